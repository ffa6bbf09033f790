"""Facts of vehicles are typed in a window, count at once, are undone, saved and written out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from headroom.book.layout import BookLayout
from headroom.book.model_facts import ModelFact
from headroom.book.sourcing import SourcingBook
from headroom.opening.book_opening import Tables
from headroom.rules.exposure import Exposure
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files import fact_typing
from headroom.window.files.fact_typing import FactTyping
from headroom.window.frame.faults import Faults
from headroom.window.frame.main_view import MainView
from headroom.window.importing.facts_window import FactsWindow
from headroom.window.look.theme import theme_of
from headroom.window.session.session import Session
from headroom.work.saved_work import SavedWork
from headroom.workbook.written.models_sheet import write_models
from workbooks import Rows, read_rows, table

CLASS, COUNTRY, VOLUME, CONVERSION, MSRP = range(1, 6)
PARTS = table({"Unit cost": 9_000.0}, {"Model": "Baja", "Country of origin": "CN"})


@pytest.fixture
def typing(
    view: MainView, session: Session, reference: TariffReference, tmp_path: Path
) -> Iterator[FactTyping]:
    faults = Faults(tmp_path / "headroom.log")
    tables = Tables(lambda: reference)
    made = FactTyping(view.window(), view, session, tables, tuple, write_models, faults)
    yield made
    made.finish()
    faults.uninstall()
    for one in view.window().findChildren(FactsWindow):
        one.close()
    made.deleteLater()


def opened(
    folder: Path, session: Session, reference: TariffReference, models: Rows | None = None
) -> SourcingBook:
    book = read_rows(folder, PARTS, models=models)
    session.open(Exposure.of(book, reference))
    return book


def facts_window(view: MainView) -> FactsWindow:
    view.menus.facts.trigger()
    (window,) = [one for one in view.window().findChildren(FactsWindow) if one.isVisible()]
    return window


def settled(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(
        lambda: session.exposure is not None and session.exposure.book.facts == session.workspace.facts
    )


def choose(window: FactsWindow, *places: tuple[int, int]) -> None:
    selection = window.table.selectionModel()
    window.table.setCurrentIndex(window.cells.index(*places[0]))
    selection.clearSelection()
    for place in places:
        selection.select(window.cells.index(*place), selection.SelectionFlag.Select)


@pytest.fixture
def window(
    typing: FactTyping, view: MainView, session: Session, reference: TariffReference, tmp_path: Path
) -> FactsWindow:
    assert typing is not None
    opened(tmp_path, session, reference)
    view.show_book()
    return facts_window(view)


def test_what_is_typed_counts_at_once_and_is_one_step(
    qtbot: QtBot, window: FactsWindow, session: Session
) -> None:
    before = session.outcome
    assert before is not None

    choose(window, (0, COUNTRY))
    QTest.keyClicks(window.table, "M")
    (line,) = [one for one in window.table.findChildren(QLineEdit) if one.isVisible()]
    line.setText("Mexico")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(session.workspace.facts))  # the line is read when the key was taken
    settled(qtbot, session)

    assert session.workspace.facts == (ModelFact("Sierra", "assembly_country", "MX"),)
    assert session.outcome is not None
    assert session.outcome.vehicles[0].assembly_country == "MX"
    assert session.undo_stack.undoText() == "Vehicle facts"
    assert window.cells.index(0, COUNTRY).data() == "MX"
    ink = window.cells.index(0, COUNTRY).data(Qt.ItemDataRole.ForegroundRole)
    assert ink.color() == QColor(theme_of(window.table).accent)
    assert window.cells.index(0, COUNTRY).data(Qt.ItemDataRole.AccessibleTextRole) == "MX, typed"

    session.undo_stack.undo()
    settled(qtbot, session)

    assert session.outcome.vehicles[0].assembly_country == "US"
    assert window.cells.index(0, COUNTRY).data() == "US"


@pytest.mark.qt_log_ignore("does not support (raise|grabbing|propagateSizeHints)")
def test_a_choice_is_made_from_a_list(qtbot: QtBot, window: FactsWindow, session: Session) -> None:
    window.table.edit(window.cells.index(1, CLASS))
    (box,) = [one for one in window.table.findChildren(QComboBox) if one.isVisible()]
    words = [box.itemText(at) for at in range(box.count())]

    box.setCurrentIndex(2)
    box.activated.emit(2)
    settled(qtbot, session)

    assert words == ["not given", "passenger car", "light truck", "heavy truck"]
    assert session.workspace.facts == (ModelFact("Baja", "vehicle_class", "light truck"),)


def test_what_cannot_be_is_said_and_the_cell_stays(window: FactsWindow, session: Session) -> None:
    assert not window.cells.setData(window.cells.index(0, MSRP), "28,900")

    assert window.message.text().startswith("Sierra: “28,900” may be 28900 or 28.9")
    assert session.workspace.facts == ()
    assert window.cells.setData(window.cells.index(0, MSRP), "28900")
    assert "Ctrl+D" in window.message.text()


def test_cells_are_pasted_filled_down_copied_and_cleared_by_keys(
    qtbot: QtBot, window: FactsWindow, session: Session
) -> None:
    QGuiApplication.clipboard().setText("Sierra\tPickup\tMexico\t60000\nBaja\tcar\tUS\t500")
    choose(window, (0, 0))
    QTest.keyClick(window.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert len(session.workspace.facts) == 6
    assert session.undo_stack.count() == 1

    choose(window, (0, VOLUME), (1, VOLUME))
    QTest.keyClick(window.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert session.outcome is not None
    assert [vehicle.annual_volume for vehicle in session.outcome.vehicles] == [60_000, 60_000]

    QTest.keyClick(window.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "60000\n60000\n"

    QTest.keyClick(window.table, Qt.Key.Key_Delete)
    settled(qtbot, session)
    assert [vehicle.annual_volume for vehicle in session.outcome.vehicles] == [1, 1]
    QTest.keyClick(window.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(qtbot, session)
    assert [vehicle.annual_volume for vehicle in session.outcome.vehicles] == [60_000, 60_000]


def test_a_paste_of_nothing_is_said(window: FactsWindow) -> None:
    QGuiApplication.clipboard().setText("")
    choose(window, (0, MSRP))

    window.table.paste()

    assert window.message.text() == "The clipboard has no cells for the chosen place."


def test_more_columns_are_shown_on_request(window: FactsWindow) -> None:
    titles = window.table.column_titles()
    (action,) = [one for one in window.columns.menu().actions() if one.text() == "Net cost"]

    action.trigger()

    assert window.table.column_titles() == (*titles, "Net cost")
    assert window.cells.index(0, len(titles)).data() == ""


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_what_the_workbook_states_cannot_be_typed(
    typing: FactTyping, view: MainView, session: Session, reference: TariffReference, tmp_path: Path
) -> None:
    assert typing is not None
    opened(tmp_path, session, reference, (("Model", "Annual volume"), ("Sierra", 5e4)))
    view.show_book()
    window = facts_window(view)

    stated, free = window.cells.index(0, VOLUME), window.cells.index(1, VOLUME)

    assert not window.cells.flags(stated) & Qt.ItemFlag.ItemIsEditable
    assert "Models!B2" in stated.data(Qt.ItemDataRole.ToolTipRole)
    assert window.cells.flags(free) & Qt.ItemFlag.ItemIsEditable
    assert facts_window(view) is window, "it is open once"


def test_a_large_workbook_is_summed_beside_the_window(
    qtbot: QtBot, window: FactsWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fact_typing, "_AT_ONCE", 0)

    for text in ("5", "6", "7"):
        window.cells.setData(window.cells.index(0, VOLUME), text)
        QTest.qWait(1)
    settled(qtbot, session)

    assert session.outcome is not None
    assert session.outcome.vehicles[0].annual_volume == 7


@pytest.mark.qt_log_ignore("does not support (raise|propagateSizeHints)")
def test_a_workbook_without_a_models_sheet_offers_to_type(
    typing: FactTyping, view: MainView, session: Session, reference: TariffReference, tmp_path: Path
) -> None:
    opened(tmp_path, session, reference)
    view.show_book()
    typing.offer()
    assert view.message.said.startswith("No sheet Models")
    view.message.act.click()
    assert [one for one in view.window().findChildren(FactsWindow) if one.isVisible()]
    assert view.message.said == "", "it is being done"
    view.work.problems.facts.click()

    opened(tmp_path, session, reference, (("Model", "Annual volume"), ("Sierra", 5e4)))
    typing.offer()
    assert view.message.said == ""


def test_facts_are_found_again_when_the_workbook_is_read_anew(
    qtbot: QtBot, window: FactsWindow, session: Session, reference: TariffReference, tmp_path: Path
) -> None:
    window.cells.setData(window.cells.index(0, VOLUME), "7")
    settled(qtbot, session)

    opened(tmp_path, session, reference)
    settled(qtbot, session)

    assert session.outcome is not None
    assert session.outcome.vehicles[0].annual_volume == 7


def test_the_sheet_is_written_with_what_is_typed(
    qtbot: QtBot, window: FactsWindow, view: MainView, session: Session, tmp_path: Path
) -> None:
    window.cells.setData(window.cells.index(0, VOLUME), "7")
    settled(qtbot, session)

    window.save_requested.emit(tmp_path / "models.xlsx")

    sheet = openpyxl.load_workbook(tmp_path / "models.xlsx")["Models"]
    assert [sheet.cell(2, column).value for column in (1, 4)] == ["Sierra", 7]
    assert "models.xlsx" in view.message.said
    view.questions.models.emit(tmp_path / "models.txt")
    assert "end in .xlsx" in view.message.said


def test_work_that_is_saved_before_its_facts_are_summed_claims_no_figures(
    session: Session, reference: TariffReference, tmp_path: Path
) -> None:
    exposure = Exposure.of(opened(tmp_path, session, reference), reference)
    space = session.workspace
    at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    plain = SavedWork(space, (), BookLayout(), (), ((),), "0.2.0", at)
    typed = replace(plain, workspace=space.with_facts((ModelFact("Sierra", "annual_volume", 7.0),)))

    assert len(plain.with_results(exposure).baseline_results) == 2
    assert (typed.with_results(exposure).baseline_results, typed.with_results(exposure).results) == (
        (),
        ((),),
    )
