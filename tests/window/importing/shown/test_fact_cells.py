"""The table of vehicle facts: what is stated, typed and missing, and what a paste makes of it."""

from pathlib import Path

import pytest

from headroom.book.assumed_facts import with_facts
from headroom.book.model_facts import FACTS_BY_NAME, FIRST_FACTS, FactChange, ModelFact
from headroom.book.sourcing import SourcingBook
from headroom.output.copied_table import CopiedTable, tables_as_text
from headroom.window.importing.shown.fact_cells import FactGrid, Standing, grid_headline
from workbooks import read_rows, table

CLASS, COUNTRY, VOLUME, CONVERSION, MSRP, PLANT = range(1, 7)
FACTS = (
    ModelFact("Alto", "annual_volume", 60_000.0),
    ModelFact("Brio", "plant", "Silao"),
    ModelFact("Gone", "msrp_usd", 28_900.5),
)


@pytest.fixture
def book(tmp_path: Path) -> SourcingBook:
    rows = table({"Model": "Alto"}, {"Model": "Brio"}, {"Model": "Cedar"})
    models = (("Model", "Vehicle class", "Plant", "LVC %"), ("Brio", "light truck", "Puebla", 41.5))
    return read_rows(tmp_path, rows, models=models)


@pytest.fixture
def grid(book: SourcingBook) -> FactGrid:
    return FactGrid.of(book, FACTS, (*FIRST_FACTS, FACTS_BY_NAME["lvc_share"]))


def test_cells_say_where_they_have_their_value_from(grid: FactGrid) -> None:
    assert grid.models == ("Alto", "Brio", "Cedar", "Gone")
    typed, stated, overruled = grid.cell(0, VOLUME), grid.cell(1, CLASS), grid.cell(1, PLANT)
    missing, share, gone = grid.cell(0, COUNTRY), grid.cell(1, 8), grid.cell(3, MSRP)

    assert (typed.text, typed.written, typed.standing) == ("60,000", "60000", Standing.TYPED)
    assert typed.tooltip == "Typed here, not in the workbook."
    assert (stated.text, stated.standing) == ("light truck", Standing.STATED)
    assert stated.tooltip == "Stated in the workbook, Models!B2."
    assert (overruled.text, overruled.standing) == ("Puebla", Standing.STATED)
    assert overruled.tooltip.endswith("Models!C2. Silao was typed and does not count.")
    assert (missing.text, missing.written, missing.standing) == ("US", "", Standing.MISSING)
    assert missing.tooltip.startswith("Not given: US, with a warning.")
    assert (share.text, share.written) == ("41.5\N{NARROW NO-BREAK SPACE}%", "41.5")
    assert (gone.text, gone.written, gone.standing) == ("28,900.50", "28900.5", Standing.TYPED)
    assert "no such model" in grid.cell(3, 0).tooltip


def test_only_what_the_workbook_does_not_state_may_be_typed(grid: FactGrid) -> None:
    assert grid.may_be_typed(0, VOLUME)
    assert grid.may_be_typed(3, MSRP)
    assert not grid.may_be_typed(1, CLASS)
    assert not grid.may_be_typed(0, 0)


def test_the_table_of_a_workbook_with_facts_is_that_of_the_workbook_as_it_was_read(
    book: SourcingBook,
) -> None:
    again = FactGrid.of(with_facts(book, FACTS), (), FIRST_FACTS)

    assert again.cell(0, VOLUME).standing is Standing.MISSING
    assert again.models == ("Alto", "Brio", "Cedar")


def test_a_search_leaves_the_models_with_these_letters(book: SourcingBook) -> None:
    assert FactGrid.of(book, FACTS, FIRST_FACTS, " RI").models == ("Brio",)


def test_one_cell_is_typed_into_all_that_are_chosen(grid: FactGrid) -> None:
    pasted = grid.pasted("Mexico\n", [(0, COUNTRY), (1, COUNTRY), (3, COUNTRY)])

    assert pasted.changes == tuple(
        FactChange(model, "assembly_country", "MX") for model in ("Alto", "Brio", "Gone")
    )
    assert (pasted.said, pasted.refused) == ("", False)


def test_cells_stand_below_and_beside_the_first_that_is_chosen(grid: FactGrid) -> None:
    pasted = grid.pasted("LT\tCA\t28.900\r\ncar\t\t31.450,50", [(0, CLASS), (2, VOLUME)])

    assert pasted.changes == (
        FactChange("Alto", "vehicle_class", "light truck"),
        FactChange("Alto", "assembly_country", "CA"),
        FactChange("Alto", "annual_volume", 28_900.0),
        FactChange("Brio", "annual_volume", 31_450.5),
    )
    assert pasted.said == "1 cell unchanged: stated in the workbook."
    assert not pasted.refused


def test_rows_that_begin_with_names_go_to_their_models(grid: FactGrid) -> None:
    pasted = grid.pasted("cedar\tcar\tMX\nTacoma\tcar\tUS\nALTO\tcar\tJP", [(0, 0)])

    assert [(one.model, one.value) for one in pasted.changes] == [
        *(("Cedar", "passenger car"), ("Alto", "passenger car"), ("Cedar", "MX"), ("Alto", "JP")),
    ]
    assert (pasted.said, pasted.refused) == ("No model is called “Tacoma”.", True)


def test_what_cannot_be_taken_is_counted_and_the_first_is_said(grid: FactGrid) -> None:
    pasted = grid.pasted("some\n-5\n7\n8\n9", [(0, VOLUME)])

    assert [(one.model, one.value) for one in pasted.changes] == [("Cedar", 7.0), ("Gone", 8.0)]
    assert pasted.said == "2 cells not taken. Alto: “some” is no number. 1 cell beside the table not taken."
    assert pasted.refused


def test_how_numbers_were_read_that_may_be_two_is_said(grid: FactGrid) -> None:
    pasted = grid.pasted("28,900", [(0, MSRP)])

    assert (pasted.changes[0].value, pasted.said, pasted.refused) == (
        28_900.0,
        "“28,900” is read as 28900.",
        False,
    )


def test_nothing_comes_of_an_empty_clipboard(grid: FactGrid) -> None:
    assert grid.pasted(" \n\t", [(0, MSRP)]).changes == ()
    assert grid.pasted("5", []).changes == ()


def test_the_first_chosen_cell_is_filled_down_where_that_may_be(grid: FactGrid) -> None:
    changes = grid.filled_down([(row, column) for row in range(4) for column in (0, CLASS, VOLUME)])
    from_stated = grid.filled_down([(1, CLASS), (2, CLASS), (3, CLASS)])

    assert [(one.model, one.field, one.value) for one in changes] == [
        (model, "annual_volume", 60_000.0) for model in ("Brio", "Cedar", "Gone")
    ]
    assert [(one.model, one.value) for one in from_stated] == [
        ("Cedar", "light truck"),
        ("Gone", "light truck"),
    ]


def test_what_was_typed_is_cleared_also_where_it_does_not_count(grid: FactGrid) -> None:
    changes = grid.cleared([(0, 0), (0, VOLUME), (0, MSRP), (1, CLASS), (1, PLANT)])

    assert changes == (FactChange("Alto", "annual_volume", None), FactChange("Brio", "plant", None))


def test_copied_cells_are_what_would_be_pasted(grid: FactGrid) -> None:
    places = [(row, column) for row in (0, 1) for column in (0, CLASS, VOLUME)]

    assert grid.copied(places).rows == (("Alto", "", 60000.0), ("Brio", "light truck", ""))
    assert grid.copied(places[:1], headings=True) == CopiedTable("", ("Model",), (("Alto",),))
    evil = FactGrid(
        grid.vehicles, grid.models, grid.columns, {("alto", "plant"): ModelFact("Alto", "plant", "=1")}
    )
    assert tables_as_text((), (evil.copied([(0, PLANT)]),)) == "'=1\n"


def test_the_headline_counts_what_is_stated_typed_and_missing(book: SourcingBook) -> None:
    assert grid_headline(book, FACTS, FIRST_FACTS) == "3 models: 2 facts stated, 1 typed, 18 not given"
