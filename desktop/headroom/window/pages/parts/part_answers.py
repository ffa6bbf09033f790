"""What the list of parts is made of, computed beside the window: what rows do, and their texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from headroom.analysis.changed_parts import ChangedParts
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_nodes import PartNodes
from headroom.analysis.part_texts import PartTexts
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome

_AT_ONCE = 40_000
"""Rows up to which what they do is computed in the window's thread."""


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """What the rows are asked about.

    Attributes:
        outcome: What the scenario made of the workbook.
        exposure: The sums of the workbook as imported.
    """

    outcome: Outcome
    exposure: Exposure


@dataclass(frozen=True, slots=True, eq=False)
class PartAnswer:
    """All that is known of the rows of an outcome.

    Attributes:
        effects: What they do.
        texts: Their texts.
        changed: Which of them the changes by hand concern; None where there are no changes.
        nodes: The bill as a tree; None where the workbook has none of several levels.
    """

    effects: PartEffects
    texts: PartTexts
    changed: ChangedParts | None
    nodes: PartNodes | None


def part_steps(
    question: PartQuestion, earlier: PartAnswer | None, cancelled: Callable[[], bool]
) -> Iterator[PartAnswer]:
    """Yield what the rows of an outcome do; then make their texts ready, which takes longer."""
    answer = _answer(question, _texts(question.outcome, earlier))
    yield answer
    answer.texts.prepare(cancelled)


def part_at_once(
    question: PartQuestion, earlier: PartAnswer | None, _cancelled: Callable[[], bool]
) -> PartAnswer | None:
    """Return what the rows of an outcome do, where they are few and their texts are known."""
    rows = question.outcome.exposure.book.rows
    if earlier is None or len(rows) > _AT_ONCE or not earlier.texts.fits(rows):
        return None
    return _answer(question, earlier.texts)


def _answer(question: PartQuestion, texts: PartTexts) -> PartAnswer:
    """Return what the rows do, with and without the changes by hand."""
    outcome = question.outcome
    effects = PartEffects.of(outcome)
    return PartAnswer(effects, texts, ChangedParts.of(outcome, question.exposure), PartNodes.of(effects))


def _texts(outcome: Outcome, earlier: PartAnswer | None) -> PartTexts:
    """Return the texts of the rows; those that are known where the workbook is the same."""
    rows = outcome.exposure.book.rows
    return earlier.texts if earlier is not None and earlier.texts.fits(rows) else PartTexts(rows)
