"""The parts of the fleet summed by two of their labels, as a table of the largest blocks."""

from collections.abc import Mapping
from typing import TypeVar

from headroom.analysis.part_dimensions import PartDimension
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_pivot import PartMeasure, pivot
from headroom.findings.explore import explore_finding
from headroom.language import tr, tr_in
from headroom.output.handover.handover import HandoverPage, PageKey
from headroom.output.handover.question import HandoverQuestion
from headroom.output.handover.titles import fitted
from headroom.output.sums_of_parts import sums_table, unit_words

_MOST = (15, 8)
"""Rows and columns at most: a slide has room for them."""

_CHANGE = "change"

Word = TypeVar("Word", PartDimension, PartMeasure)


def explore_page(question: HandoverQuestion, choices: Mapping[str, str]) -> HandoverPage | None:
    """Return the sums that the page Explore shows; None where the workbook states no parts.

    Args:
        question: What is handed over.
        choices: What was chosen there: ``rows``, ``columns``, ``measure``, ``figures``.
    """
    if not question.states_costs or not len(question.exposure.book.rows):
        return None
    down = _one_of(PartDimension, choices.get("rows", ""), PartDimension.MODEL)
    across = _one_of(PartDimension, choices.get("columns", ""), PartDimension.ORIGIN)
    measure = _one_of(PartMeasure, choices.get("measure", ""), PartMeasure.OUTSIDE)
    change = choices.get("figures", "").startswith(_CHANGE) and question.compared
    found = pivot(PartEffects.of(question.outcome), down, across, measure)
    if change:
        found = found.less(pivot(PartEffects.of(question.before), down, across, measure))
    finding = explore_finding(found, measure, (down, across), change=change)
    summed = tr("Change: {measure}", measure=measure.word) if change else measure.label
    table = sums_table(found, measure, summed, down.label, _MOST, change=change)
    return HandoverPage(
        key=PageKey.EXPLORE,
        title=fitted(finding.sentence),
        detail=tr(
            # Translators: e.g. "Value, by model and origin, US$ M a year."
            "{measure}, by {rows} and {columns}, {unit}.",
            measure=summed,
            rows=down.word,
            columns=across.word,
            unit=unit_words(measure),
        ),
        exhibit=table,
        table=table,
        alt=tr(
            "Parts summed by {rows} and {columns}: {measure}.",
            rows=down.word,
            columns=across.word,
            measure=measure.word,
        ),
        notes=(tr("Current rows alone count, each with the annual volume of its model."),),
        name=tr_in("the name of a page: what content is made of", "Made of"),
    )


def _one_of(words: type[Word], text: str, usual: Word) -> Word:
    """Return the word that a text is, or what is usual."""
    return next((word for word in words if word.value == text), usual)
