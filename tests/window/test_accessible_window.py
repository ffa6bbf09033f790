"""What screen readers and keys find: on every page of the sample, in every menu and in every window beside."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from headroom import resources
from headroom.policy_files.policy_file import load_presets
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look
from headroom.window.pages.page_list import CHANGES, NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.widgets.segmented import Segmented
from headroom.work.workspace import Workspace
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


def test_the_arrow_keys_choose_among_buttons_of_which_one_is_chosen(window: MainView) -> None:
    page = turn(window, "timeline")
    arrangement = next(one for one in window.findChildren(Segmented) if one.name == "Columns")
    first, second = arrangement.buttons.values()
    assert page.isVisible()
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)

    assert second.hasFocus()
    assert arrangement.value.value == list(arrangement.buttons)[1]
