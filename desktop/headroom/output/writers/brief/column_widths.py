"""How the columns of a table on paper share its width."""

from collections.abc import Sequence
from dataclasses import dataclass

_LONGEST_WORD = 130.0
"""Points from which a word is broken rather than given room."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a column needs, points.

    Attributes:
        whole: So that none of its texts goes on in a further line.
        word: So that none of its words is broken.
        rigid: Whether it holds figures, which stay on one line.
        wide: Whether it takes the room that is left.
    """

    whole: float
    word: float
    rigid: bool
    wide: bool


def shared(needs: Sequence[Need], room: float) -> list[float] | None:
    """Return the width of each column, together ``room``; None if words or figures would be broken.

    Args:
        needs: Of each column.
        room: Of all, points.
    """
    least = [need.whole if need.rigid else min(need.word, _LONGEST_WORD) for need in needs]
    if sum(least) > room:
        return None
    widths, left = list(least), room - sum(least)
    open_ = [at for at, need in enumerate(needs) if widths[at] < need.whole]
    while open_ and left > 0:
        each, full = left / len(open_), []
        for at in open_:
            more = min(each, needs[at].whole - widths[at])
            widths[at] += more
            left -= more
            if needs[at].whole - widths[at] <= 1e-9:
                full.append(at)
        if not full:
            break
        open_ = [at for at in open_ if at not in full]
    if left > 0:
        takers = [at for at, need in enumerate(needs) if need.wide] or [0]
        for at in takers:
            widths[at] += left / len(takers)
    return widths


def even(needs: Sequence[Need], room: float) -> list[float]:
    """Return the width of each column in proportion to what it needs, where not all fits."""
    wanted = [need.whole if need.rigid else min(need.word, _LONGEST_WORD) for need in needs]
    return [room * one / sum(wanted) for one in wanted]
