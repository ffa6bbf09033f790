"""What the rows of a bill of several levels are read as before it is opened."""

from pathlib import Path

import openpyxl
import pytest

from headroom.window.importing.shown.preview_words import role, rows_read, subtitle, title
from headroom.window.importing.shown.row_readings import RowReading, Weight, row_readings
from headroom.workbook.layouts.layout_draft import LayoutDraft
from surveys import surveyed
from workbooks import Rows, write_xlsx

_BILL: Rows = [
    ("Level", "Part number", "COO", "Qty", "Unit cost"),
    (0.0, "A-10", "MX", 1.0, 305.6),
    (1.0, "P-11", "CN", 2.0, 50.0),
    (1.0, "P-12", "MX", 2.0, 100.0),
    (0.0, "A-20", "MX", 1.0, None),
    (1.0, "P-21", "US", 1.0, 200.0),
]
_COUNTED = RowReading("counted", Weight.READ)


def _draft(folder: Path) -> LayoutDraft:
    return LayoutDraft.of(surveyed(write_xlsx(folder / "oak.xlsx", {"Oak": _BILL})))


@pytest.mark.parametrize(
    ("answer", "read", "parts"),
    [
        (
            "parts",
            ["differs by 5.60", "counted", "counted", "assembly, its parts count", "counted"],
            "3 rows",
        ),
        (
            "assemblies",
            [
                "counted",
                "inside a part that counts itself",
                "inside a part that counts itself",
                "assembly, its parts count",
                "counted",
            ],
            "2 rows",
        ),
    ],
)
def test_assemblies_and_their_parts_are_told_apart(
    tmp_path: Path, answer: str, read: list[str], parts: str
) -> None:
    table = _draft(tmp_path).with_answer(0, "levels", answer).tables[0]
    assert table.finding is not None

    readings = row_readings(table.sheet, table.finding.layout, table.finding.read_as)

    assert [one.text for one in readings[1:]] == read
    assert [one for one in readings if one.weight is Weight.READ] == [_COUNTED] * read.count("counted")
    assert role(table, readings) == parts


def test_the_title_says_how_many_levels_there_are(tmp_path: Path) -> None:
    draft = _draft(tmp_path)

    assert title(draft, ()).startswith("3 parts of one vehicle on 2 levels; ")


def test_rows_below_those_that_are_shown_count_as_their_levels_say(tmp_path: Path) -> None:
    bill = [*_BILL[:1]]
    for at in range(40):
        bill += [
            (0.0, f"A-{at}", "MX", 1.0, 30.0),
            (1.0, f"P-{at}", "CN", 1.0, 10.0),
            (1.0, f"Q-{at}", "MX", 1.0, 20.0),
        ]
    draft = LayoutDraft.of(surveyed(write_xlsx(tmp_path / "oak.xlsx", {"Oak": bill})))
    sheet = draft.tables[0].sheet

    assert len(sheet.top) < sheet.rows
    assert rows_read(draft) == 80
    assert title(draft, ()).startswith("80 parts of one vehicle on 2 levels")


def test_hidden_rows_are_said_to_be_hidden_and_read(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "oak.xlsx", {"Oak": _BILL})
    book = openpyxl.load_workbook(path)
    for row in (3, 4):
        book["Oak"].row_dimensions[row].hidden = True
    book.save(path)
    [table] = (draft := LayoutDraft.of(surveyed(path))).tables
    assert table.finding is not None

    readings = row_readings(table.sheet, table.finding.layout, table.finding.read_as)

    assert [one.said for one in readings[1:4]] == ["differs by 5.60", "counted, hidden", "counted, hidden"]
    assert readings[2].is_read
    assert subtitle(draft, table).endswith(" 2 rows are hidden, and read like the others.")
