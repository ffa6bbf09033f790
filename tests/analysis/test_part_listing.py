"""Rows are found by their texts and labels, and stand in the order that was asked for."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import strategies
from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.part_dimensions import (
    ALTERNATIVE,
    CURRENT,
    DOES,
    DOES_NOT,
    NOT_STATED,
    PartDimension,
    country_label,
    labels_of,
)
from headroom.analysis.part_effects import PartEffects
from headroom.analysis.part_listing import PartFilter, SortKey, in_order, label_counts, passing
from headroom.analysis.part_texts import PartTexts
from headroom.bench.listing_speed import made_up_part_list
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario


def effects_of(sourcing: SourcingBook) -> PartEffects:
    return PartEffects.of(evaluate(Exposure.of(sourcing, strategies.REFERENCE), Scenario(POLICY)))


SMALL = book(
    [
        Row("US", 500, part="P10", supplier="Denso", hts="87084011"),
        Row("JP", 300, part="P2", supplier="Aisin", hts="85372010"),
        Row("CN", 300, part="P1", supplier="", hts="87084011", model="B", role=PartRole.PRINCIPAL),
        Row("MX", 100, part="P2", supplier="Yazaki", alternative=True),
        unknown(50, part="x"),
    ],
    Vehicle("A", manufacturer="Example", plant="Saltillo"),
)


def found(words: str, *chosen: tuple[PartDimension, str]) -> list[int]:
    effects = effects_of(SMALL)
    return np.flatnonzero(passing(effects, PartTexts(effects.rows), PartFilter(words, chosen))).tolist()


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("p2", [1, 3]),
        ("DENSO", [0]),
        ("8708.40", [0, 2]),
        ("870840", [0, 2]),
        ("japan", [1]),
        ("jp", [1]),
        ("p2 yaza", [3]),
        ("p2 denso", []),
        ("P", [0, 1, 2, 3]),
        ("no such words", []),
    ],
)
def test_every_word_is_looked_for_in_part_supplier_code_and_country(words: str, rows: list[int]) -> None:
    assert found(words) == rows


def test_labels_of_one_dimension_add_up_and_those_of_two_narrow() -> None:
    assert found("", (PartDimension.ORIGIN, "Japan"), (PartDimension.ORIGIN, "China")) == [1, 2]
    assert found("", (PartDimension.ORIGIN, "Japan"), (PartDimension.MODEL, "B")) == []
    assert found("", (PartDimension.SOURCE, ALTERNATIVE)) == [3]
    assert found("", (PartDimension.SUPPLIER, NOT_STATED)) == [2, 4]
    assert found("", (PartDimension.ORIGIN, "a country that no row is from")) == []


def test_every_dimension_labels_every_row() -> None:
    effects = effects_of(SMALL)
    said = {one: labels_of(effects, one) for one in PartDimension}

    assert {one: cells[2] for one, cells in said.items()} == {
        PartDimension.MODEL: "B",
        PartDimension.VEHICLE_CLASS: "Passenger car",
        PartDimension.PLANT: NOT_STATED,
        PartDimension.BRAND: NOT_STATED,
        PartDimension.SUPPLIER: NOT_STATED,
        PartDimension.SYSTEM: NOT_STATED,
        PartDimension.ORIGIN: "China",
        PartDimension.CHAPTER: "87",
        PartDimension.ROLE: "Principal",
        PartDimension.ORIGINATING: DOES_NOT,
        PartDimension.SOURCE: CURRENT,
    }
    assert said[PartDimension.BRAND][0] == "Example"
    assert said[PartDimension.PLANT][0] == "Saltillo"
    assert said[PartDimension.ORIGINATING][0] == DOES
    assert said[PartDimension.ORIGIN][4] == country_label("") == NOT_STATED
    assert all((cells.codes >= 0).all() for cells in said.values())


def test_labels_are_counted_the_most_frequent_first() -> None:
    effects = effects_of(SMALL)

    counts = list(label_counts(effects, PartDimension.MODEL, effects.current))

    assert counts == [("A", 3), ("B", 1)]


def test_a_filter_is_a_value_that_labels_are_added_to_and_taken_from() -> None:
    japan = (PartDimension.ORIGIN, "Japan")
    wanted = PartFilter("seat").with_label(*japan).with_label(*japan)

    assert wanted == PartFilter("seat", (japan,))
    assert wanted.labels(PartDimension.ORIGIN) == ("Japan",)
    assert wanted.without(*japan) == PartFilter("seat")


def ordered(key: SortKey, *, descending: bool = False) -> list[int]:
    effects = effects_of(SMALL)
    everything = np.arange(len(effects))
    order = in_order(effects, PartTexts(effects.rows), everything, key, descending=descending)
    return [int(row) for row in order]


def test_numbers_in_a_text_count_as_numbers_and_blank_ones_stand_last_either_way() -> None:
    assert ordered(SortKey.PART) == [2, 1, 3, 0, 4]
    assert ordered(SortKey.PART, descending=True) == [4, 0, 1, 3, 2]
    assert ordered(SortKey.SUPPLIER) == [1, 0, 3, 2, 4]
    assert ordered(SortKey.SUPPLIER, descending=True) == [3, 0, 1, 2, 4]
    assert ordered(SortKey.ORIGIN) == [2, 1, 3, 0, 4]


def test_equal_rows_stay_in_the_order_of_the_sheet() -> None:
    assert ordered(SortKey.VALUE, descending=True) == [0, 1, 2, 3, 4]
    assert ordered(SortKey.VALUE) == [4, 3, 1, 2, 0]
    assert ordered(SortKey.SOURCE, descending=True) == [3, 0, 1, 2, 4]
    assert ordered(SortKey.PLACE, descending=True) == [4, 3, 2, 1, 0]


@given(
    st.lists(
        st.one_of(st.none(), st.floats(-1e12, 1e12), st.sampled_from([0.0, -0.0, 1.0, 2.0])),
        min_size=1,
        max_size=60,
    ),
    st.booleans(),
)
def test_rows_are_sorted_as_numbers_are(given_values: list[float | None], descending: bool) -> None:  # noqa: FBT001
    values = np.array([np.nan if one is None else one for one in given_values], dtype=np.float64)
    effects = replace(effects_of(book([Row()] * len(values))), lost=values)
    everything = np.arange(len(values))
    order = in_order(effects, PartTexts(effects.rows), everything, SortKey.LOST, descending=descending)

    assert sorted(order.tolist()) == list(range(len(values)))
    seen = values[order]
    known = seen[~np.isnan(seen)]
    assert np.isnan(seen[len(known) :]).all()
    steps = np.diff(known) * (-1 if descending else 1)
    assert (steps >= -1e-6 * np.abs(known[1:])).all()


@given(st.lists(st.text(max_size=6), min_size=1, max_size=12), st.text(min_size=1, max_size=3))
def test_a_search_finds_what_a_look_at_every_text_finds(texts: list[str], word: str) -> None:
    effects = effects_of(book([Row(part=text or "-", supplier=text) for text in texts]))
    rows = effects.rows
    expected = [
        all(
            any(
                one in " ".join(said.casefold().split())
                for said in (rows.part_number[at], rows.supplier[at], "87089981 8708.99.81 united states us")
            )
            for one in word.casefold().split()
        )
        for at in range(len(rows))
    ]

    assert PartTexts(rows).containing(word).tolist() == expected


@pytest.mark.slow
def test_a_million_rows_are_filtered_and_sorted() -> None:
    effects, texts = made_up_part_list(1_000_000, 500)
    texts.prepare(lambda: False)
    row = np.flatnonzero(passing(effects, texts, PartFilter("8")))
    order = in_order(effects, texts, row, SortKey.LOST, descending=True)
    assert sorted(order.tolist()) == row.tolist()
    lost = effects.lost[order]
    known = lost[~np.isnan(lost)]
    assert (np.diff(known) <= 1e-12).all()
