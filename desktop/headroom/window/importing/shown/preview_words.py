"""What the page between choosing a workbook and reading it says about all of it."""

from headroom.book.layout import TableKind
from headroom.book.survey import TableFinding
from headroom.book.table_answers import ORIGINS, UNKNOWN_ORIGINS_ANSWER
from headroom.foreign_text import a_few
from headroom.language import tr, tr_count, tr_in
from headroom.window.importing.shown.preview_questions import ShownQuestion
from headroom.window.importing.shown.row_readings import RowReading, Weight, readings_of
from headroom.workbook.fields.row_answers import NAMED_BY, VEHICLE
from headroom.workbook.layouts.layout_draft import DraftTable, LayoutDraft
from headroom.workbook.survey.row_words import COUNTED
from headroom.workbook.tables.sheet_top import ROWS_SEARCHED

_PARTS = (TableKind.SOURCING, TableKind.LABELS)
_ROLES = {
    TableKind.MODELS: "models",
    TableKind.RATES: "rates",
    TableKind.LABELS: tr("content labels"),
}
_MODEL = "model"

Readings = tuple[RowReading, ...]
"""What the first rows of a sheet are read as."""


def rows_read(draft: LayoutDraft, readings: tuple[Readings, ...] | None = None) -> int | None:
    """Return how many rows of parts are about to be read; None where that is not known beforehand.

    Args:
        draft: The layout as it is now.
        readings: What the rows of its tables are read as; None: it is looked up.
    """
    known_ones = zip(draft.tables, readings or readings_of(draft), strict=True)
    counts = [_rows(table, read) for table, read in known_ones if table.kind in _PARTS]
    known = [count for count in counts if count is not None]
    return sum(known) if known and len(known) == len(counts) else None


def title(
    draft: LayoutDraft, questions: tuple[ShownQuestion, ...], readings: tuple[Readings, ...] | None = None
) -> str:
    """Return what will be opened and what that takes, one sentence without its full stop.

    Args:
        draft: The layout as it is now.
        questions: What is asked about it.
        readings: What the rows of its tables are read as; None: it is looked up.
    """
    parts = [table.finding for table in draft.tables if table.kind in _PARTS and table.finding is not None]
    if not parts:
        return tr("Nothing is read yet: say which sheet holds the parts")
    rows = rows_read(draft, readings)
    what = tr("The parts") if rows is None else tr_count("{n} part", "{n} parts", rows)
    lists = [table.finding for table in draft.tables if table.finding is not None and table.used]
    joined = [one.layout.sheet for one in lists if one.layout.is_joined]
    deep = max((one.structure.levels for one in parts if one.structure is not None), default=0)
    said = tr("{parts} of {vehicles}", parts=what, vehicles=_vehicles(draft, parts))
    if deep > 1:
        said = tr("{parts_of_vehicles} on {levels} levels", parts_of_vehicles=said, levels=deep)
    if joined:
        said = tr("{parts_of_vehicles} with {lists}", parts_of_vehicles=said, lists=a_few(joined))
    return f"{said}; {_what_it_takes(draft, questions)}"


def subtitle(draft: LayoutDraft, table: DraftTable, readings: Readings | None = None) -> str:
    """Return where a table stands and what of it is passed over.

    Args:
        draft: The layout as it is now.
        table: The table.
        readings: What its rows are read as; None: it is looked up.
    """
    place = table.sheet.file or draft.survey.name
    said = [
        tr("{place}, sheet {sheet}", place=place, sheet=table.sheet.name)
        if table.sheet.name not in place
        else place
    ]
    layout = table.finding.layout if table.finding is not None and table.used else None
    if layout is None:
        return f"{said[0]}. {table.sheet.note or tr('Nothing of it is read.')}"
    rows = tr("row {row}", row=layout.header_row)
    if layout.last_header_row > layout.header_row:
        rows = tr(
            "rows {first} to {last}",
            first=layout.header_row,
            last=layout.last_header_row,
        )
    if readings is None:
        readings = readings_of(draft)[draft.tables.index(table)]
    totals = sum(reading.is_total for reading in readings)
    left = sum(reading.weight is Weight.LEFT_OUT for reading in readings)
    counted = [tr_count("{n} total left out", "{n} totals left out", totals)] if totals else []
    counted += [tr_count("{n} row cannot be used", "{n} rows cannot be used", left)] if left else []
    looked = len(table.sheet.top) < table.sheet.rows or table.sheet.rows <= 0
    listed = ", ".join(counted)
    told = (
        [tr("{counts} among the first rows.", counts=listed) if looked else f"{listed}."] if counted else []
    )
    hidden = sum(reading.is_hidden for reading in readings)
    if hidden:
        told.append(
            tr("{count} of the first rows are hidden, and read like the others.", count=hidden)
            if looked
            else tr_count(
                "{n} row is hidden, and read like the others.",
                "{n} rows are hidden, and read like the others.",
                hidden,
            )
        )
    if layout.answer(ORIGINS) == UNKNOWN_ORIGINS_ANSWER:
        told.append(tr("No column states the country of origin: it is unknown in all rows."))
    told += [table.sheet.note] if table.sheet.note else []
    return " ".join((tr("{place}, headings in {rows}.", place=said[0], rows=rows), *told))


def role(table: DraftTable, readings: Readings) -> str:
    """Return what of a sheet is read, in a word or two.

    Args:
        table: The table of it.
        readings: What its rows are read as.
    """
    if table.kind is None or table.finding is None:
        return tr("not read")
    if table.kind is TableKind.PART_LIST:
        return tr_in("a list", "joined") if table.finding.layout.is_joined else tr("left out")
    if table.kind is TableKind.SOURCING:
        rows = _rows(table, readings)
        return tr("parts") if rows is None else tr_count("{n} row", "{n} rows", rows)
    return _ROLES[table.kind]


def _rows(table: DraftTable, readings: Readings) -> int | None:
    """Return how many rows of a table are read, as far as that is known."""
    if table.finding is None or not table.sheet.rows:
        return None
    layout = table.finding.layout
    below = (layout.last_row or table.sheet.rows) - layout.last_header_row
    here = readings[layout.last_header_row : layout.last_row]
    read = sum(reading.is_read for reading in here)
    further = [said == COUNTED for row, said in table.finding.read_as.items() if row > len(table.sheet.top)]
    if further and table.sheet.rows <= ROWS_SEARCHED:
        return read + sum(further)
    return max(read + below - len(here) - further.count(False), 0)


def _vehicles(draft: LayoutDraft, parts: list[TableFinding]) -> str:
    """Return of how many vehicles the parts are, in words."""
    names: set[str] = set()
    for table in draft.tables:
        finding = table.finding
        if finding is None or table.kind is not TableKind.SOURCING:
            continue
        layout = finding.layout
        column = layout.column(_MODEL)
        if layout.quantities_by_model():
            names |= {one.model for one in layout.quantities_by_model()}
        elif column is None:
            names.add(layout.model)
        else:
            if not 0 < table.sheet.rows <= len(table.sheet.top):
                return tr("the vehicles it names")
            more = [layout.column(field) for field in NAMED_BY.get(layout.answer(VEHICLE), ())]
            at, *others = (
                one.position - table.sheet.first_column for one in (column, *more) if one is not None
            )
            rows = table.sheet.top[layout.last_header_row : layout.last_row]
            names |= {
                "\n".join(row[place].strip() for place in (at, *others) if 0 <= place < len(row))
                for row in rows
                if 0 <= at < len(row) and row[at].strip()
            }
    if any(one.layout.kind is TableKind.LABELS for one in parts):
        return tr("the carlines it names")
    return tr("one vehicle") if len(names) == 1 else tr_count("{n} vehicle", "{n} vehicles", len(names))


def _what_it_takes(draft: LayoutDraft, questions: tuple[ShownQuestion, ...]) -> str:
    """Return what has to be done before it opens."""
    lacking = [
        heading
        for table in draft.tables
        if table.used and table.finding is not None
        for heading in table.finding.missing
    ]
    if lacking and lacking != [tr("Model")]:
        return tr("choose the column of {fields} and it opens", fields=a_few(lacking))
    waiting = [question for question in questions if not question.answered]
    lacking_rates = draft.lacking_rates()
    worth = (
        tr("say what {currencies} is worth and it opens", currencies=a_few(lacking_rates))
        if lacking_rates
        else ""
    )
    if any(question.named for question in waiting):
        return tr("name it, {what_else}", what_else=worth) if worth else tr("name it and it opens")
    if worth and not draft.missing():
        return worth
    if draft.missing():
        return tr("answer what is asked and it opens")
    if waiting:
        return tr_count(
            "Enter takes what is proposed to {n} question",
            "Enter takes what is proposed to {n} questions",
            len(waiting),
        )
    return tr("Enter confirms and opens it") if draft.doubts() else tr("Enter opens it")
