import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from fleets import POLICY
from headroom import resources
from headroom.book.layout import BookLayout
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
