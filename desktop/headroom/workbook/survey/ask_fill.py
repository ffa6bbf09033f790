"""Asks whether a model that stands only in the first row of its group goes for the rows below."""

from collections.abc import Mapping, Sequence

from headroom.book.fields.vehicle_name_fields import MODEL_YEAR, TRIM
from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.language import localized, tr, tr_count
from headroom.workbook.fields.row_answers import AS_IT_STANDS, FILL, FILLED
from headroom.workbook.survey.sheet_rows import Rows
from headroom.workbook.tables.total_words import TOTAL

_MODEL, _PART = "model", "part_number"


def ask_fill(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question whether rows of parts without a model have that of the row above.

    It is sure where no two neighbouring rows repeat a model and most rows leave it blank. Where models are
    repeated row by row, a blank one is a gap: such rows are left out unless it is answered otherwise.
    """
    layout = finding.layout
    model, part = layout.column(_MODEL), layout.column(_PART)
    if layout.kind is not TableKind.SOURCING or model is None or part is None:
        return None
    models = _filled_by_merging(rows, model.position - rows.first_column)
    at = part.position - rows.first_column
    gaps = repeats = labels = 0
    before, first, ended = "", True, False
    seen: set[str] = set()
    again = False
    for number in range(layout.last_header_row, min(len(rows.texts), layout.last_row or len(rows.texts))):
        name, text = models[number], rows.texts[number][at].strip()
        if name and TOTAL.fullmatch(name):
            before, ended = "", True
        elif name:
            labels += 1
            repeats += name == before
            again |= name != before and name in seen
            seen.add(name)
            first, ended, before = False, False, name
        elif text and not TOTAL.fullmatch(text):
            if first:
                return None  # the first part has no model: there is none to go on with
            gaps += not ended
            before = ""
    if not gaps or not labels:
        return None
    fill = not repeats
    answers = (
        PossibleAnswer(
            FILLED,
            tr("They are parts of the model above"),
            tr_count("{n} more row counts", "{n} more rows count", gaps),
        ),
        PossibleAnswer(
            AS_IT_STANDS,
            tr("They are left out"),
            tr_count("{n} row does not count", "{n} rows do not count", gaps),
        ),
    )
    reason = (
        tr(
            "The model is blank in {gaps} of the first {rows} rows; it stands in the first row "
            "of each group only.",
            gaps=localized(f"{gaps:,}"),
            rows=localized(f"{gaps + labels:,}"),
        )
        if fill
        else tr(
            "The model is blank in {gaps} of the first {rows} rows, and stands in the others.",
            gaps=localized(f"{gaps:,}"),
            rows=localized(f"{gaps + labels:,}"),
        )
    )
    sure = bool(repeats) or (gaps >= labels and not again)
    return Question(
        FILL, tr("Rows without a model"), reason, answers, FILLED if fill else AS_IT_STANDS, sure=sure
    )


def with_filled(
    rows: Rows, finding: TableFinding, cells: Mapping[str, Sequence[str]]
) -> dict[str, Sequence[str]]:
    """Return the cells of a table with models, trims and model years filled down, where that is proposed.

    Args:
        rows: The first rows of the sheet.
        finding: The table.
        cells: Its cells by field; all columns of the same length.
    """
    question = ask_fill(rows, finding)
    proposed = question.proposed if question else ""
    if (finding.layout.answer(FILL) or proposed) != FILLED:
        return dict(cells)
    named = [name for name in (_MODEL, TRIM, MODEL_YEAR) if name in cells]
    columns: dict[str, list[str]] = {name: [] for name in named}
    last = dict.fromkeys(named, "")
    for row, part in enumerate(cells[_PART]):
        model = cells[_MODEL][row]
        if model:
            last = dict.fromkeys(named, "")
        ended = TOTAL.fullmatch(model) is not None
        for name in named:
            last[name] = "" if ended else cells[name][row] or last[name]
            columns[name].append(last[name] if part or model else "")
    return {**cells, **columns}


def _filled_by_merging(rows: Rows, at: int) -> list[str]:
    """Return the cells of a column, those of merged areas in each of their rows."""
    texts = [" ".join(row[at].split()) for row in rows.texts]
    for (top, left), (bottom, right) in rows.merged:
        if left <= at <= right:
            texts[top : bottom + 1] = [texts[top]] * len(texts[top : bottom + 1])
    return texts
