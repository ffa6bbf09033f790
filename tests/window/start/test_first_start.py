"""The tour comes at the very first start on the sample, and not where a file of one's own was asked for."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.window.files.program import Program
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.frame.tour_taking import TAKEN
from headroom.window.session.settings import Settings
from headroom.window.start.running import Starter

pytestmark = pytest.mark.usefixtures("nothing_is_left_behind")

Start = Callable[[Path | None], MainView]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.in_file(tmp_path / "settings.ini")


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, settings: Settings, tmp_path: Path) -> Iterator[Start]:
    """Return what starts the program with a file, and waits until its workbook is shown."""
    faults = Faults(tmp_path / "headroom.log")
    started: list[Starter] = []

    def started_with(book: Path | None) -> MainView:
        starter = Starter(qapp, settings, faults, () if book is None else (book,))
        started.append(starter)
        qtbot.addWidget(starter.shell)
        starter.shell.show()
        qtbot.waitUntil(lambda: starter.program is not None, timeout=60_000)
        view = starter.shell.centralWidget()
        assert isinstance(view, MainView)
        qtbot.waitUntil(lambda: view.works and view.pages.currentWidget() is view.work, timeout=60_000)
        return view

    yield started_with
    for starter in started:
        if isinstance(starter.program, Program):
            starter.program.finish()
    faults.uninstall()


@pytest.mark.parametrize("book", [None, resources.sample()])
def test_the_tour_comes_at_the_first_start_on_the_sample(
    qtbot: QtBot, start: Start, settings: Settings, book: Path | None
) -> None:
    view = start(book)
    qtbot.waitUntil(lambda: view.tour.tour is not None, timeout=20_000)

    assert view.tour.tour is not None
    assert view.tour.tour.card.isVisible()
    assert settings.text(TAKEN) == "yes"
    view.tour.tour.end()


def test_it_does_not_come_where_the_program_is_started_with_a_file_of_ones_own(
    qtbot: QtBot, start: Start, settings: Settings, tmp_path: Path
) -> None:
    book = Path(shutil.copy(resources.sample(), tmp_path))
    view = start(book)
    qtbot.wait(700)

    assert view.tour.tour is None
    assert not settings.text(TAKEN)
