"""The page for a browser: nothing runs, nothing is fetched, nothing a user wrote is markup."""

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from headroom.output.handover.handover import USUAL_PAGES, Handover, PageKey
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.web_page.elements import table as element_table
from headroom.output.writers.web_page.page import POLICY, web_page
from paper_handovers import HOSTILE, made_handover, names

VOID = {"meta", "br", "hr", "img", "input", "link", "source"}


class Read(HTMLParser):
    """What a browser would make of a page: its elements, and the text of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def inside(self, tag: str) -> str:
        return "".join(text for within, text in self.texts if within == tag)


@pytest.fixture(scope="module")
def handover() -> Handover:
    return made_handover(HOSTILE, dossiers=True)


@pytest.fixture(scope="module")
def page(handover: Handover) -> str:
    return web_page(handover)


@pytest.fixture(scope="module")
def read(page: str) -> Read:
    return Read(page)


def test_every_element_is_closed_and_is_one_of_the_programs_own(read: Read) -> None:
    assert read.open == []
    assert {tag for tag, _ in read.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div"),
        *("h1", "h2", "h3", "p", "span", "strong", "bdi", "dl", "dt", "dd", "details", "summary"),
        *("figure", "figcaption", "svg", "desc", "rect", "path", "text"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_nothing_runs_and_nothing_is_fetched(read: Read, page: str) -> None:
    policies = [
        attributes["content"]
        for tag, attributes in read.elements
        if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
    ]

    assert policies == [POLICY]
    assert POLICY.startswith("default-src 'none'")
    for _, attributes in read.elements:
        assert not any(name.startswith("on") for name in attributes)
        assert not {"src", "href", "xlink:href", "action", "data", "srcset"} & set(attributes)
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("name", HOSTILE[:-1])
def test_a_name_comes_out_as_itself(read: Read, name: str) -> None:
    assert name in [text for _, text in read.texts]


def test_every_finding_note_and_footer_stands_on_it(read: Read, handover: Handover) -> None:
    text = " ".join(one for _, one in read.texts)

    for one in handover.pages:
        assert one.title in text
        assert all(note in text for note in one.notes)
    assert handover.footer.law in text
    assert handover.footer.rest in text
    assert all(digest in text for _, digest in handover.files)
    assert all(dossier.title in text for dossier in handover.dossiers)


def test_drawings_are_named_and_described(read: Read, handover: Handover) -> None:
    drawings = [attributes for tag, attributes in read.elements if tag == "svg"]
    named = [one for one in drawings if one.get("role") == "img"]
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]

    assert len(named) == 4  # costs, change, timeline, drivers
    assert all(one.get("aria-hidden") == "true" for one in drawings if one not in named)
    assert len(ids) == len(set(ids))
    for one in named:
        assert set((one["aria-labelledby"] or "").split()) <= set(ids)
    told = read.inside("desc")
    assert all(page.alt in told for page in handover.pages if page.key in {PageKey.COST, PageKey.DRIVERS})


def test_tables_have_headings_of_columns_and_rows(read: Read) -> None:
    scopes = [attributes.get("scope") for tag, attributes in read.elements if tag == "th"]

    assert None not in scopes
    assert {"col", "row", "colgroup"} == set(scopes)
    heads = sum(tag == "thead" for tag, _ in read.elements)
    assert heads == sum(tag == "table" for tag, _ in read.elements)


def test_it_has_a_dark_theme_on_the_screen_and_a_light_one_in_print(page: str) -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in page
    assert "@media print" in page


def test_no_row_of_any_table_is_left_out() -> None:
    text = web_page(made_handover(names(40)))

    assert all(text.count(f">{name}<") >= 2 for name in names(40))
    assert "Threshold 19" in text


def test_a_page_under_another_law_says_so() -> None:
    made = made_handover(names(2), pages=(PageKey.COST, PageKey.MAP))
    other = replace(made.footer, law="NAFTA, law on 2017-08-16", against="")
    text = web_page(replace(made, pages=(made.pages[0], replace(made.pages[1], footer=other))))

    assert text.count(other.text) == 1


def test_the_heading_of_a_row_is_its_first_words() -> None:
    table = DetailTable(
        "Tests", (TableColumn("", right=True), TableColumn("Test")), ((Cell("1"), Cell("Labour value")),)
    )

    assert '<th scope="row"><bdi>Labour value</bdi></th>' in element_table(table)
    assert '<td class="figure"><bdi>1</bdi></td>' in element_table(table)


def test_controls_are_written_as_their_numbers() -> None:
    text = web_page(made_handover(("a\u202eb\x00c", "d"), pages=(PageKey.DECIDE,)))

    assert "a\\u202eb\\x00c" in text
    assert "\u202e" not in text


def test_any_single_page_is_a_page() -> None:
    for key in USUAL_PAGES:
        made = made_handover(names(2), pages=(key,))
        assert f"<h1>{made.pages[0].title}</h1>" in web_page(made)
