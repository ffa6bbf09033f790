"""Files are written whole: who may read them, long names, what a killed program left, what others wrote."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from headroom import resources
from headroom.disk.whole_file import write_whole
from headroom.user_error import UserError
from headroom.workbook.written.sample import write_sample
from headroom.workbook.written.template import write_template

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions and killing are those of POSIX")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_who_may_read_it(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "work.headroom"
    path.write_bytes(b"old")
    path.chmod(mode)

    write_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_new_file_is_as_any_other_new_file(tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"")

    write_whole(tmp_path / "work.headroom", b"new")

    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


@posix_only
def test_while_it_is_written_nobody_may_read_more_than_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "work.headroom"
    path.write_bytes(b"old")
    path.chmod(0o600)
    seen: list[int] = []

    def look() -> None:
        seen.extend(stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir())

    write_whole(path, b"new", look)

    assert seen == [0o600, 0o600]


@pytest.mark.parametrize("name", ["日" * 80 + ".headroom", "x" * 246 + ".headroom", "n" * 255])
def test_a_name_as_long_as_can_be_is_saved(tmp_path: Path, name: str) -> None:
    assert len(name.encode()) >= 245

    write_whole(tmp_path / name, b"content")

    assert names(tmp_path) == [name]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "work.headroom"
    path.write_bytes(b"kept")
    path.chmod(0o444)

    with pytest.raises(UserError, match="is read-only"):
        write_whole(path, b"lost")

    assert path.read_bytes() == b"kept"
    assert names(tmp_path) == ["work.headroom"]
    path.chmod(0o644)


def test_what_is_refused_at_the_last_moment_leaves_everything_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "work.headroom"
    path.write_bytes(b"kept")

    def refuse() -> None:
        msg = "not now"
        raise UserError(msg)

    with pytest.raises(UserError, match="not now"):
        write_whole(path, b"lost", refuse)

    assert path.read_bytes() == b"kept"
    assert names(tmp_path) == ["work.headroom"]


@posix_only
def test_what_a_killed_program_left_goes_with_the_next_file_in_the_folder(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from headroom.disk.whole_file import write_whole\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        "write_whole(Path(sys.argv[1]), b'half')\n"
    )
    path = tmp_path / "work.headroom"
    subprocess.run([sys.executable, "-c", program, str(path)], check=False)  # noqa: S603 - our own program
    assert len(names(tmp_path)) == 1

    write_whole(tmp_path / "another.headroom", b"whole")

    assert names(tmp_path) == ["another.headroom"]


@posix_only
def test_what_another_program_is_writing_is_left_alone(tmp_path: Path) -> None:
    def while_writing() -> None:
        write_whole(tmp_path / "inner", b"inner")

    write_whole(tmp_path / "outer", b"outer", while_writing)

    assert names(tmp_path) == ["inner", "outer"]
    assert (tmp_path / "outer").read_bytes() == b"outer"


def test_what_version_0_1_0_left_goes_and_nothing_that_only_looks_like_it(tmp_path: Path) -> None:
    path = tmp_path / "work.headroom"
    old, young = tmp_path / ".work.headroom.4711.part", tmp_path / ".work.headroom.4712.part"
    foreign = [tmp_path / ".work.headroom.notes.part", tmp_path / "work.headroom.4711.part"]
    for one in (old, young, *foreign):
        one.write_bytes(b"half")
    for one in (old, *foreign):
        os.utime(one, (1e9, 1e9))

    write_whole(path, b"whole")

    assert names(tmp_path) == sorted(one.name for one in (path, young, *foreign))


@pytest.mark.parametrize("write", [write_sample, write_template])
def test_a_workbook_that_is_written_out_replaces_another_in_one_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], None]
) -> None:
    path = tmp_path / "book.xlsx"
    path.write_bytes(b"a workbook of somebody")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserError, match="No space left on device"):
        write(path)

    assert path.read_bytes() == b"a workbook of somebody"
    assert names(tmp_path) == ["book.xlsx"]


def test_the_sample_is_written_over_itself_without_harm(tmp_path: Path) -> None:
    write_sample(tmp_path / "one.xlsx")
    write_sample(tmp_path / "one.xlsx")

    assert (tmp_path / "one.xlsx").read_bytes() == resources.sample().read_bytes()


@posix_only
def test_a_link_in_a_circle_is_refused_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(UserError, match="cannot be written"):
        write_whole(tmp_path / "a", b"")
