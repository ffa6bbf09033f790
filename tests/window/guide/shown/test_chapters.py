"""The chapters as they are: complete, linked, the same in every language, and true of the program."""

import re
from argparse import _SubParsersAction
from pathlib import Path

import pytest

import headroom
from guides import folders, guide
from headroom import resources
from headroom.cli.arguments import command_parser
from headroom.policy_files.law_events import law_events
from headroom.policy_files.policy_file import load_policy, load_presets
from headroom.window.guide.shown.belonging import place_of_page, place_of_topic
from headroom.window.guide.shown.chapter_list import NAMES, page_chapter
from headroom.window.guide.shown.fills import terms
from headroom.window.guide.shown.guide import Guide, GuidePlace
from headroom.window.guide.shown.links import place_of
from headroom.window.pages.page_list import NAMES as PAGES
from headroom.window.shown.topics import GuideTopic
from headroom.words.formatting import iso

LINK = re.compile(r"(?<!!)\[(?:\\.|[^\]\\])*\]\(([^)\s]+)\)")
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)\s]+)\)")
EXAMPLE = re.compile(r'<a id="([a-z-]+)"></a>\n## [^\n]+\n(?:(?!\n## ).)*?```csv\n(.*?)```', re.DOTALL)

READ = {
    "least": (3, 0),
    "headings": (2, 0),
    "banners": (2, 0),
    "decimals": (2, 0),
    "levels": (3, 0),
    "bad-cells": (2, 2),
}
"""Rows that are used of the examples, and rows that are left out for an error."""


@pytest.fixture(params=[folder.name for folder in folders()])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def read(language: str) -> Guide:
    return guide(language)


def links(read: Guide, name: str) -> list[str]:
    return LINK.findall(read.chapters[name].markdown)


def test_every_page_of_the_window_and_every_topic_has_a_place(read: Guide) -> None:
    assert {page_chapter(page) for page in PAGES} <= {*NAMES}
    for place in (*map(place_of_page, PAGES), *map(place_of_topic, GuideTopic)):
        assert read.has(place), place


def test_a_page_that_is_not_known_is_explained_by_the_chapter_about_all_of_them() -> None:
    assert place_of_page("nowhere") == GuidePlace("window")


def test_every_folder_has_the_same_chapters_and_no_others() -> None:
    for folder in folders():
        assert {file.stem for file in folder.glob("*.md")} == {*NAMES}, folder.name


def test_anchors_are_the_same_in_every_language(read: Guide) -> None:
    english = guide()
    for name, chapter in read.chapters.items():
        assert chapter.anchors == english.chapters[name].anchors, name


def test_every_heading_below_the_title_has_an_anchor_of_its_own(read: Guide) -> None:
    for chapter in read.chapters.values():
        assert chapter.sections[0].level == 1, chapter.name
        below = [section for section in chapter.sections if section.level > 1]
        assert all(section.anchor for section in below), chapter.name
        assert len({*chapter.anchors}) == len(chapter.anchors), chapter.name


def test_every_link_leads_somewhere(read: Guide) -> None:
    for name in NAMES:
        for link in links(read, name):
            place = place_of(link, name)
            assert link.startswith("https://") if place is None else read.has(place), f"{name}: {link}"


def test_every_chapter_is_reached_by_links_from_the_first(read: Guide) -> None:
    reached, todo = {NAMES[0]}, [NAMES[0]]
    while todo:
        name = todo.pop()
        there = {place.chapter for link in links(read, name) if (place := place_of(link, name))}
        todo += there - reached
        reached |= there

    assert reached == {*NAMES}


def test_every_picture_is_there_and_says_what_it_shows(read: Guide) -> None:
    found = [one for chapter in read.chapters.values() for one in PICTURE.findall(chapter.markdown)]
    assert found
    for words, file in found:
        assert words
        assert (resources.pictures() / Path(file).name).is_file(), file


@pytest.mark.parametrize("name", ["law", "policies", "law-dates"])
def test_no_figure_of_the_law_is_typed_into_a_chapter(name: str) -> None:
    for folder in folders():
        assert not re.search(r"\d\s?%", (folder / f"{name}.md").read_text(encoding="utf-8"))


def test_every_policy_every_figure_and_every_day_of_the_law_stand_in_the_guide(read: Guide) -> None:
    policies, compared = read.chapters["policies"], read.chapters["law"]
    rows = [text for section in policies.sections for text in section.paragraphs]
    for policy in load_presets():
        assert policy.name in policies.anchors
        figures = [(one.key, one.label) for one in policy.thresholds]
        figures += [(one.key, one.label) for one in policy.measures]
        figures += [(one.key, one.label) for one in policy.fees]
        for label in dict(reversed(figures)).values():  # of one key the first
            assert any(row.startswith(f"{label} · ") for row in rows), label
    headed = compared.sections[0].paragraphs
    assert any("75.0" in row and "62.5" in row for row in headed)
    days = " ".join(text for one in read.chapters["law-dates"].sections for text in one.paragraphs)
    assert sum(iso(day) in days for day in law_events()) > len(law_events()) / 2


def test_every_word_that_the_program_defines_stands_in_the_guide(read: Guide) -> None:
    rows = {text for section in read.chapters["words"].sections for text in section.paragraphs}
    for term in terms():
        assert f"{term.word} · {term.meaning}" in rows


def test_every_command_and_option_stands_in_the_guide(read: Guide) -> None:
    told = read.chapters["command-line"].markdown
    (commands,) = (one for one in command_parser()._actions if isinstance(one, _SubParsersAction))
    assert commands.choices
    for name, command in commands.choices.items():
        assert f"headroom {name}" in told, name
        for action in command._actions:
            for option in action.option_strings:
                if option.startswith("--") and option not in {
                    "--help",
                    "--rows",
                    "--size",
                    "--theme",
                    "--page",
                }:
                    assert option in told, f"{name} {option}"


def test_the_examples_of_workbooks_are_read_as_the_chapters_say(tmp_path: Path, language: str) -> None:
    found: dict[str, str] = {}
    for name in ("workbook", "import"):
        source = (resources.guide() / language / f"{name}.md").read_text(encoding="utf-8")
        found.update(EXAMPLE.findall(source))
    assert {*READ} <= {*found}
    for anchor, (used, errors) in READ.items():
        file = tmp_path / f"{anchor}.csv"
        file.write_text(found[anchor], encoding="utf-8")
        book = headroom.read(file)
        result = book.evaluate("usmca")
        problems = result.problems
        assert len(result.rows) == used, anchor
        assert int((problems["severity"] == "error").sum()) == errors, anchor


def test_the_example_of_a_policy_is_one_and_its_tables_are_all_there_are(
    tmp_path: Path, language: str
) -> None:
    told = (resources.guide() / language / "policy-files.md").read_text(encoding="utf-8")
    file = tmp_path / "round-eight.toml"
    file.write_text(told.split("```toml\n")[1].split("```")[0], encoding="utf-8")

    policy = load_policy(file)
    assert [(one.key, one.share) for one in policy.thresholds] == [("rvc", 0.8), ("core", 0.8)]
    assert [one.key for one in policy.measures] == ["mfn_car", "china_parts"]
    described = (resources.policies() / "README.md").read_text(encoding="utf-8")
    tables = re.findall(r"^## `(\[+[a-z_]+\]+)`", described, re.MULTILINE)
    assert tables
    assert all(f"| `{table}` |" in told for table in tables)


def test_a_list_of_prices_is_joined_as_the_chapter_says(tmp_path: Path, language: str) -> None:
    source = (resources.guide() / language / "import.md").read_text(encoding="utf-8")
    prices = tmp_path / "prices.csv"
    prices.write_text(dict(EXAMPLE.findall(source))["joins"], encoding="utf-8")
    bill = tmp_path / "bill.csv"
    bill.write_text("Model,Part number,Quantity\nSierra,4711,1\nSierra,4712,4\n", encoding="utf-8")

    rows = headroom.read(bill, prices).evaluate("usmca").rows

    assert list(rows["unit_cost_usd"]) == [120.0, 35.5]
    assert list(rows["origin"]) == ["MX", "CN"]
