"""The brief as a PDF: accessible, its typefaces in it, whatever the models are called."""

import io
import json
from dataclasses import replace
from html import unescape
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings

import strategies
from handovers import question
from headroom.book.sourcing import SourcingBook
from headroom.output.handover.handover import USUAL_PAGES, Handover, PageKey
from headroom.output.handover.make import GivenUpError, make_handover
from headroom.output.table import with_columns
from headroom.output.writers.brief.document import Paper, in_order
from headroom.output.writers.brief.pdf import brief_pdf
from headroom.output.writers.web_page.page import web_page
from headroom.rules.policy import Policy
from paper_handovers import HOSTILE, made_handover, names


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(reader: pypdf.PdfReader) -> str:
    """Return the text of all pages on one line, as a reader copies it."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


@pytest.fixture(scope="module")
def handover() -> Handover:
    made = made_handover(HOSTILE, dossiers=True)
    return replace(made, dossiers=made.dossiers[:2])


@pytest.fixture(scope="module")
def pdf(handover: Handover) -> bytes:
    return brief_pdf(handover)


@pytest.fixture(scope="module")
def reader(pdf: bytes) -> pypdf.PdfReader:
    return read(pdf)


@pytest.fixture(scope="module")
def told(reader: pypdf.PdfReader) -> str:
    return words(reader)


def test_it_is_tagged_and_says_its_title_and_language(reader: pypdf.PdfReader, handover: Handover) -> None:
    root: Any = reader.trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en-US"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert reader.metadata is not None
    assert reader.metadata.title == handover.pages[0].title
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_its_typefaces_are_in_it_and_are_those_of_the_program(reader: pypdf.PdfReader) -> None:
    pages: list[Any] = list(reader.pages)
    fonts = [font.get_object() for page in pages for font in page["/Resources"].get("/Font", {}).values()]
    described = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]

    assert all("/FontFile3" in one or "/FontFile2" in one for one in described)
    assert {str(font["/BaseFont"]).partition("+")[2].split("-")[0] for font in fonts} == {
        *("Inter", "DejaVuSans", "DroidSansFallback")
    }


def test_drawings_say_what_they_show(reader: pypdf.PdfReader, handover: Handover) -> None:
    told = {str(one["/Alt"]) for one in _structure(reader) if "/Alt" in one}

    drawn = {PageKey.COST, PageKey.CHANGE, PageKey.TIMELINE, PageKey.DRIVERS}
    assert told == {page.alt for page in handover.pages if page.key in drawn}


def _structure(reader: pypdf.PdfReader) -> list[dict[str, Any]]:
    """Return every element of the structure."""
    root: Any = reader.trailer["/Root"]
    waiting: list[Any] = [root["/StructTreeRoot"]]
    found: list[dict[str, Any]] = []
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found.append(one)
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_tables_have_headings_for_readers_that_cannot_see(reader: pypdf.PdfReader) -> None:
    kinds = [str(one.get("/S", "")) for one in _structure(reader)]

    assert {"/H1", "/H2", "/H3", "/Table", "/THead", "/TH", "/TD", "/Figure"} <= set(kinds)
    assert kinds.count("/H1") == 1


@pytest.mark.parametrize("name", HOSTILE[:6])
def test_a_name_comes_out_as_itself_whatever_it_is(told: str, name: str) -> None:
    assert " ".join(name.split()) in told


def test_what_is_written_from_the_right_is_set_so(told: str) -> None:
    assert "מכונית שלום" in told  # as the eye meets it from the left


def test_what_no_typeface_has_is_written_as_its_number(told: str) -> None:
    assert "Smile 😀 and car [U+1F697]" in told


def test_a_name_without_end_is_broken_and_whole(told: str) -> None:
    assert "x" * 300 in told.replace(" ", "").replace("\u200b", "")


def test_every_finding_footer_and_digest_stands_in_it(told: str, handover: Handover) -> None:
    for page in handover.pages:
        assert page.title in told
    for dossier in handover.dossiers:
        assert dossier.title in told
    assert all(name in told and digest in told for name, digest in handover.files)
    assert handover.footer.text in told.replace("\n", " ")


def test_each_page_says_which_of_how_many_it_is_and_under_which_law(
    reader: pypdf.PdfReader, handover: Handover
) -> None:
    count = len(reader.pages)
    for number, page in enumerate(reader.pages, 1):
        text = page.extract_text()
        assert f"{number} of {count}" in text
        assert handover.footer.law in text


@pytest.mark.parametrize(("models", "most"), [(1, 4), (12, 5), (40, 6)])
def test_a_brief_has_two_to_six_pages(models: int, most: int) -> None:
    pages = len(read(brief_pdf(made_handover(names(models)))).pages)

    assert 2 <= pages <= most


def test_models_that_the_bars_leave_out_stand_behind() -> None:
    text = words(read(brief_pdf(made_handover(names(40)))))

    assert "24 more models" in text
    assert all(name in text for name in names(40))


def test_rows_that_a_brief_leaves_out_are_counted() -> None:
    text = words(read(brief_pdf(made_handover(names(3), pages=(PageKey.ASSUMPTIONS,)))))

    assert "Threshold 13" in text
    assert "Threshold 14" not in text
    assert "6 more are on the web page" in text


def test_of_many_models_those_behind_are_counted_too() -> None:
    text = words(read(brief_pdf(made_handover(names(99), pages=(PageKey.QUALIFY,)))))

    assert "83 more models" in text
    assert names(99)[63] in text
    assert names(99)[64] not in text
    assert "35 more are on the web page" in text


def test_a_page_under_another_law_says_so() -> None:
    made = made_handover(names(2), pages=(PageKey.COST, PageKey.MAP))
    other = replace(made.footer, law="NAFTA, law on 2017-08-16", against="")
    pages = (replace(made.pages[0], footer=other), made.pages[1])
    text = words(read(brief_pdf(replace(made, pages=pages))))

    assert text.count(other.text) == 1


def test_without_costs_there_are_contents_and_verdicts_alone() -> None:
    made = made_handover(names(3), pages=(PageKey.QUALIFY,))
    kept = with_columns(made.pages[0].table, ("Model", "Regional content", "US content", "Points", "Verdict"))
    made = replace(made, pages=(replace(made.pages[0], table=kept),))
    told, page = words(read(brief_pdf(made))), web_page(made)

    assert "and what it costs" not in told
    assert "Maker 02 Model 43.0 to 48.0" in told
    assert 'class="answers"' not in page
    assert 'class="answers"' in web_page(made_handover(names(3)))


def test_what_was_asked_for_and_has_nothing_to_show_is_said() -> None:
    made = replace(made_handover(names(2), pages=(PageKey.MAP,)), left_out=("No #costs are *stated*.",))

    assert "No #costs are *stated*." in words(read(brief_pdf(made)))
    assert "No #costs are *stated*." in web_page(made)


def test_it_can_be_given_up_between_dossiers() -> None:
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(True)
        return len(asked) == 3

    with pytest.raises(GivenUpError):
        brief_pdf(made_handover(names(5), dossiers=True), cancelled=cancelled)
    assert len(asked) == 3


def test_with_dossiers_nothing_is_left_out() -> None:
    made = made_handover(names(2), dossiers=True, pages=(PageKey.ASSUMPTIONS,))
    text = words(read(brief_pdf(made)))

    assert "Threshold 19" in text
    assert "Signatures" in text


def test_pages_stand_as_they_were_moved_and_usually_the_change_behind_who_qualifies() -> None:
    made = made_handover(names(2))
    moved = replace(made, pages=(made.pages[0], *reversed(made.pages[1:])))

    def order(handover: Handover) -> list[PageKey]:
        return [page.key for page in in_order(handover.pages)]

    assert order(moved) == [page.key for page in moved.pages]
    assert order(made)[:3] == [PageKey.QUALIFY, PageKey.CHANGE, PageKey.COST]
    assert set(order(made)) == {page.key for page in made.pages}


def test_the_same_bytes_come_of_the_same_hand_over(handover: Handover, pdf: bytes) -> None:
    assert brief_pdf(handover) == pdf
    assert brief_pdf(replace(handover, subject="another")) != pdf


@pytest.mark.parametrize(("paper", "size"), [(Paper.LETTER, (612, 792)), (Paper.A4, (595, 842))])
def test_it_has_the_sheet_that_is_asked_for(paper: Paper, size: tuple[int, int]) -> None:
    box = read(brief_pdf(made_handover(names(2)), paper)).pages[0].mediabox

    assert (round(box.width), round(box.height)) == size


def test_every_page_that_there_is_stands_in_a_brief_and_on_a_page() -> None:
    made = make_handover(question(pages=tuple(PageKey), dossier=True))
    told, page = words(read(brief_pdf(made))), unescape(web_page(made))

    assert len(made.pages) > len(USUAL_PAGES)
    for one in made.pages:
        assert " ".join(one.title.split()) in told
        assert one.title in page


@pytest.mark.slow
@given(strategies.books(), strategies.policies())
@settings(max_examples=40)
def test_any_book_becomes_a_brief_and_a_page(sourcing: SourcingBook, policy: Policy) -> None:
    made = make_handover(question(sourcing, policy, dossier=True))
    text = words(read(brief_pdf(made)))

    assert made.footer.law in text
    assert made.footer.law in web_page(made)


def test_a_hand_over_without_pages_is_a_brief_as_well() -> None:
    empty = replace(made_handover(names(1)), pages=(), paragraphs=(), figures=(), files=())

    assert "fleet & <sons> #1.xlsx" in words(read(brief_pdf(empty)))


def test_a_single_page_of_any_kind_is_a_brief() -> None:
    for key in USUAL_PAGES:
        made = made_handover(names(3), pages=(key,))
        assert made.pages[0].title in words(read(brief_pdf(made)))


def test_the_template_reads_nothing_of_what_a_user_wrote_as_a_file() -> None:
    made = replace(made_handover(names(1)), subject=json.dumps({"handover": '#read("/etc/hostname")'}))

    assert '#read(\\"/etc/hostname\\")' in words(read(brief_pdf(made)))
