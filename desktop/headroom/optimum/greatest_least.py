"""The greatest content that each of several groups of core parts reaches at once, whatever it costs."""

from collections.abc import Sequence

import numpy as np

from headroom.arrays import Flags
from headroom.knapsack.exact_search import exact
from headroom.knapsack.instance import Knapsack, Picks
from headroom.knapsack.whole_numbers import Limit, tables_of
from headroom.rules.exchange import Amounts, Share

_FINEST = 1e-9


def greatest_least(
    amounts: Amounts, shares: Sequence[Share], limits: Sequence[Limit], allowed: Flags
) -> tuple[float | None, Picks | None]:
    """Return the greatest content that all shares of anything reach, 1 where there is none, and a choice.

    The range in which it lies is halved. Nothing is returned where no choice keeps the limits.

    Args:
        amounts: What a choice adds up to.
        shares: Shares that are at most 1.
        limits: What the choice must keep.
        allowed: ``(part, option)``, what may be chosen.
    """
    nothing = np.zeros(allowed.shape, dtype=np.int64)

    def choice(asked: Sequence[Limit]) -> Picks | None:
        return exact(Knapsack(nothing, *tables_of(asked, allowed.shape), allowed)).picks

    def reached(picks: Picks) -> float:
        contents = (share.of(amounts, picks) for share in shares if share.whole(amounts).of(picks) > 0)
        return min(contents, default=1.0)

    best = choice(limits)
    if best is None:
        return None, None
    low, high = reached(best), 1.0
    while high - low > _FINEST:
        level = (low + high) / 2
        found = choice([*limits, *(share.limit(amounts, level) for share in shares)])
        if found is None:
            high = level
        else:
            low, best = max(level, reached(found)), found
    return reached(best), best
