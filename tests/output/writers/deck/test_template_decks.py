"""Decks in templates of companies: everything has its place, and nothing of the template's slides is left."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from pptx import Presentation

from hand_made_handovers import HOSTILE, handed, names
from headroom.output.handover.make import GivenUpError
from headroom.output.writers.deck.laying_out import deck_bytes
from headroom.output.writers.deck.writing import write_deck
from headroom.user_error import UserError
from slide_templates import LEFTOVER, dark_16_to_9, plain_4_to_3

TEMPLATES = {"own": None, "4:3": plain_4_to_3(), "dark": dark_16_to_9()}
_SLACK = 12_700


def say_nothing(done: int, total: int) -> None:
    del done, total


ALL = [(kind, count) for kind in TEMPLATES for count in (1, 12, 40)]
QUICK = {("own", 40), ("4:3", 12), ("dark", 40)}


@pytest.fixture(
    scope="module",
    params=[pytest.param(one, marks=() if one in QUICK else pytest.mark.slow, id=str(one)) for one in ALL],
)
def deck(request: pytest.FixtureRequest) -> Any:  # noqa: ANN401 - the library's presentation
    kind, count = request.param
    return Presentation(BytesIO(deck_bytes(handed(names(count)), TEMPLATES[kind], say_nothing)))


def test_nothing_stands_outside_its_slide_or_upon_something_else(deck: Any) -> None:  # noqa: ANN401 - likewise
    for number, slide in enumerate(deck.slides, 1):
        boxes = {}
        for shape in slide.shapes:
            box = (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
            assert min(box[:2]) >= 0, (number, shape.name)
            assert box[2] <= deck.slide_width + _SLACK, (number, shape.name)
            assert box[3] <= deck.slide_height + _SLACK, (number, shape.name)
            if shape.name not in {"Ground", "Date of the scenario", "Rule"}:
                boxes[shape.name] = box
        for (one, first), (other, second) in combinations(boxes.items(), 2):
            across = min(first[2], second[2]) - max(first[0], second[0])
            down = min(first[3], second[3]) - max(first[1], second[1])
            assert min(across, down) <= _SLACK, (number, one, other)


def test_words_without_end_keep_their_places() -> None:
    long = "endless words " * 60
    made = handed(HOSTILE)
    page = replace(made.pages[0], title=long, detail=long, name=long)
    footer = replace(made.footer, law=long, source=long)
    figure = replace(made.figures[0], value=long, caption=long)
    made = replace(
        made,
        subject="x" * 255,
        pages=(page, *made.pages[1:]),
        footer=footer,
        figures=(figure, *made.figures[1:]),
    )

    for template in (None, TEMPLATES["4:3"]):
        deck = Presentation(BytesIO(deck_bytes(made, template, say_nothing)))
        test_nothing_stands_outside_its_slide_or_upon_something_else(deck)
        assert all(len(slide.shapes[-2].text_frame.text) < 900 for slide in deck.slides)


def test_titles_are_no_longer_than_two_lines_and_alike_in_size(deck: Any) -> None:  # noqa: ANN401 - likewise
    sizes = {slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size for slide in list(deck.slides)[2:]}

    assert len(sizes) == 1


@pytest.mark.parametrize("kind", ["4:3", "dark"])
def test_nothing_of_the_slides_of_a_template_is_left(kind: str) -> None:
    content = deck_bytes(handed(), TEMPLATES[kind], say_nothing)

    with zipfile.ZipFile(BytesIO(content)) as packed:
        slides = [name for name in packed.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        assert len(slides) == len(Presentation(BytesIO(content)).slides)
        assert not [name for name in packed.namelist() if LEFTOVER.encode() in packed.read(name)]
        assert b"template.main" not in packed.read("[Content_Types].xml")


def test_type_and_background_are_those_of_the_template() -> None:
    content = deck_bytes(handed(), TEMPLATES["dark"], say_nothing)

    with zipfile.ZipFile(BytesIO(content)) as packed:
        assert b'<a:latin typeface="Georgia"' in packed.read("ppt/theme/theme1.xml")
        assert b"10243E" in packed.read("ppt/slideMasters/slideMaster1.xml")
        charts = b"".join(packed.read(name) for name in packed.namelist() if "charts/chart" in name)
    assert set(re.findall(rb'<a:latin typeface="([^"]*)"', charts)) == {b"+mn-lt"}


@pytest.mark.slow
def test_a_template_is_filled_in_a_process_of_its_own() -> None:
    place, told = BytesIO(), []

    write_deck(handed(HOSTILE), place, TEMPLATES["4:3"], tell=lambda done, total: told.append((done, total)))

    assert place.getvalue() == deck_bytes(handed(HOSTILE), TEMPLATES["4:3"], say_nothing)
    assert told[-1] == (11, 11)


def test_what_is_wrong_with_a_template_is_said_by_that_process() -> None:
    place = BytesIO()

    with pytest.raises(UserError, match="not whole"):
        write_deck(handed(), place, b"no template")
    assert not place.getvalue()


def test_the_filling_of_a_template_can_be_given_up() -> None:
    with pytest.raises(GivenUpError):
        write_deck(handed(), BytesIO(), TEMPLATES["4:3"], cancelled=lambda: True)
