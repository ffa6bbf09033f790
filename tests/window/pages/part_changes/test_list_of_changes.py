"""The list of changes while what it lists is summed beside the window, and of a model with many parts."""

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.window.pages.part_changes.drawer import put_changes
from headroom.window.pages.part_changes.list_of_changes import ListOfChanges
from headroom.window.pages.part_changes.shown import listed_parts
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace
from resourcing_cases import thresholds
from strategies import REFERENCE

ROWS = (
    Row("CN", 300.0, "Alder", "harness", supplier="Wire Co"),
    Row("CN", 200.0, "Alder", "pump", supplier="Pumps"),
    Row("MX", 500.0, "Alder", "frame", supplier="Wire Co"),
)
FIRST = PartChange("First", Selection(origins=("CN",)), Becomes(price_change=0.1))
SECOND = PartChange("Second", Selection(), Becomes(price_change=0.5))


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    del qtbot
    scenario = thresholds(0.75)
    made = Session(Workspace(scenario, replace(scenario, name="By hand")))
    made.open(
        Exposure.of(book(ROWS, Vehicle("Alder", assembly_country="MX", customs_value_usd=2000.0)), REFERENCE)
    )
    yield made
    made.undo_stack.clear()


def cells(listed: ListOfChanges) -> list[list[str]]:
    return [[cell.text for cell in row] for row in listed.table.cells.table.rows]


def test_a_change_is_listed_while_it_is_summed_and_can_be_taken_back(
    session: Session, door: threading.Event, qtbot: QtBot
) -> None:
    listed = ListOfChanges(session, Focus())
    qtbot.addWidget(listed)
    listed.show()
    put_changes(session, (FIRST,), "One")
    session.settle()
    before = cells(listed)
    assert before[0][:4] == ["First", "+10 %", "2", "+$50.00"]

    door.clear()
    put_changes(session, (SECOND,), "Two")
    qtbot.waitUntil(lambda: len(cells(listed)) == 2 and cells(listed)[1][0] == "Second")

    assert [row[2:] for row in cells(listed)] == [["…"] * 3] * 2
    assert listed.sentence.text() == "Being summed: what it comes to follows."
    assert session.scenario.part_changes == (FIRST,)

    listed.table.selectRow(1)
    listed.take_back.click()

    assert not session.summing
    assert cells(listed) == before

    session.undo_stack.undo()
    door.set()
    session.settle()
    assert [row[0] for row in cells(listed)] == ["First", "Second", "Alder, a vehicle"]


def test_of_many_parts_those_that_cost_most_are_listed_and_any_is_found(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listed_parts, "_MOST", 2)
    put_changes(session, (FIRST, SECOND), "Two")
    assert session.outcome is not None

    shown = listed_parts.parts_of(session.outcome, 0)
    found = listed_parts.parts_of(session.outcome, 0, "cn PUMP")

    assert [row[1].text for row in shown.table.rows] == ["frame", "harness"]
    assert [row[0].note for row in shown.table.rows] == ["Second", "First\nSecond"]
    assert shown.note == "The 2 of 3 parts that cost most. Search for the others."
    assert [row[1].text for row in found.table.rows] == ["pump"]
    assert found.note == ""
