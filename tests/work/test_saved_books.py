import hashlib
import io
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import headroom
from fleets import POLICY
from headroom import resources
from headroom.book.layout import BookLayout
from headroom.disk.plain_name import is_plain_name
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.work.chosen_places import NO_PLACES, ChosenPlaces
from headroom.work.saved_books import FoundBook, find_books
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace

CONTENT = b"PK the workbook"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def work(*files: SavedFile) -> SavedWork:
    scenario = Scenario(POLICY)
    when = datetime(2026, 11, 24, tzinfo=UTC)
    return SavedWork(Workspace(scenario, scenario), files, BookLayout(), (), ((),), "0.2.0", when)


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path]:
    """The folder where the workbook was, that of the work, and one for scratch."""
    made = (tmp_path / "was", tmp_path / "work", tmp_path / "scratch")
    for place in made:
        place.mkdir()
    return made


def test_a_workbook_is_found_where_it_was_opened_by_hand(places: tuple[Path, Path, Path]) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(CONTENT)

    chosen = ChosenPlaces(saved / "places.json")
    chosen.remember(DIGEST, was / "fleet.xlsx")
    found = find_books(
        work(SavedFile(str(was / "fleet.xlsx"), DIGEST)), saved / "a.headroom", scratch, chosen
    )

    assert found == (FoundBook(was / "fleet.xlsx", changed=False),)


def test_of_two_the_one_that_is_as_it_was_is_taken(places: tuple[Path, Path, Path]) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(b"changed")
    (saved / "fleet.xlsx").write_bytes(CONTENT)

    found = find_books(
        work(SavedFile(str(was / "fleet.xlsx"), DIGEST)), saved / "a.headroom", scratch, NO_PLACES
    )

    assert found == (FoundBook(saved / "fleet.xlsx", changed=False),)


def test_a_workbook_saved_within_the_work_is_taken_before_one_that_changed(
    places: tuple[Path, Path, Path],
) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(b"changed")

    (found,) = find_books(
        work(SavedFile(str(was / "fleet.xlsx"), DIGEST, CONTENT)), saved / "a.headroom", scratch, NO_PLACES
    )

    assert found == FoundBook(scratch / "0" / "fleet.xlsx", changed=False, within=True)
    assert found.path.read_bytes() == CONTENT


def test_a_workbook_that_changed_is_taken_and_said_so(places: tuple[Path, Path, Path]) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(b"changed")

    chosen = ChosenPlaces(saved / "places.json")
    chosen.remember(DIGEST, was / "fleet.xlsx")
    (found,) = find_books(
        work(SavedFile(str(was / "fleet.xlsx"), DIGEST)), saved / "a.headroom", scratch, chosen
    )

    assert found.changed


@pytest.mark.parametrize("path", ["C:\\Users\\ana\\fleet.xlsx", "/nowhere/fleet.xlsx", "fleet.xlsx"])
def test_work_from_another_system_finds_the_workbook_beside_it(
    places: tuple[Path, Path, Path], path: str
) -> None:
    _, saved, scratch = places
    (saved / "fleet.xlsx").write_bytes(CONTENT)

    assert find_books(work(SavedFile(path, DIGEST)), saved / "a.headroom", scratch, NO_PLACES) == (
        FoundBook(saved / "fleet.xlsx", changed=False),
    )


@pytest.mark.parametrize("path", ["/nowhere/fleet.xlsx", "bad\0name.xlsx", "../../etc/passwd"])
def test_a_workbook_that_is_nowhere_is_named_with_where_it_was(
    places: tuple[Path, Path, Path], path: str
) -> None:
    _, saved, scratch = places

    with pytest.raises(UserError, match="is not where it was"):
        find_books(work(SavedFile(path, DIGEST)), saved / "a.headroom", scratch, NO_PLACES)


def test_the_sample_is_that_of_the_program_wherever_it_is(places: tuple[Path, Path, Path]) -> None:
    _, saved, scratch = places
    sample = resources.sample()
    digest = hashlib.sha256(sample.read_bytes()).hexdigest()

    found = find_books(
        work(SavedFile(f"/elsewhere/{sample.name}", digest)), saved / "a.headroom", scratch, NO_PLACES
    )

    assert found == (FoundBook(sample, changed=False),)


def test_a_name_within_the_work_cannot_leave_the_scratch_folder(places: tuple[Path, Path, Path]) -> None:
    _, saved, scratch = places

    (found,) = find_books(
        work(SavedFile("../../evil.xlsx", DIGEST, CONTENT)), saved / "a.headroom", scratch, NO_PLACES
    )

    assert found.path == scratch / "0" / "evil.xlsx"


# What a stranger's work may have read

ELSEWHERE = (
    "/etc/hostname",
    "../../secret.xlsx",
    "//host/share/fleet.xlsx",
    "/dev/zero",
    "sub/../../secret.xlsx",
)


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every path that is looked at or opened while the test runs."""
    seen: list[str] = []
    for name in ("stat", "lstat", "scandir", "listdir", "readlink", "open"):
        real = getattr(os, name)

        def spy(path: Any, *given: Any, real: Any = real, **more: Any) -> Any:  # noqa: ANN401 - any of them
            seen.append(str(path))
            return real(path, *given, **more)

        monkeypatch.setattr(os, name, spy)
    real_open = io.open

    def opening(path: Any, *given: Any, **more: Any) -> Any:  # noqa: ANN401 - as above
        seen.append(str(path))
        return real_open(path, *given, **more)

    monkeypatch.setattr(io, "open", opening)
    return seen


@pytest.mark.parametrize("path", ELSEWHERE)
def test_nothing_of_a_place_that_a_stranger_names_is_touched_before_somebody_agrees(
    places: tuple[Path, Path, Path], touched: list[str], path: str
) -> None:
    _, saved, scratch = places
    asked: list[Path] = []

    def refuse(place: Path) -> bool:
        asked.append(place)
        return False

    (saved / "sub").mkdir()
    touched.clear()
    with pytest.raises(UserError, match="is not where it was"):
        find_books(work(SavedFile(path, DIGEST)), saved / "a.headroom", scratch, NO_PLACES, refuse)

    ours = (str(saved), str(Path(headroom.__file__).parent), str(Path(__file__)))
    assert any(one.startswith(str(saved)) for one in touched)
    assert [one for one in touched if not one.startswith(ours) or ".." in one] == []
    (place,) = asked
    assert place.is_absolute()
    assert ".." not in place.parts


def test_a_place_that_somebody_agreed_to_is_read_and_not_asked_about_again(
    places: tuple[Path, Path, Path], touched: list[str]
) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(CONTENT)
    asked: list[Path] = []

    def agree(place: Path) -> bool:
        asked.append(place)
        return True

    one = work(SavedFile("../was/fleet.xlsx", DIGEST))
    chosen = ChosenPlaces(saved / "places.json")
    for _ in range(2):
        assert find_books(one, saved / "a.headroom", scratch, chosen, agree) == (
            FoundBook(was / "fleet.xlsx", changed=False),
        )

    assert asked == [was / "fleet.xlsx"]
    assert str(was / "fleet.xlsx") in touched


def test_a_place_that_was_chosen_for_one_workbook_is_not_chosen_for_another(
    places: tuple[Path, Path, Path],
) -> None:
    was, saved, scratch = places
    (was / "secret.xlsx").write_bytes(b"secret")
    chosen = ChosenPlaces(saved / "places.json")
    chosen.remember(hashlib.sha256(b"secret").hexdigest(), was / "secret.xlsx")

    with pytest.raises(UserError, match="is not where it was"):
        find_books(work(SavedFile(str(was / "secret.xlsx"), DIGEST)), saved / "a.headroom", scratch, chosen)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
@pytest.mark.parametrize("where", ["fleet.xlsx", "sub/fleet.xlsx"])
def test_a_link_beside_the_work_that_leads_elsewhere_is_asked_about(
    places: tuple[Path, Path, Path], where: str
) -> None:
    was, saved, scratch = places
    (was / "fleet.xlsx").write_bytes(CONTENT)
    (saved / "fleet.xlsx" if where == "fleet.xlsx" else saved / "sub").symlink_to(
        was / "fleet.xlsx" if where == "fleet.xlsx" else was
    )

    with pytest.raises(UserError, match="is not where it was"):
        find_books(work(SavedFile(where, DIGEST)), saved / "a.headroom", scratch, NO_PLACES)

    (found,) = find_books(
        work(SavedFile(where, DIGEST)), saved / "a.headroom", scratch, NO_PLACES, lambda _: True
    )
    assert found.path.read_bytes() == CONTENT


@pytest.mark.parametrize(
    "name",
    [
        *("D:x.bat", "..\\x", "NUL", "nul.xlsx", "a/b", "COM1.csv", "x\0y.xlsx", "x\ny", "..", ".", "", " "),
        *(
            "con",
            "a:b:$DATA",
            "\\\\host\\share\\x",
            "//host/share/x",
            "x. ",
            "日" * 200 + ".xlsx",
            "\u202egnp.x",
        ),
    ],
)
def test_a_name_of_data_within_the_work_is_never_a_path(places: tuple[Path, Path, Path], name: str) -> None:
    _, saved, scratch = places

    (found,) = find_books(work(SavedFile(name, DIGEST, CONTENT)), saved / "a.headroom", scratch, NO_PLACES)

    assert found.path.parent == scratch / "0"
    assert is_plain_name(found.path.name)
    assert len(found.path.name.encode()) <= 255
    assert found.path.read_bytes() == CONTENT
    assert [path for path in scratch.parent.rglob("*") if path.is_file()] == [found.path]


def test_two_workbooks_of_one_name_within_the_work_are_both_there(places: tuple[Path, Path, Path]) -> None:
    _, saved, scratch = places
    other = hashlib.sha256(b"other").hexdigest()

    found = find_books(
        work(SavedFile("a/x.xlsx", DIGEST, CONTENT), SavedFile("b/x.xlsx", other, b"other")),
        saved / "a.headroom",
        scratch,
        NO_PLACES,
    )

    assert [book.path.read_bytes() for book in found] == [CONTENT, b"other"]
    assert [book.changed for book in found] == [False, False]


def test_a_workbook_that_was_beside_the_work_and_is_gone_is_not_asked_about(
    places: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, saved, scratch = places
    monkeypatch.chdir(saved)

    def never(place: Path) -> bool:
        pytest.fail(f"{place} is asked about")

    with pytest.raises(
        UserError, match=r"workbook fleet\.xlsx that a\.headroom belongs to is not where it was"
    ):
        find_books(work(SavedFile("fleet.xlsx", DIGEST)), Path("a.headroom"), scratch, NO_PLACES, never)
