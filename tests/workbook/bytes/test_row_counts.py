"""How many rows a sheet has, where its reader finds out only at the end."""

import json
from pathlib import Path

import openpyxl
import pytest

from headroom.cli.bench_figures import Report
from headroom.cli.command_line import WindowTools, main
from headroom.workbook.bytes.csv_reader import CsvBook
from headroom.workbook.bytes.openpyxl_reader import OpenpyxlBook

HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost")
MANY = 1500


def inspected(path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, int]]:
    assert main(("inspect", str(path), "--json"), WindowTools(lambda *_: b"", lambda _: Report({}, ()))) == 0
    return [(sheet["name"], sheet["rows"]) for sheet in json.loads(capsys.readouterr().out)["sheets"]]


@pytest.mark.parametrize("rows", [1, 3, MANY])
def test_the_second_reader_knows_how_many_rows_a_sheet_has(tmp_path: Path, rows: int) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Rows & more"
    for at in range(rows):
        sheet.append((f"A{at}", at))
    path = tmp_path / "rows.xlsx"
    workbook.save(path)

    book = OpenpyxlBook(path)

    assert book.sheet("Rows & more").height == rows - 1
    book.close()


def test_a_sheet_that_the_second_reader_read_is_inspected_with_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A cell far below the table makes the first reader give up."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Sourcing"
    sheet.append(HEADINGS)
    for at in range(MANY):
        sheet.append(("A", f"P{at}", "MX", 1.5))
    sheet["XFD1048576"] = "stray"
    path = tmp_path / "far.xlsx"
    workbook.save(path)

    ((name, rows),) = inspected(path, capsys)

    assert name == "Sourcing"
    assert rows == 1_048_576


@pytest.mark.parametrize("quoted", [False, True])
def test_a_text_file_is_inspected_with_its_rows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], *, quoted: bool
) -> None:
    end = '"MX\n"' if quoted else "MX"
    lines = [",".join(HEADINGS), *(f"A,P{at},{end},1.5" for at in range(MANY))]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(lines), encoding="utf-8")

    assert CsvBook(path, "utf-8").sheet("rows").height == MANY
    assert inspected(path, capsys) == [("rows", MANY + 1)]
