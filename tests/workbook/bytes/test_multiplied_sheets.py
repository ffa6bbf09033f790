"""Small files that stand for far more: one sentence, before anything of it is unpacked again and again."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import failing_child
from headroom.user_error import UserError
from headroom.workbook.bytes.multiplied_sheets import MOST_SHEETS
from headroom.workbook.process import reading
from headroom.workbook.process.reading import read_book
from workbooks import ROW, Rows, table, write_raw_xlsx, write_xlsx

OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
CELL = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """Return a workbook with one part of it changed."""
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name).decode("utf-8") for name in packed.namelist()}
    parts[part] = change(parts[part])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return path


def with_sheets(path: Path, count: int, relation: str = "rId1") -> Path:
    """Write a workbook of so many sheets, all of which are the same part of it."""
    cells = "".join(f'<c t="inlineStr"><is><t>{value}</t></is></c>' for value in ROW)
    write_raw_xlsx(path, f"<row>{cells}</row>" * 100)
    more = "".join(f'<sheet name="S{n}" sheetId="{n + 2}" r:id="{relation}"/>' for n in range(count - 1))
    return rewritten(path, "xl/workbook.xml", lambda text: text.replace("</sheets>", f"{more}</sheets>"))


def with_tables(path: Path, count: int) -> Path:
    """Write an OpenDocument workbook of so many sheets."""
    tables = "".join(
        f'<table:table table:name="S{number}"><table:table-row>{CELL}</table:table-row></table:table>'
        for number in range(count)
    )
    names = " ".join(f'xmlns:{name}="{OFFICE}:{name}:1.0"' for name in ("office", "table", "text"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet>{tables}"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


@pytest.mark.parametrize("count", [MOST_SHEETS + 1, 5000, 100_000])
def test_a_list_of_thousands_of_sheets_is_refused_by_their_number(tmp_path: Path, count: int) -> None:
    path = with_sheets(tmp_path / "book.xlsx", count)

    with pytest.raises(UserError, match=rf"^book\.xlsx has {count:,} sheets, and 1,000 are the most"):
        read_book(path)


def test_so_are_those_of_other_formats(tmp_path: Path) -> None:
    path = with_tables(tmp_path / "book.ods", MOST_SHEETS + 1)

    with pytest.raises(UserError, match=r"^book\.ods has 1,001 sheets, and 1,000 are the most"):
        read_book(path)


def test_sheets_that_are_one_part_of_the_file_are_refused(tmp_path: Path) -> None:
    path = with_sheets(tmp_path / "book.xlsx", 200)

    with pytest.raises(UserError, match="several of its sheets are one part of the file"):
        read_book(path)

    other = with_sheets(tmp_path / "other.xlsx", 2, relation="rId2")
    twin = '<Relationship Id="rId2" Type="http://x/worksheet" Target="/xl/worksheets/Sheet1.xml"/>'
    rewritten(other, "xl/_rels/workbook.xml.rels", lambda text: text.replace("</Rel", f"{twin}</Rel", 1))
    with pytest.raises(UserError, match="several of its sheets are one part of the file"):
        read_book(other)


def test_a_workbook_of_many_sheets_is_read(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {"Sourcing": table(), **{f"Sheet {number}": [["x"]] for number in range(60)}}
    book = read_book(write_xlsx(tmp_path / "book.xlsx", sheets))

    assert book.rows_used == 1
    assert len(book.unread_sheets) == 60


@pytest.mark.parametrize("fault", ["RecursionError", "MemoryError", "KeyError", "SystemError"])
def test_a_reader_that_fails_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(reading, "CHILD", failing_child.__name__)
    path = write_xlsx(tmp_path / f"{fault}.xlsx", {"Sourcing": table()})

    with pytest.raises(UserError) as told:
        read_book(path)

    said = (
        "is too large for this computer's memory" if fault == "MemoryError" else "cannot be read: the reader"
    )
    assert str(told.value).startswith(f"{path.name} {said}")
    assert "\n" not in str(told.value)
    assert "Traceback" not in str(told.value)
