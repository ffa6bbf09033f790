import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fleets import POLICY
from headroom.book.layout import BookLayout
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.work.recovery_files import RecoveryFiles
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def work(name: str, when: datetime = NOON) -> SavedWork:
    scenario = Scenario(POLICY, name)
    return SavedWork(Workspace(Scenario(POLICY), scenario), (), BookLayout(), (), ((),), "0.2.0", when)


def names(files: RecoveryFiles) -> list[str]:
    return [left.work.workspace.scenario.name for left in files.left()]


class Programs:
    """Programs that keep work in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun: list[RecoveryFiles] = []

    def begin(self) -> RecoveryFiles:
        self.begun.append(RecoveryFiles(self.folder))
        return self.begun[-1]


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[Programs]:
    made = Programs(tmp_path / "state" / "recovery")
    yield made
    for files in made.begun:
        files.close()


def test_what_a_program_left_is_found_by_the_next_one_and_by_no_other(programs: Programs) -> None:
    crashed = programs.begin()
    crashed.keep(work("first"))
    crashed.keep(work("last"))
    crashed.close()  # as the system does when a program ends

    assert names(programs.begin()) == ["last"]
    assert names(programs.begin()) == []


def test_the_file_of_a_program_that_lives_is_left_alone(programs: Programs) -> None:
    living = programs.begin()
    living.keep(work("living"))

    assert names(programs.begin()) == []
    assert names(living) == []


def test_nothing_is_left_of_work_that_was_dropped(programs: Programs) -> None:
    done = programs.begin()
    done.keep(work("done"))

    done.drop()

    assert list(programs.folder.iterdir()) == []


def test_after_a_drop_work_is_kept_again(programs: Programs) -> None:
    files = programs.begin()
    for name in ("one", "two"):
        files.keep(work(name))
        files.drop()
    files.keep(work("three"))
    files.close()

    assert names(programs.begin()) == ["three"]


def test_what_is_neither_taken_over_nor_forgotten_is_found_again_the_latest_first(programs: Programs) -> None:
    for hours, name in enumerate(("older", "newer")):
        one = programs.begin()
        one.keep(work(name, NOON + timedelta(hours=hours)))
        one.close()
    second = programs.begin()
    newer, older = second.left()
    assert newer.work.workspace.scenario.name == "newer"

    second.forget(newer)
    second.close()

    assert [left.path for left in programs.begin().left()] == [older.path]


def test_what_a_newer_program_left_is_not_offered_and_stays(programs: Programs) -> None:
    programs.folder.mkdir(parents=True)
    path = programs.folder / "newer.headroom"
    path.write_bytes(b'{"format": 99, "kind": "headroom work"}')

    assert names(programs.begin()) == []
    assert path.exists()


def test_a_program_that_is_killed_while_it_writes_leaves_the_whole_file_of_before(programs: Programs) -> None:
    programs.folder.mkdir(parents=True)
    writer = (
        "import os, sys; from pathlib import Path\n"
        "from test_recovery_files import work\n"
        "from headroom.work.recovery_files import RecoveryFiles\n"
        "files = RecoveryFiles(Path(sys.argv[1])); files.keep(work('whole'))\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "files.keep(work('half'))\n"
    )
    if sys.platform == "win32":
        writer = writer.replace("os.kill(os.getpid(), 9)", "os._exit(9)")
    paths = {"PYTHONPATH": ":".join(path for path in (*sys.path, str(Path(__file__).parent)) if path)}
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", writer, str(programs.folder)], env=paths, capture_output=True, check=False
    )

    assert done.stderr == b""
    assert done.returncode != 0
    later = programs.begin()
    (left,) = later.left()
    assert left.work.workspace.scenario.name == "whole"
    later.forget(left)
    assert list(programs.folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "recovery").write_bytes(b"a file")

    with pytest.raises(UserError, match="cannot be kept"):
        RecoveryFiles(tmp_path / "recovery").keep(work("any"))

    assert RecoveryFiles(tmp_path / "recovery").left() == ()


def test_where_work_belongs_is_found_with_it(programs: Programs) -> None:
    crashed = programs.begin()
    crashed.keep(replace(work("any"), belongs_to="/home/ana/talks.headroom"))
    crashed.close()

    (left,) = programs.begin().left()

    assert left.work.belongs_to == "/home/ana/talks.headroom"
