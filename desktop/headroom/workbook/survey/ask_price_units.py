"""Asks what ``M`` is as the unit of a price: a thousand pieces or a metre."""

from headroom.book.fields.field_tables import field_of
from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import METRE_ANSWER, PRICE_UNITS, THOUSAND_ANSWER
from headroom.language import tr
from headroom.notation.measured_numbers import measured_price
from headroom.notation.units import CountingUnit, is_thousand_or_metre, price_unit_of
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import amount_in, cells_of, money


def ask_price_units(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what ``M`` is, where it is the unit of a price."""
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING:
        return None
    column = cells_of(rows, layout, "price_unit")
    costs = cells_of(rows, layout, "unit_cost")
    beside = [one.per_text if (one := measured_price(text)) and one.per else "" for text in costs]
    stated = [text or other for text, other in zip(column or [""] * len(beside), beside, strict=False)]
    at = [place for place, text in enumerate(stated) if is_thousand_or_metre(text)]
    if not at:
        return None
    units = {
        unit for text in stated if text and not is_thousand_or_metre(text) and (unit := price_unit_of(text))
    }
    quantities = cells_of(rows, layout, "unit_of_measure")
    in_metres = bool(quantities) and all(is_thousand_or_metre(quantities[place]) for place in at)
    hundreds = any(unit.pieces > 1 for unit in units)
    measures = any(_is_measure(unit) for unit in units)
    word = METRE_ANSWER if in_metres or (measures and not hundreds) else THOUSAND_ANSWER
    sure = in_metres if word == METRE_ANSWER else not measures
    sums = {THOUSAND_ANSWER: 0.0, METRE_ANSWER: 0.0}
    pieces = cells_of(rows, layout, "quantity")
    for place in at:
        cost = amount_in(costs[place]) if place < len(costs) else None
        count = amount_in(pieces[place]) if place < len(pieces) else 1.0
        value = (cost or 0.0) * (1.0 if count is None else count)
        sums[METRE_ANSWER] += value
        sums[THOUSAND_ANSWER] += value / 1000
    heading = next(
        (c.heading for c in layout.columns if c.field == "price_unit"),
        field_of(TableKind.SOURCING, "unit_cost").heading,
    )
    return Question(
        PRICE_UNITS,
        tr("Unit of the price"),
        tr("“M” in “{heading}” may be a thousand pieces or a metre.", heading=heading),
        (
            PossibleAnswer(THOUSAND_ANSWER, tr("A thousand pieces"), money(sums[THOUSAND_ANSWER])),
            PossibleAnswer(METRE_ANSWER, tr("A metre"), money(sums[METRE_ANSWER])),
        ),
        word,
        sure=sure,
    )


def _is_measure(unit: CountingUnit) -> bool:
    return not unit.pieces
