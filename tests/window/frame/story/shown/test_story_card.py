"""What a card says: the typed title, else what was found, and whether that is still so."""

from datetime import date

import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.window.frame.story.shown.story_card import (
    CHANGED,
    NOT_SEEN,
    UNKNOWN_PAGE,
    assumed_words,
    count_words,
    placed,
    story_card,
)
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace

PRESETS = {policy.name: policy for policy in load_presets()}
LAW = Scenario(PRESETS["usmca-232"].at(date(2025, 5, 3)), "Law")


@pytest.mark.parametrize(
    ("found", "title", "sign"),
    [
        (("7 qualify", "now"), "Fleet", ""),
        (("7 qualify", "before"), "Fleet", CHANGED),
        (("", ""), "Fleet", NOT_SEEN),
        (("7 qualify", "now"), None, UNKNOWN_PAGE),
    ],
)
def test_a_card_says_whether_it_is_as_it_was(found: tuple[str, str], title: str | None, sign: str) -> None:
    card = story_card(0, StoryView("fleet", LAW), title, found, "now", "usmca")

    assert card.sign == sign
    assert sign in card.whole
    assert card.known is (title is not None)


def test_a_typed_title_stands_before_what_was_found() -> None:
    view = StoryView("fleet", LAW, title="Who\nstays", note="Ask first")

    card = story_card(2, view, "Fleet", ("7 qualify", "now"), "now", "usmca")

    assert (card.number, card.sentence) == (3, "Who stays")
    assert card.whole.endswith("Ask first")


def test_what_is_assumed_is_said_in_words() -> None:
    assert assumed_words(StoryView("fleet", LAW, "Sierra")).endswith("2025-05-03, Sierra")
    assert count_words(Story((StoryView("fleet", LAW),) * 2)).startswith("2 views")


def test_a_scenario_of_the_work_is_gone_to_else_the_one_tried_gives_way_and_keeps_its_name() -> None:
    tried = Scenario(PRESETS["nafta"], "Tried", note="mine")
    space = Workspace(tried, tried).with_scenarios((tried, LAW), 0)

    assert placed(space, StoryView("fleet", LAW)).current == 1

    other = placed(space, StoryView("fleet", Scenario(PRESETS["usmca"], "Of the view")))
    assert (other.scenario.name, other.scenario.note) == ("Tried", "mine")
    assert other.scenario.policy == PRESETS["usmca"]
    assert other.scenarios[1] == LAW
