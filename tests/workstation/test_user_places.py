import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from headroom.workstation import finished_program, user_places
from headroom.workstation.user_places import UserPlaces


@pytest.fixture
def finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Be a finished program in a folder, which is returned."""
    folder = tmp_path / "stick" / "Headroom é"
    folder.mkdir(parents=True)
    monkeypatch.setattr(sys, "executable", str(folder / "HeadroomWindow.exe"))
    yield folder
    user_places._takes_files.cache_clear()


def every(places: UserPlaces) -> tuple[Path, ...]:
    return places.settings, places.layouts, places.recovery, places.chosen, places.log


def test_a_portable_program_keeps_everything_beside_it(finished: Path) -> None:
    (finished / "portable").touch()

    places = user_places.user_places()

    assert all(path.is_relative_to(finished / "data") for path in every(places))
    assert len(set(every(places))) == 5
    assert not places.trouble
    assert list((finished / "data").iterdir()) == []


def test_without_the_sign_a_finished_program_uses_the_places_of_the_system(finished: Path) -> None:
    assert user_places.portable_folder() is None
    assert not any(path.is_relative_to(finished) for path in every(user_places.user_places()))


@pytest.mark.parametrize("name", ["python", "python3.11", "pythonw.exe"])
def test_a_python_is_never_portable(finished: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    (finished / "portable").touch()
    monkeypatch.setattr(sys, "executable", str(finished / name))

    assert user_places.portable_folder() is None


def test_a_medium_that_cannot_be_written_is_said_and_work_is_kept_on_the_computer(
    finished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (finished / "portable").touch()
    (finished / "data").touch()  # in the way of the folder: even an administrator cannot write into it
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    places = user_places.user_places()

    assert not any(path.is_relative_to(finished) for path in every(places))
    assert all(path.is_relative_to(tmp_path) for path in every(places))
    assert str(finished / "data") in places.trouble
    assert str(places.recovery.parent) in places.trouble
    assert user_places.user_places() == places, "the next start finds what this one kept"


def test_where_nothing_can_be_written_at_all_that_is_said(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (finished / "portable").touch()
    (finished / "data").touch()
    monkeypatch.setattr(user_places, "temporary_folder_of_user", lambda _name: None)

    assert "are not kept" in user_places.user_places().trouble


def test_a_bundle_of_macos_is_portable_by_what_stands_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "Headroom.app" / "Contents" / "MacOS"
    monkeypatch.setattr(sys, "executable", str(inside / "headroom"))

    assert finished_program.program_folder() == tmp_path


def test_a_frozen_program_is_finished_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "tool"))
    assert finished_program.program_folder() is None
    assert finished_program.own_command() == [str(tmp_path / "tool"), "-m", "headroom"]

    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert finished_program.program_folder() == tmp_path
    assert finished_program.own_command() == [str(tmp_path / "tool")]
