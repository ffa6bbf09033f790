"""Answers of the exact search kept by what was asked: the same question again needs no search.

While a slider moves, most models ask what they asked a step ago: a threshold for cars leaves the trucks
alone, a duty leaves alone what complying costs.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from threading import Lock

from headroom.arrays import Flags, Whole
from headroom.knapsack.cheapest_choice import MOST_EFFORT
from headroom.knapsack.exact_search import exact
from headroom.knapsack.instance import Answer, Knapsack, Picks

_MOST_KEPT, _FEWEST_KEPT, _MOST_PICKS = 24, 4, 20_000
"""Answers kept of a model, fewer where it has thousands of parts: each answer names some options of all."""

_DIGEST_BYTES = 16


@dataclass(frozen=True, slots=True)
class _Kept:
    """An answer, with what it hangs on where it has no proof."""

    answer: Answer
    start: bytes
    most: int


class KeptAnswers:
    """The last answers about one model, from which those about its next problem are taken.

    Args:
        earlier: What was answered before; it is left as it is.
    """

    def __init__(self, earlier: "KeptAnswers | None" = None) -> None:
        self._lock = Lock()
        self._kept: OrderedDict[bytes, _Kept] = OrderedDict()
        if earlier is not None:
            self._kept.update(earlier.all())

    def all(self) -> tuple[tuple[bytes, _Kept], ...]:
        """Return what is kept by what was asked, as it is now."""
        with self._lock:
            return tuple(self._kept.items())

    def cheapest(
        self, problem: Knapsack, step: int = 1, start: Iterable[Picks] = (), most: int = MOST_EFFORT
    ) -> Answer:
        """Return what ``exact`` does; an answer with a proof is one whatever the search begins with.

        Args:
            problem: Costs, weights and limits.
            step: Least difference in cost that matters.
            start: Choices likely to be near the best.
            most: How many sets of departures are looked at, about.
        """
        asked = _digest(
            (problem.costs, problem.weights, problem.limits, problem.offered), step, *problem.weights.shape
        )
        begun, known = tuple(start), self._found(asked)
        beginning = b"" if known is None or known.answer.proven else _digest(begun)
        if known is not None and (known.answer.proven or (known.start == beginning and known.most >= most)):
            return known.answer
        answer = exact(problem, step, begun, most)
        own = _Kept(answer, b"" if answer.proven else beginning or _digest(begun), most)
        with self._lock:
            self._kept[asked] = own
            self._kept.move_to_end(asked)
            most_kept = max(min(_MOST_PICKS // max(len(problem.costs), 1), _MOST_KEPT), _FEWEST_KEPT)
            while len(self._kept) > most_kept:
                self._kept.popitem(last=False)
        return answer

    def _found(self, asked: bytes) -> _Kept | None:
        """Return what was answered last to a question."""
        with self._lock:
            known = self._kept.get(asked)
            if known is not None:
                self._kept.move_to_end(asked)
        return known


def _digest(arrays: Iterable[Whole | Flags], *numbers: int) -> bytes:
    """Return a digest of some arrays and numbers; two that differ have the same one never in practice."""
    digest = blake2b(repr(numbers).encode(), digest_size=_DIGEST_BYTES)
    for array in arrays:
        digest.update(array.tobytes())
    return digest.digest()
