"""Parts are changed by hand in a window of their own, used as a person would."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.frame.main_view import MainView
from headroom.window.pages.decide.page import DecidePage
from headroom.window.pages.part_changes.change_window import PartChangesWindow
from headroom.window.pages.part_changes.drawer import put_changes
from headroom.window.pages.part_changes.rule_dialog import RuleDialog
from headroom.window.pages.part_changes.shown.typed_change import TypedChange
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import offers_of, thresholds
from strategies import REFERENCE

ROWS = (
    Row("CN", 300.0, "Alder", "harness", supplier="Wire Co"),
    Row("CN", 200.0, "Alder", "pump", supplier="Pumps"),
    Row("MX", 500.0, "Alder", "frame", supplier="Wire Co"),
    Row("CN", 250.0, "Beech", "harness", supplier="Wire Co"),
    Row("MX", 900.0, "Beech", "body"),
)


def exposure(rows: tuple[Row, ...] = ROWS) -> Exposure:
    cars = (Vehicle(name, assembly_country="MX", customs_value_usd=2000.0) for name in ("Alder", "Beech"))
    return Exposure.of(book(rows, *cars), REFERENCE)


@pytest.fixture
def session() -> Iterator[Session]:
    scenario = thresholds(0.75)
    made = Session(Workspace(scenario, replace(scenario, name="By hand")))
    made.open(exposure())
    yield made
    made.undo_stack.clear()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> PartChangesWindow:
    made = PartChangesWindow(session, Focus())
    qtbot.addWidget(made)
    made.show()
    return made


def column(window: PartChangesWindow, title: str) -> list[str]:
    table = window.parts.cells.table
    at = [one.title for one in table.columns].index(title)
    return [row[at].text for row in table.rows]


def test_parts_of_a_model_stand_by_what_they_cost_and_a_search_finds_some(window: PartChangesWindow) -> None:
    assert column(window, "Part") == ["frame", "harness", "pump"]

    window.search.setText("wire")
    assert column(window, "Part") == ["frame", "harness"]

    window.search.setText("CN")
    window.model.setCurrentText("Beech")
    window.model.textActivated.emit("Beech")
    assert column(window, "Part") == ["harness"]


def test_a_chosen_part_is_changed_as_one_step_and_the_workbook_is_not(
    window: PartChangesWindow, session: Session
) -> None:
    before = session.outcome
    window.parts.selectRow(1)
    drawer = window.drawer
    assert drawer.title.text() == "harness"
    drawer.fields["origin"].setText("Mexico")
    drawer.fields["price"].setText("+10 %")
    QTest.keyClick(drawer.fields["price"], Qt.Key.Key_Return)

    (change,) = session.scenario.part_changes
    assert change.selection == Selection("Alder", ("harness",), "Wire Co", ("CN",))
    assert change.becomes == Becomes("MX", price_change=0.1, anew=True)
    assert column(window, "Origin") == ["MX", "CN → MX", "CN"]
    assert column(window, "Value")[1] == "$330.00"
    assert session.outcome is not None
    assert before is not None
    assert session.exposure is not None
    assert session.exposure.book.rows.origins == before.exposure.book.rows.origins
    assert window.list.table.cells.table.rows[0][3].text == "+$30.00"
    assert "regional content 50.0" in window.list.sentence.text()
    assert drawer.fields["origin"].text() == ""

    session.undo_stack.undo()

    assert not session.scenario.part_changes
    assert column(window, "Origin") == ["MX", "CN", "CN"]
    session.undo_stack.redo()
    assert list(session.scenario.part_changes) == [change]


def test_a_change_may_concern_all_of_a_supplier_or_a_country_in_every_model(
    window: PartChangesWindow, session: Session
) -> None:
    window.parts.selectRow(1)
    drawer = window.drawer
    words = [drawer.scope.itemText(at) for at in range(drawer.scope.count())]
    assert words == ["harness: 1 row", "all by Wire Co: 2 rows", "all from CN: 2 rows"]

    drawer.in_model.setChecked(False)
    assert drawer.scope.itemText(2) == "all from CN: 3 rows"
    drawer.scope.setCurrentIndex(2)
    drawer.fields["share"].setText("50 %")
    drawer.fields["supplier"].setText("Arneses")
    drawer.anew.setChecked(False)
    drawer.name.setText("Nearshore")
    drawer.change.click()

    (change,) = session.scenario.part_changes
    assert change.name == "Nearshore"
    assert change.selection == Selection(origins=("CN",))
    assert change.becomes == Becomes(supplier="Arneses", share=0.5)
    assert column(window, "Supplier") == [
        "Wire Co",
        "Wire Co → Wire Co and Arneses",
        "Pumps → Pumps and Arneses",
    ]
    assert window.list.table.cells.table.rows[0][2].text == "3"


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("origin", "Atlantis", "Origin: “Atlantis” is not a country"),
        ("price", "8 %", "may be a rise or what is left"),
        ("regional", "<b>much</b>", "no percentage"),
        (None, "", "nothing is changed"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_changed(
    window: PartChangesWindow, session: Session, field: str | None, typed: str, said: str
) -> None:
    window.parts.selectRow(1)
    if field is not None:
        window.drawer.fields[field].setText(typed)

    window.drawer.change.click()

    assert said in window.drawer.wrong.text()
    assert not window.drawer.wrong.isHidden()
    assert session.scenario.part_changes == ()
    assert session.undo_stack.count() == 0


def test_without_a_chosen_part_nothing_can_be_changed(window: PartChangesWindow) -> None:
    assert window.drawer.title.text() == "No part is chosen"
    assert not window.drawer.change.isEnabled()


def test_several_parts_are_changed_together_and_say_where_they_differ(
    window: PartChangesWindow, session: Session
) -> None:
    window.parts.selectAll()

    stands = {name: label.text() for name, label in window.drawer._stands.items()}
    assert stands["origin"] == "several"
    assert stands["share"] == "100 %"
    window.drawer.fields["price"].setText("-10 %")
    window.drawer.change.click()

    assert session.outcome is not None
    assert session.outcome.parts_usd[0] == pytest.approx(900)
    assert set(session.scenario.part_changes[0].selection.part_numbers) == {"frame", "harness", "pump"}


def test_changes_are_switched_off_and_taken_back_one_by_one_or_all(
    window: PartChangesWindow, session: Session
) -> None:
    for row, percent in ((1, "+10 %"), (2, "+20 %")):
        window.parts.clearSelection()
        window.parts.selectRow(row)
        window.drawer.fields["price"].setText(percent)
        window.drawer.change.click()
    assert session.outcome is not None
    assert session.outcome.parts_usd[0] == pytest.approx(1000 + 30 + 40)

    window.list.table.selectRow(0)
    window.list.switch.click()
    assert session.outcome.parts_usd[0] == pytest.approx(1040)
    assert window.list.switch.text() == "Switch on"
    window.list.switch.click()
    assert session.outcome.parts_usd[0] == pytest.approx(1070)

    QTest.keyClick(window.list, Qt.Key.Key_Delete)
    assert [one.becomes.price_change for one in session.scenario.part_changes] == [0.2]
    window.list.take_all_back.click()
    assert session.scenario.part_changes == ()
    for _ in range(2):
        session.undo_stack.undo()
    assert len(session.scenario.part_changes) == 2


def test_another_workbook_lets_go_of_what_was_chosen_and_typed(
    window: PartChangesWindow, session: Session
) -> None:
    window.parts.selectRow(1)
    window.drawer.fields["price"].setText("+10 %")

    session.open(exposure(ROWS[:3]))

    assert window.drawer.fields["price"].text() == ""
    assert window.drawer.title.text() == "No part is chosen"


def test_a_workbook_without_alternatives_is_decided_on_candidates_by_rule(
    qtbot: QtBot, session: Session
) -> None:
    every = offers_of(exposure().book)
    session.open(every.current, every)
    page = DecidePage(session, Focus())
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    page.settle()
    assert page.assume.isVisible()
    assert "Add a row for each other source" in page.offers.text()

    page.assume.click()
    (dialog,) = page.findChildren(RuleDialog)
    dialog.premium.setText("2 %")
    dialog.assume.click()
    assert "may be a rise" in dialog.wrong.text()
    assert dialog.wrong.text().startswith("Premium: ")
    QApplication.processEvents()
    assert dialog.height() >= dialog.heightForWidth(dialog.width())
    dialog.premium.setText("+2 %")
    dialog.origins.setText("Italy")
    dialog.assume.click()
    assert "No part comes from there" in dialog.wrong.text()
    assert not session.scenario.part_changes
    dialog.origins.setText("China")
    dialog.assume.click()
    page.settle()

    assert not page.assume.isVisible()
    (change,) = session.scenario.part_changes
    assert change.name == "assumed: MX +2 % for parts from CN"
    table = page.changes.list.cells.table
    suppliers = [one.title for one in table.columns].index("Supplier")
    cells = [one.title for one in table.columns].index("Cell")
    assert table.rows
    assert {row[suppliers].text for row in table.rows} == {"assumed: MX +2 %"}
    assert {row[cells].text for row in table.rows} == {"assumed"}
    page.apply_all.click()
    assert session.outcome is not None
    assert session.outcome.missing_moves == ()


def test_the_menu_opens_the_window_for_the_model_looked_at(shown: MainView) -> None:
    shown.menus.change_parts.trigger()

    (window,) = shown.findChildren(PartChangesWindow)
    assert window.isVisible()
    assert window.parts.cells.rowCount() > 0
    window.close()
    shown.menus.change_parts.trigger()
    assert shown.findChildren(PartChangesWindow) == [window]
    assert window.isVisible()
    window.close()


def listed(window: PartChangesWindow) -> list[str]:
    return [row[0].text for row in window.list.table.cells.table.rows[:-1]]


@pytest.fixture
def changed(window: PartChangesWindow, session: Session) -> PartChangesWindow:
    changes = (
        PartChange("First", Selection("Alder", ("harness",)), Becomes("MX", price_change=0.1, anew=True)),
        PartChange("", Selection(origins=("CN",)), Becomes(supplier="")),
    )
    put_changes(session, changes, "Two")
    return window


@pytest.mark.parametrize("by", ["double click", "enter", "button"])
def test_a_change_is_edited_in_its_place_as_one_step(
    changed: PartChangesWindow, session: Session, by: str
) -> None:
    table, steps = changed.list.table, session.undo_stack.count()
    before = session.scenario.part_changes
    table.selectRow(0)
    if by == "double click":
        at = table.visualRect(table.cells.index(0, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    elif by == "enter":
        QTest.keyClick(table, Qt.Key.Key_Return)
    else:
        changed.list.edit.click()
    drawer = changed.drawer
    assert (drawer.title.text(), drawer.place.text()) == ("Edit the change", "First")
    assert drawer.scope.currentText() == "harness: 1 row"
    assert drawer.typed == TypedChange.of(before[0])
    drawer.name.setText("Nearer")
    drawer.fields["price"].setText("-5 %")
    QTest.keyClick(drawer.fields["price"], Qt.Key.Key_Return)

    after = PartChange("Nearer", before[0].selection, replace(before[0].becomes, price_change=-0.05))
    assert session.scenario.part_changes == (after, before[1])
    assert session.undo_stack.count() == steps + 1
    assert listed(changed)[0] == "Nearer"
    assert table.row == 0
    assert drawer.edited is None
    assert drawer.typed == TypedChange()

    session.undo_stack.undo()

    assert session.scenario.part_changes == before


def test_a_change_is_renamed_and_its_rows_are_others(changed: PartChangesWindow, session: Session) -> None:
    changed.list.table.selectRow(1)
    changed.list.edit.click()
    drawer = changed.drawer
    assert drawer.fields["supplier"].text() == "blank"
    assert not drawer.in_model.isChecked()
    assert drawer.scope.currentText() == "every part from CN: 3 rows"
    drawer.name.setText("No names")
    drawer.change.click()

    assert session.scenario.part_changes[1] == PartChange(
        "No names", Selection(origins=("CN",)), Becomes(supplier="")
    )

    changed.parts.selectRow(2)
    drawer.scope.setCurrentIndex(2)  # what was chosen for other parts is not meant
    changed.list.table.selectRow(0)
    changed.list.edit.click()
    words = [drawer.scope.itemText(at) for at in range(drawer.scope.count())]
    assert drawer.scope.currentIndex() == 0
    assert words == ["harness: 1 row", "harness: 1 row", "all by Wire Co: 2 rows", "all from CN: 2 rows"]
    drawer.scope.setCurrentIndex(3)
    drawer.in_model.setChecked(False)
    drawer.change.click()
    assert session.scenario.part_changes[0].selection == Selection(origins=("CN",))


def test_a_change_that_was_edited_is_left_as_it_is(changed: PartChangesWindow, session: Session) -> None:
    before, drawer = session.scenario.part_changes, changed.drawer
    for leave in ("cancel", "escape", "another part", "taken back"):
        changed.list.table.selectRow(0)
        changed.list.edit.click()
        drawer.fields["origin"].setText("VN")
        if leave == "cancel":
            drawer.cancel.click()
        elif leave == "escape":
            QTest.keyClick(drawer.fields["origin"], Qt.Key.Key_Escape)
        elif leave == "another part":
            changed.parts.selectRow(2)
        else:
            changed.list.take_back.click()
            before = before[1:]
        assert drawer.edited is None
        assert drawer.typed == TypedChange()
        assert drawer.in_model.isChecked()
        assert changed.isVisible()
        assert session.scenario.part_changes == before
