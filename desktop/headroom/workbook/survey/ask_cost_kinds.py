"""Asks about rows that cost for work, overhead, tools, profit, freight or taxes."""

from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.book.table_answers import APART_ANSWER, AS_PARTS_ANSWER, COST_KINDS
from headroom.foreign_text import a_few
from headroom.language import localized, tr
from headroom.notation.cost_kinds import CostKind, cost_kind_of
from headroom.workbook.fields.cost_words import cost_word
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.survey.table_cells import amount_in, cells_of, money

_COLUMN = "cost_kind"


def ask_cost_kinds(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question whether such rows are parts, where there are any."""
    layout = finding.layout
    if layout.kind is not TableKind.SOURCING:
        return None
    stated = cells_of(rows, layout, _COLUMN)
    kinds = [cost_kind_of(text) for text in stated]
    unknown = sorted({text for text, kind in zip(stated, kinds, strict=True) if text and kind is None})
    if not stated:
        descriptions = cells_of(rows, layout, "description")
        numbers = cells_of(rows, layout, "part_number")
        kinds = [
            (cost_kind_of(one) if one else None) or (cost_kind_of(other) if other else None)
            for one, other in zip(descriptions or numbers, numbers or descriptions, strict=True)
        ]
    found = [kind for kind in dict.fromkeys(kinds) if kind not in (None, CostKind.MATERIAL)]
    if not found:
        return None
    costs = cells_of(rows, layout, "unit_cost") or [""] * len(kinds)
    counts = cells_of(rows, layout, "quantity") or [""] * len(kinds)
    sums = dict.fromkeys(("parts", "conversion", "left"), 0.0)
    for kind, cost, count in zip(kinds, costs, counts, strict=True):
        pieces = amount_in(count)
        value = (amount_in(cost) or 0.0) * (1.0 if pieces is None else pieces)
        is_part = kind in (None, CostKind.MATERIAL)
        sums["parts" if is_part else "conversion" if kind and kind.is_conversion else "left"] += value
    words = a_few([cost_word(kind) for kind in found if kind])
    reason = tr("Some rows cost for {kinds}.", kinds=words)
    if unknown:
        others = tr("{texts} may be something else: such rows are parts.", texts=a_few(unknown))
        reason = f"{reason} {others}"
    apart = tr(
        "{parts} in the rows looked at are parts, {conversion} of conversion cost, {left} left out",
        parts=localized(f"{sums['parts']:,.2f}"),
        conversion=localized(f"{sums['conversion']:,.2f}"),
        left=localized(f"{sums['left']:,.2f}"),
    )
    return Question(
        COST_KINDS,
        tr("Rows that are no parts"),
        reason,
        (
            PossibleAnswer(
                APART_ANSWER,
                tr("Labour, overhead and tooling are conversion cost, what else is no part is left out"),
                apart,
            ),
            PossibleAnswer(AS_PARTS_ANSWER, tr("They are parts"), money(sum(sums.values()))),
        ),
        APART_ANSWER,
        sure=bool(stated) and not unknown,
    )
