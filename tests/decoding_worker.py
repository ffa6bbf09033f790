"""Decodes one file after the other, under the limit of memory of the reading process: run as a program.

For each path on standard input it says on standard output how that ended. It may die of a file.
"""

import json
import sys
import traceback
from pathlib import Path

from headroom.book.fields.field import Field
from headroom.book.fields.field_tables import FIELDS
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.process.limits import limit_memory
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions, certain_layout
from workbooks import silent

MOST_BYTES = 1536 * 1024**2
_FIRST_COLUMNS = ("model", "part_number", "origin", "unit_cost", "quantity", "currency")


def choose(survey: BookSurvey) -> BookLayout:
    """Return what was found; where that is not whole, the first columns of the largest sheet are parts."""
    tables = survey.proposed.tables
    if tables and all(_has(table, field) for table in tables for field in FIELDS[table.kind]):
        return survey.proposed
    sheet = max(survey.sheets, key=lambda sheet: sheet.rows, default=None)
    if sheet is None:
        return certain_layout(survey)
    left = sheet.first_column
    columns = tuple(ColumnLayout(left + place, field, field) for place, field in enumerate(_FIRST_COLUMNS))
    return BookLayout((TableLayout(sheet.name, TableKind.SOURCING, 1, 1, columns),))


def _has(table: TableLayout, field: Field) -> bool:
    """Return whether a table has a column of a field that it must have."""
    is_model = field.name == "model" and bool(table.model)
    return not field.required or is_model or table.column(field.name) is not None


def ending(path: Path, *, slowly: bool) -> tuple[str, str]:
    """Return how the decoding of a file ends: a book, a sentence, or a fault of the program."""
    try:
        book = decode(path, silent, Questions(choose=choose), slowly=slowly)
    except UserError as refused:
        return "sentence", str(refused)
    except MemoryError:
        return "sentence", f"{path.name} is too large."
    except BaseException:  # noqa: BLE001 - calamine's panics are no exceptions
        return "fault", traceback.format_exc()
    if book.rows_used != len(book.rows) and not book.definition:
        return "fault", f"{book.rows_used} rows used and {len(book.rows)} there"
    return "book", f"{book.rows_used} of {book.rows_read} rows"


if __name__ == "__main__":
    limit_memory(MOST_BYTES)
    slow = sys.argv[1:] == ["slowly"]
    out, sys.stdout = sys.stdout, sys.stderr  # where libraries may print
    for line in sys.stdin:
        out.write(json.dumps(ending(Path(line.rstrip("\n")), slowly=slow)) + "\n")
        out.flush()
