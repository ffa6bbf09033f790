"""A chart of labelled rows, by hand, by key and for screen readers."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.rules.verdict import Verdict
from headroom.window.look.look import Look, ThemeChoice
from headroom.window.look.theme import DARK
from headroom.window.plots.bar_rows_chart import BarRowsChart
from headroom.window.plots.plot_saving import drawing_of, svg_of
from headroom.window.plots.shown.bar_rows import BarRow, BarRows, BarTone, Segment
from plot_gestures import point_at, turn_wheel

NO_KEY, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
SVG = "{http://www.w3.org/2000/svg}"


def chart(rows: int) -> BarRows:
    made = tuple(
        BarRow(f"Row {n}", (Segment(0, n, BarTone.PRESENT),), figures=(str(n),), note=f"note {n}")
        for n in range(rows)
    )
    return BarRows("Title", "unit", made, 0, 100, ((0, "0"), (100, "100")), headings=("Figure",))


def one_row(*segments: Segment, broken: bool = False, low: float = 0, line: float | None = None) -> BarRows:
    return BarRows("T", "u", (BarRow("A", segments),), low, 100, (), broken=broken, line=line)


@pytest.fixture
def view(qtbot: QtBot) -> BarRowsChart:
    made = BarRowsChart("Rows")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    return made


def middle_of(view: BarRowsChart, row: int) -> QPoint:
    frame = view.frame
    return QPointF(100, frame.top_of(row, view.scroll.value()) + frame.row_height / 2).toPoint()


def test_a_click_chooses_the_row_under_the_pointer_also_when_scrolled(
    view: BarRowsChart, qtbot: QtBot
) -> None:
    view.show_chart(chart(50))
    view.scroll.setValue(260)
    frame = view.frame
    point = QPoint(100, round(frame.rows.top() + frame.row_height * 1.5))

    with qtbot.waitSignal(view.chosen) as chosen:
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, point)

    assert chosen.args == [round(260 / frame.row_height) + 1]


def test_a_second_click_follows_a_row_back_unless_it_belongs_to_an_earlier_question(
    view: BarRowsChart,
) -> None:
    view.show_chart(chart(3))
    followed: list[int] = []
    view.followed.connect(followed.append)

    view.mark_stale(stale=True)
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, middle_of(view, 1))
    view.mark_stale(stale=False)
    QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, middle_of(view, 2))

    assert followed == [2]


def test_the_arrow_keys_go_through_the_rows_and_scroll(view: BarRowsChart) -> None:
    view.resize(600, 200)
    view.show_chart(chart(50))
    chosen: list[int] = []
    view.chosen.connect(chosen.append)

    for _ in range(12):
        QTest.keyClick(view, Qt.Key.Key_Down)

    assert chosen == list(range(12))
    assert view.frame.rows.contains(QPointF(middle_of(view, 11)))


def test_it_scrolls_by_a_bar_and_the_wheel_where_there_are_more_rows_than_room(view: BarRowsChart) -> None:
    view.show_chart(chart(5))
    assert view.scroll.isHidden()
    assert not turn_wheel(view, middle_of(view, 1), -1)

    view.show_chart(chart(50))
    assert view.scroll.isVisible()
    assert view.frame.whole.right() <= view.scroll.geometry().left()
    assert turn_wheel(view, middle_of(view, 1), -1)
    assert view.scroll.value() > 0


def test_a_bar_has_the_length_of_its_value_on_the_axis(view: BarRowsChart) -> None:
    view.show_chart(chart(3))
    view.show_chart(one_row(Segment(0, 50, BarTone.FAILS)))
    frame = view.frame
    image = view.viewport().grab().toImage()
    y = round(frame.rows.top() + frame.row_height / 2)
    middle = (frame.bar_left + frame.bar_right) / 2

    inside, outside = image.pixelColor(round(middle) - 4, y), image.pixelColor(round(middle) + 4, y)

    assert inside.name() == view.look.theme.fails
    assert outside != inside


def test_the_line_stands_at_its_value_through_all_rows_and_over_the_bars(view: BarRowsChart) -> None:
    view.show_chart(one_row(Segment(0, 80, BarTone.FAILS), line=50))
    frame = view.frame
    middle = round((frame.bar_left + frame.bar_right) / 2)
    y = round(frame.rows.top() + frame.row_height / 2)

    image = view.grab().toImage()
    nearby = {image.pixelColor(middle + step, y).name() for step in (-1, 0, 1)}

    assert nearby != {view.look.theme.fails}
    assert image.pixelColor(middle + 6, y).name() == view.look.theme.fails


def test_a_bar_that_begins_before_its_axis_is_broken(view: BarRowsChart) -> None:
    def colours(shown: BarRows) -> set[str]:
        view.show_chart(shown)
        image, frame = view.grab().toImage(), view.frame
        y, left = round(frame.rows.top() + frame.row_height / 2), round(frame.bar_left)
        return {image.pixelColor(x, y).name() for x in range(left + 4, left + 30)}

    bar = Segment(0, 90, BarTone.FAILS)

    assert view.look.theme.surface in colours(one_row(bar, broken=True, low=20))
    assert colours(one_row(bar)) == {view.look.theme.fails}


def test_the_pointer_reads_out_the_note_of_its_row(view: BarRowsChart) -> None:
    view.show_chart(chart(3))

    point_at(view, QPointF(middle_of(view, 1)))
    assert view.pointed_out == "note 1"

    view.show_chart(chart(1))
    assert view.pointed_out == ""


def test_a_heading_that_has_no_room_is_read_out_in_full(view: BarRowsChart) -> None:
    name = "A scenario whose name is as long as a sentence, and no shorter, for the board of the company"
    view.show_chart(BarRows(name, "unit", chart(2).rows, 0, 100, (), headings=("Figure",)))

    point_at(view, QPointF(100, 14))

    assert view.pointed_out == f"{name}, unit"
    view.resize(1400, 300)
    point_at(view, QPointF(100, 14))
    assert view.pointed_out == ""


def test_labels_stand_in_full_where_there_is_room(view: BarRowsChart) -> None:
    label = "Section 301 duty on parts from China and elsewhere"
    view.resize(400, 300)
    view.show_chart(BarRows("T", "u", (BarRow(label, (Segment(0, 5, BarTone.LOW),)),), 0, 100, ()))
    assert view.frame.name_width < view.look.width_of(label, view.look.strong)

    view.resize(900, 300)

    assert view.frame.name_width == view.look.width_of(label, view.look.strong)
    assert view.frame.bar_right - view.frame.bar_left > 160


def test_rows_are_made_higher_about_the_pointer_and_their_bars_stay_as_long(view: BarRowsChart) -> None:
    view.show_chart(chart(50))
    before = view.frame
    at = middle_of(view, 5)

    assert turn_wheel(view, at, 2, CTRL)

    after = view.frame
    assert after.row_height == pytest.approx(before.row_height * 1.25**2)
    assert (after.bar_left, after.bar_right) == (before.bar_left, before.bar_right)
    assert abs(middle_of(view, 5).y() - at.y()) <= 1
    assert view.zoomed

    QTest.keyClick(view, Qt.Key.Key_0, CTRL)
    assert view.frame.row_height == before.row_height
    assert not view.zoomed


def test_rows_made_low_show_a_large_fleet_at_once(view: BarRowsChart) -> None:
    view.show_chart(chart(60))
    assert view.scroll.isVisible()

    turn_wheel(view, middle_of(view, 3), -40, CTRL)

    assert view.scroll.isHidden()
    assert view.frame.row_height == 3
    point_at(view, QPointF(middle_of(view, 59)))
    assert view.pointed_out == "note 59"


def test_theme_and_size_of_type_reach_it(view: BarRowsChart, look: Look) -> None:
    view.show_chart(one_row(Segment(0, 50, BarTone.FAILS)))
    low = view.frame.row_height

    look.choose(ThemeChoice.DARK)
    look.enlarge(1.5)

    frame = view.frame
    assert frame.row_height == pytest.approx(1.5 * low, rel=0.05)
    inside = QPointF(frame.bar_left + 20, frame.rows.top() + frame.row_height / 2).toPoint()
    assert view.grab().toImage().pixelColor(inside).name() == DARK.fails


def test_it_tells_screen_readers_its_rows(view: BarRowsChart, qtbot: QtBot) -> None:
    view.show_chart(chart(2))
    interface = QAccessible.queryAccessibleInterface(view)

    assert "note 0; note 1" in view.accessibleDescription()
    assert [interface.child(at).text(QAccessible.Text.Name) for at in range(2)] == ["Row 0", "Row 1"]
    assert interface.child(1).text(QAccessible.Text.Value) == "note 1"
    assert interface.child(1).rect().contains(view.mapToGlobal(middle_of(view, 1)))

    with qtbot.waitSignal(view.chosen):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.child_looked_at() == 0


def test_its_values_are_copied_as_plain_numbers(view: BarRowsChart) -> None:
    assert view.table() is None

    row = BarRow("A", (), figures=("$1,000",), numbers=(1000.0, None))
    view.show_chart(BarRows("T", "u", (row,), 0, 1, (), headings=("X",), columns=("", "X, USD", "Y, USD")))

    table = view.table()
    assert table is not None
    assert table.headings == ("", "X, USD", "Y, USD")
    assert table.rows == (("A", 1000.0, ""),)


def clips(drawing: bytes) -> dict[str, QRectF]:
    """Return the texts of a drawing, each with the area beyond which nothing of it is seen."""
    areas: dict[str, QRectF] = {}
    found: dict[str, QRectF] = {}
    root = ET.fromstring(drawing)  # noqa: S314 - our own drawing
    for path in root.iter(f"{SVG}clipPath"):
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", path[0].attrib["d"])]
        x, y = numbers[::2], numbers[1::2]
        areas[f"url(#{path.attrib['id']})"] = QRectF(QPointF(min(x), min(y)), QPointF(max(x), max(y)))
    for group in root.iter(f"{SVG}g"):
        for text in group.iter(f"{SVG}text") if "clip-path" in group.attrib else ():
            found[(text.text or "").strip()] = areas[group.attrib["clip-path"]]
    return found


def test_a_drawing_of_scrolled_rows_cuts_them_where_the_screen_does_and_nothing_else(
    view: BarRowsChart,
) -> None:
    view.show_chart(chart(40))
    view.scroll.setValue(round(view.frame.row_height * 3.5))

    cut = clips(svg_of(drawing_of(view), "Title"))

    assert cut["Row 3"].toAlignedRect() == view.frame.rows.toAlignedRect()
    assert cut["Title"].bottom() < cut["Row 3"].top()
    assert cut["Figure"].bottom() <= cut["Row 3"].top()
    assert cut["100"].top() >= cut["Row 3"].bottom() - 1  # the axis stands below the rows


def test_without_rows_it_says_why(view: BarRowsChart) -> None:
    view.show_chart(BarRows("T", "u", (), 0, 1, (), empty="Nothing moves this figure."))

    assert view.child_count() == 0
    assert view.accessibleDescription() == "Nothing moves this figure."
    image, frame = view.grab().toImage(), view.frame
    middle = round(frame.rows.center().y())
    assert len({image.pixel(x, y) for x in range(image.width()) for y in range(middle - 8, middle + 8)}) > 1


def test_only_whole_rows_are_seen(view: BarRowsChart) -> None:
    view.show_chart(chart(50))
    for height in (240, 255, 263, 300):
        view.resize(600, height)
        rows = view.frame.rows.height() / view.frame.row_height
        assert rows == pytest.approx(round(rows))
        view.scroll.setValue(view.scroll.maximum())
        assert view.frame.top_of(50, view.scroll.value()) == pytest.approx(view.frame.rows.bottom(), abs=1)


def test_every_line_of_the_grid_has_its_number(view: BarRowsChart) -> None:
    ticks = tuple((float(at), f"${30_000 + 10 * at:,}") for at in range(0, 101, 10))
    view.show_chart(replace(chart(3), ticks=ticks))
    for width in (300, 420, 600, 900):
        view.resize(width, 300)
        plot, look = view._plot, view.look
        places = sorted(line.x1() for line in plot._grid._lines)
        wide = look.width_of("$30,000", look.caption)
        assert len(places) > 1
        assert all(after - before >= wide for before, after in pairwise(places))
        assert len(places) == len(plot._axis._ticks)


def test_a_bar_of_nothing_is_not_seen(view: BarRowsChart) -> None:
    view.show_chart(one_row(Segment(0, 50, BarTone.FAILS)))
    there = view.grab().toImage()
    view.show_chart(one_row(Segment(50, 50, BarTone.FAILS)))
    nothing = view.grab().toImage()
    view.show_chart(one_row())

    assert nothing == view.grab().toImage()
    assert nothing != there


def judged(*, segments: tuple[Segment, ...] = (), read_along: int = 0, instead: str = "") -> BarRows:
    passing = BarRow(
        "First", segments, figures=("61.0", "passes", "$1,250"), verdict=Verdict.QUALIFIES, instead=instead
    )
    failing = replace(passing, label="Second", figures=("9.0", "fails", "$9"), verdict=Verdict.FAILS)
    return BarRows(
        *("T", "u", (passing, replace(failing, ruled=True)), 0, 100, ()),
        headings=("Reached", "Result", "Cost"),
        marked=1,
        read_along=read_along,
        tracks=True,
    )


def colours_of(view: BarRowsChart, area: QRectF) -> set[str]:
    image, place = view.grab().toImage(), area.toRect()
    return {
        image.pixelColor(x, y).name()
        for x in range(place.left(), place.right())
        for y in range(place.top(), place.bottom())
    }


def test_a_marked_figure_has_mark_and_colour_of_its_verdict(view: BarRowsChart) -> None:
    view.show_chart(judged(segments=(Segment(0, 61, BarTone.QUALIFIES),)))
    frame, theme = view.frame, view.look.theme

    def seen(row: int) -> set[str]:
        top = frame.top_of(row, 0.0) + 2
        return colours_of(view, QRectF(frame.marks_left, top, 60, frame.row_height - 4))

    assert theme.qualifies in seen(0)
    assert theme.fails not in seen(0)
    assert theme.fails in seen(1)
    icon = QRectF(frame.marks_left, frame.top_of(0, 0.0) + 2, 14, frame.row_height - 4)
    assert theme.qualifies in colours_of(view, icon)


def test_what_is_read_along_is_left_out_where_bars_would_have_too_little_room(view: BarRowsChart) -> None:
    shown = judged(segments=(Segment(0, 61, BarTone.QUALIFIES),), read_along=1)
    seen = []
    for width, chart_shown in ((600, shown), (280, shown), (280, replace(shown, read_along=0))):
        view.resize(width, 300)
        view.show_chart(chart_shown)
        seen.append(len(view.frame.figure_rights))

    assert seen == [3, 2, 3]


def test_what_is_unknown_is_hatched_on_the_track_of_its_bar(view: BarRowsChart) -> None:
    hatched = Segment(40, 90, BarTone.UNDETERMINED, hatched=True)
    view.show_chart(judged(segments=(Segment(0, 40, BarTone.UNDETERMINED), hatched)))
    frame, theme = view.frame, view.look.theme
    wide, middle = frame.bar_right - frame.bar_left, frame.top_of(0, 0.0) + frame.row_height / 2

    def across(low: float, high: float) -> set[str]:
        left, right = frame.bar_left + wide * low, frame.bar_left + wide * high
        return colours_of(view, QRectF(left, middle - 2, right - left, 4))

    assert across(0.05, 0.35) == {theme.undetermined}
    assert theme.raised in across(0.45, 0.85)
    assert len(across(0.45, 0.85)) > 1
    assert across(0.93, 0.98) == {theme.raised}


def test_a_line_stands_above_a_sum_and_words_in_the_place_of_bars(view: BarRowsChart) -> None:
    view.show_chart(judged(instead="none in it"))
    frame, theme = view.frame, view.look.theme
    top = round(frame.top_of(1, 0.0))

    assert theme.edge in colours_of(view, QRectF(frame.name_left, top - 1, 40, 3))
    words = QRectF(frame.bar_left, frame.top_of(0, 0.0) + 2, 60, frame.row_height - 4)
    assert theme.raised not in colours_of(view, words)
    assert len(colours_of(view, words)) > 1
