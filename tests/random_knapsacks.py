"""Random problems of the exact search, hard ones and odd ones among them: the same for the same seed."""

from collections.abc import Iterator

import numpy as np

from headroom.knapsack.instance import Knapsack, Picks

_WEIGHTS = (3, 20, 1000, 10**6, 2**40, 2**55)
_COSTS = (2, 10, 1000, 10**9)
_STEPS = (1, 1, 5, 50)


def random_knapsacks(
    count: int, seed: int, most_parts: int = 6
) -> Iterator[tuple[Knapsack, int, tuple[Picks, ...]]]:
    """Yield problems with up to four limits, the step that matters, and choices to start from."""
    draw = np.random.default_rng(seed)
    for _ in range(count):
        parts, options, limits = (int(draw.integers(*ends)) for ends in ((1, most_parts + 1), (1, 5), (0, 5)))
        shape, largest = (limits, parts, options), _WEIGHTS[draw.integers(len(_WEIGHTS))] // parts + 1
        least = -largest if draw.random() < 0.6 else 0
        weights = draw.integers(least, largest + 1, shape)
        if draw.random() < 0.3:
            weights[draw.random(shape) < 0.5] = 0
        costs = draw.integers(-5 if draw.random() < 0.2 else 0, _COSTS[draw.integers(4)], (parts, options))
        if limits and draw.random() < 0.3:
            weights[0] = -3 * costs
        offered = draw.random((parts, options)) < (0.8 if draw.random() < 0.5 else 1.0)
        if draw.random() < 0.95:
            offered[:, 0] = True
        at = np.arange(parts)
        some = draw.integers(0, options, (20, parts))
        room = np.quantile(weights[:, at, some].sum(axis=2), draw.random(), axis=1).astype(np.int64)
        start = tuple(draw.integers(0, options, (int(draw.integers(3)), parts)))
        problem = Knapsack(costs.astype(np.int64), weights.astype(np.int64), room, offered)
        yield problem, _STEPS[draw.integers(4)], start
