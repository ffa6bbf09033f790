"""Tables on slides: how their rows are shared among them, and how wide their columns are."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from hand_made_handovers import handed
from headroom.output.handover.handover import PageKey
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.output.writers.deck.column_widths import columns_of
from headroom.output.writers.deck.geometry import inches
from headroom.output.writers.deck.laying_out import deck_bytes
from headroom.output.writers.deck.pages import Deck
from headroom.output.writers.deck.stage import stage_of
from headroom.output.writers.deck.table_slide import TablePage, add_table_pages

COLUMNS = (TableColumn("Model", wide=True), TableColumn("Points", right=True), TableColumn("Why"))


def table(rows: int, *, has_total: bool = False, why: str = "short") -> DetailTable:
    cells = tuple((Cell(f"M{row}"), Cell(str(row), float(row)), Cell(why)) for row in range(rows))
    return DetailTable("Models", COLUMNS, cells, has_total=has_total, caption="Read on.")


def slides_of(made: DetailTable, detail: str = "") -> list[Any]:
    stage = stage_of(None)
    deck = Deck.on(stage, handed(pages=(PageKey.QUALIFY,)))
    add_table_pages(deck, made, TablePage("Finding", "Models", detail, "Models.", ("Note.",)))
    place = BytesIO()
    stage.deck.save(place)
    return list(Presentation(BytesIO(place.getvalue())).slides)


def first_cells(slide: Any) -> list[str]:  # noqa: ANN401 - the library's slide
    (held,) = [shape.table for shape in slide.shapes if shape.has_table]
    return [held.cell(row, 0).text for row in range(1, len(held.rows))]


@pytest.mark.parametrize("rows", [1, 19, 20, 21, 40, 61])
@pytest.mark.parametrize("has_total", [False, True])
def test_each_row_stands_on_one_slide_in_order(rows: int, has_total: bool) -> None:  # noqa: FBT001 - a case
    slides = slides_of(table(rows, has_total=has_total))
    found = [first_cells(slide) for slide in slides]

    assert [name for names in found for name in names] == [f"M{row}" for row in range(rows)]
    assert all(len(names) <= 21 for names in found)
    assert rows == 1 or not has_total or len(found[-1]) > 1


def test_rows_are_shared_evenly() -> None:
    assert [len(first_cells(slide)) for slide in slides_of(table(30))] == [15, 15]


def test_the_note_stands_below_the_last_row_unless_it_is_said_beside_the_title() -> None:
    def notes(slides: list[Any]) -> list[int]:
        return [at for at, slide in enumerate(slides) if any(one.name == "Note" for one in slide.shapes)]

    assert notes(slides_of(table(30))) == [1]
    assert notes(slides_of(table(30), detail="Read on.")) == []


@pytest.mark.slow
def test_of_a_table_without_end_some_slides_are_made_and_the_rest_is_said() -> None:
    slides = slides_of(table(1200))

    assert len(slides) == 50
    assert "those after are not shown" in slides[-1].shapes.title.text_frame.text


def test_a_table_without_rows_says_so() -> None:
    (slide,) = slides_of(table(0))

    assert [shape.text_frame.text for shape in slide.shapes if shape.name == "Nothing to show"] == [
        "Read on."
    ]


@given(
    st.lists(st.text(st.sampled_from("abc M-"), max_size=60), min_size=2, max_size=9),
    st.floats(4.5, 12),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_columns_fit_side_by_side_and_figures_are_not_wrapped(
    texts: list[str],
    width: float,
    right: bool,  # noqa: FBT001 - a case
) -> None:
    columns = tuple(TableColumn(f"C{at}", right=right and at > 0) for at in range(len(texts)))
    made = DetailTable("T", columns, (tuple(map(Cell, texts)),))

    ways = columns_of(made, inches(width), 1.0)

    assert ways
    assert all(sum(way.widths) <= inches(width) + len(texts) for way in ways)
    assert all(len(way.widths) == len(way.table.columns) for way in ways)
    assert [way.size for way in ways] == sorted((way.size for way in ways), reverse=True)


def test_columns_that_are_read_elsewhere_give_way() -> None:
    columns = (*COLUMNS, *(TableColumn(f"More {at}", right=True, yields=True) for at in range(9)))
    made = DetailTable("T", columns, (tuple(Cell("123,456,789.00") for _ in columns),))

    (way, *_) = columns_of(made, inches(5), 1.0)

    assert [column.title for column in way.table.columns] == ["Model", "Points", "Why"]


def test_an_empty_cell_is_no_higher_than_its_row() -> None:
    rows = tuple((Cell(f"M{row}"), Cell(""), Cell("")) for row in range(20))
    (slide,) = slides_of(DetailTable("Models", COLUMNS, rows))
    (held,) = [shape.table for shape in slide.shapes if shape.has_table]

    for at in range(1, len(held.rows)):
        sizes = {end.get("sz") for end in held.rows[at]._tr.iter("{*}endParaRPr")}
        assert None not in sizes
        assert all(int(size) / 100 * 1.2 <= held.rows[at].height.pt for size in sizes)


def test_a_table_of_many_rows_stands_between_the_pages_with_its_first_rows_and_in_the_annex_in_full() -> None:
    made, own = handed(pages=(PageKey.QUALIFY, PageKey.PROBLEMS)), table(101, has_total=True)
    page = replace(made.pages[1], exhibit=own, table=own)
    content = deck_bytes(replace(made, pages=(page, made.pages[0])), None, lambda _done, _total: None)
    slides = list(Presentation(BytesIO(content)).slides)
    found = [
        (slide.shapes.title.text_frame.text, first_cells(slide)) for slide in slides[1:] if _has_table(slide)
    ]
    annexed = [name for title, names in found if title.startswith("Annex") for name in names]

    assert found[0] == (page.title, [*(f"M{row}" for row in range(16)), "M100"])
    assert slides[2].shapes.title.text_frame.text == made.pages[0].title
    assert annexed[-101:] == [f"M{row}" for row in range(101)]


def _has_table(slide: Any) -> bool:  # noqa: ANN401 - the library's slide
    return sum(bool(shape.has_table) for shape in slide.shapes) == 1
