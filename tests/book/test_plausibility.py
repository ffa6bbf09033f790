"""What of a workbook can be read but hardly be meant."""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book
from fleets import fleet
from headroom.arrays import CodedTexts
from headroom.book.cell_ranges import areas
from headroom.book.plausibility import doubts, with_doubts
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import SourcingBook, Vehicle
from small_fleet import fleet_book
from strategies import ROWS

PRICES = st.floats(0.01, 1e5)


def texts(problems: Iterable[Problem]) -> str:
    return "\n".join(problem.message for problem in problems)


def with_texts(sourcing: SourcingBook, **columns: list[str]) -> SourcingBook:
    """Return a book with columns of text replaced."""
    made = {}
    for name, cells in columns.items():
        values = tuple(dict.fromkeys(cell for cell in cells if cell))
        codes = np.array([values.index(cell) if cell else -1 for cell in cells], dtype=np.int32)
        made[name] = CodedTexts(codes, values)
    return replace(sourcing, rows=replace(sourcing.rows, **made))  # type: ignore[arg-type]


@pytest.mark.parametrize("sourcing", [fleet(), fleet_book()], ids=["five models", "three models"])
def test_a_plausible_fleet_gives_no_warning(sourcing: SourcingBook) -> None:
    assert doubts(sourcing) == ()


def test_of_content_labels_only_the_shares_are_doubted() -> None:
    labels = [
        Row("US", 0.5, "A", part="US and Canadian parts"),
        Row("US", 90.0, "B", part="US and Canadian parts"),
    ]
    sourcing = replace(book([*labels, Row("MX", 0.0, "B", regional=1.2)]), definition="label content")

    assert texts(doubts(sourcing)) == "Regional content is above 100 % in 1 row."
    assert "90" in texts(doubts(replace(sourcing, definition="")))


@given(rows=st.lists(ROWS, max_size=12), seed=st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_change_how_many_rows_are_doubted(
    rows: list[Row], seed: Random
) -> None:
    rates = {"EUR": 1.1, "JPY": 0.0065}
    mixed = list(rows)
    seed.shuffle(mixed)

    def counted(given_rows: list[Row]) -> int:
        numbered = [replace(row, part=row.part or "P") for row in given_rows]
        return sum(problem.rows for problem in doubts(book(numbered, rates=rates)))

    assert counted(mixed) == counted(rows)


@given(rows=st.lists(ROWS, max_size=12))
def test_every_doubt_is_a_warning_with_a_remedy_and_as_many_rows_as_it_may_have(rows: list[Row]) -> None:
    sourcing = book(rows, rates={"EUR": 1.1, "JPY": 0.0065})

    for problem in doubts(sourcing):
        assert problem.severity is Severity.WARNING
        assert problem.remedy
        assert 1 <= problem.rows <= max(len(rows), 1)


@given(price=PRICES, others=st.integers(2, 8), closeness=st.floats(0.1, 10))
def test_siblings_within_a_factor_of_ten_are_not_doubted(price: float, others: int, closeness: float) -> None:
    rows = [Row(cost=price, part="P") for _ in range(others)]

    assert doubts(book([*rows, Row(cost=price * closeness, part="P")])) == ()


@given(price=PRICES, others=st.integers(2, 8), factor=st.sampled_from((100.0, 0.01)), at=st.integers(0, 8))
def test_one_price_a_hundred_times_or_a_hundredth_of_its_siblings_is_the_one_doubted(
    price: float, others: int, factor: float, at: int
) -> None:
    rows = [Row(cost=price, part="P", model=f"M{i}") for i in range(others)]
    place = min(at, others)
    rows.insert(place, Row(cost=price * factor, part="P", model="odd"))

    (problem,) = doubts(book(rows))

    assert problem.cell == f"D{place + 2}"
    assert "a hundred pieces" in problem.remedy


@given(price=PRICES, first=st.booleans())
def test_of_two_prices_the_dearer_is_doubted_as_a_price_for_many_pieces(price: float, first: bool) -> None:  # noqa: FBT001
    rows = [Row(cost=price, part="P"), Row(cost=price * 1000, part="P")]

    (problem,) = doubts(book(rows[::-1] if first else rows))

    assert problem.cell == ("D2" if first else "D3")
    assert "a thousand pieces" in problem.remedy


def test_prices_are_compared_in_one_currency() -> None:
    rows = [Row(cost=10, part="P"), Row(cost=1500, part="P", currency="JPY")]

    assert doubts(book(rows, rates={"JPY": 0.0067})) == ()
    assert "costs 150 times" in texts(doubts(book([rows[0], replace(rows[1], currency="USD")])))


def test_a_price_says_both_prices_and_where_the_other_one_stands() -> None:
    rows = [Row(cost=2.5, part="P"), Row(cost=2.5, part="P"), Row(cost=250, part="P")]

    (problem,) = doubts(book(rows))

    assert problem.message == (
        "Part P costs 100 times what the same part number costs in Sourcing!D3 (USD 250.00, there USD 2.50)."
    )
    assert (problem.sheet, problem.cell, problem.rows) == ("Sourcing", "D4", 1)


def test_parts_of_one_description_and_code_are_siblings_too_where_their_prices_are_alike() -> None:
    alike = with_texts(
        book([Row(cost=cost) for cost in (0.1, 0.11, 0.12, 0.1, 0.09, 11)]), description=["Bolt M8"] * 6
    )
    wide = with_texts(
        book([Row(cost=cost) for cost in (0.1, 1, 9, 80, 0.5, 11)]), description=["Bracket"] * 6
    )

    assert "same description and tariff code" in texts(doubts(alike))
    assert doubts(wide) == ()


def test_a_cost_of_zero_is_said_once_with_all_its_cells() -> None:
    (problem,) = doubts(book([Row(cost=0), Row(cost=0), Row(), Row(cost=0)]))

    assert (problem.cell, problem.rows) == ("D2:D3,D5", 3)


def test_shares_above_all_are_said() -> None:
    found = texts(doubts(book([Row(regional=1.2), Row(us=1.01), Row(us=1.0)])))

    assert "Regional content is above 100 % in 1 row" in found
    assert "US content is above 100 % in 1 row" in found


@given(parts=st.floats(1, 1e5), more=st.floats(1.001, 10))
def test_a_vehicle_whose_parts_cost_more_than_its_customs_value_is_named(parts: float, more: float) -> None:
    cells = {"customs_value_usd": "Models!J2"}
    dear = Vehicle("A", customs_value_usd=parts / more, cells=cells)
    cheap = Vehicle("A", customs_value_usd=parts * more, cells=cells)

    (problem,) = doubts(book([Row(cost=parts)], dear))

    assert "The parts of A cost" in problem.message
    assert problem.place == "Models!J2"
    assert doubts(book([Row(cost=parts)], cheap)) == ()


def test_alternative_sources_do_not_make_a_vehicle_dearer() -> None:
    vehicle = Vehicle("A", customs_value_usd=150.0)

    assert doubts(book([Row(part="P"), Row(part="P", alternative=True)], vehicle)) == ()


def test_a_tariff_code_with_an_odd_number_of_digits_among_even_ones_is_said() -> None:
    (problem,) = doubts(book([Row(), Row(), Row(hts="4072100")]))

    assert problem.cell == "E4"
    assert "lost at its beginning" in problem.message


def test_odd_codes_are_left_alone_where_most_are_odd_or_where_reading_found_fault_with_them() -> None:
    most = book([Row(hts="12345"), Row(hts="54321"), Row()])
    known = book([Row(), Row(), Row(hts="4072100")])
    told = replace(known, problems=(Problem(Severity.WARNING, "Odd.", "", "Sourcing", "A1,E3:E9"),))

    assert doubts(most) == ()
    assert doubts(told) == ()


def test_one_part_number_of_one_supplier_from_two_countries_is_said_with_both() -> None:
    (problem,) = doubts(book([Row("US", part="P"), Row("MX", part="P", model="B"), Row("JP", part="Q")]))

    assert problem.message == "Part P comes from several countries: US in C2, MX in C3."
    assert problem.rows == 2


def test_other_suppliers_alternatives_and_unknown_origins_are_no_contradiction() -> None:
    rows = [
        Row("US", part="P"),
        Row("MX", part="P"),
        Row("", part="P"),
        Row("JP", part="P", alternative=True),
    ]
    sourcing = with_texts(book(rows), supplier=["S", "T", "S", "S"])

    assert doubts(sourcing) == ()


def test_many_parts_from_two_countries_are_a_list_of_fifty_and_one_more() -> None:
    rows = [Row(origin, part=f"P{at}") for at in range(80) for origin in ("US", "MX")]
    others = [Row(part=f"Q{at // 2}") for at in range(2000)]

    found = doubts(book([*rows, *others]))

    assert len(found) == 51
    assert sum(problem.rows for problem in found) == 160


def test_where_every_part_number_has_two_origins_one_warning_says_so() -> None:
    rows = [Row(origin, part=f"P{at}") for at in range(80) for origin in ("US", "MX")]

    (problem,) = doubts(book(rows))

    assert (problem.cell, problem.rows) == ("C2:C161", 160)


def test_doubts_stand_behind_what_reading_found() -> None:
    first = Problem(Severity.ERROR, "First.")
    sourcing = replace(book([Row(cost=0)]), problems=(first,))

    assert with_doubts(sourcing).problems[0] is first
    assert len(with_doubts(sourcing).problems) == 2


@given(numbers=st.sets(st.integers(1, 60), min_size=1))
def test_areas_hold_each_row_once(numbers: set[int]) -> None:
    found: list[int] = []
    for address, count in areas("F", np.array(sorted(numbers), dtype=np.int32)):
        first, _, last = address.replace("F", "").partition(":")
        rows = range(int(first), int(last or first) + 1)
        assert len(rows) == count
        found += rows

    assert found == sorted(numbers)
