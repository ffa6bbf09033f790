from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from headroom.rules.policy import Policy
from headroom.window.levers.lever_row import LeverRow
from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.levers.preset_chooser import PresetChooser
from headroom.window.session.session import Session


@pytest.fixture
def panel(qtbot: QtBot, opened: Session, presets: tuple[Policy, ...]) -> PolicyPanel:
    made = PolicyPanel(opened, presets)
    qtbot.addWidget(made)
    made.resize(640, 900)  # wide enough for each step of a slider to have a pixel
    made.show()
    return made


def place(row: LeverRow, share: float) -> QPoint:
    """Return where the handle is at a share of the range."""
    slider = row.slider
    position = slider.minimum() + round(share * (slider.maximum() - slider.minimum()))
    return slider.handle_at(position).toPoint()


def drag(row: LeverRow, *shares: float) -> None:
    """Press at the first share of the range, move over the others and let go at the last."""
    grip = QPoint(2, 1)  # nobody meets the middle of the handle
    QTest.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=place(row, shares[0]) + grip)
    for share in shares[1:]:
        QTest.mouseMove(row.slider, place(row, share) + grip)
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=place(row, shares[-1]) + grip)


def shown_readings(panel: PolicyPanel) -> list[str]:
    return [] if panel.readings is None else [row.choice.reading.key for row in panel.readings.rows]


def share_of(session: Session, key: str) -> float | None:
    return session.scenario.policy.values()[key]


def test_a_drag_is_one_step_and_undo_moves_the_handle_back(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]

    drag(row, 0.625, 0.65, 0.7, 0.75, 0.8)

    assert share_of(opened, "rvc") == 0.8
    assert opened.undo_stack.count() == 1
    assert opened.undo_stack.undoText() == row.lever.label

    opened.undo_stack.undo()

    assert share_of(opened, "rvc") == 0.625
    assert row.slider.sliderPosition() == 125
    assert row.spin.value() == 62.5


def test_dragging_back_to_the_start_leaves_no_history(opened: Session, panel: PolicyPanel) -> None:
    before = opened.workspace

    drag(panel.rows["rvc"], 0.625, 0.7, 0.9, 0.625)

    assert opened.undo_stack.count() == 0
    assert opened.workspace == before


def test_dragging_a_typed_value_back_to_where_it_was_restores_it_exactly(
    opened: Session, panel: PolicyPanel
) -> None:
    opened.set_value("Regional content", "rvc", 0.6213)

    drag(panel.rows["rvc"], 0.62, 0.7, 0.62)

    assert share_of(opened, "rvc") == 0.6213
    assert opened.undo_stack.count() == 1


def test_taking_the_handle_beside_its_middle_changes_nothing(opened: Session, panel: PolicyPanel) -> None:
    drag(panel.rows["rvc"], 0.625)

    assert opened.undo_stack.count() == 0


def test_a_drag_is_given_up_by_escape(opened: Session, panel: PolicyPanel) -> None:
    opened.set_value("Regional content", "rvc", 0.6213)
    row = panel.rows["rvc"]
    QTest.mousePress(row.slider, Qt.MouseButton.LeftButton, pos=place(row, 0.62))
    QTest.mouseMove(row.slider, place(row, 0.8))
    assert share_of(opened, "rvc") == 0.8

    QTest.keyClick(row.slider, Qt.Key.Key_Escape)
    QTest.mouseMove(row.slider, place(row, 0.9))
    QTest.mouseRelease(row.slider, Qt.MouseButton.LeftButton, pos=place(row, 0.9))

    assert share_of(opened, "rvc") == 0.6213
    assert opened.undo_stack.count() == 1
    assert row.slider.sliderPosition() == 124


def test_pressing_beside_the_handle_brings_it_there(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]

    QTest.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=place(row, 0.9))

    assert share_of(opened, "rvc") == pytest.approx(0.9, abs=0.005)
    assert opened.undo_stack.count() == 1


def test_two_drags_are_two_steps(opened: Session, panel: PolicyPanel) -> None:
    drag(panel.rows["rvc"], 0.625, 0.7)
    drag(panel.rows["rvc"], 0.7, 0.8)

    assert opened.undo_stack.count() == 2


def test_the_figures_follow_every_move_of_a_drag(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]
    seen = []
    opened.changed.connect(lambda: seen.append(share_of(opened, "rvc")))

    drag(row, 0.625, 0.7, 0.8, 0.9)

    assert seen == [0.7, 0.8, 0.9]


def test_arrow_keys_move_a_slider_by_one_step_and_merge(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]

    for _ in range(3):
        QTest.keyClick(row.slider, Qt.Key.Key_Right)

    assert share_of(opened, "rvc") == 0.64
    assert opened.undo_stack.count() == 1


def test_a_number_typed_is_taken_when_enter_is_pressed(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["mfn_car"]
    row.spin.selectAll()

    QTest.keyClicks(row.spin, "12.75")
    assert share_of(opened, "mfn_car") == 0.025
    QTest.keyClick(row.spin, Qt.Key.Key_Return)

    assert share_of(opened, "mfn_car") == 0.1275


def test_a_number_above_the_range_of_the_slider_widens_it(opened: Session, panel: PolicyPanel) -> None:
    opened.set_value("Duty", "mfn_car", 1.0)

    row = panel.rows["mfn_car"]

    assert row.spin.value() == 100
    assert row.slider.sliderPosition() == row.slider.maximum()


def test_a_part_duty_by_schedule_becomes_a_flat_rate_when_dragged_and_reset_puts_it_back(
    opened: Session, panel: PolicyPanel
) -> None:
    row = panel.rows["mfn_parts"]
    assert row.spin.text() == "schedule"
    assert not row.home.isVisible()

    drag(row, 0.0, 0.3, 0.5)

    flat = share_of(opened, "mfn_parts")
    assert flat is not None
    assert flat > 0.2
    assert row.home.isVisible()

    QTest.mouseClick(row.home, Qt.MouseButton.LeftButton)

    assert share_of(opened, "mfn_parts") is None
    assert row.spin.text() == "schedule"


def test_a_part_duty_dragged_to_the_far_left_is_by_schedule_again(
    opened: Session, panel: PolicyPanel
) -> None:
    drag(panel.rows["mfn_parts"], 0.0, 0.5, 0.0)

    assert share_of(opened, "mfn_parts") is None
    assert opened.undo_stack.count() == 0


def test_a_folded_section_says_how_many_levers_it_holds(panel: PolicyPanel) -> None:
    for section in panel.sections:
        section.heading.setChecked(False)
        count = len(section.rows)
        lever = "lever" if count == 1 else "levers"
        state = "folded" if section.folded else "open"
        assert section.heading.accessibleName() == f"{section.title}, {state}, {count} {lever}"

    assert 1 in [len(section.rows) for section in panel.sections]


def test_a_changed_lever_is_marked_and_its_section_says_so_when_folded(
    opened: Session, panel: PolicyPanel
) -> None:
    section = next(one for one in panel.sections if "freight" in one.keys)
    assert panel.rows["freight"].label.property("mark") == ""
    assert section.heading.count == str(len(section.rows))

    opened.set_value("Freight", "freight", 1.5)

    assert section.folded
    assert panel.rows["freight"].label.property("mark") == "changed"
    assert section.heading.count == "1 changed"
    assert "1 changed" in section.heading.accessibleName()


def test_a_text_is_read_in_another_way_as_one_step_and_put_back(
    opened: Session, panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    assert shown_readings(panel) == []  # NAFTA is read in one way
    panel.chooser.choose(next(one for one in presets if one.name == "us-proposal-2026"))
    readings = panel.readings
    assert readings is not None
    assert readings.folded
    assert readings.heading.accessibleName() == "How the law is read, folded, 4 readings"
    row = next(row for row in readings.rows if row.choice.reading.key == "us_content_basis")
    steps = opened.undo_stack.count()

    row.box.activated.emit(row.box.findText("parts of US origin"))

    assert opened.scenario.policy.reading("us_content_basis") == "parts of US origin"
    assert opened.undo_stack.count() == steps + 1
    assert row.label.property("mark") == "changed"
    assert readings.heading.count == "1 changed"
    assert panel.chooser.box.currentText().endswith(", changed")
    assert "1 changed" in panel.changes.text()

    row.home.click()

    assert opened.scenario.policy.reading("us_content_basis") == "net cost"
    assert row.box.currentText() == "net cost"
    assert not panel.chooser.box.currentText().endswith(", changed")


def test_the_wheel_over_a_reading_changes_nothing_and_a_search_finds_it(
    opened: Session, panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    panel.chooser.choose(next(one for one in presets if one.name == "usmca-232"))
    panel.search.setText("united kingdom total")
    QApplication.processEvents()
    readings = panel.readings
    assert readings is not None
    assert [row.choice.reading.key for row in readings.rows if row.isVisible()] == ["uk_parts_deal"]
    assert not panel.nothing.isVisible()
    row = readings.rows[-1]
    before = opened.workspace

    middle = QPointF(row.box.rect().center())
    turned = QWheelEvent(
        middle,
        row.box.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(row.box, turned)

    assert opened.workspace == before
    assert row.box.currentText() == "no"
    panel.chooser.choose(next(one for one in presets if one.name == "nafta"))
    assert shown_readings(panel) == []


def test_thresholds_and_what_moves_this_fleet_stand_open_the_rest_is_folded(
    panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    panel.chooser.choose(presets[4])
    QApplication.processEvents()
    first, *rest = panel.sections

    assert first.title == "Moves this fleet most"
    assert first.keys[:2] == ("rvc", "us_content")
    assert 3 <= len(first.keys) <= 5
    assert not first.folded
    assert all(section.folded for section in rest)
    assert all(row.isVisible() for row in first.rows)


def test_what_stands_open_is_not_sorted_again_while_a_lever_moves(
    opened: Session, panel: PolicyPanel
) -> None:
    before = panel.sections[0].keys

    opened.set_value("Duty", "mfn_light_truck", 0.0)
    opened.set_value("Duty", "mfn_car", 0.9)

    assert panel.sections[0].keys == before


def test_a_lever_is_found_by_its_words_and_moved_where_it_is_found(
    opened: Session, panel: PolicyPanel
) -> None:
    panel.find_lever()
    QTest.keyClicks(panel.search, "freight stated")

    shown = [key for key, row in panel.rows.items() if row.isVisible()]
    assert shown == ["freight"]
    QTest.keyClick(panel.rows["freight"].slider, Qt.Key.Key_Right)
    assert opened.scenario.freight_factor == 1.05

    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert panel.rows["rvc"].isVisible()
    assert not panel.rows["freight"].isVisible()


def test_a_search_that_finds_nothing_says_so(panel: PolicyPanel) -> None:
    panel.search.setText("no such lever")

    assert panel.nothing.isVisible()
    panel.search.clear()
    assert not panel.nothing.isVisible()


def test_choosing_a_preset_is_one_step_and_keeps_what_is_not_policy(
    opened: Session, panel: PolicyPanel
) -> None:
    opened.set_value("EUR", "fx.EUR", 1.3)
    box = panel.chooser.box
    box.setFocus()

    QTest.keyClick(box, Qt.Key.Key_Down)

    assert opened.scenario.policy.name == "us-proposal-2017"
    assert opened.scenario.currency_rates == {"EUR": 1.3}
    assert panel.chooser.badge.isVisible()
    assert opened.undo_stack.count() == 2

    opened.undo_stack.undo()

    assert box.currentData() == "nafta"
    assert not panel.chooser.badge.isVisible()


def test_what_stands_beside_the_date_is_whole_and_nothing_lies_over_it(
    qtbot: QtBot, session: Session, presets: tuple[Policy, ...]
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    chooser = PresetChooser(session, presets, host)
    chooser.choose(next(policy for policy in presets if policy.hypothetical))
    chooser.refresh()
    host.show()
    date = chooser.date
    line = (date.label, date.field, date.back, date.on, chooser.badge, chooser.source)
    whole = date.field.minimumWidth() + sum(
        one.sizeHint().width() for one in line if one not in {date.label, date.field}
    )
    labelled = []
    for width in (whole + 12, whole + 40, whole + 100, whole + 12):
        chooser.resize(width, 100)
        QApplication.processEvents()
        labelled.append(date.label.isVisible())
        seen = [one for one in line if one.isVisible()]
        assert all(one.geometry().right() < other.geometry().left() for one, other in pairwise(seen))
        assert all(one.width() >= one.sizeHint().width() for one in seen if one is not date.field)
    assert labelled == [False, False, True, False]


def test_levers_of_another_policy_appear_and_go_with_it(
    opened: Session, panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    assert "s232_vehicle" not in panel.rows

    panel.chooser.choose(presets[4])
    assert "s232_vehicle" in panel.rows

    opened.undo_stack.undo()
    assert "s232_vehicle" not in panel.rows


def test_rows_stay_the_same_widgets_while_values_change(opened: Session, panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]

    opened.set_value("Regional content", "rvc", 0.7)

    assert panel.rows["rvc"] is row


def test_a_section_stays_open_when_another_policy_is_chosen(
    panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    folded = next(s for s in panel.sections if s.title == "Part-origin thresholds")
    folded.heading.click()

    panel.chooser.choose(presets[4])

    again = next(s for s in panel.sections if s.title == "Part-origin thresholds")
    assert again.heading.isChecked()


def test_use_as_baseline_moves_the_ticks_and_can_be_undone(opened: Session, panel: PolicyPanel) -> None:
    opened.set_value("Regional content", "rvc", 0.7)

    QTest.mouseClick(panel.keep, Qt.MouseButton.LeftButton)

    assert panel.rows["rvc"].lever.baseline == 0.7
    assert not panel.keep.isEnabled()
    opened.undo_stack.undo()
    assert panel.rows["rvc"].lever.baseline == 0.625


def test_reset_to_baseline_is_one_step(opened: Session, panel: PolicyPanel) -> None:
    opened.set_value("Regional content", "rvc", 0.7)
    opened.set_value("Duty", "mfn_car", 0.1)

    QTest.mouseClick(panel.reset, Qt.MouseButton.LeftButton)

    assert opened.scenario.assumes_what(opened.workspace.baseline)
    assert opened.undo_stack.count() == 3


def test_a_currency_put_back_to_the_workbooks_rate_assumes_nothing(
    opened: Session, panel: PolicyPanel
) -> None:
    row = panel.rows["fx.EUR"]
    next(s for s in panel.sections if row in s.rows).heading.click()
    start = (1.1 - row.lever.low) / (row.lever.high - row.lever.low)

    drag(row, start, 0.8, start)

    assert opened.scenario.currency_rates == {}
    assert opened.undo_stack.count() == 0


def test_undo_keys_in_a_number_box_are_left_to_the_window(panel: PolicyPanel) -> None:
    spin = panel.rows["rvc"].spin
    QTest.keyClick(spin, Qt.Key.Key_Up)

    QTest.keyClick(spin, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert spin.value() == 63.0


def test_what_is_typed_and_not_entered_is_the_first_step_to_be_undone(
    opened: Session, panel: PolicyPanel
) -> None:
    opened.set_value("Duty", "mfn_car", 0.1)
    spin = panel.rows["rvc"].spin
    spin.selectAll()
    QTest.keyClicks(spin, "70")

    QTest.keyClick(spin, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert share_of(opened, "rvc") == 0.7
    opened.undo_stack.undo()

    assert (share_of(opened, "rvc"), share_of(opened, "mfn_car")) == (0.625, 0.1)
    assert (opened.undo_stack.index(), opened.undo_stack.count()) == (1, 2)


def test_escape_takes_back_what_is_typed(opened: Session, panel: PolicyPanel) -> None:
    spin = panel.rows["rvc"].spin
    shown = spin.text()
    spin.selectAll()
    QTest.keyClicks(spin, "70")

    QTest.keyClick(spin, Qt.Key.Key_Escape)
    QTest.keyClick(spin, Qt.Key.Key_Return)

    assert spin.text() == shown
    assert opened.undo_stack.count() == 0


@pytest.mark.parametrize("walk", ["undo", "reset", "choose"])
def test_what_is_typed_in_a_lever_that_goes_is_not_taken(
    qtbot: QtBot, opened: Session, panel: PolicyPanel, presets: tuple[Policy, ...], walk: str
) -> None:
    panel.activateWindow()
    panel.chooser.choose(presets[4])
    spin = panel.rows["s232_vehicle"].spin
    for section in panel.sections:
        section.heading.setChecked(True)
    qtbot.waitUntil(spin.isVisible)
    spin.setFocus()
    spin.selectAll()
    QTest.keyClicks(spin, "33")
    if walk == "undo":
        opened.undo_stack.undo()
    elif walk == "reset":
        opened.reset()
    else:
        panel.chooser.choose(presets[0])

    assert "s232_vehicle" not in panel.rows
    assert opened.scenario.policy == presets[0]
    assert opened.undo_stack.count() == (1 if walk == "undo" else 2)
    opened.undo_stack.setIndex(1)
    assert opened.scenario.policy.values()["s232_vehicle"] == 0.25


def test_the_wheel_over_a_lever_out_of_focus_changes_nothing(opened: Session, panel: PolicyPanel) -> None:
    panel.chooser.box.setFocus()
    before = opened.workspace

    for widget in (panel.rows["rvc"].slider, panel.rows["rvc"].spin):
        turn_wheel(widget)

    assert opened.workspace is before


def turn_wheel(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        widget.mapToGlobal(middle),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_every_control_of_every_policy_has_a_name_for_screen_readers(
    panel: PolicyPanel, presets: tuple[Policy, ...]
) -> None:
    kinds = (QAbstractButton, QAbstractSlider, QAbstractSpinBox, QComboBox)
    for policy in presets:
        panel.chooser.choose(policy)
        for section in panel.sections:
            section.heading.setChecked(True)
        for control in panel.findChildren(QWidget):
            if isinstance(control, kinds) and control.isVisible() and "qt_" not in control.objectName():
                assert QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name), control


def test_the_true_value_comes_first_in_the_order_of_the_focus(panel: PolicyPanel) -> None:
    row = panel.rows["rvc"]

    assert row.spin.nextInFocusChain() is row.slider or row.slider in _following(row.spin, 3)
    interface = QAccessible.queryAccessibleInterface(row.spin)
    assert interface.valueInterface().currentValue() == 62.5


def _following(widget: QWidget, steps: int) -> list[QWidget]:
    found: list[QWidget] = []
    following: QWidget | None = widget
    for _ in range(steps):
        following = following.nextInFocusChain() if following is not None else None
        if following is not None:
            found.append(following)
    return found


def test_the_box_says_that_a_policy_is_not_as_published(opened: Session, panel: PolicyPanel) -> None:
    title = opened.scenario.policy.title
    assert panel.chooser.box.currentText() == title

    opened.set_value("Regional content", "rvc", 0.87)

    assert panel.chooser.box.currentText() == f"{title}, changed"
    assert "not as published" in panel.chooser.box.toolTip()

    opened.undo_stack.undo()

    assert panel.chooser.box.currentText() == title
    assert [
        panel.chooser.box.itemText(at).endswith(", changed") for at in range(panel.chooser.box.count())
    ] == [False] * panel.chooser.box.count()


def test_a_decimal_comma_typed_into_a_lever_is_taken(opened: Session, panel: PolicyPanel) -> None:
    """It was passed over once: 12,5 became 12."""
    row = panel.rows["rvc"]
    row.spin.setFocus()
    row.spin.selectAll()
    QTest.keyClicks(row.spin, "80,5")
    QTest.keyClick(row.spin, Qt.Key.Key_Return)

    assert share_of(opened, "rvc") == 0.805
