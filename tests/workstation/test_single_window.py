import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from headroom.workstation import single_window, windows_shell
from headroom.workstation.window_post import Request, WindowPost


@pytest.fixture
def first(tmp_path: Path) -> Iterator[WindowPost]:
    made = WindowPost(tmp_path / "post")
    made.claim()
    made.tell_ready()
    yield made
    made.release()


def in_a_moment(post: WindowPost, seen: list[Request]) -> threading.Thread:
    """Take what is asked for, as a window does."""

    def take() -> None:
        end = time.monotonic() + 10
        while not seen and time.monotonic() < end:
            seen.extend(post.taken())
            time.sleep(0.01)

    thread = threading.Thread(target=take)
    thread.start()
    return thread


def test_who_comes_first_opens_the_window_itself(tmp_path: Path) -> None:
    post = WindowPost(tmp_path / "post")

    assert not single_window.taken_over(post, ())
    assert post.held
    post.release()


def test_the_open_window_takes_the_files_with_the_token_of_the_start(
    first: WindowPost, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "of this start")
    seen: list[Request] = []
    window = in_a_moment(first, seen)
    second = WindowPost(first.folder)

    assert single_window.taken_over(second, (Path("/a.xlsx"),))
    window.join()
    assert seen == [Request((Path("/a.xlsx"),), "of this start")]
    assert not second.held


def test_a_window_that_hangs_is_waited_for_so_long_and_not_longer(first: WindowPost) -> None:
    second, begin = WindowPost(first.folder), time.monotonic()

    assert not single_window.taken_over(second, (Path("/a.xlsx"),), patience_s=0.2)

    assert 0.2 <= time.monotonic() - begin < 5
    assert not second.held
    assert list(first.taken()) == []  # else it would be opened twice


def test_a_window_that_is_about_to_be_there_is_waited_for_longer(first: WindowPost) -> None:
    first.release()
    first.claim()  # it has not said that it is ready
    seen: list[Request] = []
    waits = threading.Timer(0.5, lambda: seen.extend(first.taken()))
    waits.start()

    assert single_window.taken_over(WindowPost(first.folder), (), patience_s=0.1)
    waits.join()
    assert seen == [Request()]


def test_where_the_window_closes_meanwhile_the_start_opens_its_own(first: WindowPost) -> None:
    threading.Timer(0.2, first.release).start()
    second = WindowPost(first.folder)

    assert not single_window.taken_over(second, (Path("/a.xlsx"),))
    assert second.held
    assert list(second.taken()) == []
    second.release()


def test_a_file_in_the_place_of_the_folder_keeps_nobody_from_starting(tmp_path: Path) -> None:
    (tmp_path / "post").touch()

    assert not single_window.taken_over(WindowPost(tmp_path / "post"), ())


def test_other_screens_settings_and_versions_have_windows_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = single_window.meeting_name({"DISPLAY": ":0"})
    names = {here, single_window.meeting_name({"DISPLAY": ":1"})}
    names.add(single_window.meeting_name({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}))
    with monkeypatch.context() as other:
        other.setattr(single_window, "__version__", "9.9.9")
        names.add(single_window.meeting_name({"DISPLAY": ":0"}))
    with monkeypatch.context() as other:
        other.setenv("XDG_CONFIG_HOME", str(tmp_path))
        other.setenv("HOME", str(tmp_path))
        other.setenv("LOCALAPPDATA", str(tmp_path))
        names.add(single_window.meeting_name({"DISPLAY": ":0"}))

    assert len(names) == 5
    assert single_window.meeting_name({"DISPLAY": ":0"}) == here


def test_a_session_of_a_terminal_server_counts_before_the_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows_shell, "session", lambda: "7")

    assert single_window.meeting_name({"DISPLAY": ":0"}) == single_window.meeting_name({"DISPLAY": ":1"})


def test_paths_are_made_absolute_where_the_start_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")

    assert single_window.absolute((Path("../a.xlsx"), tmp_path / "b.xlsx")) == (
        tmp_path / "a.xlsx",
        tmp_path / "b.xlsx",
    )


def test_programs_meet_in_a_folder_of_the_user_and_where_there_is_none_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_window, "runtime_folder", lambda: tmp_path)
    post = single_window.window_post()
    assert post is not None
    assert post.folder == tmp_path / single_window.meeting_name()

    monkeypatch.setattr(single_window, "runtime_folder", lambda: None)
    assert single_window.window_post() is None


def test_a_request_that_a_closing_window_took_last_is_not_done_twice(first: WindowPost) -> None:
    def take_and_close() -> None:
        assert len(list(first.taken())) == 1
        first.release()

    threading.Timer(0.2, take_and_close).start()
    second = WindowPost(first.folder)

    assert single_window.taken_over(second, (Path("/a.xlsx"),))
    assert not second.held
