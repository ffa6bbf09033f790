from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.domain.exposure import Exposure
from headroom.domain.hts import TariffReference
from headroom.domain.policy import Policy
from headroom.present.headline import Tone
from headroom.present.words import MINUS
from headroom.state.focus import Focus, Order
from headroom.state.session import Session
from headroom.state.settings import Settings
from headroom.ui.look import Look, ThemeChoice
from headroom.ui.main_view import MainView
from headroom.ui.shell import Shell
from headroom.ui.theme import BODY, DARK, LIGHT, theme_of


@pytest.fixture
def shown(view: MainView, session: Session, exposure: Exposure) -> MainView:
    session.open(exposure)
    view.show_book()
    return view


def drop(view: MainView, *urls: str) -> bool:
    """Drop files on the window as a file manager does; return whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(url) if url.startswith("/") else QUrl(url) for url in urls])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(view, enter)
    if enter.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(300, 300), copy, data, left, none))
    return enter.isAccepted()


def test_without_a_workbook_the_window_says_what_to_do(view: MainView) -> None:
    assert view.pages.currentWidget() is view.start
    assert view.start.open.isVisible()
    assert not view.menus.copy.isEnabled()
    assert not view.menus.present.isEnabled()


def test_an_open_workbook_is_named_in_the_title_and_the_header(shown: MainView, shell: Shell) -> None:
    assert shell.windowTitle() == "fleet.xlsx — Headroom"
    assert shown.work.header.name.text() == "fleet.xlsx"
    assert shown.work.header.size_of_book.text() == "3 models · 6 part rows"


def test_the_status_line_says_how_many_rows_count_and_what_is_wrong(shown: MainView) -> None:
    assert shown.work.status.rows.text() == "6 of 8 rows used"
    assert shown.work.status.problems.text().startswith("2 errors, 1 warning")


def test_the_head_line_shows_the_change_from_the_baseline_and_its_meaning(
    shown: MainView, session: Session
) -> None:
    models, volume, cost, duty = shown.work.header.headline.figures
    assert models.value.text() == "1 of 3"
    assert models.change.text() == ""

    session.set_value("Regional content", "rvc", 0.95)

    assert models.value.text() == "0 of 3"
    assert models.change.text() == f"▼ {MINUS}1"
    assert models.change.property("tone") == "bad"
    assert cost.change.text().startswith("▲ +$")
    assert cost.change.property("tone") == "bad"
    assert "from the baseline" in duty.accessibleName()
    assert volume.value.text().startswith("0")


def test_the_changes_go_below_the_figures_where_they_do_not_fit_beside_them(
    shown: MainView, shell: Shell, session: Session
) -> None:
    session.set_value("Regional content", "rvc", 0.95)
    cost = shown.work.header.headline.figures[2]
    shell.resize(1600, 900)
    QApplication.processEvents()
    assert cost.change.y() < cost.caption.y()

    shell.resize(1024, 700)
    QApplication.processEvents()

    assert cost.change.y() > cost.caption.y()


def test_a_bad_workbook_leaves_the_open_one_and_says_why(
    shown: MainView, session: Session, exposure: Exposure
) -> None:
    shown.show_reading("prices.xlsx")
    shown.show_failure("prices.xlsx", "prices.xlsx is encrypted.")

    assert session.exposure is exposure
    assert shown.pages.currentWidget() is shown.work
    assert shown.message.isVisible()
    assert shown.message.text.text() == "prices.xlsx is encrypted."

    QTest.mouseClick(shown.message.close_button, Qt.MouseButton.LeftButton)
    assert not shown.message.isVisible()


def test_good_news_go_by_themselves_and_complaints_stay(shown: MainView, qtbot: QtBot) -> None:
    shown.message._clock.setInterval(20)
    shown.say("The template is saved.", Tone.GOOD)
    qtbot.waitUntil(lambda: not shown.message.isVisible())

    shown.say("The template is saved.", Tone.GOOD)
    shown.say("It could not be saved.")
    qtbot.wait(60)
    assert shown.message.text.text() == "It could not be saved."


def test_a_bad_first_workbook_gets_a_page_of_its_own(view: MainView) -> None:
    view.show_failure("prices.xlsx", "prices.xlsx is encrypted.")

    assert view.pages.currentWidget() is view.start
    assert view.start.title.text() == "prices.xlsx could not be opened"
    assert view.start.text.text() == "prices.xlsx is encrypted."


def test_reading_the_first_workbook_shows_a_page_with_progress_and_cancel(view: MainView) -> None:
    cancels: list[bool] = []
    view.cancel_requested.connect(lambda: cancels.append(True))

    view.show_reading("fleet.xlsx")
    view.show_progress("Row 120,000 of 900,000", 120 / 900)

    assert view.pages.currentWidget() is view.reading
    assert view.reading.progress.text() == "Row 120,000 of 900,000"
    assert view.reading.bar.value() == 133

    QTest.mouseClick(view.reading.cancel, Qt.MouseButton.LeftButton)
    assert cancels == [True]
    assert not view.reading.cancel.isEnabled()


def test_reading_another_workbook_keeps_the_open_one_in_view(shown: MainView) -> None:
    shown.show_reading("other.xlsx")

    assert shown.pages.currentWidget() is shown.work
    assert shown.strip.isVisible()
    assert shown.strip.title.text() == "Reading other.xlsx"


@pytest.mark.parametrize("name", ["/data/a.xlsx", "/data/a.XLS", "/data/a.csv", "/data/ä b.ods"])
def test_a_workbook_dropped_anywhere_is_asked_for(view: MainView, name: str) -> None:
    asked: list[Path] = []
    view.book_requested.connect(asked.append)

    assert drop(view, name)

    assert asked == [Path(name)]
    assert not view.veil.isVisible()


def test_a_dropped_policy_file_is_asked_for_as_a_policy(view: MainView) -> None:
    asked: list[Path] = []
    view.policy_requested.connect(asked.append)

    assert drop(view, "/data/own.toml")

    assert asked == [Path("/data/own.toml")]


@pytest.mark.parametrize(
    "urls", [("/data/a.pdf",), ("/data/a.xlsx", "/data/b.xlsx"), ("https://example.com/a.xlsx",)]
)
def test_what_is_no_single_workbook_is_not_taken(view: MainView, urls: tuple[str, ...]) -> None:
    assert not drop(view, *urls)


def test_number_boxes_and_searches_leave_a_drop_to_the_window(shown: MainView) -> None:
    fields = shown.findChildren(QLineEdit)

    assert fields
    assert not [field for field in fields if field.acceptDrops()]


def test_undo_in_the_menu_names_the_step(shown: MainView, session: Session) -> None:
    session.set_value("US content", "us_content", 0.4)

    assert shown.menus.undo.text().endswith("US content")

    shown.menus.undo.trigger()
    assert session.scenario == session.workspace.baseline
    assert shown.menus.redo.text().endswith("US content")


def test_choosing_a_theme_changes_every_widget_at_once_and_is_remembered(
    shown: MainView, look: Look, settings: Settings
) -> None:
    assert theme_of(shown) is LIGHT

    shown.menus.theme_chosen.emit(ThemeChoice.DARK)

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
    assert not work.tabs.isVisible()
    assert work.fleet.isVisible()
    assert [row.lever.key for row in work.strip.rows] == ["rvc", "us_content"]
    assert QApplication.font().pixelSize() == round(BODY * 1.5)

    shown.menus.leave.trigger()

    assert shell.menuBar().isVisible()
    assert work.panel.isVisible()
    assert not work.strip.isVisible()
    assert QApplication.font().pixelSize() == BODY


def test_a_slider_of_the_presentation_moves_the_scenario(shown: MainView, session: Session) -> None:
    shown.menus.present.trigger()
    row = shown.work.strip.rows[0]

    QTest.keyClick(row.slider, Qt.Key.Key_PageUp)

    assert session.scenario.policy.values()["rvc"] == 0.675
    assert row.spin.value() == 67.5


def test_the_chosen_sliders_of_the_presentation_are_remembered(
    shown: MainView, shell: Shell, settings: Settings
) -> None:
    shown.work.panel.rows["mfn_car"].pin.trigger()
    shown.work.panel.rows["us_content"].pin.trigger()
    shell.close()

    assert settings.texts("pins") == ("rvc", "mfn_car")


def test_the_place_and_sizes_of_the_window_are_remembered(
    shown: MainView,
    shell: Shell,
    settings: Settings,
    presets: tuple[Policy, ...],
    look: Look,
    session: Session,
) -> None:
    shell.resize(1024, 700)  # the screen of the tests is 800 by 800
    shown.work.down.setSizes([250, 280])
    QApplication.processEvents()
    sizes = shown.work.down.sizes()
    shell.close()

    again = Shell(settings)
    view = MainView(again, session, Focus(again), presets, look, settings)
    again.show()
    QApplication.processEvents()

    assert (again.width(), again.height()) == (1024, 700)
    assert view.work.down.sizes() == sizes
    again.close()
    again.deleteLater()


def test_recent_workbooks_are_offered_in_the_menu_and_on_the_start_page(
    view: MainView, settings: Settings
) -> None:
    settings.remember_book(Path("/data/fleet.xlsx"))
    asked: list[Path] = []
    view.book_requested.connect(asked.append)

    view.show_start()
    view.menus.recent.actions()[0].trigger()

    assert asked == [Path("/data/fleet.xlsx")]


def test_copying_gives_a_table_with_one_line_for_each_model(shown: MainView) -> None:
    shown.menus.copy.trigger()

    lines = QGuiApplication.clipboard().text().strip().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["Model", "Aster", "Birch", "Cedar"]
    assert shown.message.property("tone") == Tone.GOOD.value


def test_the_order_of_the_models_can_be_chosen_in_the_menu(shown: MainView) -> None:
    sheet = next(action for action in shown.menus.orders.actions() if action.data() == Order.SHEET)

    sheet.trigger()

    assert sheet.isChecked()
    assert shown.work.fleet.toolbar.orders[Order.SHEET].isChecked()


def test_a_saved_picture_has_twice_the_density_of_the_screen(shown: MainView, tmp_path: Path) -> None:
    shown.questions.picture.emit(tmp_path / "picture.png")

    image = QImage(str(tmp_path / "picture.png"))
    assert image.width() == 2 * shown.pages.width()


def test_a_picture_that_cannot_be_written_is_said(shown: MainView, tmp_path: Path) -> None:
    shown.questions.picture.emit(tmp_path / "nowhere" / "picture.png")

    assert "could not be written" in shown.message.text.text()


def test_texts_to_read_open_beside_the_window_and_close(shown: MainView, shell: Shell) -> None:
    for action in (shown.menus.start, shown.menus.about, shown.menus.privacy):
        action.trigger()
    shown.work.panel.chooser.source.click()

    dialogs = shell.findChildren(QDialog)
    assert len(dialogs) == 4
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


def test_every_control_of_the_window_has_a_name_for_screen_readers(shown: MainView, shell: Shell) -> None:
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView)
    shown.work.show_problems()

    nameless = [
        control
        for control in shell.findChildren(QWidget)
        if isinstance(control, kinds)
        and not isinstance(control, QScrollBar)
        and control.isVisible()
        and control.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(control.parent(), QAbstractSpinBox)
        and not QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    ]
    assert nameless == []


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
