"""The test of core parts of each model, by groups and together, as the program has it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.language import colon, tr, tr_in
from headroom.output.writers.live_book.core_rows import CoreColumns
from headroom.output.writers.live_book.formulas import reaches
from headroom.output.writers.live_book.inputs import Inputs
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.words import END_WORDS, READING_NO, WAY_WORDS, quoted
from headroom.rules.core_groups import GROUPS, CoreEnd, Way
from headroom.rules.outcome import Outcome
from headroom.rules.readings import CORE_ROLL_UP
from headroom.rules.row_contents import RowContents

_NONE = "9E+99"
"""Stands in for the content of a group that does not count where the least is looked for."""

_ENDS = ("low", "high")


@dataclass(frozen=True, slots=True, eq=False)
class ModelCore:
    """What is asked of core parts, model by model.

    Attributes:
        outcome: What the scenario makes of the fleet.
        core: What is asked of their rows.
        inputs: The inputs that formulas mention.
        threshold: Of each model, the formula of what is asked; empty where nothing is.
    """

    outcome: Outcome
    core: CoreColumns
    inputs: Inputs
    threshold: Sequence[str]

    def columns(self) -> Sequence[Filled]:
        """Return the columns, those of single groups folded."""
        if not self.core.groups:
            return ()
        found = self.outcome.core
        missing = 1 - np.nan_to_num(found.threshold)
        asked = [one or '""' for one in self.threshold]
        return (
            *self._counts(),
            Filled(
                "core_least",
                tr("Core parts: threshold"),
                "share",
                found.threshold.tolist(),
                asked,
            ),
            Filled(
                "core_missing",
                tr("1 less it"),
                "share",
                missing.tolist(),
                'IF([core_least]="",1,1-[core_least])',
                folded=True,
            ),
            *self._amounts(),
            *self._shares(),
            *self._ways(),
        )

    def _places(self) -> Sequence[tuple[int, int]]:
        """Return the groups that there are, each with its place, from 1."""
        return tuple(enumerate(self.core.groups, start=1))

    def _counts(self) -> Sequence[Filled]:
        """Return how many rows of each group count, and how many have no certificate."""
        rows, classification = self.outcome.exposure.book.rows, self.outcome.exposure.classification
        grouped = rows.current & (classification.core_group >= 0)
        cell = rows.model.astype(np.int64) * len(GROUPS) + classification.core_group
        size = len(self.outcome.vehicles) * len(GROUPS)
        there = np.bincount(cell[grouped], minlength=size).reshape(-1, len(GROUPS))
        certified = self._certified()
        open_ = grouped & ~certified
        without = np.bincount(cell[open_], minlength=size).reshape(-1, len(GROUPS))
        if self.core.summed:
            there, without = np.minimum(there, 1), np.minimum(without, 1)
        return tuple(
            Filled(
                f"core_{key}_{place}",
                colon(GROUPS[group].word, words),
                "count",
                counts[:, group].tolist(),
                f"SUMIFS({column},rows_core_key,[number]*100+{place})",
                folded=True,
            )
            for key, words, column, counts in (
                ("rows", tr_in("rows of a core group", "rows"), "rows_counts", there),
                ("open", tr("rows without certificate"), "rows_core_open", without),
            )
            for place, group in self._places()
        )

    def _certified(self) -> Flags:
        """Return ``(row of the book,)``: which have a certificate that counts."""
        rows = self.outcome.exposure.book.rows
        return RowContents.of(rows, np.arange(len(rows))).certified

    def _amounts(self) -> Sequence[Filled]:
        """Return net cost and non-originating materials of each group at both ends."""
        found = self.outcome.core
        net_cost = [f"rows_core_net_{end}" if self.core.states else "rows_value" for end in _ENDS]
        kinds: list[tuple[str, str, str, Callable[[CoreEnd], Floats]]] = []
        for at, end in enumerate(_ENDS):
            kinds += [
                (
                    f"net_{end}",
                    tr("net cost, {end}, USD", end=END_WORDS[end]),
                    net_cost[at],
                    lambda one: one.net_cost_usd,
                ),
                (
                    f"vnm_{end}",
                    tr("VNM, {end}, USD", end=END_WORDS[end]),
                    f"rows_core_vnm_{end}",
                    lambda one: one.vnm_usd,
                ),
            ]
            if self.core.tells:
                column = f"rows_core_listed_{end}"
                kinds.append(
                    (
                        f"listed_{end}",
                        tr("VNM of components, {end}, USD", end=END_WORDS[end]),
                        column,
                        lambda one: one.components_usd,
                    )
                )
        return tuple(
            Filled(
                f"core_{key}_{place}",
                colon(GROUPS[group].word, words),
                "usd",
                read(found.low if key.endswith("low") else found.high)[:, group].tolist(),
                f"SUMIFS({column},rows_core_key,[number]*100+{place})",
                folded=True,
            )
            for key, words, column, read in kinds
            for place, group in self._places()
        )

    def _shares(self) -> Sequence[Filled]:
        """Return the content of each group that there is at a cost."""
        found = []
        for end, one in zip(_ENDS, (self.outcome.core.low, self.outcome.core.high), strict=True):
            ways = [("vnm", "rvc", one.rvc)]
            if self.core.tells:
                ways.append(("listed", "rvc_listed", one.rvc_components))
            for amount, key, shares in ways:
                words = tr("content") if key == "rvc" else tr("content by components")
                found += [
                    Filled(
                        f"core_{key}_{end}_{place}",
                        colon(GROUPS[group].word, f"{words}, {END_WORDS[end]}"),
                        "share",
                        shares[:, group].tolist(),
                        f"IF(AND([core_rows_{place}]>0,[core_net_low_{place}]>0,[core_net_high_{place}]>0),"
                        f'([core_net_{end}_{place}]-[core_{amount}_{end}_{place}])/[core_net_{end}_{place}],"")',
                        folded=end == "high" or key != "rvc",
                    )
                    for place, group in self._places()
                ]
        return found

    def _ways(self) -> Sequence[Filled]:
        """Return the content that decides in each way, the greatest of them, and whether it is enough."""
        core, found = self.outcome.core, []
        tells = "SUMIFS(rows_core_says,rows_model_number,[number],rows_counts,1)>0" if self.core.tells else ""
        for end, one in zip(_ENDS, (core.low, core.high), strict=True):
            ways = [(Way.GROUP, "rvc", "vnm"), (Way.TOGETHER, "rvc", "vnm")]
            if self.core.tells:
                ways += [
                    (Way.GROUP_COMPONENTS, "rvc_listed", "listed"),
                    (Way.TOGETHER_COMPONENTS, "rvc_listed", "listed"),
                ]
            keys = []
            for way, share, amount in ways:
                key = f"core_{way.name.lower()}_{end}"
                keys.append(key)
                formula = self._together(end, amount) if way.together else self._least(end, share)
                asked = f'AND([core_least]<>"",{tells})' if way.components else '[core_least]<>""'
                found.append(
                    Filled(
                        key,
                        tr("Core parts: {way}, {end}", way=WAY_WORDS[way], end=END_WORDS[end]),
                        "share",
                        one.reached[way].tolist(),
                        f'IF({asked},{formula},"")',
                        folded=True,
                    )
                )
            every = ",".join(f"[{key}]" for key in keys)
            found.append(
                Filled(
                    f"core_{end}",
                    tr("Core parts: content that decides, {end}", end=END_WORDS[end]),
                    "share",
                    core.value[end == "high"].tolist(),
                    f'IF(COUNT({every})=0,"",MAX({every}))',
                )
            )
        rolling = "rule_number=3"
        if CORE_ROLL_UP in self.inputs:
            rolling = f"AND({rolling},{self.inputs.ref(CORE_ROLL_UP)}<>{quoted(READING_NO)})"
        for at, end in enumerate(_ENDS):
            enough = reaches(f"[core_{end}]", "[core_least]")
            passes = f'IF(OR([core_{end}]="",[core_least]=""),0,IF({enough},1,0))'
            rolls = core.passes[at] & self.outcome.scenario.policy.core_roll_up
            found.append(
                Filled(
                    f"rolls_{end}",
                    tr("Core parts roll up, {end}: 1", end=END_WORDS[end]),
                    "count",
                    rolls,
                    f"IF({rolling},{passes},0)",
                    folded=True,
                )
            )
        return found

    def _least(self, end: str, share: str) -> str:
        """Return the least content of a group without certificates; 1 where there are only such with them."""
        cells = [f"[core_{share}_{end}_{place}]" for place, _ in self._places()]
        least = ",".join(
            f'IF({cell}="",{_NONE},IF([core_open_{place}]>0,{cell},{_NONE}))'
            for cell, (place, _) in zip(cells, self._places(), strict=True)
        )
        smallest = f"MIN({least})"
        return f'IF({smallest}<{_NONE},{smallest},IF(COUNT({",".join(cells)})>0,1,""))'

    def _together(self, end: str, amount: str) -> str:
        """Return the content of all groups together."""
        there = [f'IF([core_rvc_{end}_{place}]="",0,1)' for place, _ in self._places()]
        whole = "+".join(
            f"{one}*[core_net_{end}_{place}]" for one, (place, _) in zip(there, self._places(), strict=True)
        )
        without = "+".join(
            f"{one}*[core_{amount}_{end}_{place}]"
            for one, (place, _) in zip(there, self._places(), strict=True)
        )
        return f'IF({"+".join(there)}=0,"",(({whole})-({without}))/({whole}))'
