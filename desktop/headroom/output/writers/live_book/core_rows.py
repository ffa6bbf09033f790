"""The rows of core parts: what each counts in its group, and whether it rolls up with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Flags, Floats, Whole
from headroom.book.shown_names import shown_name
from headroom.language import tr
from headroom.output.writers.live_book.book_rows import BuiltRows
from headroom.output.writers.live_book.pages import Filled
from headroom.output.writers.live_book.words import CELL_NO, CELL_YES, END_WORDS, quoted, word
from headroom.rules.core_groups import GROUPS, core_rows
from headroom.rules.counted_rows import CountedRows
from headroom.rules.currency_rates import currency_rates
from headroom.rules.outcome import Outcome

_SURE = f"OR([kind]=1,AND([kind]=2,[certificate]={quoted(CELL_YES)}))"
_PERHAPS = "[kind]>0"
_ENDS = (("low", 0, _SURE), ("high", 1, _PERHAPS))
"""The ends of content: name, index, and when the statement of a maker counts."""

_STATED = "ISNUMBER([part_net_cost]),ISNUMBER([part_vnm])"
_COMPLETE = "OR([core_complete]=1,INDEX(models_core_rows,[model_number],[core_place])=1)"
_LISTED = f"OR([core_component]<>{quoted(CELL_NO)},{_COMPLETE})"
_MISSING = "INDEX(models_core_missing,[model_number])"
_HUNDRED = 100


@dataclass(frozen=True, slots=True, eq=False)
class CoreColumns:
    """What is asked of the rows of core parts.

    Attributes:
        outcome: What the scenario makes of the fleet.
        row: Index into the rows of the book, of the rows of the sheet.
        groups: The groups that some row is in, index into ``GROUPS``; none: there is no test of core parts.
        tells: Whether any row says whether it is a listed component.
        states: Whether any row has a statement of its maker.
        summed: Whether there are sums of rows: then groups are told to be there, not counted.
    """

    outcome: Outcome
    row: Whole
    groups: tuple[int, ...]
    tells: bool
    states: bool
    summed: bool = False

    @classmethod
    def of(cls, outcome: Outcome, row: Whole) -> "CoreColumns":
        """Return what is asked of some rows of a workbook."""
        exposure = outcome.exposure
        group = exposure.classification.core_group[row]
        there = sorted(set(group[group >= 0].tolist())) if outcome.scenario.policy.core_parts else []
        rows = exposure.book.rows
        among = row[group >= 0]
        return cls(
            outcome=outcome,
            row=row,
            groups=tuple(there),
            tells=bool((rows.core_component[among] >= 0).any()),
            states=not bool(np.isnan(rows.part_net_cost[row]).all()),
        )

    @property
    def place(self) -> Whole:
        """Return ``(row,)``: the place of the group of each row among those there are, from 1; 0: none."""
        places = np.zeros(len(GROUPS) + 1, dtype=np.int64)
        places[list(self.groups)] = np.arange(1, len(self.groups) + 1)
        group = self.outcome.exposure.classification.core_group[self.row]
        found: Whole = places[group]
        return found

    def key(self, model: Whole, place: Whole) -> Whole:
        """Return the number of a group of a model, both from 1."""
        found: Whole = model * _HUNDRED + place
        return found

    def columns(self, counted: CountedRows, counts: Floats, built: BuiltRows) -> Sequence[Filled]:
        """Return the columns of the rows of core parts; blank for all other rows."""
        if not self.groups:
            return ()
        place = self.place
        grouped = place > 0
        book = self.outcome.exposure.book.rows
        key = self.key(book.model[self.row].astype(np.int64) + 1, place)
        names = ["" if one < 0 else GROUPS[one].word for one in self._groups()]
        complete = self.outcome.exposure.classification.complete[self.row]
        certified = counted.contents.certified
        found = [
            Filled("core_group", tr("Core group"), "words", names, width=14),
            Filled("core_place", tr("Core group no."), "count", _where(grouped, place), folded=True),
            Filled("core_key", tr("Model and core group"), "count", _where(grouped, key), folded=True),
            Filled(
                "core_complete",
                tr("Complete core part by code"),
                "count",
                _where(grouped, complete),
                folded=True,
            ),
            Filled(
                "core_open",
                tr("Core row without certificate"),
                "count",
                _where(grouped, counts * ~certified),
                _each(grouped, f"[counts]*IF(AND([kind]>0,[certificate]={quoted(CELL_YES)}),0,1)"),
                folded=True,
            ),
        ]
        return (*found, *self._amounts(built, grouped))

    def _groups(self) -> list[int]:
        place = self.place
        return [self.groups[one - 1] if one else -1 for one in place.tolist()]

    def _amounts(self, built: BuiltRows, grouped: Flags) -> Sequence[Filled]:
        """Return what each row counts at both ends."""
        exposure = self.outcome.exposure
        core = core_rows(exposure)
        usd = currency_rates(exposure, self.outcome.scenario)[exposure.book.rows.currency[core.contents.row]]
        threshold = self.outcome.core.threshold
        missing = (1 - np.nan_to_num(threshold))[exposure.book.rows.model[core.contents.row]]
        spread = _Spread(len(exposure.book.rows), core.contents.row.astype(np.int64), self.row, usd, grouped)
        unsaid = f",NOT(AND({_STATED}))" if self.states else ""
        settled = (
            f'IF(AND(INDEX(models_core_open,[model_number],[core_place])=0,[regional]=""{unsaid}),[value],0)'
        )
        found = [
            Filled(
                "core_at",
                tr("Certified without a share: counts at the threshold, USD"),
                "usd",
                spread.of(core.at_threshold),
                _each(grouped, settled),
                folded=True,
            )
        ]
        if self.tells:
            book = exposure.book.rows
            words = [
                word(shown_name(book.texts("core_component")[one])) if own else ""
                for one, own in zip(self.row.tolist(), grouped.tolist(), strict=True)
            ]
            stated = np.where(grouped, book.component_vnm[self.row], np.nan)
            said = grouped & (book.core_component[self.row] >= 0)
            found += [
                Filled("core_component", tr("Core component"), "words", words, folded=True),
                Filled("core_says", tr("Says so"), "count", _where(grouped, said), folded=True),
                Filled(
                    "component_vnm", tr("VNM of components, stated"), "number", stated.tolist(), folded=True
                ),
            ]
        for name, end, believed in _ENDS:
            materials = f"IF([core_at]>0,0,[value]*(1-[{name}]))"
            if self.states:
                materials = f"IF(AND({_STATED},{believed}),[units]*[part_vnm],{materials})"
                net_cost = f"IF(AND({_STATED},{believed}),[units]*[part_net_cost],[value])"
                found.append(
                    Filled(
                        f"core_net_{name}",
                        tr("Core part: net cost, {end}, USD", end=END_WORDS[name]),
                        "usd",
                        spread.of(core.net_cost[end]),
                        _each(grouped, net_cost),
                        folded=True,
                    )
                )
            own = [
                "" if not one else f"(1-{gone})*{materials}" if gone else materials
                for one, gone in zip(grouped.tolist(), built.absorbed(name), strict=True)
            ]
            every, listed = core.deciding(end, missing)
            found += [
                Filled(
                    f"core_own_{name}",
                    tr("Core part: VNM but for certified, {end}, USD", end=END_WORDS[name]),
                    "usd",
                    spread.of(core.vnm[end]),
                    own,
                    folded=True,
                ),
                Filled(
                    f"core_vnm_{name}",
                    tr("Core part: VNM, {end}, USD", end=END_WORDS[name]),
                    "usd",
                    spread.of(every),
                    _each(grouped, f"[core_own_{name}]+[core_at]*{_MISSING}"),
                    folded=True,
                ),
            ]
            if self.tells:
                says = f"ISNUMBER([component_vnm]),OR({believed},NOT({_LISTED})),[core_at]=0"
                part = (
                    f"IF(AND({says}),MIN([units]*[component_vnm],[core_own_{name}]),"
                    f"IF({_LISTED},[core_own_{name}],0))"
                    f"+MIN(IF(OR({_LISTED},ISNUMBER([component_vnm])),[core_at],0)*{_MISSING},"
                    "IF(ISNUMBER([component_vnm]),[units]*[component_vnm],1E+300))"
                )
                found.append(
                    Filled(
                        f"core_listed_{name}",
                        tr("Core part: VNM of components, {end}, USD", end=END_WORDS[name]),
                        "usd",
                        spread.of(listed),
                        _each(grouped, part),
                        folded=True,
                    )
                )
        return found

    def with_roll_up(self, each: str | list[str], end: str) -> str | list[str]:
        """Return the formulas of what counts of each row: nothing where it rolls up with its core parts."""
        if not self.groups:
            return each
        believed = _SURE if end == "low" else _PERHAPS
        rolls = f"IF(AND({_COMPLETE},NOT({believed})),0,INDEX(models_rolls_{end},[model_number]))"
        formulas = [each] * len(self.row) if isinstance(each, str) else each
        grouped = (self.place > 0).tolist()
        return [
            f"({formula})*(1-{rolls})" if one else formula
            for one, formula in zip(grouped, formulas, strict=True)
        ]


@dataclass(frozen=True, slots=True, eq=False)
class _Spread:
    """Amounts of the current rows of core parts, spread over the rows of the sheet."""

    size: int
    from_row: Whole
    to_row: Whole
    usd: Floats
    grouped: Flags

    def of(self, amount: Floats) -> list[float | None]:
        """Return ``(row of the sheet,)``, US dollars; nothing for rows of no group."""
        every = np.zeros(self.size)
        every[self.from_row] = amount * self.usd
        return _where(self.grouped, every[self.to_row])


def _where(there: Flags, values: object) -> list[float | None]:
    """Return values, and nothing where there are none."""
    numbers = np.asarray(values, dtype=np.float64)
    return [one if own else None for one, own in zip(numbers.tolist(), there.tolist(), strict=True)]


def _each(there: Flags, formula: str) -> list[str]:
    """Return a formula for some rows."""
    return [formula if one else "" for one in there.tolist()]
