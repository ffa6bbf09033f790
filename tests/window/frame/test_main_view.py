from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import dropped_files
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.look.look import Look
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.settings import Settings
from headroom.window.shown.headline_figure import HeadlineFigure
from headroom.window.shown.tone import Tone
from headroom.words import formatting


def drop(view: MainView, *urls: str) -> bool:
    """Drop files on the window by their paths or addresses; return whether it took them."""
    addresses = [QUrl.fromLocalFile(url) if url.startswith("/") else QUrl(url) for url in urls]
    return dropped_files.drop(view, addresses)


def figures_of(view: MainView) -> list[HeadlineFigure]:
    """Return the four figures of the fleet as they are shown."""
    return [one.figure for one in view.work.band.headline.figures if one.figure is not None]


def test_without_a_workbook_the_window_says_what_to_do(view: MainView) -> None:
    assert view.pages.currentWidget() is view.start
    assert view.start.open.isVisible()
    assert not view.menus.copy.isEnabled()
    assert not view.menus.present.isEnabled()


def test_an_open_workbook_is_named_in_the_title_and_the_header(shown: MainView, shell: Shell) -> None:
    assert shell.windowTitle() == "fleet.xlsx[*] — Headroom"
    assert shown.work.header.name.text() == "fleet.xlsx"
    assert shown.work.header.size_of_book.text() == "3 models · 6 part rows"


def test_the_status_line_says_how_many_rows_count_and_what_is_wrong(shown: MainView) -> None:
    assert shown.work.status.rows.text() == "6 of 8 rows used"
    assert shown.work.status.problems.text().startswith("2 errors, 1 warning")


def test_the_head_line_shows_the_change_from_the_baseline_and_its_meaning(
    shown: MainView, session: Session
) -> None:
    assert figures_of(shown)[0].value == "1 of 3"
    assert figures_of(shown)[0].change == ""

    session.set_value("Regional content", "rvc", 0.95)

    models, volume, cost, _ = figures_of(shown)
    assert models.value == "0 of 3"
    assert models.change == "▼ 1"
    assert cost.change.startswith("▲ $")
    assert volume.value.startswith("0")
    told = shown.work.band.headline.figures[3].accessibleName()
    assert "a year, up $" in told
    assert told.endswith("from the baseline")


def test_the_figures_keep_their_places_while_a_lever_moves_and_on_every_page(
    shown: MainView, session: Session
) -> None:
    QApplication.processEvents()
    places = [view.geometry() for view in shown.work.band.headline.figures]

    session.set_value("Regional content", "rvc", 0.95)
    shown.work.pages.turn_to("drivers")
    QApplication.processEvents()

    assert [view.geometry() for view in shown.work.band.headline.figures] == places


def test_the_page_of_a_model_has_the_figures_of_the_model(shown: MainView, session: Session) -> None:
    fleet = [one.value for one in figures_of(shown)]
    shown.work.pages.turn_to("model")
    outcome, at = session.outcome, shown.work.detail.model
    assert outcome is not None
    assert figures_of(shown)[2].value == formatting.dollars(float(outcome.landed_cost_usd[at]))
    assert figures_of(shown)[0].caption.startswith("regional, ")
    before = figures_of(shown)[0].caption

    session.set_value("Regional content", "rvc", 0.95)
    assert figures_of(shown)[0].caption != before

    session.undo_stack.undo()
    shown.work.pages.turn_to("fleet")
    assert [one.value for one in figures_of(shown)] == fleet


def test_a_figure_can_be_reached_and_followed_by_the_keyboard(shown: MainView) -> None:
    duty = shown.work.band.headline.figures[3]
    followed: list[object] = []
    shown.work.band.headline.followed.connect(followed.append)

    duty.setFocus(Qt.FocusReason.TabFocusReason)
    assert duty.hasFocus()
    QTest.keyClick(duty, Qt.Key.Key_Return)

    assert len(followed) == 1


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


def test_news_stands_in_the_status_line_and_goes_by_itself(shown: MainView, qtbot: QtBot) -> None:
    news = shown.work.status.news
    news.clock.setInterval(20)

    shown.say("The template is saved.", Tone.GOOD)

    assert news.text() == "The template is saved."
    assert not shown.message.isVisible()
    qtbot.waitUntil(lambda: not news.text())


def test_news_does_not_leave_from_under_the_pointer(shown: MainView, qtbot: QtBot) -> None:
    news = shown.work.status.news
    news.clock.setInterval(20)
    shown.say("The template is saved.", Tone.GOOD)

    here = QPointF(4, 4)
    QApplication.sendEvent(news, QEnterEvent(here, here, here))
    qtbot.wait(60)
    assert news.text() == "The template is saved."

    QApplication.sendEvent(news, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: not news.text())


def test_without_a_workbook_news_stands_at_the_top_and_goes_by_itself(view: MainView, qtbot: QtBot) -> None:
    view.message.clock.setInterval(20)

    view.say("The template is saved.", Tone.GOOD)

    assert view.message.isVisible()
    qtbot.waitUntil(lambda: not view.message.isVisible())


def test_complaints_stay_one_at_a_time_and_are_counted(shown: MainView) -> None:
    shown.say("It could not be saved.")
    shown.say("The picture cannot be written.")

    assert shown.message.text.text() == "The picture cannot be written."
    assert shown.messages.count.text() == "(2)"

    QTest.mouseClick(shown.message.close_button, Qt.MouseButton.LeftButton)
    assert shown.message.text.text() == "It could not be saved."
    assert not shown.messages.count.isVisible()

    QTest.mouseClick(shown.message.close_button, Qt.MouseButton.LeftButton)
    assert not shown.messages.isVisible()


@pytest.mark.parametrize("width", [1024, 1280, 1920])
def test_no_message_moves_anything_by_a_pixel(shown: MainView, shell: Shell, width: int) -> None:
    shell.resize(width, 800)
    QApplication.processEvents()

    def places() -> dict[QWidget, QRect]:
        QApplication.processEvents()
        return {
            widget: QRect(widget.mapTo(shell, QPoint(0, 0)), widget.size())
            for widget in shown.work.findChildren(QWidget)
            if widget.isVisible()
        }

    before = places()
    shown.say("prices.xlsx is encrypted. " * 12)
    assert places() == before
    shown.offer.offer("Headroom ended before the work was saved, but it was kept.", "Restore", "Discard")
    assert places() == before
    shown.show_reading("other.xlsx")
    shown.show_progress("Row 120,000 of 900,000", 120 / 900)
    assert places() == before
    shown.say("The template is saved.", Tone.GOOD)
    assert places() == before
    assert shown.rect().contains(shown.messages.geometry())


def test_a_long_message_is_shown_whole(shown: MainView, shell: Shell) -> None:
    shell.resize(1024, 800)
    shown.say("The workbook cannot be read: " + "its sheet has no heading for the cost of a part, " * 6)
    QApplication.processEvents()

    text = shown.message.text
    assert text.height() >= text.heightForWidth(text.width())
    assert shown.messages.rect().contains(shown.message.geometry())


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


def test_several_workbooks_are_dropped_as_one(view: MainView) -> None:
    asked: list[object] = []
    view.books_requested.connect(asked.append)

    assert drop(view, "/data/a.xlsx", "/data/b.xlsx")

    assert asked == [(Path("/data/a.xlsx"), Path("/data/b.xlsx"))]


@pytest.mark.parametrize(
    "urls", [("/data/a.pdf",), ("/data/a.xlsx", "/data/b.toml"), ("https://example.com/a.xlsx",)]
)
def test_what_is_no_workbook_is_not_taken(view: MainView, urls: tuple[str, ...]) -> None:
    assert not drop(view, *urls)


def test_number_boxes_and_searches_leave_a_drop_to_the_window(shown: MainView) -> None:
    fields = shown.findChildren(QLineEdit)

    assert fields
    assert not [field for field in fields if field.acceptDrops()]


def test_undo_in_the_menu_names_the_step(shown: MainView, session: Session) -> None:
    session.set_value("US content", "us_content", 0.4)

    assert shown.menus.undo.text().endswith("US content")

    shown.menus.undo.trigger()
    assert session.scenario.assumes_what(session.workspace.baseline)
    assert shown.menus.redo.text().endswith("US content")


def test_the_place_and_sizes_of_the_window_are_remembered(
    shown: MainView,
    shell: Shell,
    settings: Settings,
    presets: tuple[Policy, ...],
    look: Look,
    session: Session,
) -> None:
    shell.resize(790, 700)  # the screen of the tests is 800 by 800
    shown.work.fleet_page.down.setSizes([250, 280])
    QApplication.processEvents()
    sizes = shown.work.fleet_page.down.sizes()
    shell.close()

    again = Shell(settings)
    view = MainView(again, session, Focus(again), presets, look, settings)
    again.show()
    QApplication.processEvents()

    assert (again.width(), again.height()) == (790, 700)
    assert view.work.fleet_page.down.sizes() == sizes
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
