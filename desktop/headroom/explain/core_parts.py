"""The test of core parts as a derivation: group by group, or all together, down to the rows."""

from collections.abc import Callable
from functools import partial

import numpy as np

from headroom.arrays import Floats
from headroom.explain.rows import DerivedRows
from headroom.language import tr, tr_in
from headroom.rules.core_groups import GROUPS, CoreRows, Way, core_rows
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import Outcome

_LAW = LawSource("19 CFR Part 182, Appendix A, s. 14(4) and (7) to (12), Table A.2: core parts")


class DerivedCore:
    """The core parts of one model, at the low end of their content.

    Args:
        outcome: What a scenario made of a fleet.
        model: Index into its vehicles.
        rows: The current rows of the model.
    """

    def __init__(self, outcome: Outcome, model: int, rows: DerivedRows) -> None:
        self._outcome = outcome
        self._model = model
        self._rows = rows
        self._core: CoreRows = core_rows(outcome.exposure)

    def content(self) -> Derivation:
        """Return the content of core parts that decides: that of the way in which it is greatest."""
        return self.of_way(self._outcome.core.deciding(self._model) or Way.GROUP)

    def of_way(self, way: Way) -> Derivation:
        """Return the content that decides in one way."""
        value = float(self._outcome.core.low.reached[way, self._model])
        if way.together:
            return self.together(way)
        groups = [group for group in self._groups() if not self._certified(group)]
        if not groups:
            why = tr("A certificate of origin settles every group.")
            return Derivation(tr_in("a figure", "Core parts"), value, Unit.SHARE, note=why, source=_LAW)
        return Derivation(
            tr_in("a figure", "Least content of a group of core parts, listed components")
            if way.components
            else tr_in("a figure", "Least content of a group of core parts"),
            value,
            Unit.SHARE,
            Rule.LESSER,
            lambda: tuple(self.group(group, way) for group in groups),
            source=_LAW,
        )

    def group(self, group: int, way: Way) -> Derivation:
        """Return the content of one group."""
        end = self._outcome.core.low
        shares = end.rvc_components if way.components else end.rvc
        return Derivation(
            # Translators: a group of core parts, e.g. “Axles”.
            tr("{group}, listed components", group=GROUPS[group].label)
            if way.components
            else GROUPS[group].label,
            float(shares[self._model, group]),
            Unit.SHARE,
            Rule.REST_SHARE,
            lambda: (self._net_cost([group]), self._vnm([group], way)),
            source=_LAW,
        )

    def together(self, way: Way) -> Derivation:
        """Return the content of all groups together."""
        groups, end = self._groups(), self._outcome.core.low
        shares = end.together_components if way.components else end.together
        return Derivation(
            tr_in("a figure", "All core parts together, listed components")
            if way.components
            else tr_in("a figure", "All core parts together"),
            float(shares[self._model]),
            Unit.SHARE,
            Rule.REST_SHARE,
            lambda: (self._net_cost(groups), self._vnm(groups, way)),
            source=_LAW,
        )

    def _groups(self) -> list[int]:
        """Return the groups that the model has."""
        return [int(group) for group in np.flatnonzero(self._outcome.core.low.present[self._model])]

    def _certified(self, group: int) -> bool:
        return bool(self._outcome.core.certified[self._model, group])

    def _net_cost(self, groups: list[int]) -> Derivation:
        """Return the net cost of some groups."""
        total = float(self._outcome.core.low.net_cost_usd[self._model, groups].sum())
        rows = self._core

        def terms() -> tuple[Derivation, ...]:
            return self._of_rows(groups, rows.net_cost[0], self._rows_net_cost)

        return Derivation(tr_in("a figure", "Net cost of core parts"), total, Unit.USD, Rule.SUM, terms)

    def _rows_net_cost(self, at: int, _: float) -> tuple[Derivation, ...]:
        """Return what makes the net cost of a row: its maker's statement, or its value."""
        core, found = self._position(at), self._core.contents
        if found.stated[core] and (found.inside[core] or found.certified[core]):
            return (self._rows.stated_part(at, "part_net_cost", tr_in("a figure", "Net cost of the part")),)
        return (self._rows.value(at),)

    def _vnm(self, groups: list[int], way: Way) -> Derivation:
        """Return the non-originating materials of some groups."""
        end = self._outcome.core.low
        amounts = end.components_usd if way.components else end.vnm_usd
        total = float(amounts[self._model, groups].sum())
        found = self._core
        of_rows = found.components[0] if way.components else found.vnm[0]
        missing = 1 - float(self._outcome.core.threshold[self._model])
        certain = found.certain_components(missing) if way.components else found.at_threshold * missing

        def terms() -> tuple[Derivation, ...]:
            return self._of_rows(groups, of_rows + certain, partial(self._rows_vnm, way))

        return Derivation(
            tr_in("a figure", "Non-originating materials of core parts"), total, Unit.USD, Rule.SUM, terms
        )

    def _rows_vnm(self, way: Way, at: int, amount: float) -> tuple[Derivation, ...]:
        """Return what makes the non-originating materials of a row."""
        core, found = self._position(at), self._core
        value = self._rows.value(at)
        stated = self._rows.stated_vnm(at, amount, components=way.components)
        if stated is not None:
            return stated
        if found.at_threshold[core] > 0:
            least = Derivation(
                tr_in("a figure", "Core parts originate from"),
                float(self._outcome.core.threshold[self._model]),
                Unit.SHARE,
                source=_LAW,
            )
            name = tr_in("a figure", "Certified, nothing else stated: what the threshold leaves")
            return value, Derivation(name, 1 - least.value, Unit.SHARE, Rule.COMPLEMENT, least.alone)
        share = self._rows.share(at, "regional_content", float(found.contents.regional_low[core]))
        return value, Derivation(
            tr_in("a figure", "Not regional"), 1 - share.value, Unit.SHARE, Rule.COMPLEMENT, share.alone
        )

    def _of_rows(
        self, groups: list[int], amounts: Floats, terms: Callable[[int, float], tuple[Derivation, ...]]
    ) -> tuple[Derivation, ...]:
        """Return an amount of each row of some groups that has one."""
        usd = self._rows.in_usd(self._core.contents.row, amounts)
        rows = self._core.contents
        mine = (rows.rows.model[rows.row] == self._model) & np.isin(self._core.group, groups)
        by_position = np.zeros(self._rows.count)
        for core in np.flatnonzero(mine).tolist():
            by_position[self._rows.position(int(rows.row[core]))] = usd[core]
        return self._rows.of_rows(by_position, lambda at: terms(at, float(by_position[at])))

    def _position(self, at: int) -> int:
        """Return which of the rows of core groups a row of the model is."""
        row = self._rows.row(at)
        return int(np.searchsorted(self._core.contents.row, row))
