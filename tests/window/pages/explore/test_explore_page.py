"""The page to explore: sums as heat, bars and table, and the way to their parts."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.analysis.part_dimensions import CURRENT, DOES_NOT, PartDimension
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_listing import PartFilter, passing
from headroom.analysis.part_texts import PartTexts
from headroom.arrays import CodedTexts
from headroom.output.heat_shades import shade
from headroom.rules.exposure import Exposure
from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.rules.tariff_codes import TariffReference
from headroom.window.look.theme import THEMES, Theme
from headroom.window.pages.explore.page import ExplorePage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from seen_colours import contrast

SOURCE = (PartDimension.SOURCE, CURRENT)


@pytest.fixture
def focus() -> Focus:
    return Focus()


@pytest.fixture
def page(qtbot: QtBot, opened: Session, focus: Focus) -> ExplorePage:
    made = ExplorePage(opened, focus)
    qtbot.addWidget(made)
    made.resize(1000, 640)
    made.show()
    made.settle()
    made.across.setCurrentText("Model")
    made.settle()
    return made


def choose(page: ExplorePage, measure: str) -> None:
    """Choose what is summed, and wait for it."""
    page.measure.setCurrentText(measure)
    page.settle()


def asked(focus: Focus) -> list[PartFilter]:
    found: list[PartFilter] = []
    focus.parts_asked.connect(found.append)
    return found


def test_columns_are_of_what_the_workbook_states_unless_somebody_chose_them(
    qtbot: QtBot, opened: Session, exposure: Exposure, reference: TariffReference, focus: Focus
) -> None:
    page = ExplorePage(opened, focus)
    qtbot.addWidget(page)
    page.show()
    page.settle()
    first = page.dimensions[1]
    body = CodedTexts(np.zeros(len(exposure.book.rows), dtype=np.int32), ("Body",))
    rows = replace(exposure.book.rows, system=body)
    other = replace(exposure.book, rows=rows, sha256="1" * 64)

    opened.open(Exposure.of(other, reference))
    page.settle()
    second = page.dimensions[1]
    page.across.setCurrentText("Role")
    page.across.activated.emit(page.across.currentIndex())
    opened.open(exposure)
    page.settle()

    assert (first, second) == (PartDimension.CHAPTER, PartDimension.SYSTEM)
    assert page.dimensions[1] is PartDimension.ROLE


def test_the_largest_cell_is_looked_at_and_its_parts_stand_below(page: ExplorePage) -> None:
    assert page.heat.labels == ("Germany", "Birch")
    assert page.about.title == "Germany × Birch"  # noqa: RUF001 - the sign of a pair
    assert [row[0].text for row in page.parts.cells.table.rows] == ["P3"]
    assert page.finding is not None
    assert page.finding.sentence.startswith("$530")


def test_enter_lists_the_parts_of_a_cell(page: ExplorePage, focus: Focus) -> None:
    found = asked(focus)

    QTest.keyClick(page.heat, Qt.Key.Key_Return)

    germany, birch = (PartDimension.ORIGIN, "Germany"), (PartDimension.MODEL, "Birch")
    assert found == [PartFilter("", (germany, birch, (PartDimension.ORIGINATING, DOES_NOT), SOURCE))]


def test_keys_go_from_cell_to_cell_and_not_beyond(page: ExplorePage) -> None:
    choose(page, "Value")
    first = page.heat.labels
    for _ in range(20):
        QTest.keyClick(page.heat, Qt.Key.Key_Up)
        QTest.keyClick(page.heat, Qt.Key.Key_Left)
    corner = page.heat.labels
    QTest.keyClick(page.heat, Qt.Key.Key_Right)

    assert first is not None
    assert corner is not None
    assert page.heat.labels is not None
    assert page.heat.labels[0] == corner[0]
    assert page.heat.labels[1] != corner[1]


def test_a_click_looks_at_a_cell_and_a_second_one_lists_its_parts(page: ExplorePage, focus: Focus) -> None:
    found = asked(focus)
    place = page.heat._rect(0, 1).center().toPoint()

    QTest.mouseClick(page.heat, Qt.MouseButton.LeftButton, pos=place)
    labels = page.heat.labels
    QTest.mouseDClick(page.heat, Qt.MouseButton.LeftButton, pos=place)

    assert labels is not None
    assert labels == tuple(label for _, label in found[0].chosen[:2])


def test_bars_and_table_show_the_same_sums(page: ExplorePage) -> None:
    choose(page, "Value")
    page.view.buttons["bars"].click()
    page.settle()
    bars = {row.label: row.numbers[0] for row in page.chart.chart.rows}
    page.view.buttons["table"].click()
    page.settle()
    rows = page.table.cells.table.rows

    assert bars == {row[0].text: pytest.approx(row[1].number) for row in rows[:-1]}
    assert rows[-1][0].text == "All"
    assert rows[-1][1].number == pytest.approx(sum(one or 0.0 for one in bars.values()))
    assert not page.parts.isVisible()

    page.down.setCurrentText("Model")
    page.settle()
    assert {row[0].text for row in page.table.cells.table.rows} == {"Aster", "Birch", "Cedar", "All"}


def test_the_change_is_nothing_until_something_changes(page: ExplorePage, opened: Session) -> None:
    choose(page, "Parts duty")
    page.whose.buttons["change"].click()
    page.settle()
    assert page.finding is not None
    assert page.finding.sentence == "Nothing is otherwise than in the baseline"

    opened.set_value("Freight", "fx.EUR", 2.2)
    choose(page, "Value")
    page.settle()

    assert page.finding.sentence.startswith("$330")
    assert "more than in the baseline, value" in page.finding.sentence


def moved_to_mexico(page: ExplorePage, opened: Session) -> None:
    """Let part P3 of Birch come from Mexico in place of Germany, and show what that changes."""
    home = PartChange("", Selection(part_numbers=("P3",)), Becomes("MX"))
    scenario = replace(opened.wanted.scenario, part_changes=(home,))
    opened.edit("Change", opened.wanted.with_scenario(scenario))
    page.whose.buttons["change"].click()
    choose(page, "Value")


def look_at(page: ExplorePage, row: str, column: str) -> None:
    """Look at a cell by its keys."""
    for key, wanted, at in ((Qt.Key.Key_Down, row, 0), (Qt.Key.Key_Right, column, 1)):
        back = Qt.Key.Key_Up if key == Qt.Key.Key_Down else Qt.Key.Key_Left
        for _ in range(30):
            QTest.keyClick(page.heat, back)
        for _ in range(30):
            if page.heat.labels is not None and page.heat.labels[at] == wanted:
                break
            QTest.keyClick(page.heat, key)
    assert page.heat.labels == (row, column)


@pytest.mark.parametrize(
    ("country", "moved", "amounts"),
    [
        ("Germany", "1 left", ("$330", "·", "\N{MINUS SIGN}$330")),
        ("Mexico", "1 came", ("·", "$330", "+$330")),
    ],
)
def test_a_part_that_leaves_a_cell_is_shown_where_it_was_and_where_it_is_now(
    page: ExplorePage, opened: Session, focus: Focus, country: str, moved: str, amounts: tuple[str, ...]
) -> None:
    moved_to_mexico(page, opened)
    look_at(page, country, "Birch")

    (listed,) = [row for row in page.parts.cells.table.rows if row[0].text == "P3"]
    for cell, amount in zip(listed[5:8], amounts, strict=True):
        assert cell.text.startswith(amount)
    assert moved in page.about.detail
    assert page.open.isEnabled()

    found = asked(focus)
    page.open.click()
    (wanted,) = found
    assert wanted.rows is not None
    assert wanted.rows.name == f"in {country} × Birch, now or in the baseline"  # noqa: RUF001 - a pair
    assert opened.outcome is not None
    effects = PartEffects.of(opened.outcome)
    rows = np.flatnonzero(passing(effects, PartTexts(effects.rows), wanted))
    assert "P3" in {effects.rows.part_number[row] for row in rows.tolist()}


def test_where_there_is_less_room_the_smallest_stand_together_and_open_nothing(
    page: ExplorePage, focus: Focus
) -> None:
    choose(page, "Value")
    page.heat.setFixedSize(150 + 130 + 2 * 62 + 4, 74 + 2 * 28 + 4)
    for _ in range(4):
        QTest.keyClick(page.heat, Qt.Key.Key_Down)
        QTest.keyClick(page.heat, Qt.Key.Key_Right)
    found = asked(focus)

    QTest.keyClick(page.heat, Qt.Key.Key_Return)

    assert page.heat.labels is None
    assert found == []
    assert page.about.title == "Several together"


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark", "black", "white"])
def test_figures_can_be_read_on_every_shade(theme: Theme) -> None:
    for colour in (theme.fails, theme.muted, theme.components[1], theme.components[6]):
        for step in range(101):
            fill, ink = shade(theme.surface, step / 100, colour)
            assert contrast(fill, ink) >= 4.45, (colour, step)
