from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLabel,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.analysis.model_filter import ModelFilter, ModelTrait
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.tariff_codes import TariffReference
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.frame.shown.presenting_type import presenting_scale
from headroom.window.look.file_dialog import FileDialog
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import BODY, DARK, LIGHT, theme_of
from headroom.window.pages.choices import ResponseChoice
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.drivers.page import DriversPage
from headroom.window.pages.flips.page import FlipsPage
from headroom.window.pages.map.page import MapPage
from headroom.window.pages.odds.page import OddsPage
from headroom.window.pages.page_list import FLEET, NAMES
from headroom.window.pages.session_page import SessionPage
from headroom.window.pages.sweep.page import SweepPage
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.shown.orders import Order

ORIGIN = (
    "NAFTA; law on 2017-08-16; scenario Scenario; this is the baseline; as sourced; fleet.xlsx; "
    "planning estimate, not legal advice"
)


def test_choosing_a_theme_changes_every_widget_at_once_and_is_remembered(
    shown: MainView, look: Look, settings: Settings
) -> None:
    assert theme_of(shown) is LIGHT

    shown.menus.looks.theme_chosen.emit(ThemeChoice.DARK)

    assert look.theme is DARK
    assert theme_of(shown) is DARK
    assert theme_of(shown.work.panel.rows["rvc"].slider) is DARK
    assert settings.text("theme") == "dark"


def test_both_themes_paint_their_own_surface(shown: MainView, look: Look) -> None:
    corners = []
    for choice in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        look.choose(choice)
        QApplication.processEvents()
        corners.append(shown.work.status.grab().toImage().pixelColor(4, 12).name())

    assert corners == [LIGHT.surface, DARK.surface]


def test_presenting_leaves_head_line_charts_and_the_chosen_sliders_in_large_type(
    shown: MainView, shell: Shell
) -> None:
    work = shown.work

    shown.menus.present.trigger()

    assert not shell.menuBar().isVisible()
    assert not work.panel.isVisible()
    assert not work.detail.isVisible()
    assert not work.groups.isVisible()
    assert work.band.sentence.isVisible()
    assert work.fleet.isVisible()
    assert [row.lever.key for row in work.strip.rows] == ["rvc", "mfn_light_truck"]
    assert QApplication.font().pixelSize() == round(BODY * presenting_scale(shell.width(), shell.height()))

    shown.menus.leave.trigger()

    assert shell.menuBar().isVisible()
    assert work.panel.isVisible()
    assert not work.strip.isVisible()
    assert QApplication.font().pixelSize() == BODY


def test_the_type_of_a_presentation_follows_the_size_of_the_window(
    shown: MainView, shell: Shell, qtbot: QtBot
) -> None:
    shell.resize(1280, 800)
    shown.menus.present.trigger()
    assert QApplication.font().pixelSize() == round(BODY * 1.2)

    shell.resize(1920, 1080)

    qtbot.waitUntil(lambda: QApplication.font().pixelSize() == round(BODY * 1.5), timeout=10_000)
    shown.menus.leave.trigger()
    shell.resize(1280, 800)
    assert QApplication.font().pixelSize() == BODY


def test_a_slider_of_the_presentation_moves_the_scenario(shown: MainView, session: Session) -> None:
    shown.menus.present.trigger()
    row = shown.work.strip.rows[0]

    QTest.keyClick(row.slider, Qt.Key.Key_Up)

    assert session.scenario.policy.values()["rvc"] == 0.63
    assert row.spin.value() == 63.0


def test_a_presentation_says_the_law_it_stands_on(shown: MainView, session: Session) -> None:
    shown.menus.present.trigger()
    law = shown.work.law
    assert law.policy.text() == "NAFTA"
    assert law.rest.text().startswith("law on 2017-08-16   this is the baseline")
    assert law.estimate.text() == "planning estimate, not legal advice"
    assert not law.badge.isVisible()

    session.set_value("Regional content", "rvc", 0.7)
    assert "against NAFTA, 2017-08-16   1 lever changed" in law.rest.text()


def test_a_presentation_says_above_a_chart_at_best_response_that_it_is(
    shown: MainView, session: Session
) -> None:
    assert session.exposure is not None
    session.open(session.exposure, Offers.of(session.exposure))
    pages, law = shown.work.pages, shown.work.law
    shown.menus.present.trigger()
    assert law.rest.text().endswith("as sourced")

    for name in ("sweep", "map", "drivers", "odds"):
        pages.turn_to(name)
        page = pages.page(name)
        assert isinstance(page, SweepPage | MapPage | DriversPage | OddsPage)
        page.sourcing.buttons[ResponseChoice.BEST.value].click()
        page.settle()
        assert law.rest.text().endswith("chart at best response")
        page.sourcing.buttons[ResponseChoice.PRESENT.value].click()
        page.settle()
        assert law.rest.text().endswith("as sourced")

    pages.turn_to(FLEET)
    assert law.rest.text().endswith("as sourced")


def test_keys_of_a_clicker_turn_the_pages_of_a_presentation_only(shown: MainView, shell: Shell) -> None:
    pages = shown.work.pages
    shown.work.fleet.chart.setFocus()
    QTest.keyClick(shell, Qt.Key.Key_PageDown)
    assert pages.current == "fleet"

    shown.menus.present.trigger()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown):
        QTest.keyClick(shell, key)
    assert pages.current == "decide"
    QTest.keyClick(shell, Qt.Key.Key_5)
    assert pages.current == "drivers"
    QTest.keyClick(shell, Qt.Key.Key_PageUp)
    assert pages.current == "trade"
    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert not shown.menus.present.isChecked()


def test_keys_turn_policy_and_scenario_of_a_presentation_and_escape_takes_all_back(
    shown: MainView, shell: Shell, session: Session
) -> None:
    session.edit("Another scenario", session.workspace.with_copy())
    before, others = session.workspace, {scenario.name for scenario in session.workspace.scenarios}
    shown.menus.present.trigger()

    QTest.keyClick(shell, Qt.Key.Key_S)
    assert session.scenario.name in others - {before.scenario.name}
    policies = []
    for _ in range(shown.work.panel.chooser.box.count()):
        QTest.keyClick(shell, Qt.Key.Key_P)
        policies.append(session.scenario.policy.name)
    assert len(set(policies)) == len(policies)
    session.set_value("Regional content", "rvc", 0.8)

    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert session.workspace == before
    assert "taken back" in shown.message.said
    shown.menus.undo.trigger()
    assert session.scenario.policy.values()["rvc"] == 0.8

    QTest.keyClick(shell, Qt.Key.Key_P)
    assert session.scenario.policy.values()["rvc"] == 0.8


def test_what_was_changed_while_presenting_stays_where_the_presentation_is_ended_by_its_command(
    shown: MainView, session: Session
) -> None:
    shown.menus.present.trigger()
    session.set_value("Regional content", "rvc", 0.8)

    shown.menus.present.trigger()

    assert session.scenario.policy.values()["rvc"] == 0.8


def test_escape_takes_back_what_was_changed_also_where_the_workbook_was_read_again(
    shown: MainView, shell: Shell, session: Session, reference: TariffReference
) -> None:
    before, exposure = session.workspace, session.exposure
    assert exposure is not None
    shown.menus.present.trigger()
    session.set_value("Regional content", "rvc", 0.8)
    session.open(Exposure.of(exposure.book, reference))

    QTest.keyClick(shell, Qt.Key.Key_Escape)

    assert session.workspace == before


def test_escape_leaves_work_alone_that_was_opened_while_presenting(
    shown: MainView, shell: Shell, session: Session
) -> None:
    shown.menus.present.trigger()
    other = session.workspace.with_copy()
    session.begin(other, session.exposure, session.offers)

    QTest.keyClick(shell, Qt.Key.Key_Escape)

    assert session.workspace == other
    assert not session.undo_stack.count()


def test_what_edits_is_not_shown_while_presenting_even_where_a_page_shows_it_then(shown: MainView) -> None:
    shown.work.pages.turn_to("odds")
    page = shown.work.pages.page("odds")
    assert isinstance(page, OddsPage)
    shown.menus.present.trigger()

    page.editor.even.setVisible(True)
    assert not page.editor.even.isVisible()

    shown.menus.leave.trigger()
    assert page.editor.even.isVisible() is bool(page.editor.message.text())


def test_a_window_without_a_workbook_presents_nothing(
    shown: MainView, shell: Shell, session: Session
) -> None:
    shown.menus.present.trigger()

    session.begin(session.workspace)
    shown.show_without_book("No workbook", "It is elsewhere.")

    assert not shown.menus.present.isChecked()
    assert shell.menuBar().isVisible()


def test_full_screen_is_marked_whoever_brings_it_about_and_leads_back(shown: MainView, shell: Shell) -> None:
    shell.showMaximized()
    shown.menus.full_screen.trigger()
    assert shell.isFullScreen()
    shown.menus.full_screen.trigger()
    assert shell.isMaximized()
    assert not shell.isFullScreen()

    shell.showFullScreen()
    assert shown.menus.full_screen.isChecked()
    shell.showNormal()
    assert not shown.menus.full_screen.isChecked()


def test_nothing_that_edits_a_page_is_shown_while_presenting_and_all_of_it_after(shown: MainView) -> None:
    pages = shown.work.pages
    pages.turn_to("scenarios")
    page = pages.page("scenarios")
    before = [button for button in page.findChildren(QPushButton) if button.isVisible()]
    assert before

    shown.menus.present.trigger()
    assert not [button for button in page.findChildren(QPushButton) if button.isVisible()]
    pages.turn_to("decide")
    assert not [b for b in pages.page("decide").findChildren(QPushButton) if b.isVisible()]
    for name in ("drivers", "scenarios"):
        pages.turn_to(name)
        words = {label.text() for label in pages.page(name).findChildren(QLabel) if label.isVisible()}
        assert not words & {"to", "Name", "Note"}
    pages.turn_to("scenarios")

    shown.menus.leave.trigger()
    assert [button for button in page.findChildren(QPushButton) if button.isVisible()] == before


def test_the_chosen_sliders_of_the_presentation_are_kept_in_the_work_and_undone(
    shown: MainView, session: Session
) -> None:
    rows = shown.work.panel.rows
    rows["mfn_car"].pin.trigger()
    rows["mfn_light_truck"].pin.trigger()

    assert session.workspace.presented == ("rvc", "mfn_car")
    shown.menus.present.trigger()
    assert [row.lever.key for row in shown.work.strip.rows] == ["rvc", "mfn_car"]

    shown.menus.present.trigger()
    shown.menus.undo.trigger()
    shown.menus.undo.trigger()
    assert not session.wanted.presented
    assert rows["mfn_light_truck"].pin.isChecked()
    assert not rows["mfn_car"].pin.isChecked()


def test_which_models_are_shown_stands_in_the_line_of_the_law_while_presenting(
    shown: MainView, session: Session
) -> None:
    session.show_only(ModelFilter(((ModelTrait.VERDICT, "fails"),)))
    assert shown.work.filters.isVisible()

    shown.menus.present.trigger()
    assert not shown.work.filters.isVisible()
    assert f"{session.shown_words}: fails" in shown.work.law.rest.text()
    shown.work.pages.turn_to("trade")
    assert "models" not in shown.work.law.rest.text()

    shown.menus.present.trigger()
    assert shown.work.filters.isVisible()


def test_a_presentation_of_decisions_offers_no_changes_also_where_they_come_later(
    shown: MainView, session: Session, exposure: Exposure
) -> None:
    session.open(exposure, Offers.of(exposure))
    shown.menus.present.setChecked(True)
    shown.work.pages.turn_to("decide")
    page = shown.work.pages.page("decide")
    assert isinstance(page, DecidePage)
    page.settle()

    editing = (page.changes.apply, page.changes.keep, page.locks, page.apply_all)
    assert [widget.isVisible() for widget in editing] == [False] * 4
    shown.menus.present.setChecked(False)
    assert all(widget.isVisible() for widget in editing)


def test_copying_gives_a_table_with_one_line_for_each_model(shown: MainView) -> None:
    shown.menus.copy.trigger()

    found, origin, _, title, *lines = QGuiApplication.clipboard().text().strip().split("\n")
    assert found.startswith("1 of 3 qualifies")
    assert origin == ORIGIN
    assert title == "Regional content and landed cost"
    assert [line.split("\t")[0] for line in lines] == ["Model", "Aster", "Birch", "Cedar"]
    assert 'x:num="' in QGuiApplication.clipboard().mimeData().html()
    assert shown.work.status.news.text().startswith("The table of the models is copied")


def test_the_chart_of_the_page_is_copied_and_saved_by_commands_with_where_it_comes_from(
    shown: MainView, tmp_path: Path
) -> None:
    chart = shown.work.fleet.chart
    shown.menus.copy_chart.trigger()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 2 * chart.width()
    assert picture.height() > 2 * chart.height() + 20

    shown.menus.save_chart.trigger()
    (dialog,) = [one for one in chart.findChildren(FileDialog) if one.isVisible()]
    dialog.fileSelected.emit(str(tmp_path / "fleet.svg"))
    dialog.close()
    assert "fleet.xlsx; planning estimate" in (tmp_path / "fleet.svg").read_text(encoding="utf-8")


def test_where_there_is_no_chart_that_is_said(shown: MainView) -> None:
    shown.work.pages.turn_to("problems")

    shown.menus.copy_chart.trigger()

    assert "no chart" in shown.message.text.text()


def test_the_table_or_chart_in_use_is_copied(shown: MainView) -> None:
    shown.work.fleet.chart.setFocus()
    shown.menus.copy_chosen.trigger()
    assert not QGuiApplication.clipboard().image().isNull()

    shown.work.pages.turn_to("flips")
    page = shown.work.pages.page("flips")
    assert isinstance(page, FlipsPage)
    page.nearest.view.setFocus()
    page.nearest.view.selectRow(0)
    shown.menus.copy_chosen.trigger()
    row = QGuiApplication.clipboard().text()
    assert row.count("\n") == 1
    assert row.startswith(("Aster\t", "Birch\t", "Cedar\t"))

    shown.work.status.problems.setFocus()
    shown.menus.copy_chosen.trigger()
    assert QGuiApplication.clipboard().text() == row
    assert "can be copied" in shown.message.text.text()


def test_copying_gives_the_tables_of_the_page_that_is_shown_below_what_it_has_found(shown: MainView) -> None:
    copied = {}
    for name in shown.work.pages.names:
        shown.work.pages.turn_to(name)
        page = shown.work.pages.page(name)
        if isinstance(page, SessionPage):
            page.settle()
        QGuiApplication.clipboard().clear()
        shown.menus.copy.trigger()
        copied[name] = QGuiApplication.clipboard().text()

    # without other sources there is nothing to decide
    assert {name for name, text in copied.items() if not text} == {"decide"}
    texts = [text for text in copied.values() if text]
    assert len(set(texts)) == len(texts)
    assert all(text.splitlines()[1].startswith("NAFTA; law on ") for text in texts)
    sentence, _, rest = copied["flips"].partition("\n")
    assert sentence == "No model changed its verdict since the baseline"
    assert "Model\tVerdict\tTest" in rest
    assert "Severity\tPlace\tWhat is wrong" in copied["problems"]
    assert "Cedar\t1\tP5" in copied["certificates"]


def test_the_order_of_the_models_can_be_chosen_in_the_menu(shown: MainView) -> None:
    sheet = next(action for action in shown.menus.orders.actions() if action.data() == Order.SHEET)

    sheet.trigger()

    assert sheet.isChecked()
    assert shown.work.fleet.toolbar.order.currentData() == Order.SHEET


def test_a_saved_picture_has_twice_the_density_of_the_screen(shown: MainView, tmp_path: Path) -> None:
    shown.questions.picture.emit(tmp_path / "picture.png")

    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() == 2 * shown.pages.width()


def test_a_picture_that_cannot_be_written_is_said(shown: MainView, tmp_path: Path) -> None:
    shown.questions.picture.emit(tmp_path / "nowhere" / "picture.png")

    assert "cannot be written" in shown.message.said


@pytest.mark.qt_log_ignore("does not support raise")
def test_texts_to_read_open_beside_the_window_and_close(shown: MainView, shell: Shell) -> None:
    shown.menus.about.trigger()
    shown.work.panel.chooser.source.click()

    dialogs = shell.findChildren(QDialog)
    assert len(dialogs) == 2
    assert not any(dialog.isModal() for dialog in dialogs)
    for dialog in dialogs:
        dialog.close()


def test_every_command_with_keys_answers_while_the_menus_are_hidden(shown: MainView, shell: Shell) -> None:
    shown.menus.present.trigger()

    keyed = set(shown.menus.actions)
    assert keyed
    assert keyed <= set(shell.actions())


def test_no_two_commands_have_the_same_keys(view: MainView) -> None:
    keys = [keys.toString() for action in view.menus.actions for keys in action.shortcuts()]

    assert len(keys) == len(set(keys))


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if name != "changes"])
def test_every_control_of_the_window_has_a_name_for_screen_readers(
    shown: MainView, shell: Shell, name: str
) -> None:
    shown.work.pages.turn_to(name)
    for section in shown.work.panel.sections:
        section.heading.setChecked(True)

    nameless = [
        (type(control).__name__, type(control.parent()).__name__)
        for control in shell.findChildren(QWidget)
        if control.isVisible()
        and control.focusPolicy() & Qt.FocusPolicy.TabFocus
        and control.focusProxy() is None
        and not isinstance(control, QScrollBar)
        and not isinstance(control.parent(), QAbstractSpinBox)
        and not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    assert nameless == []


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_report_and_a_text_open_once(shown: MainView, shell: Shell) -> None:
    for _ in range(3):
        shown.work.status.rows.click()
        shown.menus.about.trigger()

    windows = shell.findChildren(QDialog)
    assert len(windows) == 2
    for window in windows:
        window.close()


def test_a_button_that_disables_itself_leaves_the_focus_beside_it(shown: MainView, session: Session) -> None:
    session.set_value("Regional content", "rvc", 0.7)
    keep = shown.work.panel.keep
    keep.setFocus(Qt.FocusReason.TabFocusReason)
    assert keep.hasFocus()

    QTest.keyClick(keep, Qt.Key.Key_Space)

    assert not keep.isEnabled()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert shown.work.panel.isAncestorOf(focused)


def test_many_models_can_be_presented_and_left_again_without_a_fault(
    view: MainView, shell: Shell, session: Session, reference: TariffReference
) -> None:
    shell.resize(1280, 800)
    session.open(Exposure.of(book(Row(model=f"Model {n}") for n in range(12)), reference))
    view.show_book()

    for _ in range(2):
        view.menus.present.trigger()
        QApplication.processEvents()
        view.menus.leave.trigger()
        QApplication.processEvents()

    assert view.work.fleet.rows.view > 0
