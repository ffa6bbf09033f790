import os
import sys
import time
from pathlib import Path

import pytest

from headroom.workstation.window_post import Request, WindowPost

ANY_LETTERS = (Path("/tmp/Übersicht 日本 'q' & <b>.xlsx"), Path("/tmp/line\nbreak.xlsx"))  # noqa: S108 - not opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "post"


def test_only_one_has_the_first_window_until_it_lets_go(folder: Path) -> None:
    first, second = WindowPost(folder), WindowPost(folder)

    assert first.claim()
    assert first.claim()
    assert not second.claim()
    assert second.owner() == os.getpid()
    assert second.is_starting()
    first.tell_ready()
    assert not second.is_starting()

    first.release()
    assert second.owner() is None
    assert second.claim()
    second.release()


def test_a_request_is_taken_once_with_every_letter_of_its_names(folder: Path) -> None:
    first, second = WindowPost(folder), WindowPost(folder)
    first.claim()
    no_text = (Path(os.fsdecode(b"/tmp/\xff.xlsx")),) if sys.platform == "linux" else ()
    request = Request((*ANY_LETTERS, *no_text), "token")

    asked = second.put(request)
    assert not second.was_taken(asked)
    assert list(first.taken()) == [request]
    assert second.was_taken(asked)
    assert list(first.taken()) == []
    assert not second.withdraw(asked)
    first.release()


def test_a_request_that_is_withdrawn_is_never_taken(folder: Path) -> None:
    first, second = WindowPost(folder), WindowPost(folder)
    first.claim()
    asked = second.put(Request(ANY_LETTERS))

    assert second.withdraw(asked)
    assert list(first.taken()) == []
    assert not list(folder.glob("*.part"))
    first.release()


def test_requests_come_in_their_order(folder: Path) -> None:
    first, second = WindowPost(folder), WindowPost(folder)
    first.claim()
    for number in range(3):
        asked = second.put(Request((Path(f"{number}.xlsx"),)))
        os.utime(asked, (time.time() + number, time.time() + number))

    assert [one.files[0].name for one in first.taken()] == ["0.xlsx", "1.xlsx", "2.xlsx"]
    first.release()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b'{"files": "a"}', b'{"files": [1]}', b"[" * 100_000, b"\xff\xfe"]
)
def test_what_is_no_request_is_passed_over_and_removed(folder: Path, content: bytes) -> None:
    first = WindowPost(folder)
    first.claim()
    (folder / "0a.files").write_bytes(content)

    assert list(first.taken()) == []
    assert not list(folder.glob("0a.*"))
    first.release()


def test_what_killed_programs_left_is_removed_by_the_next_first_window(folder: Path) -> None:
    folder.mkdir()
    old, young = folder / "0a.files", folder / "0b.files"
    for path in (old, young):
        path.write_text('{"files": ["/x.xlsx"], "token": ""}', encoding="ascii")
    long_ago = time.time() - 3600
    os.utime(old, (long_ago, long_ago))
    for state in ("ready-12", "starting-13"):
        (folder / state).touch()
        os.utime(folder / state, (long_ago, long_ago))
    post = WindowPost(folder)
    assert not post.is_starting()

    assert post.claim()

    assert post.owner() == os.getpid()
    assert not old.exists()
    assert len(list(post.taken())) == 1
    post.release()
