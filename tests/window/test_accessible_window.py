"""What screen readers and keys find on every page of the sample, in menus and in windows beside."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.analysis.import_report import import_report, report_of
from headroom.book.layout import BookLayout, RememberedLayout
from headroom.book.survey import BookSurvey
from headroom.output import trails
from headroom.output.import_report_tables import report_tables
from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.save_question import SaveQuestion
from headroom.window.frame.crash_dialog import CrashDialog
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.handover.dialog import HandoverDialog
from headroom.window.handover.shown.choices import HandedOver
from headroom.window.importing.facts_window import FactsWindow
from headroom.window.importing.import_preview import ImportPreview
from headroom.window.importing.import_report_window import ImportReportWindow
from headroom.window.importing.layouts_window import LayoutsWindow
from headroom.window.importing.password_dialog import PasswordDialog
from headroom.window.look.look import Look
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.part_changes.change_window import PartChangesWindow
from headroom.window.pages.part_changes.rule_dialog import RuleDialog
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.widgets.segmented import Segmented
from headroom.window.widgets.tab_order import tab_stops
from headroom.window.widgets.table_window import TableWindow
from headroom.window.widgets.text_window import TextWindow
from headroom.work.workspace import Workspace
from headroom.workbook.process.reading import read_book
from headroom.workbook.rows.decode import decode
from spoken_tree import faults, out_of_reach, settle
from workbooks import silent


@pytest.fixture(scope="module")
def sample(reference: TariffReference) -> Offers:
    return Offers.of(Exposure.of(decode(resources.sample(), silent), reference))


@pytest.fixture
def window(qtbot: QtBot, sample: Offers, look: Look, settings: Settings) -> Iterator[MainView]:
    assert look.sheet
    shell = Shell(settings)
    qtbot.addWidget(shell)
    presets = load_presets()
    baseline = Scenario(presets[0], name="Baseline")
    session = Session(Workspace(baseline, Scenario(presets[4], name="Scenario")))
    view = MainView(shell, session, Focus(shell), presets, look, settings, ("0.0", "notices"))
    shell.resize(1280, 800)
    shell.show()
    session.open(sample.current, sample)
    view.show_book()
    settle()
    yield view
    session.undo_stack.clear()
    page = view.work.pages.stack.currentWidget()
    if isinstance(page, SessionPage):
        page.settle()


def turn(window: MainView, name: str) -> QWidget:
    """Turn to a page, and let it be complete."""
    window.work.pages.turn_to(name)
    page = window.work.pages.page(name)
    if isinstance(page, SessionPage):
        page.settle()
    settle()
    return page


@pytest.mark.parametrize("name", [name for name in NAMES if name != CHANGES])
def test_everything_on_a_page_is_told_and_can_be_reached(window: MainView, name: str) -> None:
    turn(window, name)
    shell = window.window()

    assert faults(shell) == []
    assert out_of_reach(shell) == []


@pytest.mark.parametrize("name", ["fleet", "sweep", "odds", "parts"])
def test_the_tab_key_goes_round_a_page_and_is_caught_nowhere(window: MainView, name: str) -> None:
    turn(window, name)
    window.activateWindow()
    stops = list(tab_stops(window))
    stops[0].setFocus()
    gone_to = []
    for _ in stops:
        gone_to.append(focused())
        QTest.keyClick(focused(), Qt.Key.Key_Tab)

    assert gone_to == stops
    assert focused() is stops[0]
    QTest.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is stops[-1]


def test_the_tab_key_goes_from_the_policy_over_the_bars_to_the_page_and_to_the_foot(window: MainView) -> None:
    page, work = turn(window, "parts"), window.work
    parts = (work.panel, work.groups, work.bar, work.band, page, work.status)
    stops = [one for one in tab_stops(window) if one is not work.across.handle(1)]
    order = [next(at for at, part in enumerate(parts) if part.isAncestorOf(one)) for one in stops]

    assert order == sorted(order)
    assert set(order) == set(range(len(parts)))


def focused() -> QWidget:
    """Return what has the keys."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_the_arrow_keys_choose_among_buttons_of_which_one_is_chosen(window: MainView) -> None:
    page = turn(window, "timeline")
    arrangement = next(one for one in window.findChildren(Segmented) if one.name == "Columns")
    first, second = arrangement.buttons.values()
    assert page.isVisible()
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)

    assert second.hasFocus()
    assert arrangement.value.value == list(arrangement.buttons)[1]


@pytest.fixture
def opened() -> Iterator[list[QWidget]]:
    """Hand out windows that are closed again."""
    made: list[QWidget] = []
    yield made
    for one in made:
        one.close()
        one.deleteLater()


def hold(made: list[QWidget], one: QWidget) -> None:
    """Hold that everything of a window is told and can be reached."""
    made.append(one)
    one.show()
    settle()

    assert faults(one) == []
    assert out_of_reach(one) == []
    assert one.windowTitle()


def test_windows_about_the_import_are_told(window: MainView, sample: Offers, opened: list[QWidget]) -> None:
    shell, book = window.window(), sample.current.book
    hold(opened, ImportReportWindow(report_of(sample.current), QAction("Save import report…", shell), shell))
    layouts = LayoutsWindow(shell)
    layouts.show_layouts([RememberedLayout(book.layout, datetime(2026, 11, 1))])  # noqa: DTZ001 - local time
    hold(opened, layouts)
    hold(opened, TableWindow("Rows", "All of them.", report_tables(import_report(book))[0], shell))
    facts = FactsWindow(window.work.fleet._session, shell)
    hold(opened, facts)


def test_questions_are_told(window: MainView, opened: list[QWidget]) -> None:
    shell = window.window()
    hold(opened, SaveQuestion("Save the work on Talks before closing?", shell))
    hold(opened, PasswordDialog("fleet.xlsx", was_wrong=True, parent=shell))
    crash = CrashDialog("headroom.log")
    crash.show_fault("Traceback")
    hold(opened, crash)
    turn(window, "decide")
    hold(opened, RuleDialog(window.work.fleet._session, window.work))


def test_windows_on_figures_and_parts_are_told(
    window: MainView, sample: Offers, settings: Settings, opened: list[QWidget]
) -> None:
    session = window.work.fleet._session
    hold(opened, PartChangesWindow(session, Focus(), window.work))
    trail = window.work.trail
    trail.follow(trails.regional_content(sample.current.book.vehicles[0].name))
    settle()
    assert faults(trail) == []
    trail.close()
    handed = HandedOver(sample.current, sample, session.wanted, session.published)
    hold(opened, HandoverDialog(handed, settings, window.window()))
    window.menus.about.trigger()
    texts = [one for one in QApplication.topLevelWidgets() if isinstance(one, TextWindow) and one.isVisible()]
    hold(opened, texts[0])


def test_the_questions_on_an_import_are_told(qtbot: QtBot, opened: list[QWidget]) -> None:
    surveys: list[BookSurvey] = []

    def choose(survey: BookSurvey) -> BookLayout:
        surveys.append(survey)
        return survey.proposed

    read_book(resources.sample(), choose=choose)
    page = ImportPreview()
    qtbot.addWidget(page)
    page.setWindowTitle("Import")
    page.resize(1200, 800)
    page.show_survey(surveys[0])
    hold(opened, page)


def test_the_story_and_the_presentation_are_told(window: MainView) -> None:
    window.menus.add_view.trigger()
    window.menus.story.setChecked(True)
    settle()
    assert faults(window.window()) == []
    assert out_of_reach(window.window()) == []

    window.menus.present.setChecked(True)
    settle()
    found = faults(window.window()), out_of_reach(window.window())
    window.menus.present.setChecked(False)
    assert found == ([], [])


def menus_of(bar: QWidget) -> list[QMenu]:
    """Return every menu of a menu bar, with the menus in it."""
    return [menu for menu in bar.findChildren(QMenu) if menu.actions()]


def test_no_letter_is_two_commands_of_a_menu(window: MainView) -> None:
    twice = []
    shell = window.window()
    assert isinstance(shell, Shell)
    for menu in menus_of(shell.menuBar()):
        letters = Counter(
            action.text().replace("&&", "").partition("&")[2][:1].lower() for action in menu.actions()
        )
        twice += [f"{menu.title()}: {letter}" for letter, count in letters.items() if letter and count > 1]

    assert twice == []


def test_no_keys_are_two_commands(window: MainView) -> None:
    keys = Counter(
        keys.toString()
        for action in window.menus.actions
        if action not in window.menus.go.on_stage
        for keys in action.shortcuts()
    )

    assert [one for one, count in keys.items() if count > 1] == []
