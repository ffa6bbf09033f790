"""The fewest parts that together make up what is missing from two tests at once.

Most parts add the same amount to both tests, or to one only. Of parts of one such kind the largest are
never worse than others, so that it is enough to try how many of each. Parts that add different amounts
to both, because their rows differ, are decided one by one: branch and bound, with the bound that each of
them adds its larger amount to both.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from headroom.arrays import Whole

_MOST_NODES = 5_000


@dataclass(frozen=True, slots=True)
class Fewest:
    """The fewest parts found.

    Attributes:
        parts: Positions of the parts, ascending.
        proven: Whether fewer cannot do.
    """

    parts: tuple[int, ...]
    proven: bool


def fewest_for_one(amounts: Whole, missing: int) -> tuple[int, ...]:
    """Return the fewest positions whose amounts come to what is missing, largest first; all can."""
    order = np.argsort(-amounts, kind="stable")
    reached = np.cumsum(amounts[order])
    count = 0 if missing <= 0 else int(np.searchsorted(reached, missing)) + 1
    return tuple(order[:count].tolist())


def fewest_for_both(first: Whole, second: Whole, missing_first: int, missing_second: int) -> Fewest:
    """Return the fewest parts that come to what is missing from both; all of them together do.

    Args:
        first: ``(part,)``, what each part adds to the first test, at least 0.
        second: ``(part,)``, what it adds to the second.
        missing_first: What is missing from the first.
        missing_second: What is missing from the second.
    """
    search = _Search(first, second, missing_first, missing_second)
    search.run()
    return Fewest(tuple(sorted(search.best)), search.nodes <= _MOST_NODES)


@dataclass(slots=True)
class _Search:
    """The search for the fewest parts."""

    first: Whole
    second: Whole
    missing_first: int
    missing_second: int
    best: Sequence[int] = field(init=False)
    nodes: int = 0

    def __post_init__(self) -> None:
        self.best = np.flatnonzero((self.first > 0) | (self.second > 0)).tolist()

    def run(self) -> None:
        """Find the fewest."""
        one_sided = (self.first == 0) | (self.second == 0)
        mixed = np.flatnonzero(~one_sided & (self.first != self.second)).tolist()
        nodes: list[tuple[tuple[int, ...], tuple[int, ...]]] = [((), ())]
        while nodes and self.nodes < _MOST_NODES:
            taken, left_out = nodes.pop()
            self.nodes += 1
            decided = {*taken, *left_out}
            undecided = [part for part in mixed if part not in decided]
            hoped = self._completed(taken, left_out, undecided, np.maximum)
            if hoped is None or len(hoped) >= len(self.best):
                continue
            used = [part for part in hoped if part in undecided]
            if not used:
                self.best = hoped
                continue
            sure = self._completed(taken, left_out, undecided, np.minimum)
            if sure is not None and len(sure) < len(self.best):
                self.best = sure
            part = max(used, key=lambda p: int(self.first[p] + self.second[p]))
            nodes += [(taken, (*left_out, part)), ((*taken, part), left_out)]
        if nodes:
            self.nodes = _MOST_NODES + 1

    def _completed(
        self,
        taken: tuple[int, ...],
        left_out: tuple[int, ...],
        undecided: list[int],
        of_both: np.ufunc,
    ) -> list[int] | None:
        """Return the fewest parts if each undecided one added ``of_both`` of its amounts to both tests."""
        first, second = self.first.copy(), self.second.copy()
        first[undecided] = second[undecided] = of_both(self.first[undecided], self.second[undecided])
        rest = np.ones(len(first), dtype=np.bool_)
        rest[[*taken, *left_out]] = False
        missing_first = self.missing_first - int(first[list(taken)].sum())
        missing_second = self.missing_second - int(second[list(taken)].sum())
        both, only_first, only_second = (
            np.flatnonzero(kind & rest)
            for kind in (
                (first == second) & (first > 0),
                (first > 0) & (second == 0),
                (second > 0) & (first == 0),
            )
        )
        both, only_first = _descending(both, first), _descending(only_first, first)
        only_second = _descending(only_second, second)
        reached = np.concatenate(([0], np.cumsum(first[both])))
        more_first = _counts(first[only_first], missing_first - reached)
        more_second = _counts(second[only_second], missing_second - reached)
        total = np.arange(len(reached)) + more_first + more_second
        at = int(np.argmin(total))
        if not np.isfinite(total[at]):
            return None
        return [
            *taken,
            *both[:at].tolist(),
            *only_first[: int(more_first[at])].tolist(),
            *only_second[: int(more_second[at])].tolist(),
        ]


def _descending(parts: Whole, amounts: Whole) -> Whole:
    """Return the parts with the largest amounts first."""
    return parts[np.argsort(-amounts[parts], kind="stable")]


def _counts(amounts: Whole, missing: Whole) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return how many of the first amounts come to each of the missing sums; infinity where all do not."""
    reached = np.concatenate(([0], np.cumsum(amounts)))
    counts = np.searchsorted(reached, np.maximum(missing, 0)).astype(np.float64)
    return np.where(counts > len(amounts), np.inf, counts)
