"""Parts that count in the place of an assembly from outside the region are from where that was made."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from books import Row
from derivations import assert_follows, outcome_of, whole
from headroom.book.last_made import as_last_made, last_made_doubts
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.explain.rows import DerivedRows
from headroom.rules.counted_rows import counted_rows
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from part_trees import Part, book_of, rolling
from strategies import REFERENCE
from workbooks import Cell, read_rows

NAN = float("nan")
HEADINGS: tuple[Cell, ...] = ("Level", "Model", "Part number", "Country of origin", "Qty", "Unit cost")


def origins(book: SourcingBook) -> list[str]:
    """Return where the rows of a book are from, as they count."""
    rows = as_last_made(book).rows
    return [rows.origins[code] for code in rows.origin.tolist()]


def kit(origin: str, *parts: Part, cost: float = NAN, made_by: str = "") -> Part:
    """Return an assembly that is opened, or that a supplier makes."""
    return Part(Row(origin, cost), made_by, parts=parts)


HOUSING, SHAFT, BEARING = Part(Row("MX", 300.0)), Part(Row("US", 100.0)), Part(Row("", 50.0))


def test_the_parts_of_a_pump_made_in_china_count_in_full_as_chinese() -> None:
    """By hand: 300 and 100 of the region and 50 unknown, put together in China, and 550 from the US."""
    pump, frame = kit("CN", HOUSING, SHAFT, BEARING), Part(Row("US", 550.0))
    outcome = evaluate(Exposure.of(book_of(pump, frame), REFERENCE), rolling())

    assert origins(outcome.exposure.book) == ["CN", "CN", "CN", "US"]
    assert outcome.parts_usd.tolist() == [1000.0]
    assert outcome.vnm_high_usd.tolist() == outcome.vnm_low_usd.tolist() == [450.0]  # no range: it is known
    assert outcome.rvc_low.tolist() == pytest.approx([0.55])
    assert outcome.us_content_low.tolist() == pytest.approx([0.55])
    assert not counted_rows(outcome, 0).may_originate[:3].any()


def test_certificates_and_statements_of_such_parts_do_not_count() -> None:
    certified = Part(Row("MX", 300.0, originating=True))
    stated = Part(Row("MX", 100.0, part_net_cost=90.0, part_vnm=20.0))
    outcome = evaluate(Exposure.of(book_of(kit("CN", certified, stated)), REFERENCE), rolling())

    assert outcome.vnm_low_usd.tolist() == [400.0]


@pytest.mark.parametrize("origin", ["", "US", "MX"])
def test_an_assembly_of_the_region_or_of_unknown_origin_changes_nothing(origin: str) -> None:
    book = book_of(kit(origin, HOUSING, SHAFT))

    assert as_last_made(book) is book
    assert not list(last_made_doubts(book))


def test_an_assembly_made_where_its_vehicle_is_changes_nothing() -> None:
    book = book_of(kit("JP", HOUSING), vehicle=Vehicle("A", assembly_country="JP"))

    assert as_last_made(book) is book
    assert origins(book_of(kit("KR", HOUSING), vehicle=Vehicle("A", assembly_country="JP"))) == ["KR"]


def test_the_outermost_assembly_from_outside_was_made_last() -> None:
    assert origins(book_of(kit("JP", kit("CN", HOUSING), SHAFT))) == ["JP", "JP"]
    assert origins(book_of(kit("MX", kit("CN", HOUSING), SHAFT))) == ["CN", "US"]
    assert origins(book_of(kit("CN", kit("MX", HOUSING), SHAFT))) == ["CN", "CN"]


def test_what_goes_into_a_bought_assembly_is_that_assemblys() -> None:
    bought = kit("MX", HOUSING, cost=400.0, made_by="supplier")
    book = as_last_made(book_of(kit("CN", bought, SHAFT)))

    assert origins(book) == ["CN", "CN"]
    assert book.tree is not None
    assert [book.tree.nodes.origins[code] for code in book.tree.nodes.origin] == ["CN", "CN", "MX", "CN"]


def test_in_a_bought_assembly_an_opened_one_from_outside_counts_in_full_as_well() -> None:
    """By hand: of 1,000 a pump of 400, put together in China of parts of the region, is foreign: 60 %."""
    bought = kit("MX", kit("CN", HOUSING, SHAFT), Part(Row("MX", 500.0)), cost=1000.0, made_by="supplier")
    outcome = evaluate(Exposure.of(book_of(bought), REFERENCE), rolling(other=0.61))

    assert counted_rows(outcome, 0).regional_low.tolist() == pytest.approx([0.6])
    assert outcome.vnm_high_usd.tolist() == [1000.0]


def test_in_a_bought_assembly_what_the_producer_makes_outside_counts_with_its_own_work() -> None:
    """By hand: of 1,000 a pump of 450, made in China by the producer of parts of 400, is foreign: 55 %."""
    pump = kit("CN", HOUSING, SHAFT, cost=450.0, made_by="self")
    bought = kit("MX", pump, Part(Row("MX", 500.0)), cost=1000.0, made_by="supplier")
    outcome = evaluate(Exposure.of(book_of(bought), REFERENCE), rolling(other=0.56))
    (amount,) = DerivedRows(outcome, 0).non_originating(low_content=True)

    assert counted_rows(outcome, 0).regional_low.tolist() == pytest.approx([0.55])
    assert outcome.vnm_high_usd.tolist() == [1000.0]
    assert_follows(amount)


def test_what_the_producer_makes_outside_the_region_counts_itself_and_is_no_intermediate_material() -> None:
    pump = replace(kit("CN", HOUSING, SHAFT, cost=450.0, made_by="self"), designated=True)
    outcome = evaluate(Exposure.of(book_of(pump, Part(Row("US", 550.0))), REFERENCE), rolling())

    assert origins(outcome.exposure.book) == ["CN", "US"]
    assert outcome.vnm_high_usd.tolist() == outcome.vnm_low_usd.tolist() == [450.0]
    assert not list(last_made_doubts(outcome.exposure.book))
    for amount in DerivedRows(outcome, 0).non_originating(low_content=True):
        assert_follows(amount)


def test_taken_twice_it_is_the_same() -> None:
    once = as_last_made(book_of(kit("CN", kit("MX", HOUSING, cost=310.0, made_by="self"), SHAFT, BEARING)))

    assert origins(once) == ["CN", "CN", "CN"]
    assert as_last_made(once) is once


def test_of_a_part_at_several_places_one_outside_is_enough(tmp_path: Path) -> None:
    headings: tuple[Cell, ...] = ("Parent part", *HEADINGS[1:])
    lines: list[tuple[Cell, ...]] = [
        (None, "Sierra", "A-1", "MX", 1.0, None),
        (None, "Sierra", "A-2", "CN", 1.0, None),
        ("A-1", "Sierra", "B-1", "MX", 1.0, None),
        ("A-2", "Sierra", "B-1", "MX", 1.0, None),
        ("B-1", "Sierra", "P-1", "MX", 2.0, 10.0),
    ]
    book = read_rows(tmp_path, [headings, *lines])

    assert book.rows.quantity.tolist() == [4.0]
    assert origins(book) == ["CN"]


BILL: list[tuple[Cell, ...]] = [
    HEADINGS,
    (0.0, "Sierra", "Sierra", "CN", 1.0, None),
    (1.0, "Sierra", "A-10", "CN", 1.0, None),
    (2.0, "Sierra", "P-11", "MX", 2.0, 50.0),
    (2.0, "Sierra", "P-12", "CN", 2.0, 100.0),
    (1.0, "Sierra", "P-21", "US", 1.0, 200.0),
]


def test_a_warning_names_the_assembly_and_its_cell(tmp_path: Path) -> None:
    book = read_rows(tmp_path, BILL)

    (said,) = last_made_doubts(book)
    assert "such as A-10 (CN), in 1 row: the parts that count in their place count in full" in said.message
    assert (said.sheet, said.cell) == ("Sourcing", "D3")
    assert origins(book) == ["CN", "CN", "US"]  # the row of the vehicle itself says nothing of its parts


def test_the_origin_is_followed_back_to_the_cell_of_the_assembly(tmp_path: Path) -> None:
    outcome = outcome_of(read_rows(tmp_path, BILL), rolling())
    rows = DerivedRows(outcome, 0)
    found = rows.non_originating(low_content=True)
    figures = [one for amount in found for one in whole(amount)]

    assert [one.value for one in found] == [100.0, 200.0]
    for amount in found:
        assert_follows(amount)
    (origin, own) = (one for one in figures if one.text == "CN" and one.name == "Does not originate")
    assert (origin.cell, own.cell) == ("Sourcing!D3", "Sourcing!D5")
    assert np.isclose(sum(one.value for one in found), outcome.vnm_high_usd[0])
