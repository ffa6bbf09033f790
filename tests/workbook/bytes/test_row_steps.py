"""How far rows are grouped or indented, found in every kind of workbook."""

import random
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment

from bills import quantities
from headroom.workbook.bytes.hidden_values import UnscannableError
from headroom.workbook.rows.decode import decode
from second_looks import hidden, steps
from stepped_books import LEVELS, PARTS, STEPPED, parts_of, write_parts
from workbooks import edit_part, sheet_xml, silent, write_ods, write_raw_xlsx, write_xlsx


def _sheet(path: Path, *, grouped: dict[int, int], indented: dict[int, int], rows: int = 6) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Sourcing"
    for row in range(1, rows + 1):
        sheet.append([f"A{row}", f"B{row}", row])
    for row, level in grouped.items():
        sheet.row_dimensions[row].outlineLevel = level
    for row, indent in indented.items():
        sheet.cell(row, 2).alignment = Alignment(indent=indent)
    book.save(path)
    return path


def test_a_plain_sheet_has_no_steps(tmp_path: Path) -> None:
    assert not steps(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": [("A", 1.0)]}), "Sourcing")


def test_indents_are_read_by_row(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={}, indented={2: 1, 3: 2, 5: 1})
    assert steps(path, "Sourcing") == [0, 1, 2, 0, 1]


def test_grouping_goes_before_indents(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1, 3: 2}, indented={6: 4})
    assert steps(path, "Sourcing") == [0, 1, 2]


def test_only_the_first_rows_are_looked_at_where_no_more_are_asked_for(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1, 900: 2}, indented={}, rows=1000)
    assert steps(path, "Sourcing", 10) == [0, 1]
    assert len(steps(path, "Sourcing")) == 900


def test_numbers_indented_from_the_right_show_no_level(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={}, indented={})
    book = openpyxl.load_workbook(path)
    book["Sourcing"].cell(2, 3).alignment = Alignment(horizontal="right", indent=1)
    book.save(path)
    assert not steps(path, "Sourcing")


def test_a_sheet_without_styles_is_plain_and_one_that_is_not_there_is_refused(
    tmp_path: Path,
) -> None:
    path = write_raw_xlsx(tmp_path / "book.xlsx", sheet_xml([("A", 1.0)]))
    assert not steps(path, "Sourcing")
    with pytest.raises(UnscannableError):
        steps(path, "Other")


def test_rows_without_a_number_cannot_be_looked_at(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={2: 1}, indented={})
    edit_part(path, "xl/worksheets/sheet1.xml", '<row r="2"', '<row q="2"')
    with pytest.raises(UnscannableError, match="without a number"):
        steps(path, "Sourcing")


def test_a_column_that_is_indented_throughout_tells_nothing(tmp_path: Path) -> None:
    path = _sheet(tmp_path / "book.xlsx", grouped={}, indented={3: 1, 4: 2})
    book = openpyxl.load_workbook(path)
    for row in range(1, 7):
        book["Sourcing"].cell(row, 1).alignment = Alignment(indent=3)
    book.save(path)
    assert steps(path, "Sourcing") == [0, 0, 1, 2]


@pytest.mark.parametrize("outline", [False, True])
@pytest.mark.parametrize("suffix", STEPPED)
def test_every_format_tells_how_far_rows_are_grouped_or_indented(
    tmp_path: Path,
    suffix: str,
    outline: bool,  # noqa: FBT001
) -> None:
    path = STEPPED[suffix](tmp_path / f"book{suffix}", outline=outline)
    found = steps(path, "Sourcing")

    scale = max(found) // max(LEVELS)
    assert found == [level * scale for level in LEVELS]
    assert steps(path, "Sourcing", 3) == found[:3]


@pytest.mark.parametrize("outline", [False, True])
@pytest.mark.parametrize("suffix", STEPPED)
def test_a_bill_of_every_format_is_read_by_its_indents(
    tmp_path: Path,
    suffix: str,
    outline: bool,  # noqa: FBT001
) -> None:
    book = decode(STEPPED[suffix](tmp_path / f"book{suffix}", outline=outline), silent)

    assert quantities(book) == PARTS
    assert book.tree is not None
    assert book.tree.depth.tolist() == list(LEVELS[1:])


@pytest.mark.parametrize("outline", [False, True])
@pytest.mark.parametrize("suffix", STEPPED)
def test_a_damaged_file_tells_nothing_or_is_refused(tmp_path: Path, suffix: str, outline: bool) -> None:  # noqa: FBT001
    path = STEPPED[suffix](tmp_path / f"book{suffix}", outline=outline)
    parts, draw = parts_of(path), random.Random(7)  # noqa: S311 - damage, no secret
    for _ in range(60):
        name = draw.choice(sorted(parts))
        damaged = bytearray(parts[name])
        for _ in range(draw.randrange(1, 5)):
            place = draw.randrange(len(damaged))
            damaged[place : place + draw.randrange(3)] = draw.randbytes(draw.randrange(3))
        write_parts(path, {**parts, name: bytes(damaged)})
        with suppress(UnscannableError):
            assert len(steps(path, "Sourcing")) <= 1_048_576


def test_an_opendocument_file_in_an_unknown_encoding_tells_nothing(tmp_path: Path) -> None:
    path = STEPPED[".ods"](tmp_path / "book.ods", outline=True)
    edit_part(path, "content.xml", 'encoding="UTF-8"', 'encoding="UTF-x"')

    assert steps(path, "Sourcing") == []
    edit_part(path, "content.xml", "<table:table-row>", '<table:table-row table:visibility="filter">')
    with pytest.raises(UnscannableError):
        hidden(path, "Sourcing")


def _ods(path: Path, columns: str, rows: str) -> Path:
    """Write a sheet with the styles ``in`` and ``out``, of which one indents by 1 cm."""
    write_ods(path, {"Sourcing": []})
    urn = "urn:oasis:names:tc:opendocument:xmlns"
    names = f'xmlns:style="{urn}:style:1.0" xmlns:fo="{urn}:xsl-fo-compatible:1.0"'
    style = '<style:style style:family="table-cell" style:name='
    styles = (
        f'{style}"wide"><style:paragraph-properties fo:margin-left="1cm"/></style:style>'
        f'{style}"in" style:parent-style-name="wide"/>'
        f'{style}"out"><style:paragraph-properties fo:margin-left="0cm"/></style:style>'
        f'{style}"right" style:parent-style-name="wide"><style:paragraph-properties fo:text-align="end"/>'
        "</style:style>"
    )
    edit_part(path, "content.xml", "<office:body>", f"<x {names}>{styles}</x><office:body>")
    edit_part(
        path,
        "content.xml",
        'table:name="Sourcing">',
        f'table:name="Sourcing">{columns}{rows}<table:table-row/>',
    )
    return path


_CELL = "<text:p>A</text:p></table:table-cell>"


@pytest.mark.parametrize(
    ("columns", "rows", "found"),
    [
        ("", f'<table:table-row><table:table-cell table:style-name="in">{_CELL}</table:table-row>', [6]),
        ("", f'<table:table-row><table:table-cell table:style-name="right">{_CELL}</table:table-row>', []),
        ("", '<table:table-row><table:table-cell table:style-name="in"/></table:table-row>', []),
        (
            '<table:table-column table:default-cell-style-name="in" table:number-columns-repeated="9"/>',
            (
                f'<table:table-row><table:table-cell table:style-name="out">{_CELL}</table:table-row>'
                f"<table:table-row><table:table-cell>{_CELL}</table:table-row>"
            ),
            [0, 6],
        ),
        (
            "",
            (
                f'<table:table-row table:default-cell-style-name="in" table:number-rows-repeated="2">'
                f"<table:table-cell>{_CELL}</table:table-row>"
            ),
            [6, 6],
        ),
    ],
)
def test_styles_of_cells_rows_columns_and_parents_indent_an_opendocument_sheet(
    tmp_path: Path, columns: str, rows: str, found: list[int]
) -> None:
    assert steps(_ods(tmp_path / "book.ods", columns, rows), "Sourcing") == found
