"""A story is a list of views that is edited as a value."""

from collections.abc import Callable

import pytest

from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.work.story import Story, StoryView


def view(page: str, found: str = "") -> StoryView:
    return StoryView(page, Scenario(load_presets()[0]), found=found)


def told(story: Story) -> str:
    return " ".join(one.page for one in story)


@pytest.fixture(scope="module")
def story() -> Story:
    return Story((view("fleet"), view("map"), view("decide")))


def test_views_are_added_at_the_end_or_before_another(story: Story) -> None:
    assert told(story.with_view(view("odds"))) == "fleet map decide odds"
    assert told(story.with_view(view("odds"), 1)) == "fleet odds map decide"
    assert told(Story().with_view(view("odds"))) == "odds"


@pytest.mark.parametrize(
    ("at", "to", "order"),
    [
        (0, 2, "map decide fleet"),
        (2, 0, "decide fleet map"),
        (0, 1, "map fleet decide"),
        (1, 1, "fleet map decide"),
    ],
)
def test_a_view_is_moved_to_another_place(story: Story, at: int, to: int, order: str) -> None:
    assert told(story.moved(at, to)) == order


def test_a_view_is_taken_out(story: Story) -> None:
    assert told(story.without(1)) == "fleet decide"
    assert len(story) == 3


def test_a_typed_title_stands_in_place_of_what_was_found_until_it_is_emptied() -> None:
    found = Story((view("map", "82 / 50 costs more"),))

    typed = found.titled(0, " The talks ")

    assert found[0].sentence == "82 / 50 costs more"
    assert typed[0].sentence == "The talks"
    assert typed.titled(0, "  ") == found


def test_a_note_stays_as_it_is_typed(story: Story) -> None:
    assert story.noted(2, "Say\nthis ")[2].note == "Say\nthis "


@pytest.mark.parametrize(
    "edit",
    [
        lambda story: story.without(3),
        lambda story: story.moved(0, 3),
        lambda story: story.titled(3, "x"),
        lambda story: story.noted(3, "x"),
    ],
)
def test_there_is_no_view_beyond_the_last(story: Story, edit: Callable[[Story], Story]) -> None:
    with pytest.raises(IndexError):
        edit(story)
