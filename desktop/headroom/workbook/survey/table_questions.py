"""What is asked about a table before it is read: every question, from each room that has one."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from headroom.book.layout import JOIN
from headroom.book.survey import Question, TableFinding
from headroom.book.table_answers import ORIGINS
from headroom.workbook.survey.ask_blank_quantities import ask_blank_quantities
from headroom.workbook.survey.ask_cost_kinds import ask_cost_kinds
from headroom.workbook.survey.ask_decimals import ask_decimals
from headroom.workbook.survey.ask_examples import ask_examples
from headroom.workbook.survey.ask_extended import ask_extended
from headroom.workbook.survey.ask_fill import ask_fill
from headroom.workbook.survey.ask_levels import ask_level_quantities, ask_levels
from headroom.workbook.survey.ask_listed_models import ask_listed_models
from headroom.workbook.survey.ask_origins import ask_origins
from headroom.workbook.survey.ask_price_units import ask_price_units
from headroom.workbook.survey.ask_rates import ask_rates
from headroom.workbook.survey.ask_supply import ask_alternates, ask_status, ask_validity
from headroom.workbook.survey.ask_vehicle import ask_vehicle
from headroom.workbook.survey.listed_facts import ListTop, beside_lists
from headroom.workbook.survey.seen_bill import LEVELS, QUANTITIES
from headroom.workbook.survey.seen_structure import structure_of
from headroom.workbook.survey.sheet_rows import Rows

Asker = Callable[[Rows, TableFinding], Question | None]
"""Returns a question about a table, given the first rows of its sheet; None where there is nothing to ask."""

ASKERS: tuple[Asker, ...] = (
    ask_origins,
    ask_levels,
    ask_level_quantities,
    ask_vehicle,
    ask_listed_models,
    ask_fill,
    ask_examples,
    ask_blank_quantities,
    ask_decimals,
    ask_price_units,
    ask_extended,
    ask_cost_kinds,
    ask_rates,
    ask_alternates,
    ask_status,
    ask_validity,
)
"""In the order in which the questions are shown."""

_OF_LEVELS = (ask_levels, ask_level_quantities)
"""Those that look at costs, which part lists may have."""


def with_questions(
    rows: Rows,
    finding: TableFinding,
    askers: tuple[Asker, ...] = ASKERS,
    lists: Sequence[ListTop] = (),
) -> TableFinding:
    """Return a table with what is asked about it; what was answered before stays answered.

    Args:
        rows: The first rows of the sheet.
        finding: The table, its columns as they are taken now.
        askers: What may be asked.
        lists: The part lists that are joined to it.
    """
    finding = replace(finding, structure=structure_of(rows, finding))
    told = beside_lists(rows, finding, lists)
    if told[0] is not rows:
        finding = replace(finding, structure=structure_of(*told))
    asked = tuple(
        question
        for ask in askers
        if (question := ask(*(told if ask in _OF_LEVELS else (rows, finding)))) is not None
    )
    asked += tuple(one for one in finding.questions if one.key == JOIN)  # other sheets ask it
    before = {one.key: one.proposed for one in finding.questions if one.answered}
    at_once = [one for one in asked if one.key != ORIGINS]  # which other sheets may answer
    proposed = {one.key: one.proposed for one in at_once if one.proposed}
    known = {one.key for one in asked} | ({LEVELS, QUANTITIES} if finding.structure is not None else set())
    kept = {key: word for key, word in finding.layout.answers if key in known}
    layout = replace(finding.layout, answers=()).with_answers({**proposed, **kept})
    return replace(finding, layout=layout, questions=asked).answered(before)
