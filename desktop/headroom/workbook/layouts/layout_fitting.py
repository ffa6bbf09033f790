"""Knows a layout again: by the headings of its columns, wherever they stand in a new export."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace

from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.sourcing import sheet_place
from headroom.book.survey import CERTAIN, BookSurvey, SheetFinding, TableFinding
from headroom.book.table_answers import ORIGINS, UNKNOWN_ORIGINS_ANSWER
from headroom.workbook.survey.other_encoding import sheet_in
from headroom.workbook.survey.proposal import propose_table

_ORIGIN = "origin"


def fitted(layout: BookLayout, survey: BookSurvey, *, exactly: bool) -> BookLayout | None:
    """Return a layout moved to where its headings stand in a workbook; None where it does not fit.

    It fits if each of its tables is found. Several sheets with the headings of one table, such as one
    for each plant or each model, are all read by it.

    Args:
        layout: A layout that was confirmed for another workbook.
        survey: What was found in this one.
        exactly: Whether all headings must be the same, those of columns not used as well.
    """
    if _origins_arrived(layout, survey):
        return None
    found: list[TableLayout] = []
    for table in sorted(layout.tables, key=lambda one: one.kind is TableKind.PART_LIST):
        places = [
            placed
            for sheet in _sheets(survey, table)
            if (placed := _placed(table, sheet, exactly=exactly)) is not None
        ]
        if table.kind is TableKind.PART_LIST:
            places = _of_lists(places, table, found)
        if not places:
            return None
        found.extend(places)
    found.extend(_new_blocks(found, survey))
    order = {table.kind: at for at, table in reversed(tuple(enumerate(layout.tables)))}
    found.sort(key=lambda table: order[table.kind])
    return layout.with_tables(dict.fromkeys(found)) if found else None


def _origins_arrived(layout: BookLayout, survey: BookSurvey) -> bool:
    """Return whether a list states the origins now that a layout takes as unknown."""
    if not any(table.answer(ORIGINS) == UNKNOWN_ORIGINS_ANSWER for table in layout.tables):
        return False
    if layout.of_kind(TableKind.PART_LIST):
        return False  # whoever made it has seen the lists
    return any(table.is_joined and table.column(_ORIGIN) is not None for table in survey.proposed.tables)


def _of_lists(
    places: Collection[TableLayout], table: TableLayout, others: Collection[TableLayout]
) -> list[TableLayout]:
    """Return where a part list stands: in the sheet of its name, else in those that are nothing else.

    A bill may have all the headings of a part list, and more.
    """
    taken = {(other.file, other.sheet) for other in others}
    free = [place for place in places if (place.file, place.sheet) not in taken]
    return [place for place in free if place.sheet == table.sheet] or free


def fitted_again(layout: BookLayout, unread: Collection[str], survey: BookSurvey) -> BookLayout | None:
    """Return the layout by which a workbook was read, for reading it again; None where it does not fit.

    Sheets that were read are found by their names, wherever in them the headings stand now. New sheets
    with the headings of one of these are read as well, and new columns whose meaning is certain.

    Args:
        layout: The layout the workbook was read by.
        unread: Sheets it had that were not read; they are not read now either.
        survey: What was found in it now.
    """
    found: list[TableLayout] = []
    for table in layout.tables:
        sheets = (sheet for sheet in survey.sheets if (sheet.file, sheet.name) == (table.file, table.sheet))
        here = next(sheets, None)
        placed = _placed(table, here, exactly=False) if here is not None else None
        if here is None or placed is None:
            return None
        found.append(_with_new_columns(placed, table, here))
    found.extend(_new_blocks(found, survey))
    known = {sheet_place(table.file, table.sheet) for table in layout.tables} | {*unread}
    for sheet in survey.sheets:
        if sheet.hidden or sheet_place(sheet.file, sheet.name) in known:
            continue
        for table in (*layout.of_kind(TableKind.SOURCING), *found):
            placed = _placed(table, sheet, exactly=True) if table.kind is TableKind.SOURCING else None
            if placed is not None:
                found.append(placed)
                break
    return layout.with_tables(dict.fromkeys(found)) if found else None


def _with_new_columns(placed: TableLayout, before: TableLayout, sheet: SheetFinding) -> TableLayout:
    """Return a table with the certain meaning of columns it did not have before."""
    old = _headings(before, used=False)
    used = {column.field for column in placed.columns}
    proposal = propose_table(sheet, placed.kind, placed.header_row, placed.last_header_row, span=placed.span)
    for finding in proposal.columns:
        new = finding.proposed
        if (
            finding.confidence >= CERTAIN
            and _key(new.heading) not in old
            and (new.model or (new.field and new.field not in used))
        ):
            placed = placed.with_column(new)
    return placed


def _sheets(survey: BookSurvey, table: TableLayout) -> Iterator[SheetFinding]:
    """Yield the sheets a table may stand in: visible ones, or the hidden one it stood in."""
    same = [sheet for sheet in survey.sheets if sheet.name == table.sheet]
    for sheet in survey.sheets:
        if not sheet.hidden or sheet in same:
            yield sheet


def _placed(table: TableLayout, sheet: SheetFinding, *, exactly: bool) -> TableLayout | None:
    """Return a table moved to where its headings stand in a sheet; None where they do not.

    A text file that does not say its encoding is looked at in the one that was chosen first.
    """
    says_so = sheet.coding is None or sheet.coding.name.startswith("utf")
    recoded = sheet_in(sheet, table.encoding) if table.encoding and not says_so else None
    found = _placed_in(table, recoded, exactly=exactly) if recoded is not None else None
    return found or _placed_in(table, sheet, exactly=exactly)


def _placed_in(table: TableLayout, sheet: SheetFinding, *, exactly: bool) -> TableLayout | None:
    """Return a table moved to where its headings stand in a sheet as it is read; None where they do not."""
    for header_row, last_header_row in _rows(table, sheet):
        end = _end(table, sheet, header_row, last_header_row)
        finding = propose_table(sheet, table.kind, header_row, last_header_row, end, table.span)
        here = finding.layout
        theirs = _headings(here, used=False)
        ours = _headings(table, used=not exactly)
        columns = _mapped(table, here)
        if (
            ours
            and (ours == theirs if exactly else ours <= theirs)
            and _count_used(columns) == _count_used(table.columns)
        ):
            placed = replace(
                here,
                columns=columns,
                answers=here.with_answers(dict(table.answers)).answers,
                model=_model(table, sheet),
                file=sheet.file,
                below=table.below,
            )
            return _with_new_origins(placed, table, finding)
    return None


def _with_new_origins(placed: TableLayout, before: TableLayout, finding: TableFinding) -> TableLayout | None:
    """Return a table that had no origins with those it has now; None where it has to be asked about them."""
    column = finding.layout.column(_ORIGIN)
    new = column is not None and _key(column.heading) not in _headings(before, used=False)
    if column is None or not new or before.answer(ORIGINS) != UNKNOWN_ORIGINS_ANSWER:
        return placed
    sure = all(one.confidence >= CERTAIN for one in finding.columns if one.proposed == column)
    answers = tuple((key, word) for key, word in placed.answers if key != ORIGINS)
    return replace(placed, answers=answers).with_column(column) if sure else None


def _new_blocks(found: Collection[TableLayout], survey: BookSurvey) -> Iterator[TableLayout]:
    """Yield the blocks of sheets below or above those of a layout, with its meanings.

    One in other columns was there when the layout was made, and left out.
    """
    for sheet in survey.sheets:
        here = [one for one in found if (one.file, one.sheet) == (sheet.file, sheet.name)]
        known = {(one.header_row, one.first_column) for one in here}
        columns = {one.first_column for one in here}
        for block in _blocks_in(sheet):
            like = [one for one in here if _headings(one, used=False) == _headings(block, used=False)]
            place = block.header_row, block.first_column
            if like and place not in known and block.first_column in columns:
                yield replace(block, columns=_mapped(like[0], block))


def _end(table: TableLayout, sheet: SheetFinding, header_row: int, last_header_row: int) -> int | None:
    """Return the last row of a table below the headings where they stand now; None: the sheet's end.

    Another table below it ends it wherever that stands now. An end that a person chose is as far from the
    end of the sheet as it was, so that rows added above it count; where the number of rows is not known,
    it is as far from the headings.
    """
    for found in sheet.tables:
        place = found.layout
        if (place.header_row, place.last_header_row) == (header_row, last_header_row) and place.last_row:
            return place.last_row
    if table.last_row is None:
        return None
    moved = table.last_row + header_row - table.header_row
    end = sheet.rows - table.below if table.below and sheet.rows else moved
    return max(end, last_header_row)


def _blocks_in(sheet: SheetFinding) -> list[TableLayout]:
    """Return the tables of parts of a sheet of several blocks; none of another sheet."""
    blocks = [one.layout for one in sheet.tables if one.layout.kind is TableKind.SOURCING]
    return blocks if len(blocks) > 1 else []


def _count_used(columns: Collection[ColumnLayout]) -> int:
    return sum(bool(column.field) for column in columns)


def _rows(table: TableLayout, sheet: SheetFinding) -> Iterator[tuple[int, int]]:
    """Yield the header rows to try: those found, the former one, and others that hold its headings.

    In a sheet of several blocks only the block of the same model and columns is tried.
    """
    if table.kind is TableKind.SOURCING and (blocks := _blocks_in(sheet)):
        same = [one for one in blocks if (one.model, one.first_column) == (table.model, table.first_column)]
        yield from ((one.header_row, one.last_header_row) for one in same)
        return
    high = table.last_header_row - table.header_row
    tried = [(one.layout.header_row, one.layout.last_header_row) for one in sheet.tables]
    tried.append((table.header_row, table.last_header_row))
    words = {word for column in table.columns if column.field for word in _key(column.heading).split()}
    for number, cells in enumerate(sheet.top, start=1):
        here = {word for cell in cells for word in _key(cell).split()}
        if words and 2 * len(words & here) >= len(words):
            tried.append((number - high, number))
    last = len(sheet.top)
    yield from dict.fromkeys((first, end) for first, end in tried if 1 <= first <= end <= last)


def _headings(table: TableLayout, *, used: bool) -> Counter[str]:
    """Return how often each heading stands there: of all columns that have one, or of those used."""
    return Counter(
        _key(column.heading)
        for column in table.columns
        if column.heading.strip() and (column.field or not used)
    )


def _mapped(table: TableLayout, here: TableLayout) -> tuple[ColumnLayout, ...]:
    """Return the columns of a place with the meaning they had; of equal headings in their order."""
    meanings: dict[str, list[ColumnLayout]] = {}
    for column in table.columns:
        meanings.setdefault(_key(column.heading), []).append(column)
    mapped = []
    for column in here.columns:
        known = meanings.get(_key(column.heading))
        if known:
            mapped.append(replace(known.pop(0), position=column.position, heading=column.heading))
        else:
            mapped.append(ColumnLayout(column.position, column.heading))
    return tuple(mapped)


def _model(table: TableLayout, sheet: SheetFinding) -> str:
    """Return the model all rows are of: the new sheet's name where it was the sheet's name before."""
    return sheet.name if table.model == table.sheet else table.model


def _key(heading: str) -> str:
    return " ".join(heading.casefold().split())
