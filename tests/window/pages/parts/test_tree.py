"""The bill as a tree on the page of parts: folded, searched, and changed by hand."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from books import Row
from headroom.book.part_tree import LEAF, PartTree
from headroom.explain.trail import Trail
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.look.theme import theme_of
from headroom.window.pages.part_changes.drawer import put_changes
from headroom.window.pages.parts.page import PartsPage
from headroom.window.pages.parts.part_model import DOT_ROLE, STRUCK_ROLE
from headroom.window.pages.parts.shown.node_columns import NodeColumn, nodes_without_room
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.words.formatting import NOTHING, THIN_SPACE
from headroom.work.workspace import Workspace
from part_trees import Part, book_of, rolling
from strategies import REFERENCE

BODY = Part(
    Row(cost=float("nan"), part="body"),
    parts=(
        Part(Row("MX", 400.0, part="side", quantity=2)),
        Part(
            Row("MX", 1000.0, part="door"),
            "supplier",
            parts=(Part(Row("JP", 361.0, part="lifter")), Part(Row("MX", 200.0, part="trim"))),
        ),
    ),
)
BOOK = book_of(BODY, Part(Row("JP", 100.0, part="wheel", quantity=4)))


@pytest.fixture
def session() -> Iterator[Session]:
    made = Session(Workspace(rolling(other=0.7), replace(rolling(other=0.7), name="By hand")))
    made.open(Exposure.of(BOOK, REFERENCE))
    yield made
    made.undo_stack.clear()


@pytest.fixture
def page(qtbot: QtBot, session: Session) -> PartsPage:
    made = PartsPage(session, Focus())
    qtbot.addWidget(made)
    made.resize(1400, 700)
    made.show()
    made.settle()
    made.grouping.setCurrentText("By assembly")
    return made


def texts(page: PartsPage, column: NodeColumn = NodeColumn.PART) -> list[str]:
    return [page.tree.tree.text(line, column) for line in range(page.tree.tree.rowCount())]


def select(page: PartsPage, part: str) -> int:
    line = texts(page).index(part)
    page.tree.selectRow(line)
    return line


def test_every_node_says_what_it_is_and_what_counts_of_it(page: PartsPage) -> None:
    assert page.tree.isVisible()
    assert page.table.isHidden()
    assert texts(page) == ["body", "side", "door", "lifter", "trim", "wheel"]
    inside = "inside a bought part"
    assert texts(page, NodeColumn.WHAT) == ["opened", "part", "counted once", inside, inside, "part"]
    assert texts(page, NodeColumn.QUANTITY) == ["1", "2", "1", "1", "1", "4"]
    assert texts(page, NodeColumn.OWN) == [NOTHING, "$800.00", "$1,000.00", "$361.00", "$200.00", "$400.00"]
    assert texts(page, NodeColumn.VALUE) == ["$1,800.00", "$800.00", "$1,000.00", "", "", "$400.00"]
    assert texts(page, NodeColumn.CONTENT)[2] == f"63.9{THIN_SPACE}% of 70{THIN_SPACE}%"
    assert texts(page, NodeColumn.VNM)[2:4] == ["$1,000.00", "$361.00"]


def test_what_stands_in_an_assembly_is_told_by_who_makes_that(qtbot: QtBot) -> None:
    """The producer makes the axle in Japan: it counts itself, and nobody sold it."""
    hub = Part(Row("MX", 100.0, part="hub"))
    book = book_of(
        Part(Row("JP", 300.0, part="axle"), "self", parts=(hub,)),
        Part(Row("MX", 300.0, part="seat"), parts=(hub,)),
    )
    session = Session(Workspace(rolling(), rolling()))
    session.open(Exposure.of(book, REFERENCE))
    made = PartsPage(session, Focus())
    qtbot.addWidget(made)
    made.show()
    made.settle()
    made.grouping.setCurrentText("By assembly")

    said = texts(made, NodeColumn.WHAT)
    assert said == ["counted once", "inside an own part", "counted once", "inside a counted part"]
    session.undo_stack.clear()


def test_what_does_not_count_is_muted_and_says_why(page: PartsPage) -> None:
    tree, muted = page.tree.tree, QColor(theme_of(page.tree).muted)
    colours = [tree.data(tree.index(line, 1), Qt.ItemDataRole.ForegroundRole) for line in range(6)]
    assert [colour == muted for colour in colours] == [True, False, False, True, True, False]
    said = [str(tree.data(tree.index(line, 0), Qt.ItemDataRole.ToolTipRole)) for line in range(6)]
    assert "Its parts count in its place." in said[0]
    assert "Inside door, which counts once, at its own cost." in said[3]
    assert tree.data(tree.index(3, 0), Qt.ItemDataRole.AccessibleTextRole) == (
        "Part: lifter, level 3, inside a bought part"
    )


def test_nodes_are_folded_by_the_keys_the_mark_and_a_double_click(page: PartsPage) -> None:
    select(page, "door")
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    assert texts(page) == ["body", "side", "door", "wheel"]
    QTest.keyClick(page.tree, Qt.Key.Key_Left)
    assert texts(page)[page.tree.currentIndex().row()] == "body"
    QTest.keyClick(page.tree, Qt.Key.Key_Return)  # it does not count: there is nothing to change
    assert texts(page) == ["body", "wheel"]
    QTest.keyClick(page.tree, Qt.Key.Key_Right)
    assert texts(page) == ["body", "side", "door", "wheel"]

    place = page.tree.visualRect(page.tree.tree.index(2, 0))
    mark = QPoint(place.left() + 30, place.center().y())
    QTest.mouseClick(page.tree.viewport(), Qt.MouseButton.LeftButton, pos=mark)
    assert texts(page) == ["body", "side", "door", "lifter", "trim", "wheel"]

    page.tree.doubleClicked.emit(page.tree.tree.index(0, 0))
    assert texts(page) == ["body", "wheel"]


def test_a_search_unfolds_what_it_finds_and_lists_what_it_goes_into(page: PartsPage) -> None:
    select(page, "body")
    QTest.keyClick(page.tree, Qt.Key.Key_Left)

    page.search.setText("lifter")
    assert texts(page) == ["body", "door", "lifter"]

    page.search.setText("nowhere")
    assert texts(page) == []
    assert page.nothing.isVisible()
    page.search.setText("")
    assert texts(page) == ["body", "side", "door", "lifter", "trim", "wheel"]


def test_an_assembly_that_counts_is_changed_by_hand(page: PartsPage, session: Session) -> None:
    select(page, "door")
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert page.drawer.form.title.text() == "door"
    page.drawer.form.fields["price"].setText("+10 %")
    page.drawer.form.change.click()
    page.settle()

    assert texts(page, NodeColumn.VALUE)[2] == "$1,100.00"
    tree = page.tree.tree
    value = tree.index(2, tree.columns.index(NodeColumn.VALUE))
    assert tree.data(value, STRUCK_ROLE) == "$1,000.00"
    dots = [tree.data(tree.index(line, 0), DOT_ROLE) for line in range(6)]
    assert dots == [False, False, True, False, False, False]
    assert not page.tree.grab().isNull()
    assert texts(page)[page.tree.currentIndex().row()] == "door"
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    page.settle()
    assert session.scenario.part_changes == ()
    assert texts(page, NodeColumn.VALUE)[2] == "$1,000.00"


def test_parts_inside_a_bought_assembly_that_a_change_concerns_are_marked(
    page: PartsPage, session: Session
) -> None:
    home = PartChange("", Selection(origins=("JP",)), Becomes("MX"))
    put_changes(session, (home,), "Change")
    page.settle()

    tree = page.tree.tree
    dots = [tree.data(tree.index(line, 0), DOT_ROLE) for line in range(6)]
    assert dots == [False, False, False, True, False, True]
    assert texts(page, NodeColumn.CONTENT)[2:4] == [f"100.0{THIN_SPACE}% of 70{THIN_SPACE}%"] * 2
    assert not page.tree.grab().isNull()


def test_a_figure_is_followed_back_and_the_tree_is_copied_with_its_levels(page: PartsPage) -> None:
    followed: list[Trail] = []
    page._focus.followed.connect(followed.append)
    column = page.tree.tree.columns.index(NodeColumn.VALUE)

    page.tree.doubleClicked.emit(page.tree.tree.index(2, column))

    assert followed[0].title == "Value of door, A"
    page.tree.copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Level\tPart\t")
    assert [line.split("\t")[:2] for line in lines[1:4]] == [["1", "body"], ["2", "side"], ["2", "door"]]


def test_the_tree_is_offered_only_where_the_workbook_has_levels(page: PartsPage, session: Session) -> None:
    assert page.grouping.findText("By assembly") == page.grouping.count() - 1

    session.open(Exposure.of(replace(BOOK, tree=None), REFERENCE))
    page.settle()

    assert page.grouping.findText("By assembly") < 0
    assert page.grouping.currentIndex() == 0
    assert page.table.isVisible()
    assert page.tree.isHidden()


def test_columns_give_way_where_there_is_no_room(page: PartsPage) -> None:
    assert nodes_without_room(2000) == frozenset()
    assert NodeColumn.CONTENT not in nodes_without_room(0)

    page.resize(800, 700)
    assert NodeColumn.PLACE not in page.tree.tree.columns
    assert NodeColumn.OWN in page.tree.tree.columns


def test_a_hundred_thousand_nodes_are_shown_and_folded_at_once(qtbot: QtBot, session: Session) -> None:
    size, tree = 100_000, BOOK.tree
    assert tree is not None
    big = PartTree(
        nodes=tree.nodes.take(np.arange(size) % len(tree)),
        parent=np.where(np.arange(size) % 10 == 0, -1, np.arange(size) - 1).astype(np.int32),
        depth=(np.arange(size) % 10).astype(np.int32),
        fate=np.full(size, LEAF, dtype=np.int32),
        row=np.zeros(size, dtype=np.int32),
        own_quantity=np.ones(size),
    )
    session.open(Exposure.of(replace(BOOK, tree=big), REFERENCE))
    page = PartsPage(session, Focus())
    qtbot.addWidget(page)
    page.resize(1400, 700)
    page.show()
    page.settle()
    page.grouping.setCurrentText("By assembly")
    assert page.tree.tree.rowCount() == size // 10

    page.tree.turn(0)

    assert page.tree.tree.rowCount() == size // 10 + 1
