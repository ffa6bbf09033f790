import time
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from headroom.window.session.settings import RECENT, Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "folder" / "settings.ini")


def again(settings: Settings) -> Settings:
    """Return the settings as the next start of the program finds them."""
    settings.store.sync()
    return Settings.in_file(Path(settings.store.fileName()))


def test_the_workbook_opened_last_stands_first_and_once(settings: Settings) -> None:
    for name in ("a.xlsx", "b, c.xlsx", "ä; %20.xlsx", "a.xlsx"):
        settings.remember_book(Path("/data") / name)

    assert [path.name for path in again(settings).recent] == ["a.xlsx", "ä; %20.xlsx", "b, c.xlsx"]


def test_only_the_last_few_workbooks_are_remembered(settings: Settings) -> None:
    for number in range(RECENT + 3):
        settings.remember_book(Path(f"/data/{number}.xlsx"))

    assert len(settings.recent) == RECENT
    assert settings.recent[0] == Path(f"/data/{RECENT + 2}.xlsx")


def test_a_forgotten_workbook_is_not_offered(settings: Settings) -> None:
    settings.remember_book(Path("/data/a.xlsx"))
    settings.remember_book(Path("/data/b.xlsx"))

    settings.forget_book(Path("/data/b.xlsx"))
    assert settings.recent == (Path("/data/a.xlsx"),)


def test_what_came_of_a_workbook_and_when_is_remembered_with_it(settings: Settings) -> None:
    before = int(time.time())
    settings.remember_book(Path("/data/a.xlsx"), "7 of 12 qualify")
    settings.remember_book(Path("/data/b\tc.xlsx"))
    settings.put_texts("recent", ("/data/b\tc.xlsx", "/data/older.xlsx", "/data/a.xlsx"))

    newest, older, known = again(settings).recent_books
    assert (newest.path, newest.told) == (Path("/data/b\tc.xlsx"), "")
    assert older == (Path("/data/older.xlsx"), "", 0)
    assert (known.path, known.told) == (Path("/data/a.xlsx"), "7 of 12 qualify")
    assert before <= known.seconds <= time.time()


@pytest.mark.parametrize(
    "line", ["", "\t", "x\ty\t/data/a.xlsx", "-1\ty\t/data/a.xlsx", "9" * 40 + "\ty\t/data/a.xlsx"]
)
def test_what_is_not_understood_of_a_workbook_is_not_known(settings: Settings, line: str) -> None:
    settings.put_texts("recent", ("/data/a.xlsx",))
    settings.put_texts("recent told", (line,))

    (book,) = settings.recent_books
    assert book.path == Path("/data/a.xlsx")
    assert book.seconds == 0


def test_only_the_very_first_start_is_the_first(settings: Settings) -> None:
    assert settings.is_first_start()
    assert not settings.is_first_start()
    assert not again(settings).is_first_start()


def test_sizes_are_remembered_and_nonsense_is_taken_for_none(settings: Settings) -> None:
    settings.put_shape("window", QByteArray(b"\x00\x01shape"))
    settings.put_text("panel", "nonsense")

    assert again(settings).shape("window") == QByteArray(b"\x00\x01shape")
    assert again(settings).shape("panel").isEmpty()
    assert again(settings).shape("never kept").isEmpty()


def test_the_file_says_how_it_is_to_be_read_once_something_is_written(settings: Settings) -> None:
    assert settings.format == 1

    settings.put_text("theme", "dark")

    assert again(settings).format == 2


def test_settings_of_a_newer_program_are_read_as_far_as_they_are_known_and_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[General]\nformat=7\ntheme=dark\nplots=fancy\n[new]\nkey=1\n", encoding="utf-8")

    settings = Settings.in_file(path)
    assert settings.text("theme") == "dark"
    settings.put_texts("pins", ("rvc",))
    settings.store.sync()

    text = path.read_text(encoding="utf-8")
    assert all(line in text for line in ("format=7", "plots=fancy", "[new]", "key=1", "pins=rvc"))


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff" * 500, b"[General]\nformat=x\nrecent=@Variant(\\0\\0\\0\\x9)\nwindow=5\n"]
)
def test_settings_that_are_damaged_are_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(content)

    settings = Settings.in_file(path)

    assert settings.format == 1
    assert settings.recent == ()
    assert settings.shape("window").isEmpty()
    settings.put_text("theme", "dark")
    assert settings.text("theme") == "dark"
