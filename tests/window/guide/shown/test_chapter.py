from pathlib import Path

import pytest

from headroom.window.guide.shown.chapter import plain, read_chapter
from headroom.window.guide.shown.guide import Guide, Place, language_folder
from headroom.window.guide.shown.links import place_of
from headroom.window.guide.shown.visited import Visited

SOURCE = """# Title

First *words*.

<a id="one"></a>
## One `code`

- entry **a**
- entry b, which
  goes on

| Word | Meaning |
|---|---|
| duty | what \\| is due |

```
# no heading
```
"""


def test_a_chapter_is_cut_into_sections_with_what_they_say() -> None:
    chapter = read_chapter("a", SOURCE, {})

    assert chapter.title == "Title"
    assert [(one.anchor, one.level, one.title) for one in chapter.sections] == [
        ("", 1, "Title"),
        ("one", 2, "One code"),
    ]
    assert chapter.sections[0].paragraphs == ("First words.",)
    assert chapter.sections[1].paragraphs == (
        "entry a",
        "entry b, which goes on",
        "Word · Meaning",
        "duty · what | is due",
        "# no heading",
    )
    assert "<a id" not in chapter.markdown


def test_what_the_program_knows_is_filled_in_and_found() -> None:
    chapter = read_chapter("a", "# T\n\n{{known}}\n\nNot {{this}} one.", {"known": "From the program."})

    assert chapter.sections[0].paragraphs == ("From the program.", "Not {{this}} one.")


def test_other_words_by_which_a_section_is_looked_for_are_not_shown() -> None:
    chapter = read_chapter("a", "# T\n<!-- also: banana, fruit -->\n\nApples.\n", {})

    assert chapter.sections[0].also == "banana, fruit"
    assert chapter.sections[0].paragraphs == ("Apples.",)
    assert "banana" not in chapter.markdown


def test_what_the_program_does_not_know_is_a_fault_of_the_chapter() -> None:
    with pytest.raises(KeyError):
        read_chapter("a", "# T\n\n{{unknown}}\n", {})


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("a **bold** and *slanted* word", "a bold and slanted word"),
        ("[words](a.md#b) and ![a picture](c.png)", "words and a picture"),
        ("a name_with_lines and 3 * 4 * 5", "a name_with_lines and 3 * 4 * 5"),
        (r"a literal \*star\*", "a literal *star*"),
    ],
)
def test_a_line_is_read_without_marks(line: str, read: str) -> None:
    assert plain(line) == read


@pytest.mark.parametrize(
    ("link", "place"),
    [
        ("words.md", Place("words")),
        ("words.md#duty", Place("words", "duty")),
        ("#keys", Place("here", "keys")),
        ("https://example.org/a.md", None),
        ("../secret.md", None),
        ("/etc/passwd.md", None),
        ("file.txt", None),
        ("#", None),
    ],
)
def test_a_link_leads_into_the_guide_or_out_of_it(link: str, place: Place | None) -> None:
    assert place_of(link, "here") == place


def test_the_way_back_leads_over_what_was_read_and_on_again() -> None:
    a, b, c = Place("a"), Place("b"), Place("c")
    way = Visited((a,)).then(b).then(b).then(c)

    assert way.places == (a, b, c)
    assert way.back().back().back().here == a
    assert way.back().on().here == c
    assert way.back().then(a).places == (a, b, a)
    assert not way.back().then(a).can_go_on


def test_the_way_back_has_an_end() -> None:
    way = Visited((Place("0"),))
    for at in range(500):
        way = way.then(Place(str(at)))

    assert len(way.places) == 100
    assert way.here == Place("499")


def test_a_place_that_is_not_there_is_the_nearest_that_is() -> None:
    guide = Guide({name: read_chapter(name, SOURCE, {}) for name in ("first-steps", "a")})

    assert guide.nearest(Place("a", "one")) == Place("a", "one")
    assert guide.nearest(Place("a", "two")) == Place("a")
    assert guide.nearest(Place("b")) == Place("first-steps")


def test_the_language_is_that_of_the_system_where_there_is_one(tmp_path: Path) -> None:
    for name in ("en", "es"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "first-steps.md").touch()
    (tmp_path / "fr").mkdir()  # nothing is in it yet

    told = {wanted: language_folder(tmp_path, wanted).name for wanted in ("es_MX", "es", "fr-CA", "de", "")}

    assert told == {"es_MX": "es", "es": "es", "fr-CA": "en", "de": "en", "": "en"}
