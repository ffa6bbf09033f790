"""The page of one model."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from headroom.window.look.look import Look
from headroom.window.look.theme import LIGHT
from headroom.window.pages.model.page import ModelPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session

pytestmark = pytest.mark.usefixtures("look")


@pytest.fixture
def page(qtbot: QtBot, session: Session, focus: Focus) -> ModelPage:
    made = ModelPage(session, focus)
    qtbot.addWidget(made)
    qtbot.addWidget(made.choice)
    made.resize(1000, 600)
    made.show()
    return made


def first_cells(page: ModelPage) -> dict[str, str]:
    return {
        name: str(table.model().index(0, 0).data())
        for name, table in page.tables.items()
        if table.isVisible()
    }


def test_without_a_model_it_says_how_to_choose_one(page: ModelPage) -> None:
    assert page.nothing.isVisible()
    assert not first_cells(page)


@pytest.mark.parametrize(
    ("width", "costs", "beside"),
    [
        (1400, "Landed cost", True),
        (960, "Landed cost in short", True),
        (700, "Landed cost", False),
    ],
)
def test_all_tables_of_the_model_stand_on_it_as_near_as_there_is_room(
    page: ModelPage, focus: Focus, width: int, costs: str, *, beside: bool
) -> None:
    focus.look_at("Birch")
    page.resize(width, 600)
    QApplication.processEvents()
    assert not page.nothing.isVisible()
    assert first_cells(page) == {
        "Tests": "Regional content",
        costs: "Parts",
        "Duties and fees": "MFN, cars",
        "Rows that weigh most": "Birch-J",
    }
    assert (page.tables[costs].y() == page.tables["Tests"].y()) is beside


def test_every_row_of_a_table_is_seen_in_larger_type_and_again_in_normal_type(
    page: ModelPage, focus: Focus, look: Look
) -> None:
    focus.look_at("Birch")
    page.resize(2000, 600)
    for scale in (1.0, 1.5, 1.0):
        look.enlarge(scale)
        page.setFont(QApplication.font())
        QApplication.processEvents()
        seen = [table for table in page.tables.values() if table.isVisible()]
        assert seen
        for table in seen:
            rows = table.verticalHeader().length()
            assert rows <= table.viewport().height() < rows + 2 * table.rowHeight(0)


def test_a_step_of_a_slider_hides_and_shows_nothing(
    page: ModelPage, focus: Focus, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    focus.look_at("Birch")
    QApplication.processEvents()
    shown: list[str] = []
    for name, table in page.tables.items():
        monkeypatch.setattr(table, "setVisible", lambda _, name=name: shown.append(name))
        monkeypatch.setattr(table, "setHidden", lambda _, name=name: shown.append(name))

    session.set_value("Regional content", "rvc", 0.55)
    session.set_value("Regional content", "rvc", 0.85)

    assert shown == []


def test_a_source_goes_on_in_a_second_line_where_there_is_no_room_for_it(
    page: ModelPage, focus: Focus
) -> None:
    focus.look_at("Birch")
    duties = page.tables["Duties and fees"]
    page.resize(1400, 600)
    QApplication.processEvents()
    one = duties.rowHeight(0)
    assert duties.rowHeight(duties.model().rowCount() - 1) == one

    page.resize(640, 600)
    QApplication.processEvents()

    assert duties.rowHeight(0) > one
    assert duties.height() >= duties.horizontalHeader().height() + duties.verticalHeader().length()


def test_figures_stand_to_the_right_and_totals_are_bold(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Birch")
    model = page.tables["Duties and fees"].model()
    right = Qt.AlignmentFlag.AlignRight
    assert model.index(0, 4).data(Qt.ItemDataRole.TextAlignmentRole) & right
    assert model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole) & right
    last = model.index(model.rowCount() - 1, 0)
    assert last.data(Qt.ItemDataRole.FontRole).weight() >= 600
    source = model.index(0, 5)
    assert "https://hts.usitc.gov" in source.data(Qt.ItemDataRole.ToolTipRole)
    assert source.data(Qt.ItemDataRole.ForegroundRole).name() == LIGHT.muted


def test_another_model_is_chosen_in_its_tools(page: ModelPage, focus: Focus) -> None:
    focus.look_at("Aspen")
    names = [page.choice.model.itemText(at) for at in range(page.choice.model.count())]
    assert names == ["Aspen", "Birch", "Cedar", "Dogwood", "Elm"]
    page.choice.model.textActivated.emit("Cedar")
    assert focus.model == "Cedar"
    QTest.mouseClick(page.choice.after, Qt.MouseButton.LeftButton)
    assert focus.model == "Dogwood" == page.choice.model.currentText()
    for _ in range(4):
        QTest.mouseClick(page.choice.before, Qt.MouseButton.LeftButton)
    assert focus.model == "Elm"


def test_it_follows_a_slider_and_copies_everything(page: ModelPage, focus: Focus, session: Session) -> None:
    focus.look_at("Birch")
    session.set_value("Regional content", "rvc", 0.55)
    assert page.tables["Tests"].model().index(0, 4).data() == "passes"
    QTest.mouseClick(page.choice.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Birch qualifies")
    for heading in ("Tests\n", "Duties and fees\n", "Landed cost\n", "Rows that weigh most\n"):
        assert heading in text
