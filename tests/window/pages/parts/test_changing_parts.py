"""Parts are changed by hand beside their list, with the keys a person would use."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.frame.main_view import MainView
from headroom.window.look.theme import theme_of
from headroom.window.pages.part_changes.change_window import PartChangesWindow
from headroom.window.pages.parts.page import PartsPage
from headroom.window.pages.parts.part_model import DOT_ROLE, STRUCK_ROLE
from headroom.window.pages.parts.shown.part_columns import PartColumn
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.shown.news import News
from headroom.words.formatting import MINUS, NOTHING, THIN_SPACE
from headroom.work.workspace import Workspace
from part_trees import Part, book_of, rolling
from resourcing_cases import thresholds
from strategies import REFERENCE

ROWS = (
    Row("CN", 300.0, "Alder", "harness", supplier="Wire Co"),
    Row("JP", 200.0, "Alder", "pump", supplier="Pumps"),
    Row("MX", 500.0, "Alder", "frame", supplier="Wire Co"),
    Row("CN", 250.0, "Beech", "harness", supplier="Wire Co"),
)
_CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session() -> Iterator[Session]:
    scenario = thresholds(0.75)
    made = Session(Workspace(scenario, replace(scenario, name="By hand")))
    cars = (Vehicle(name, assembly_country="MX", customs_value_usd=2000.0) for name in ("Alder", "Beech"))
    made.open(Exposure.of(book(ROWS, *cars), REFERENCE))
    yield made
    made.undo_stack.clear()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartsPage:
    made = PartsPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.settle()
    return made


def line_of(page: PartsPage, part: str, model: str = "Alder") -> int:
    parts = page.table.parts
    for line in range(parts.rowCount()):
        row = parts.row_of(line)
        assert parts.effects is not None
        rows = parts.effects.rows
        if rows.part_number[row] == part and rows.models[int(rows.model[row])] == model:
            return line
    raise AssertionError(part)


def cell(page: PartsPage, part: str, column: PartColumn, role: int = Qt.ItemDataRole.DisplayRole) -> object:
    parts = page.table.parts
    return parts.data(parts.index(line_of(page, part), parts.columns.index(column)), role)


def select(page: PartsPage, *parts: tuple[str, str]) -> None:
    flags = QItemSelectionModel.SelectionFlag
    page.table.clearSelection()
    for part, model in parts:
        index = page.table.parts.index(line_of(page, part, model), 0)
        page.table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)


def change(page: PartsPage, part: str, **typed: str) -> None:
    select(page, (part, "Alder"))
    page.edit()
    for name, text in typed.items():
        page.drawer.form.fields[name].setText(text)
    page.drawer.form.anew.setChecked(False)
    page.drawer.form.change.click()
    page.settle()


def test_enter_opens_the_drawer_for_the_row_and_escape_closes_it(page: PartsPage) -> None:
    assert page.drawer.isHidden()
    select(page, ("pump", "Alder"))

    QTest.keyClick(page.table, Qt.Key.Key_Return)

    assert page.drawer.isVisible()
    inside = page.drawer.widget()
    assert inside is not None
    assert inside.minimumSizeHint().width() <= page.drawer.viewport().width()
    assert page.drawer.form.title.text() == "pump"
    assert QApplication.focusWidget() is page.drawer.form.fields["origin"]
    QTest.keyClick(page.drawer.form.fields["origin"], Qt.Key.Key_Escape)
    assert page.drawer.isHidden()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    assert page.drawer.isVisible()
    page.editing.button.click()
    assert page.drawer.isHidden()


def test_the_drawer_follows_the_selection_while_it_is_open(page: PartsPage) -> None:
    page.editing.button.click()
    assert page.drawer.form.title.text() == "No part is chosen"

    select(page, ("frame", "Alder"))
    assert page.drawer.form.title.text() == "frame"
    select(page, ("frame", "Alder"), ("pump", "Alder"))
    assert page.drawer.form.title.text() == "2 rows"


def test_what_a_part_costs_now_stands_alone_where_the_drawer_leaves_little_room(page: PartsPage) -> None:
    page.resize(960, 700)

    change(page, "harness", origin="Mexico", price="+10 %")

    assert cell(page, "harness", PartColumn.VALUE, STRUCK_ROLE) == ""
    assert cell(page, "harness", PartColumn.ORIGIN, STRUCK_ROLE) == "China"
    page.editing.button.click()
    assert cell(page, "harness", PartColumn.VALUE, STRUCK_ROLE)


def test_what_a_change_alters_is_struck_out_beside_what_it_makes(page: PartsPage) -> None:
    assert cell(page, "harness", PartColumn.PART, DOT_ROLE) is None

    change(page, "harness", origin="Mexico", price="+10 %", supplier="Arneses")

    accent = QColor(theme_of(page.table).accent)
    for column, before, after in (
        (PartColumn.ORIGIN, "China", "Mexico"),
        (PartColumn.SUPPLIER, "Wire Co", "Arneses"),
        (PartColumn.VALUE, "$300.00", "$330.00"),
        (PartColumn.LOST, f"{MINUS}30.00{THIN_SPACE}pp", NOTHING),
    ):
        assert cell(page, "harness", column, STRUCK_ROLE) == before
        assert cell(page, "harness", column) == after
        assert cell(page, "harness", column, Qt.ItemDataRole.ForegroundRole) == accent
    assert cell(page, "harness", PartColumn.DESCRIPTION, STRUCK_ROLE) == ""
    assert cell(page, "harness", PartColumn.PART, DOT_ROLE) is True
    assert cell(page, "pump", PartColumn.PART, DOT_ROLE) is False
    assert (
        cell(page, "pump", PartColumn.LOST, STRUCK_ROLE) == ""
    )  # a share of another net cost, but unchanged
    said = cell(page, "harness", PartColumn.ORIGIN, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Origin: Mexico, in the workbook China"


def test_an_unchanged_row_and_column_are_painted_as_any(page: PartsPage) -> None:
    before = page.table.grab().toImage()
    change(page, "harness", origin="Mexico")
    page.editing.close()
    changed = page.table.grab().toImage()
    assert before != changed

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page.settle()

    assert page._session.scenario.part_changes == ()
    assert cell(page, "harness", PartColumn.ORIGIN, STRUCK_ROLE) == ""


def test_markup_of_a_workbook_is_painted_as_text(page: PartsPage) -> None:
    change(page, "harness", supplier="<b>&amp;</b>")

    assert cell(page, "harness", PartColumn.SUPPLIER) == "<b>&amp;</b>"
    assert not page.table.grab().isNull()


def test_ctrl_d_makes_of_all_selected_rows_what_is_typed_each_in_its_model(
    page: PartsPage, session: Session
) -> None:
    page.editing.button.click()
    select(page, ("pump", "Alder"), ("harness", "Beech"))
    page.drawer.form.fields["price"].setText("-10 %")

    QTest.keyClick(page.table, Qt.Key.Key_D, _CTRL)
    page.settle()

    assert [one.becomes for one in session.scenario.part_changes] == [Becomes(price_change=-0.1)] * 2
    assert {one.selection.model for one in session.scenario.part_changes} == {"Alder", "Beech"}
    assert session.outcome is not None
    assert session.outcome.parts_usd.tolist() == pytest.approx([980.0, 225.0])
    assert page.drawer.form.fields["price"].text() == ""
    assert len(page.table.selected_rows) == 2
    session.undo_stack.undo()
    assert session.scenario.part_changes == ()


def test_ctrl_d_without_anything_typed_repeats_the_change_of_the_first_selected_row(
    page: PartsPage, session: Session
) -> None:
    change(page, "harness", price="+10 %")
    select(page, ("harness", "Alder"), ("pump", "Alder"))

    QTest.keyClick(page.table, Qt.Key.Key_D, _CTRL)

    added = session.scenario.part_changes[1]
    assert added.becomes == Becomes(price_change=0.1)
    assert set(added.selection.part_numbers) == {"pump"}


def test_ctrl_d_says_what_is_missing(page: PartsPage, session: Session) -> None:
    said: list[News] = []
    page._focus.said.connect(said.append)
    select(page, ("pump", "Alder"))

    QTest.keyClick(page.table, Qt.Key.Key_D, _CTRL)

    assert "nothing is changed" in said[0].text
    assert session.undo_stack.count() == 0


def test_del_takes_the_change_of_the_selected_row_back_and_no_other(
    page: PartsPage, session: Session
) -> None:
    said: list[News] = []
    page._focus.said.connect(said.append)
    change(page, "harness", price="+10 %")
    change(page, "pump", price="+20 %")
    select(page, ("pump", "Alder"))

    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    page.settle()

    (left,) = session.scenario.part_changes
    assert left.selection.part_numbers == ("harness",)
    assert said[0].text.startswith("Taken back: pump")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert said[1].text == "No change of the scenario concerns what is selected."
    session.undo_stack.undo()
    assert len(session.scenario.part_changes) == 2


def test_a_share_that_moves_has_a_row_of_its_own_that_belongs_to_its_part(page: PartsPage) -> None:
    change(page, "pump", origin="MX", share="25 %")
    parts = page.table.parts
    effects = parts.effects
    assert effects is not None
    added = next(line for line in range(parts.rowCount()) if parts.row_of(line) == len(ROWS))

    value = parts.index(added, parts.columns.index(PartColumn.VALUE))
    origin = parts.index(added, parts.columns.index(PartColumn.ORIGIN))
    assert parts.data(value) == "$50.00"
    assert parts.data(value, STRUCK_ROLE) == ""
    assert parts.data(origin, STRUCK_ROLE) == "Japan"
    page.table.selectRow(added)
    assert page.drawer.form.title.text() == "pump"


def test_the_changes_stand_below_with_what_they_do(page: PartsPage, session: Session) -> None:
    change(page, "harness", origin="Mexico", price="+10 %")

    table = page.drawer.list.table.cells.table
    assert [one.title for one in table.columns] == ["Change", "Parts", "Regional"]
    assert [one.text for one in table.rows[0]][:2] == [
        "harness by Wire Co from CN in Alder: MX +10 %",
        "+$30.00",
    ]
    page.drawer.list.take_all_back.click()
    assert session.scenario.part_changes == ()
    assert session.undo_stack.count() == 2


def test_f2_opens_the_drawer_on_the_page_and_the_window_elsewhere(shown: MainView) -> None:
    shown.work.pages.turn_to("parts")
    page = shown.work.pages.page("parts")
    assert isinstance(page, PartsPage)
    page.settle()

    shown.menus.change_parts.trigger()

    assert page.drawer.isVisible()
    assert shown.findChildren(PartChangesWindow) == []
    shown.menus.present.trigger()
    assert not page.drawer.isVisible()
    shown.menus.leave.trigger()


def test_a_change_by_its_supplier_names_all_of_it(page: PartsPage, session: Session) -> None:
    select(page, ("frame", "Alder"))
    page.edit()
    page.drawer.form.scope.setCurrentIndex(1)
    page.drawer.form.fields["price"].setText("+10 %")
    QTest.keyClick(page.drawer.form.fields["price"], Qt.Key.Key_Return)

    assert session.scenario.part_changes[0].selection == Selection("Alder", supplier="Wire Co")


def test_an_own_assembly_that_comes_to_count_is_listed_and_changed_like_any_part(qtbot: QtBot) -> None:
    """The axle counts itself once it is made in Japan: its row is behind those of the workbook."""
    axle = Part(Row("MX", 500.0, part="axle"), "self", parts=(Part(Row("CN", 400.0, part="hub")),))
    cars = book_of(axle, Part(Row("US", 300.0, part="glass")), vehicle=Vehicle("A", assembly_country="US"))
    scenario = rolling()
    session = Session(Workspace(scenario, replace(scenario, name="By hand")))
    session.open(Exposure.of(cars, REFERENCE))
    abroad = PartChange("", Selection(part_numbers=("axle",)), Becomes("JP"))
    changed = replace(session.wanted.scenario, part_changes=(abroad,))
    session.edit("Abroad", session.wanted.with_scenario(changed))
    made = PartsPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(1300, 700)
    made.show()
    made.settle()

    assert {made.table.parts.row_of(line) for line in range(made.table.parts.rowCount())} == {1, 2}
    index = made.table.parts.index(line_of(made, "axle", "A"), 0)
    made.table.selectRow(index.row())
    made.edit()
    assert "axle" in made.drawer.form.title.text()
    made.drawer.form.fields["price"].setText("600")
    made.drawer.form.change.click()
    made.settle()

    assert session.outcome is not None
    assert session.outcome.parts_usd[0] == 900.0
    assert len(session.scenario.part_changes) == 2
    session.undo_stack.clear()
