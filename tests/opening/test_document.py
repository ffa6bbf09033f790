"""What is open and where from: what a workbook read again, work saved and work reopened make of it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

import headroom
from headroom.book.sourcing import SourcingBook
from headroom.opening.document import Document
from headroom.rules.scenario import Scenario
from headroom.work.file_state import FileState
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace
from workbooks import read_rows, table

NOW = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> SourcingBook:
    return read_rows(tmp_path, table())


@pytest.fixture
def workspace() -> Workspace:
    scenario = Scenario(headroom.policy("usmca"))
    return Workspace(scenario, replace(scenario, name="Talks"))


def test_it_is_called_after_its_file_else_its_workbook(book: SourcingBook, tmp_path: Path) -> None:
    assert Document().name(None) == "this work"
    assert Document().name(book) == book.name
    assert Document(file=tmp_path / "talks.headroom").name(book) == "talks.headroom"


def test_what_would_be_saved_names_the_workbook_that_is_open(
    book: SourcingBook, workspace: Workspace, tmp_path: Path
) -> None:
    document = Document().about((tmp_path / "book.xlsx",), book)

    work = document.work(workspace, (), NOW)

    assert work.files == (SavedFile(str(tmp_path / "book.xlsx"), book.sha256),)
    assert (work.layout, work.workspace, work.program) == (book.layout, workspace, headroom.__version__)
    assert work.results == ((),)


def test_the_same_workbook_read_again_changes_nothing_another_one_does(
    book: SourcingBook, tmp_path: Path
) -> None:
    files = (tmp_path / "book.xlsx",)
    document = Document().about(files, book)
    other = replace(book, files=(replace(book.files[0], sha256="0" * 64),))

    assert document.about(files, book) is document
    assert document.about(files, other).books[0].sha256 == "0" * 64
    assert document.about((tmp_path / "elsewhere.xlsx",), book) != document


def test_saving_takes_the_data_in_unless_another_workbook_was_opened_meanwhile(
    book: SourcingBook, workspace: Workspace, tmp_path: Path
) -> None:
    file, state = tmp_path / "talks.headroom", FileState("1" * 64)
    document = Document().about((tmp_path / "book.xlsx",), book)
    work = document.work(workspace, (), NOW)
    written = replace(work, files=(replace(work.files[0], content=b"data"),))
    other = replace(book, files=(replace(book.files[0], sha256="0" * 64),))

    saved = document.saved(file, state, written)
    late = document.about((tmp_path / "book.xlsx",), other).saved(file, state, written)

    assert (saved.file, saved.known, saved.inside) == (file, state, True)
    assert saved.books == written.files
    assert late.books[0].content is None


def test_work_whose_workbook_is_missing_keeps_what_it_came_to(
    workspace: Workspace, tmp_path: Path, book: SourcingBook
) -> None:
    kept = SavedWork(workspace, (SavedFile("book.xlsx", "2" * 64),), book.layout, (), ((),), "0.1.0", NOW)
    document = Document(file=tmp_path / "talks.headroom", books=kept.files, unread=kept)

    assert document.work(workspace, (), NOW).results == kept.results
    assert document.about((tmp_path / "book.xlsx",), book).differing(kept) == ("book.xlsx",)
    assert document.differing(kept) == ()
