"""Saved work opened with real workbooks."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from encrypted_books import encrypt_agile
from exports import quantity_matrix
from headroom.book.layout import BookLayout
from headroom.book.plausibility import with_doubts
from headroom.book.survey import BookSurvey
from headroom.opening.book_opening import Tables
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.book_reading import BookReading
from headroom.window.files.reader_questions import Asker
from headroom.window.files.work_reading import OpenedWork, OpenWork
from headroom.window.files.work_saving import SaveWork
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work
from headroom.workbook.process.reading import read_book
from headroom.workbook.survey.questions import AskPassword, no_password
from workbooks import MODELS, table, write_xlsx

Save = Callable[..., Path]


def never_asked(survey: BookSurvey) -> BookLayout | None:
    pytest.fail(f"{survey.name} is asked about")


@pytest.fixture
def save(tmp_path: Path, presets: tuple[Policy, ...], reference: TariffReference) -> Save:
    def save(
        *books: Path, ask_password: AskPassword = no_password, inside: bool = False, name: str = "talks"
    ) -> Path:
        book = with_doubts(read_book(books, choose=lambda survey: survey.proposed, ask_password=ask_password))
        files = tuple(
            SavedFile(str(path), source.sha256) for path, source in zip(books, book.files, strict=True)
        )
        workspace = Workspace(Scenario(presets[0]), Scenario(presets[3], "Talks"))
        when = datetime(2026, 11, 24, tzinfo=UTC)
        work = SavedWork(workspace, files, book.layout, (), ((),), "0.2.0", when, presets)
        path = tmp_path / f"{name}.headroom"
        exposure = Exposure.of(book, reference)
        SaveWork(path, work, exposure, inside)(lambda _: None, lambda: False)
        return path

    return save


def opened(path: Path, asker: Asker, reference: TariffReference) -> OpenedWork:
    task = OpenWork(path, BookReading(asker).by, Tables(lambda: reference))
    return task(lambda _: None, lambda: False)


def test_a_workbook_with_headings_of_its_own_is_read_by_the_saved_layout_without_a_question(
    tmp_path: Path, save: Save, reference: TariffReference
) -> None:
    book = quantity_matrix(tmp_path / "matrix.xlsx", with_models=True)
    path = save(book)

    found = opened(path, Asker(never_asked), reference)

    assert (found.trouble, found.changed, found.deviations) == ("", (), ())
    assert found.summed is not None
    assert len(found.summed.exposure.book.rows.models) == 3
    assert found.paths == (book,)


def test_several_workbooks_are_read_together_again(
    tmp_path: Path, save: Save, reference: TariffReference
) -> None:
    parts = write_xlsx(tmp_path / "parts.xlsx", {"Sourcing": table()})
    facts = write_xlsx(tmp_path / "facts.xlsx", {"Models": MODELS})
    path = save(parts, facts)

    found = opened(path, Asker(never_asked), reference)

    assert (found.trouble, found.deviations, found.paths) == ("", (), (parts, facts))
    assert [file.path for file in found.references] == [str(parts), str(facts)]


@pytest.mark.parametrize("inside", [False, True])
def test_the_password_of_a_workbook_is_asked_again_and_stands_in_no_file(
    tmp_path: Path, save: Save, reference: TariffReference, *, inside: bool
) -> None:
    book = encrypt_agile(
        write_xlsx(tmp_path / "secret.xlsx", {"Sourcing": table(), "Models": MODELS}), "Sesam"
    )
    path = save(book, ask_password=lambda *_: "Sesam", inside=inside)
    assert b"Sesam" not in path.read_bytes()
    if inside:
        book.unlink()
    asker = Asker(lambda survey: survey.proposed)
    asked: list[str] = []

    def answer(name: str, _was_wrong: bool) -> None:  # noqa: FBT001 - a slot
        asked.append(name)
        asker.answer("Sesam")

    asker.password_asked.connect(answer)

    found = opened(path, asker, reference)

    assert asked == ["secret.xlsx"]
    assert (found.trouble, found.deviations) == ("", ())
    assert found.paths == (() if inside else (book,))


def test_work_that_was_kept_takes_the_data_of_the_file_it_belongs_to(
    tmp_path: Path, save: Save, reference: TariffReference
) -> None:
    book = write_xlsx(tmp_path / "fleet.xlsx", {"Sourcing": table(), "Models": MODELS})
    path = save(book, inside=True)
    book.unlink()
    work = load_work(path)
    kept = replace(
        work, files=tuple(replace(file, content=None) for file in work.files), belongs_to=str(path)
    )
    task = OpenWork(tmp_path / "x.headroom", BookReading(Asker(never_asked)).by, Tables(lambda: reference))

    found = replace(task, kept=kept)(lambda _: None, lambda: False)

    assert (found.trouble, found.file, found.restored) == ("", path, True)


@pytest.mark.parametrize("path", ["//host/share/fleet.xlsx", "../fleet.xlsx", "/dev/zero"])
@pytest.mark.parametrize("content", [None, b"PK"])
def test_work_of_a_stranger_that_is_saved_again_touches_nothing_that_it_names(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    presets: tuple[Policy, ...],
    reference: TariffReference,
    path: str,
    content: bytes | None,
) -> None:
    scenario = Scenario(presets[0])
    when = datetime(2026, 11, 24, tzinfo=UTC)
    files = (SavedFile(path, "ab" * 32, content),)
    work = SavedWork(Workspace(scenario, scenario), files, BookLayout(), (), ((),), "0.2.0", when)
    save_work(work, tmp_path / "theirs.headroom")
    seen: list[str] = []
    real = os.stat

    def spy(place: Any, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - any of them
        seen.append(str(place))
        return real(place, *given, **more)

    monkeypatch.setattr(os, "stat", spy)
    found = opened(tmp_path / "theirs.headroom", Asker(never_asked), reference)
    assert found.summed is None
    again = replace(found.work, files=found.references)
    SaveWork(tmp_path / "mine.headroom", again, None, inside=False)(lambda _: None, lambda: False)

    outside = {str(Path(path)), str(tmp_path.parent / "fleet.xlsx"), f"{tmp_path}/{path}"}
    assert seen != []
    assert outside & set(seen) == set()
    assert load_work(tmp_path / "mine.headroom").files[0].content == content
