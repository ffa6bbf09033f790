"""What the list of parts is made of, computed beside the window: what rows do, and their texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_texts import PartTexts
from headroom.rules.outcome import Outcome

_AT_ONCE = 40_000
"""Rows up to which what they do is computed in the window's thread."""


@dataclass(frozen=True, slots=True, eq=False)
class PartAnswer:
    """All that is known of the rows of an outcome.

    Attributes:
        effects: What they do.
        texts: Their texts.
    """

    effects: PartEffects
    texts: PartTexts


def part_steps(
    outcome: Outcome, earlier: PartAnswer | None, cancelled: Callable[[], bool]
) -> Iterator[PartAnswer]:
    """Yield what the rows of an outcome do; then make their texts ready, which takes longer."""
    answer = PartAnswer(PartEffects.of(outcome), _texts(outcome, earlier))
    yield answer
    answer.texts.prepare(cancelled)


def part_at_once(
    outcome: Outcome, earlier: PartAnswer | None, _cancelled: Callable[[], bool]
) -> PartAnswer | None:
    """Return what the rows of an outcome do, where they are few and their texts are known."""
    rows = outcome.exposure.book.rows
    if earlier is None or len(rows) > _AT_ONCE or not earlier.texts.fits(rows):
        return None
    return PartAnswer(PartEffects.of(outcome), earlier.texts)


def _texts(outcome: Outcome, earlier: PartAnswer | None) -> PartTexts:
    """Return the texts of the rows; those that are known where the workbook is the same."""
    rows = outcome.exposure.book.rows
    return earlier.texts if earlier is not None and earlier.texts.fits(rows) else PartTexts(rows)
