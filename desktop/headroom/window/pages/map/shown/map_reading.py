"""What is read at a place of the policy map, and how far it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.policy_map import PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.language import colon, localized, tr, tr_count, tr_in
from headroom.words import formatting

BOTH, REGIONAL, US, GAINED = (
    tr_in("why it fails", "both rules"),
    tr_in("why it fails", "regional content"),
    tr_in("why it fails", "US content"),
    tr_in("a verdict", "qualifies"),
)

_MOST_NAMED = 40
"""Models that are named at most; the others are counted."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A model whose verdict is another than at the scenario.

    Attributes:
        name: Of the model.
        why: The rule that it fails, or that it qualifies.
    """

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """What is read at a place of the map.

    Attributes:
        where: Whose place it is.
        place: Both thresholds.
        value: The figure, or by how much it differs.
        about: The figure's name, and what it is compared with.
        lines: More about it.
        turned: Whose verdict is another than at the scenario.
        more: How many more of them there are.
    """

    where: str
    place: str
    value: str
    about: str
    lines: tuple[str, ...]
    turned: tuple[Turned, ...] = ()
    more: int = 0

    def sentence(self) -> str:
        """Return it in one line, for screen readers."""
        said = [*self.lines, *(colon(one.name, one.why) for one in self.turned)]
        if self.more:
            said.append(tr_count("{n} more", "{n} more", self.more))
        return f"{self.where}, {self.place}: {self.value} {self.about}; {'; '.join(said)}."


def turned(
    made: PolicyMap, names: Sequence[str], here: tuple[float, float], there: tuple[float, float]
) -> tuple[tuple[Turned, ...], int]:
    """Return the models whose verdict is another at one pair of thresholds than at another one.

    Args:
        made: The map.
        names: Of its models.
        here: Regional and US threshold that is compared with, fractions.
        there: Those that are read.

    Returns:
        The models in their order, and how many more there are.
    """
    now, then = made.qualifies_at(*here), made.qualifies_at(*there)
    column = made.regional.steps_at(np.array(there[:1]))[0]
    row = made.us.steps_at(np.array(there[1:]))[0]
    changed = np.flatnonzero((now != then) & made.chosen).tolist()
    found = []
    for at in changed[:_MOST_NAMED]:
        fails = made.regional.last[at] < column, made.us.last[at] < row
        why = {(True, True): BOTH, (True, False): REGIONAL, (False, True): US, (False, False): GAINED}
        found.append(Turned(names[at], why[fails]))
    return tuple(found), len(changed) - len(found)


def refinement(grid: ResponseGrid, *, busy: bool) -> str:
    """Return how far a map is refined, in words."""
    step = float(grid.columns[1] - grid.columns[0]) * 100
    one = grid.stride * step == 1
    every = tr("1 point") if one else tr("{count} points", count=localized(f"{grid.stride * step:.3g}"))
    if grid.done and grid.proven:
        return tr("Complete: solved every {points}", points=every)
    if grid.done:
        return tr("Complete: solved every {points}, a few of them to within cents", points=every)
    share = formatting.percent(float(grid.own.mean()), 0)
    said = (
        tr("Refining: every {points}, {share} of the map final", points=every, share=share)
        if busy
        else tr("Stopped: every {points}, {share} of the map final", points=every, share=share)
    )
    return said if grid.known.all() else f"{said}; {tr('grey is not known yet')}"
