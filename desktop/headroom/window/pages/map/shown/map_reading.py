"""What is read at a place of the policy map, and how far it is known."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from headroom.analysis.policy_map import PolicyMap
from headroom.analysis.response_grid import ResponseGrid
from headroom.words import formatting

BOTH, REGIONAL, US, GAINED = "both rules", "regional content", "US content", "qualifies"

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
        said = [*self.lines, *(f"{one.name}: {one.why}" for one in self.turned)]
        if self.more:
            said.append(f"{self.more} more")
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
    every = f"{grid.stride * step:.3g} {'point' if grid.stride * step == 1 else 'points'}"
    if grid.done:
        proof = "" if grid.proven else ", a few of them to within cents"
        return f"Complete: solved every {every}{proof}"
    share = formatting.percent(float(grid.own.mean()), 0)
    grey = "" if grid.known.all() else "; grey is not known yet"
    return f"{'Refining' if busy else 'Stopped'}: every {every}, {share} of the map final{grey}"
