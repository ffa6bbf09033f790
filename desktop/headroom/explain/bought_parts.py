"""Follows the content of a bought assembly back to what goes into it, level by level."""

from functools import partial

import numpy as np

from headroom.language import localized, tr, tr_in
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.outcome import Outcome
from headroom.rules.tree_contents import NodeEnd, TreeContents, tree_contents

_ROLL_UP = LawSource("19 CFR Part 182, Appendix A, s. 8(4) to (10) and 14(1): roll-up")
_STATEMENT = LawSource("19 CFR Part 182, Appendix A, s. 9(2)(b): the maker's statement")
_ALIKE = 1e-9


def content_of_parts(outcome: Outcome, row: int, share: float, name: str) -> Derivation | None:
    """Return the regional content of a row as it follows from its parts; None where it does not.

    Args:
        outcome: What a scenario made of a fleet.
        row: Index into the rows of its book.
        share: The content, at the low or the high end, fraction.
        name: What it is called.
    """
    built = outcome.exposure.book.rows.built
    if built is None or outcome.exposure.tree is None or np.isnan(built.high[row]):
        return None
    found = tree_contents(outcome.exposure, outcome.scenario)
    at = int(np.flatnonzero(found.parts.row == row)[0])
    return _Nodes(found, found.low if abs(share - built.low[row]) <= _ALIKE else found.high).content(at, name)


class _Nodes:
    """The nodes of a bill at one end of their content."""

    def __init__(self, found: TreeContents, end: NodeEnd) -> None:
        self._found = found
        self._end = end
        self._rows = found.parts.rows

    def content(self, at: int, name: str) -> Derivation:
        """Return the regional content of a node with parts: its net cost less foreign materials, a share."""
        share, net_cost = float(self._end.share[at]), float(self._found.net_cost[at])
        inside = float(self._end.vnm_inside[at])
        stated = not np.isnan(self._rows.part_net_cost[at])
        field = "part_net_cost" if stated else "unit_cost"
        cost = Derivation(
            tr_in("a figure", "Net cost as its maker states it")
            if stated
            else tr_in("a figure", "Price of the assembly"),
            net_cost,
            Unit.USD,
            cell=self._rows.address(at, field),
        )
        materials = Derivation(
            tr_in("a figure", "Non-originating materials that go into it"),
            inside,
            Unit.USD,
            Rule.SUM,
            partial(self._parts, at),
            source=_ROLL_UP,
        )
        if inside > net_cost:
            note = tr(
                "What goes into it and does not originate costs {amount} USD, more than it does itself.",
                amount=localized(f"{inside:,.2f}"),
            )
            return Derivation(name, share, Unit.SHARE, cell=cost.cell, note=note, source=_ROLL_UP)
        return Derivation(name, share, Unit.SHARE, Rule.REST_SHARE, lambda: (cost, materials))

    def _parts(self, at: int) -> tuple[Derivation, ...]:
        """Return what counts of each part that goes into a node."""
        parts = self._found.parts
        inside = parts.going_in(np.flatnonzero(parts.parent == at))
        return tuple(self._part(part) for part in inside.tolist())

    def _part(self, at: int) -> Derivation:
        """Return what of a part counts as non-originating in what it goes into."""
        parts, end, vnm = self._found.parts, self._end, float(self._end.vnm[at])
        name, cell = self._name(at), self._rows.address(at, "unit_cost")
        if parts.opened[at]:
            return Derivation(name, vnm, Unit.USD, Rule.SUM, partial(self._parts, at), cell=cell)
        value = float(self._found.value[at])
        if not self._found.rolled_up[at]:
            note = tr(
                "{percent} % of {amount} USD: what is not regional counts.",
                percent=localized(f"{100 - float(end.share[at]) * 100:.1f}"),
                amount=localized(f"{value:,.2f}"),
            )
            return Derivation(name, vnm, Unit.USD, cell=cell, note=note)
        if end.originates[at]:
            share, least = float(end.share[at]) * 100, float(self._found.threshold[at]) * 100
            note = tr(
                "It originates, with {percent} % of {needed} %: nothing of its {amount} USD counts.",
                percent=localized(f"{share:.1f}"),
                needed=localized(f"{least:g}"),
                amount=localized(f"{value:,.2f}"),
            )
            return Derivation(name, vnm, Unit.USD, cell=cell, note=note, source=_ROLL_UP)
        if np.isnan(self._rows.unit_cost[at]) and not parts.has_parts[at]:
            return Derivation(
                name, vnm, Unit.USD, cell=cell, note=tr("No unit cost: nothing of it is counted.")
            )
        if vnm < value:
            note = tr(
                "{amount} USD, less what its maker states that is not of foreign materials.",
                amount=localized(f"{value:,.2f}"),
            )
            return Derivation(name, vnm, Unit.USD, cell=cell, note=note, source=_STATEMENT)
        return Derivation(name, vnm, Unit.USD, cell=cell, note=tr("It does not originate: all of it counts."))

    def _name(self, at: int) -> str:
        """Return a part with what it is and where it comes from."""
        origin = self._rows.origins[int(self._rows.origin[at])] or tr_in("where a part is from", "unknown")
        words = (self._rows.part_number[at], self._rows.description[at], f"({origin})")
        return " ".join(word for word in words if word)
