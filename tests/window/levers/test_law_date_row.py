"""The date of the law in the panel: typed, stepped through and dragged, each one step of the history."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.rules.policy import Policy
from headroom.window.frame.main_view import MainView
from headroom.window.levers.law_date_row import LawDateRow
from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.session.session import Session

EARLIER, AT_FIRST, LATER = date(2002, 1, 1), date(2017, 8, 16), date(2018, 1, 1)
"""The date of the first preset, with the changes of the law before and after it."""


@pytest.fixture
def panel(qtbot: QtBot, opened: Session, presets: tuple[Policy, ...]) -> PolicyPanel:
    made = PolicyPanel(opened, presets)
    qtbot.addWidget(made)
    made.resize(640, 900)
    made.show()
    return made


@pytest.fixture
def row(panel: PolicyPanel) -> LawDateRow:
    return panel.chooser.date


def type_date(row: LawDateRow, text: str) -> None:
    row.field.selectAll()
    QTest.keyClicks(row.field, text)
    QTest.keyClick(row.field, Qt.Key.Key_Return)


def place(row: LawDateRow, day: date) -> QPoint:
    return row.strip.place_of(day).toPoint()


def on(session: Session) -> tuple[str, date]:
    policy = session.scenario.policy
    return policy.name, policy.as_of


def test_a_typed_date_brings_the_law_of_that_day_in_one_step(opened: Session, row: LawDateRow) -> None:
    before = opened.scenario

    type_date(row, "2019-06-01")

    assert opened.scenario.policy == before.policy.at(date(2019, 6, 1))
    assert opened.undo_stack.count() == 1
    assert row.told.text() == "Next: 2019-09-01 Section 301 duty on parts from China, List 4A"

    opened.undo_stack.undo()

    assert opened.scenario == before
    assert row.field.text() == "2017-08-16"


def test_what_is_no_date_changes_nothing_and_is_answered(opened: Session, row: LawDateRow) -> None:
    type_date(row, "soon")

    assert opened.undo_stack.count() == 0
    assert row.field.text() == "2017-08-16"
    assert row.told.text() == "“soon” is no date: year, month and day, e.g. 2027-07-01."


def test_a_date_that_is_being_typed_is_left_alone_when_the_session_changes(
    opened: Session, row: LawDateRow
) -> None:
    row.field.setFocus()
    row.field.selectAll()
    QTest.keyClicks(row.field, "2019-06")

    opened.set_value("Regional content", "rvc", 0.7)
    assert row.field.text() == "2019-06"
    QTest.keyClicks(row.field, "-01")
    QTest.keyClick(row.field, Qt.Key.Key_Return)

    assert on(opened) == ("nafta", date(2019, 6, 1))
    assert opened.scenario.policy.values()["rvc"] == 0.7
    opened.set_day(LATER)
    assert row.field.text() == "2018-01-01"


def test_a_field_that_is_left_without_a_change_says_nothing(opened: Session, row: LawDateRow) -> None:
    row.field.setFocus()
    opened.set_day(LATER)
    assert row.field.text() == "2018-01-01"

    QTest.keyClick(row.field, Qt.Key.Key_Return)

    assert on(opened) == ("nafta", LATER)
    assert opened.undo_stack.count() == 1


def test_what_was_set_by_hand_stays_on_another_date(opened: Session, row: LawDateRow) -> None:
    opened.set_value("Regional content", "rvc", 0.7)

    type_date(row, "2019-06-01")

    assert opened.scenario.policy.values()["rvc"] == 0.7


def test_the_buttons_go_from_one_change_of_the_law_to_another(opened: Session, row: LawDateRow) -> None:
    row.on.click()
    assert on(opened) == ("nafta", LATER)
    row.back.click()
    assert on(opened) == ("nafta", EARLIER)

    assert opened.undo_stack.count() == 2


def test_where_all_law_begins_and_ends_a_step_is_not_offered(row: LawDateRow) -> None:
    type_date(row, "1994-01-01")
    assert (row.back.isEnabled(), row.on.isEnabled()) == (False, True)

    type_date(row, "2040-01-01")
    assert (row.back.isEnabled(), row.on.isEnabled()) == (True, False)


def test_a_step_past_the_end_of_its_life_goes_on_to_the_policy_that_follows_by_name(
    opened: Session, row: LawDateRow
) -> None:
    opened.set_value("MFN duty on passenger cars", "mfn_car", 0.1)
    type_date(row, "2020-02-14")
    assert row.told.text() == "Next: 2020-07-01 USMCA with Section 232"

    row.on.click()

    assert on(opened) == ("usmca-232", date(2020, 7, 1))
    assert opened.scenario.policy.values()["mfn_car"] == 0.1
    assert row.told.text() == "NAFTA ended on 2020-06-30. On 2020-07-01 the law was USMCA with Section 232."
    assert row.field.text() == "2020-07-01"

    row.back.click()

    assert on(opened) == ("nafta", date(2020, 2, 14))
    assert opened.undo_stack.count() == 4


def test_the_keys_of_the_strip_go_on_past_the_end_as_well(opened: Session, row: LawDateRow) -> None:
    type_date(row, "2020-02-14")

    QTest.keyClick(row.strip, Qt.Key.Key_Right)
    assert on(opened) == ("usmca-232", date(2020, 7, 1))
    QTest.keyClick(row.strip, Qt.Key.Key_Left)
    assert on(opened) == ("nafta", date(2020, 2, 14))


def test_a_step_back_from_a_variant_offers_the_policy_that_was_law_before(
    qtbot: QtBot, opened: Session, row: LawDateRow, presets: tuple[Policy, ...]
) -> None:
    usmca = next(policy for policy in presets if policy.name == "usmca").at(date(2020, 7, 1))
    opened.edit("Policy", opened.workspace.with_scenario(replace(opened.scenario, policy=usmca)))

    with qtbot.waitSignal(row.offered):
        row.back.click()

    assert on(opened) == ("nafta", date(2020, 2, 14))
    assert row.told.text() == "USMCA began on 2020-07-01. On 2020-02-14 the law was NAFTA."


def test_the_keys_of_the_menu_go_from_one_change_to_another(shown: MainView, session: Session) -> None:
    go = shown.menus.go
    assert [action.shortcut().toString() for action in (go.law_before, go.law_next)] == ["Ctrl+[", "Ctrl+]"]

    go.law_next.trigger()
    assert on(session) == ("nafta", LATER)
    go.law_before.trigger()
    assert on(session) == ("nafta", EARLIER)


def test_a_drag_over_several_changes_is_one_step(opened: Session, row: LawDateRow) -> None:
    QTest.mousePress(row.strip, Qt.MouseButton.LeftButton, pos=place(row, date(1998, 1, 1)))
    for day in (EARLIER, LATER, date(2020, 2, 14)):
        QTest.mouseMove(row.strip, place(row, day))
    QTest.mouseRelease(row.strip, Qt.MouseButton.LeftButton, pos=place(row, date(2020, 2, 14)))

    assert on(opened) == ("nafta", date(2020, 2, 14))
    assert row.field.text() == "2020-02-14"
    assert opened.undo_stack.count() == 1

    opened.undo_stack.undo()
    assert on(opened) == ("nafta", AT_FIRST)


def test_a_drag_is_given_up_by_escape(opened: Session, row: LawDateRow) -> None:
    before = opened.workspace
    QTest.mousePress(row.strip, Qt.MouseButton.LeftButton, pos=place(row, EARLIER))
    QTest.mouseMove(row.strip, place(row, date(1998, 1, 1)))
    assert on(opened) != ("nafta", AT_FIRST)

    QTest.keyClick(row.strip, Qt.Key.Key_Escape)
    QTest.mouseMove(row.strip, place(row, LATER))
    QTest.mouseRelease(row.strip, Qt.MouseButton.LeftButton, pos=place(row, LATER))

    assert opened.workspace == before
    assert opened.undo_stack.count() == 0


def test_two_drags_are_two_steps(opened: Session, row: LawDateRow) -> None:
    for day in (EARLIER, date(2020, 2, 14)):
        QTest.mouseClick(row.strip, Qt.MouseButton.LeftButton, pos=place(row, day))

    assert opened.undo_stack.count() == 2


def test_the_strip_is_walked_by_the_keys_of_a_slider(opened: Session, row: LawDateRow) -> None:
    found = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(row.strip, key)
        found.append(on(opened)[1])

    assert found == [LATER, EARLIER, date(1994, 1, 1), date(2020, 6, 30)]


def test_screen_readers_hear_the_date_and_what_changes_next(opened: Session, row: LawDateRow) -> None:
    opened.set_day(LATER)

    assert row.strip.accessibleName() == "Date of the law"
    assert row.strip.accessibleDescription().startswith("2018-01-01. Next: 2018-07-06 Section 301 duty")


def test_a_date_after_the_life_brings_the_policy_in_force_then_with_what_was_set_by_hand(
    opened: Session, row: LawDateRow
) -> None:
    opened.set_value("MFN duty on passenger cars", "mfn_car", 0.1)

    type_date(row, "2026-11-01")

    assert on(opened) == ("usmca-232", date(2026, 11, 1))
    assert opened.scenario.policy.values()["mfn_car"] == 0.1
    assert row.field.text() == "2026-11-01"
    assert row.told.text() == ("NAFTA ended on 2020-06-30. On 2026-11-01 the law was USMCA with Section 232.")
    assert opened.undo_stack.count() == 2


def test_a_date_before_the_life_of_a_variant_offers_the_policy_of_that_day(
    qtbot: QtBot, opened: Session, row: LawDateRow, presets: tuple[Policy, ...]
) -> None:
    usmca = next(policy for policy in presets if policy.name == "usmca")
    opened.edit("Policy", opened.workspace.with_scenario(replace(opened.scenario, policy=usmca)))

    with qtbot.waitSignal(row.offered) as offered:
        type_date(row, "2018-01-01")

    assert offered.args is not None
    assert offered.args[0] == presets[0].at(LATER)
    assert on(opened) == ("nafta", LATER)
    assert row.told.text() == "USMCA began on 2020-07-01. On 2018-01-01 the law was NAFTA."


def test_a_date_before_all_law_is_not_taken(opened: Session, row: LawDateRow) -> None:
    type_date(row, "1990-01-01")

    assert on(opened) == ("nafta", AT_FIRST)
    assert row.told.text() == "NAFTA began on 1994-01-01."
    assert row.field.text() == "2017-08-16"


def test_a_policy_of_which_one_date_is_known_shows_it_and_takes_no_other(
    opened: Session, row: LawDateRow
) -> None:
    alone = replace(opened.scenario.policy, law=None)
    opened.edit("Policy", opened.workspace.with_scenario(replace(opened.scenario, policy=alone)))

    type_date(row, "2019-06-01")

    assert row.field.isReadOnly()
    assert row.field.text() == "2017-08-16"
    assert [row.back.isEnabled(), row.on.isEnabled(), row.strip.isVisible()] == [False] * 3
    assert opened.scenario.policy == alone


def test_a_drag_keeps_to_the_changes_and_with_shift_to_no_day(opened: Session, row: LawDateRow) -> None:
    between = place(row, date(2011, 1, 1))

    QTest.mouseClick(row.strip, Qt.MouseButton.LeftButton, pos=between)
    assert on(opened) == ("nafta", LATER)

    QTest.mouseClick(row.strip, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, between)
    assert opened.scenario.policy.as_of.year in (2010, 2011)


def test_the_pointer_on_a_tick_is_told_what_changes_that_day(row: LawDateRow) -> None:
    QTest.mouseMove(row.strip, place(row, EARLIER))

    assert "2002-01-01" in row.strip.toolTip()
    assert "Regional content, heavy trucks" in row.strip.toolTip()
