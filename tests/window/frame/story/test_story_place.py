"""The story in the window: views are added, edited, gone to and told, and all of it can be undone."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from headroom.analysis.model_filter import ALL_MODELS, ModelFilter, ModelTrait
from headroom.rules.exposure import Exposure
from headroom.rules.policy import Policy
from headroom.window.frame.main_view import MainView
from headroom.window.frame.shell import Shell
from headroom.window.frame.story.shown.story_card import CHANGED
from headroom.window.frame.story.story_place import StoryPlace
from headroom.window.pages.flips.page import FlipsPage, Since
from headroom.window.session.session import Session
from headroom.window.shown.groupings import Grouping
from headroom.work.story import Story, StoryView

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def story(shown: MainView, session: Session, presets: tuple[Policy, ...]) -> StoryPlace:
    """Three views: the fleet, flips on another law, the fleet with another threshold."""
    work, add = shown.work, shown.menus.add_view
    add.trigger()
    work.pages.turn_to("flips")
    work.panel.chooser.choose(presets[1])
    add.trigger()
    work.pages.turn_to("fleet")
    session.set_value("Regional content", "rvc", 0.8)
    add.trigger()
    return work.story


def pages_of(session: Session) -> str:
    return " ".join(view.page for view in session.own.story)


def thresholds(session: Session) -> float | None:
    return session.scenario.policy.values()["rvc"]


def test_a_key_adds_what_the_window_shows(shown: MainView, shell: Shell, session: Session) -> None:
    shown.work.pages.turn_to("flips")
    shown.work.fleet.chart.focus.look_at("Birch")
    flips = shown.work.pages.page("flips")
    assert isinstance(flips, FlipsPage)
    flips.since.buttons[Since.LAST.value].click()
    shell.activateWindow()

    QTest.keyClick(shell, Qt.Key.Key_M, CONTROL)

    view = session.own.story[0]
    assert (view.page, view.model, view.choices) == ("flips", "Birch", {"compare": Since.LAST.value})
    assert view.scenario == session.scenario
    assert view.found
    assert shown.work.story.strip.isVisible()
    shown.menus.undo.trigger()
    assert not session.own.story


def test_the_strip_has_a_card_with_picture_and_sentence_for_each_view(story: StoryPlace) -> None:
    cards = story.strip.cards.cards

    assert cards.rowCount() == 3
    index = cards.index(2)
    assert index.data() == story.teller.story[2].found
    assert "3. Fleet: " in index.data(Qt.ItemDataRole.AccessibleTextRole)
    seen = story.seen.of(story.teller.story[2])
    assert seen is not None
    assert not seen.picture.isNull()


def test_the_story_is_told_by_the_keys_of_a_presentation_and_the_own_state_comes_back(
    shown: MainView, shell: Shell, session: Session, story: StoryPlace
) -> None:
    before, steps, current = session.workspace, session.undo_stack.count(), shown.work.pages.current
    shown.menus.present.trigger()
    shell.activateWindow()

    told = [(shown.work.pages.current, session.scenario.policy.name, thresholds(session))]
    for _ in range(3):
        QTest.keyClick(shell, Qt.Key.Key_Right)
        told.append((shown.work.pages.current, session.scenario.policy.name, thresholds(session)))

    policies = [(view.page, view.scenario.policy) for view in before.story]
    views = [(page, policy.name, policy.values()["rvc"]) for page, policy in policies]
    assert told == [*views, views[0]]
    assert shown.work.turner.place.text() == "1 of 3"
    assert shown.work.turner.coming.text() == "Next: Flips"
    assert not story.strip.isVisible()

    QTest.keyClick(shell, Qt.Key.Key_Escape)
    assert session.workspace == before
    assert session.undo_stack.count() == steps
    assert shown.work.pages.current == current
    assert story.strip.isVisible()


def test_a_lever_dragged_while_a_view_is_told_is_as_before_in_the_next_and_afterwards(
    shown: MainView, session: Session, story: StoryPlace
) -> None:
    own = session.own
    shown.menus.present.trigger()
    shown.work.strip.rows[0].spin.setValue(40.0)
    assert thresholds(session) == pytest.approx(0.4)
    assert session.own == own
    assert not shown.menus.undo.isEnabled()
    assert not shown.menus.add_view.isEnabled()

    story.turn_by(1)
    story.turn_by(-1)
    assert thresholds(session) == story.teller.story[0].scenario.policy.values()["rvc"]

    shown.work.strip.rows[0].spin.setValue(40.0)
    shown.menus.present.trigger()
    assert session.workspace == own
    assert shown.menus.undo.isEnabled()


def test_choices_and_model_of_a_view_are_shown_and_those_of_before_come_back(shown: MainView) -> None:
    work, focus = shown.work, shown.work.fleet.chart.focus
    work.pages.turn_to("flips")
    flips = work.pages.page("flips")
    assert isinstance(flips, FlipsPage)
    focus.look_at("Cedar")
    flips.since.buttons[Since.LAST.value].click()
    shown.menus.add_view.trigger()
    flips.since.buttons[Since.BASELINE.value].click()
    focus.look_at("Aster")
    focus.search_for("a")
    work.pages.turn_to("fleet")

    shown.menus.present.trigger()
    assert (flips.since.value, focus.model) == (Since.LAST, "Cedar")

    shown.menus.leave.trigger()
    assert (flips.since.value, focus.model, focus.search) == (Since.BASELINE, "Aster", "a")
    assert work.pages.current == "fleet"


def test_the_models_and_groups_of_a_view_are_shown_and_those_of_before_come_back(
    shown: MainView, session: Session
) -> None:
    focus, only = shown.work.fleet.chart.focus, ModelFilter(((ModelTrait.VERDICT, "fails"),))
    session.show_only(only)
    focus.group_by(Grouping.VEHICLE_CLASS)
    shown.menus.add_view.trigger()
    session.show_only(ALL_MODELS)
    focus.group_by(Grouping.NONE)

    shown.menus.present.trigger()
    assert (session.workspace.shown, focus.grouping) == (only, Grouping.VEHICLE_CLASS)

    shown.menus.present.trigger()
    assert (session.workspace.shown, focus.grouping) == (ALL_MODELS, Grouping.NONE)


def test_a_typed_title_stands_above_the_page_until_a_lever_makes_it_old(
    shown: MainView, story: StoryPlace
) -> None:
    story.teller.entitle(0, "Before the talks")
    shown.menus.present.trigger()
    assert shown.work.band.sentence.finding.sentence == "Before the talks"

    shown.work.strip.rows[0].spin.setValue(40.0)
    assert shown.work.band.sentence.finding.sentence == shown.work.pages.page_finding.sentence

    story.turn_by(1)
    story.turn_by(-1)
    assert shown.work.band.sentence.finding.sentence == "Before the talks"
    shown.menus.present.trigger()
    assert shown.work.band.sentence.finding.sentence != "Before the talks"


def test_going_to_a_view_is_a_step_that_can_be_undone(
    shown: MainView, session: Session, story: StoryPlace
) -> None:
    before = session.scenario
    story.strip.cards.opened.emit(1)

    assert shown.work.pages.current == "flips"
    assert session.scenario.policy == story.teller.story[1].scenario.policy
    assert story.strip.cards.painting.looked_at == 1

    shown.menus.undo.trigger()
    assert session.scenario == before


def test_keys_on_a_card_show_move_and_remove_it(shown: MainView, session: Session, story: StoryPlace) -> None:
    cards = story.strip.cards
    cards.choose(1)
    cards.setFocus()

    QTest.keyClick(cards, Qt.Key.Key_Left, ALT)
    assert pages_of(session) == "flips fleet fleet"
    assert cards.at == 0

    QTest.keyClick(cards, Qt.Key.Key_Return)
    assert shown.work.pages.current == "flips"

    QTest.keyClick(cards, Qt.Key.Key_Delete)
    assert pages_of(session) == "fleet fleet"
    for _ in range(3):
        shown.menus.undo.trigger()
    assert pages_of(session) == "fleet flips fleet"


def test_a_card_is_dragged_to_another_place(session: Session, story: StoryPlace) -> None:
    cards = story.strip.cards.cards
    move = Qt.DropAction.MoveAction
    dragged = cards.mimeData([cards.index(0)])

    taken = cards.dropMimeData(dragged, move, 2, 0, QModelIndex())

    assert not taken  # the list would take the card out itself
    assert pages_of(session) == "flips fleet fleet"
    assert session.own.story[1].scenario.policy.name == "nafta"


def test_title_and_note_are_typed_on_the_card(session: Session, story: StoryPlace) -> None:
    strip = story.strip
    strip.cards.choose(1)
    strip.cards.edit(strip.cards.currentIndex())
    strip.cards.cards.setData(strip.cards.currentIndex(), "  The talks ")
    strip.note.setText("Ask <b>first</b>")
    strip.note.editingFinished.emit()

    assert (session.own.story[1].title, session.own.story[1].note) == ("The talks", "Ask <b>first</b>")
    assert strip.cards.cards.index(1).data() == "The talks"

    strip.cards.cards.setData(strip.cards.cards.index(1), "")
    assert strip.cards.cards.index(1).data() == session.own.story[1].found


def test_a_card_says_that_something_changed_until_its_view_is_looked_at(
    shown: MainView, story: StoryPlace
) -> None:
    cards = story.strip.cards.cards
    assert "changed" not in cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    shown.menus.keep.trigger()  # another baseline
    assert all(CHANGED in cards.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in (0, 1))

    story.strip.cards.opened.emit(0)
    story.seen.look()
    assert CHANGED not in cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert CHANGED in cards.index(1).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_view_of_a_page_that_is_not_there_is_said_and_passed_over(
    shown: MainView, session: Session, story: StoryPlace
) -> None:
    unknown = StoryView("page of tomorrow", session.scenario)
    session.edit("x", session.wanted.with_story(Story((unknown, *story.teller.story))))

    story.strip.cards.opened.emit(0)
    assert "does not have" in shown.message.text.text()

    shown.menus.present.trigger()
    assert story.teller.at == 1
    story.turn_by(-1)
    assert story.teller.at == 3


def test_the_views_are_handed_over_as_slides(qtbot: QtBot, session: Session, story: StoryPlace) -> None:
    with qtbot.waitSignal(story.strip.slides_asked) as asked:
        story.strip.slides.click()

    assert asked.args == [session.own.story]


def test_without_a_story_presenting_walks_the_pages(shown: MainView, shell: Shell) -> None:
    shown.menus.present.trigger()
    shell.activateWindow()

    QTest.keyClick(shell, Qt.Key.Key_Right)

    assert shown.work.pages.current == "model"
    assert not shown.work.story.teller.telling


def test_work_that_is_opened_with_a_story_shows_it(
    shown: MainView, session: Session, exposure: Exposure
) -> None:
    view = StoryView("fleet", session.scenario, title="Where we stand")
    session.begin(session.wanted.with_story(Story((view,))), exposure)

    strip = shown.work.story.strip
    assert strip.isVisible()
    assert strip.cards.cards.index(0).data() == "Where we stand"


def test_whether_the_strip_is_shown_is_remembered(shown: MainView, shell: Shell) -> None:
    shown.menus.story.trigger()
    assert shown.work.story.strip.isVisible()
    assert shown.work.story.strip.nothing.isVisible()

    shell.close()
    assert shown._settings.text("story") == "shown"
