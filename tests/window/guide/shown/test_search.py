import pytest

from guides import folders, guide
from headroom.window.guide.shown.chapter import read_chapter
from headroom.window.guide.shown.guide import Guide, GuidePlace
from headroom.window.guide.shown.search import GuideSearch, likeness

QUESTIONS = {
    "who-qualifies": "page-fleet",
    "why-does-it-fail": "page-model",
    "comply-or-pay": "page-decide",
    "if-the-threshold-rises": "page-sweep",
    "which-certificates": "page-certificates",
    "where-from": "follow-back",
    "left-out": "page-problems",
    "other-headings": "import",
    "hand-over": "handing-over",
    "is-it-safe": "data-safety",
}
"""What a new analyst asks, by its anchor in the chapter of questions, and the chapter that answers it."""


@pytest.fixture(scope="module")
def search() -> GuideSearch:
    return GuideSearch(guide())


def found(search: GuideSearch, typed: str) -> list[str]:
    """Return the chapters that are found, the best first, apart from the list of questions itself."""
    hits = search.find(typed)
    return [name for name in dict.fromkeys(hit.place.chapter for hit in hits) if name != "questions"]


@pytest.mark.parametrize("language", [folder.name for folder in folders()])
def test_ten_questions_of_a_new_analyst_find_their_chapter(language: str) -> None:
    search = GuideSearch(guide(language))
    asked = {one.anchor: one.title for one in guide(language).chapters["questions"].sections}

    lost = {
        asked[anchor] for anchor, name in QUESTIONS.items() if name not in found(search, asked[anchor])[:3]
    }
    assert lost == set()


@pytest.mark.parametrize(
    ("typed", "chapter"),
    [
        ("undo", "saved-work"),
        ("pivot", "scripts"),
        ("decimal comma", "import"),
        ("core parts", "law"),
        ("second screen", "presenting"),
        ("PowerPoint template", "handing-over"),
        ("screen reader", "accessibility"),
        ("exit code", "command-line"),
        ("baseline", "first-steps"),
        ("MSRP", "words"),
        ("password", "import"),
        ("crash", "saved-work"),
        ("hidden rows", "import"),
        ("shortcuts keys", "keys"),
        ("tracing", "law"),
        ("BOM", "import"),
        ("export", "handing-over"),
        ("shortcut", "keys"),
        ("dark mode", "accessibility"),
        ("projector", "presenting"),
        ("Jupyter", "scripts"),
        ("internet", "data-safety"),
        ("custom policy", "policy-files"),
        ("glossary", "words"),
        ("legal advice", "limits"),
        ("EU deal", "law-dates"),
    ],
)
def test_a_few_words_find_their_chapter(search: GuideSearch, typed: str, chapter: str) -> None:
    assert chapter in found(search, typed)[:3]


@pytest.mark.parametrize(
    ("typed", "chapter"),
    [
        ("deshacer", "saved-work"),
        ("coma decimal", "import"),
        ("partes esenciales", "law"),
        ("segunda pantalla", "presenting"),
        ("plantilla de PowerPoint", "handing-over"),
        ("lector de pantalla", "accessibility"),
        ("codigo de salida", "command-line"),
        ("contraseña", "import"),
        ("filas ocultas", "import"),
        ("atajos de teclado", "keys"),
        ("exportar", "handing-over"),
        ("modo oscuro", "accessibility"),
        ("proyector", "presenting"),
        ("política personalizada", "policy-files"),
        ("glosario", "words"),
        ("asesoría legal", "limits"),
        ("salario", "law"),
    ],
)
def test_a_few_spanish_words_find_their_chapter(typed: str, chapter: str) -> None:
    assert chapter in found(GuideSearch(guide("es")), typed)[:3]


def test_accents_and_capitals_are_no_difference(search: GuideSearch) -> None:
    assert search.find("HÀRBOUR fêe") == search.find("harbour fee") != ()


def test_the_beginning_of_a_word_is_enough(search: GuideSearch) -> None:
    assert "page-certificates" in found(search, "certif")[:2]


def test_nothing_is_found_for_no_word_and_for_a_word_that_is_nowhere(search: GuideSearch) -> None:
    assert search.find("  ?! ") == ()
    assert search.find("xylophone") == ()


def test_headings_stand_before_what_only_says_it() -> None:
    told = "# A\n\nApples and apples and apples.\n\n" + '<a id="b"></a>\n## Apples\n\nPears.\n'
    search = GuideSearch(Guide({"a": read_chapter("a", told, {})}))

    assert [hit.place.anchor for hit in search.find("apples")] == ["b", ""]


def test_a_passage_has_the_words_in_sight_and_says_where_they_are() -> None:
    told = "# A\n\n" + "Something else. " * 40 + "Here is the marmalade. " + "More. " * 40
    (hit,) = GuideSearch(Guide({"a": read_chapter("a", told, {})})).find("Marmalade")

    assert hit.place == GuidePlace("a")
    assert [hit.passage[mark.start : mark.end] for mark in hit.marks] == ["marmalade"]
    assert len(hit.passage) < 200


def test_all_words_weigh_more_than_one_of_them_often() -> None:
    told = (
        "# A\n\nx\n\n"
        '<a id="one"></a>\n## One\n\nOranges oranges oranges oranges.\n\n'
        '<a id="two"></a>\n## Two\n\nOranges and lemons.\n'
    )
    search = GuideSearch(Guide({"a": read_chapter("a", told, {})}))

    assert search.find("lemons oranges")[0].place.anchor == "two"


def test_likeness_is_greatest_for_the_word_itself() -> None:
    exact, begins = likeness("originates", "originates"), likeness("origin", "originates")
    assert exact > begins > likeness("originating", "originates") > 0
    assert likeness("duty", "dust") == 0


def test_a_search_is_quick(search: GuideSearch) -> None:
    assert len(search.find("the threshold of regional content", most=5)) == 5
