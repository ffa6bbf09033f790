"""Another language is chosen in the window, and spoken from the next start on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from headroom.window.frame.language_menu import LanguageMenu
from headroom.window.frame.shell import Shell
from headroom.window.session.settings import LANGUAGE, Settings
from headroom.window.start.language_change import LanguageChange

OPEN = (Path("talks.headroom"),)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")


@pytest.fixture
def shell(qtbot: QtBot, settings: Settings) -> Shell:
    shell = Shell(settings)
    qtbot.addWidget(shell)
    shell.show()
    return shell


@pytest.fixture
def change(
    settings: Settings, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[LanguageMenu, LanguageChange]]:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    menu = LanguageMenu(shell)
    made = LanguageChange(menu, settings, shell, lambda: OPEN, shell)
    yield menu, made
    if made.question is not None:
        made.question.close()


def choose(menu: LanguageMenu, code: str) -> None:
    """Choose a language in the menu."""
    next(action for action in menu.languages.actions() if action.data() == code).trigger()


def checked(menu: LanguageMenu) -> list[str]:
    """Return which languages are checked."""
    return [action.data() for action in menu.languages.actions() if action.isChecked()]


def press(change: LanguageChange, text: str) -> None:
    """Answer the question."""
    assert change.question is not None
    button: QAbstractButton = next(one for one in change.question.buttons() if one.text() == text)
    button.click()


def test_each_language_is_called_as_it_calls_itself(change: tuple[LanguageMenu, LanguageChange]) -> None:
    menu, _ = change
    names = [action.text() for action in menu.languages.actions()]
    assert names == ["As the system", "English", "Español (México)", "Français (Canada)"]
    assert checked(menu) == ["system"]


def test_the_language_of_now_asks_nothing(
    change: tuple[LanguageMenu, LanguageChange], settings: Settings
) -> None:
    menu, made = change
    choose(menu, "en")
    assert settings.text(LANGUAGE) == "en"
    assert made.question is None


def test_another_language_closes_the_window_and_opens_it_with_what_was_open(
    change: tuple[LanguageMenu, LanguageChange], settings: Settings, shell: Shell
) -> None:
    menu, made = change
    choose(menu, "fr")
    press(made, "Start again")
    assert settings.text(LANGUAGE) == "fr"
    assert checked(menu) == ["fr"]
    assert made.starts_again
    assert made.files == OPEN
    assert not shell.isVisible()


def test_later_leaves_everything_as_it_is(
    change: tuple[LanguageMenu, LanguageChange], settings: Settings, shell: Shell
) -> None:
    menu, made = change
    choose(menu, "es")
    press(made, "Later")
    assert settings.text(LANGUAGE) == "es"
    assert not made.starts_again
    assert shell.isVisible()


def test_the_file_of_settings_is_read_before_anything_else(
    change: tuple[LanguageMenu, LanguageChange], settings: Settings, tmp_path: Path
) -> None:
    from headroom.language.choice import set_language  # noqa: PLC0415 - beside what it is compared with

    menu, _ = change
    choose(menu, "fr")
    settings.store.sync()
    assert set_language(tmp_path / "settings.ini") == "fr"
