"""A story as a hand-over."""

from collections.abc import Callable

import pytest

from fleets import POLICY
from handovers import question
from headroom.output.handover.handover import Handover, PageKey
from headroom.output.handover.make import GivenUpError
from headroom.output.handover.told import told_handover
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.rules.succession import Succession
from headroom.window.pages.page_list import NAMES
from headroom.work.story import Story, StoryView

NOW = Scenario(POLICY, name="Now")
STRICT = Scenario(POLICY.with_value("rvc", 0.95), name="Strict")


def same(policy: Policy) -> Policy:
    return POLICY if policy.name == POLICY.name else policy


def told(*views: StoryView, cancelled: Callable[[], bool] = lambda: False) -> Handover:
    return told_handover(question(), Story(views), Succession.of, same, cancelled=cancelled)


def test_each_view_is_a_page_with_the_figures_and_the_footer_of_its_own_scenario() -> None:
    made = told(StoryView("fleet", NOW), StoryView("fleet", STRICT), StoryView("map", NOW))
    first, second, third = made.pages[:3]

    assert [one.key for one in (first, second, third)] == [PageKey.QUALIFY, PageKey.QUALIFY, PageKey.MAP]
    assert first.title.startswith("Hypothetical: 2 of 5 qualify")
    assert second.title.startswith("Hypothetical: 1 of 5 qualifies")
    assert first.footer is not None
    assert second.footer is not None
    assert first.footer.changed == "No assumption changed"
    assert second.footer.changed.startswith("Changed: Regional content 95.0")
    assert made.footer == first.footer
    assert not made.left_out


def test_title_note_model_and_choices_are_those_of_the_view() -> None:
    model = StoryView("model", NOW, model="Birch", title="Why the Birch", note="Ask the plant.")
    sweep = StoryView("sweep", NOW, choices={"number": "mfn_car"})
    made = told(model, sweep)

    assert made.pages[0].title == "Why the Birch"
    assert made.pages[0].notes[0] == "Ask the plant."
    assert made.pages[0].name == "Birch"
    assert made.pages[1].title.startswith("MFN, cars at")


def test_assumptions_and_problems_stand_behind() -> None:
    keys = [one.key for one in told(StoryView("fleet", NOW)).pages]

    assert keys[:2] == [PageKey.QUALIFY, PageKey.ASSUMPTIONS]
    assert [one.key for one in told(StoryView("problems", NOW)).pages].count(PageKey.PROBLEMS) <= 1


@pytest.mark.parametrize(
    "view",
    [StoryView("changes", NOW), StoryView("of a newer program", NOW), StoryView("odds", NOW, title="Talks")],
)
def test_what_has_nothing_to_show_is_named(view: StoryView) -> None:
    made = told(StoryView("fleet", NOW), view)

    assert len(made.left_out) == 1
    assert made.left_out[0].startswith("View 2")
    assert (view.title in made.left_out[0]) or not view.title


def test_every_page_of_the_window_has_its_place() -> None:
    names = [name for name in NAMES if name not in {"changes", "odds", "timeline"}]
    made = told(*(StoryView(name, STRICT) for name in names))

    assert not made.left_out
    assert len(made.pages) == len(names) + 1  # the assumptions


def test_it_can_be_given_up() -> None:
    with pytest.raises(GivenUpError):
        told(StoryView("fleet", NOW), cancelled=lambda: True)
