"""What is read in another process is said in the language of the program that asked for it."""

from pathlib import Path

import pytest

from headroom.language.catalog import catalog_file
from headroom.language.languages import LANGUAGES, VARIABLE
from headroom.user_error import UserError
from headroom.workbook.process import reading
from headroom.workbook.process.readable_places import readable_places
from headroom.workbook.process.reading import read_book
from workbooks import MODELS, table, write_xlsx

CELL = "“1.5k”"


@pytest.fixture
def with_thousands(tmp_path: Path) -> Path:
    """Return a workbook of which it is said how a cell is read."""
    parts = table({"Unit cost": "1.5k", "Quantity per vehicle": 1})
    return write_xlsx(tmp_path / "book.xlsx", {"Sourcing": parts, "Models": MODELS})


@pytest.mark.parametrize(("code", "read"), [("en", "1,500"), ("fr", "1\N{NO-BREAK SPACE}500")])
def test_the_process_that_reads_speaks_the_language_of_the_program(
    code: str, read: str, with_thousands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, code)
    messages = [problem.message for problem in read_book(with_thousands).problems]
    [said] = [message.replace(CELL, "") for message in messages if CELL in message]
    assert read in said


def test_all_that_is_said_of_a_workbook_can_be_translated(
    with_thousands: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "CHILD", "bracketing_child")
    problems = read_book(with_thousands).problems
    assert problems
    for problem in problems:
        assert problem.message.startswith("⟦"), problem.message
        assert problem.remedy.startswith("⟦"), problem.remedy


def test_a_refusal_of_the_process_can_be_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "CHILD", "bracketing_child")
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"%PDF-1.4 and so on")
    with pytest.raises(UserError, match=r"⟦book\.xlsx is ⟦a PDF, not a workbook"):
        read_book(path)


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "en"])
def test_the_translations_stand_where_the_fenced_process_may_read(code: str) -> None:
    file = catalog_file(code).resolve()
    assert any(place.resolve() in file.parents for place in readable_places(()))
