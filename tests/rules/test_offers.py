"""Every source of every part, on a workbook small enough to count."""

import numpy as np
import pytest

from books import Row, book
from headroom.rules.offers import Offers
from resourcing_cases import offers_of

ROWS = [
    Row("JP", 10.0, part="wheel", model="A"),  # 0
    Row("MX", 11.0, part="wheel", model="A", alternative=True, switching=500.0),
    Row("CN", 20.0, part="door", model="A"),  # 2: nothing to choose
    Row("US", 12.0, part="wheel", model="A", alternative=True, switching=700.0),
    Row("JP", 30.0, part="wheel", model="B"),  # 4
    Row("CN", 40.0, part="frame", model="B"),
    Row("KR", 5.0, part="frame", model="B"),  # 6: the same part from two countries
    Row("US", 41.0, part="frame", model="B", alternative=True, switching=900.0),
    Row("CA", 9.0, part="seat", model="B", alternative=True),  # 8: an alternative to nothing
]
FIXED_A, FIXED_B, WHEEL, FRAME, TO_MX, TO_US, FRAME_TO_US = range(7)


@pytest.fixture
def offers() -> Offers:
    return offers_of(book(ROWS))


def test_there_is_an_offer_for_what_is_fixed_for_each_part_with_a_choice_and_for_each_alternative(
    offers: Offers,
) -> None:
    assert offers.offer_of_row.tolist() == [
        WHEEL,
        TO_MX,
        FIXED_A,
        TO_US,
        FIXED_B,
        FRAME,
        FRAME,
        FRAME_TO_US,
        -1,
    ]
    assert offers.model.tolist() == [0, 1, 0, 1, 0, 0, 1]
    assert offers.alternative.tolist() == [False, False, False, False, True, True, True]
    assert offers.switching_usd.tolist() == [0, 0, 0, 0, 500, 700, 900]
    assert offers.first_row.tolist() == [2, 4, 0, 5, 1, 3, 7]


def test_each_offer_knows_its_rows_and_countries(offers: Offers) -> None:
    assert [offers.rows_of(offer).tolist() for offer in range(7)] == [[2], [4], [0], [5, 6], [1], [3], [7]]
    assert offers.origins_of(FRAME) == ("CN", "KR")
    assert offers.origins_of(TO_US) == ("US",)


def test_an_offer_comes_from_a_country_where_any_of_it_does(offers: Offers) -> None:
    barred = offers.from_countries(frozenset({"KR", "CA"}))

    assert np.flatnonzero(barred).tolist() == [FRAME]
    assert np.flatnonzero(offers.from_countries(frozenset({"CN", "US"}))).tolist() == [
        FIXED_A,
        FRAME,
        TO_US,
        FRAME_TO_US,
    ]
    assert not offers.from_countries(frozenset()).any()


def test_the_table_of_a_model_has_its_parts_by_name_with_the_current_source_first(offers: Offers) -> None:
    first, second = offers.models

    assert (first.part_numbers, second.part_numbers) == (("", "wheel"), ("", "frame"))
    assert first.offer.tolist() == [[FIXED_A, FIXED_A, FIXED_A], [WHEEL, TO_MX, TO_US]]
    assert first.offered.tolist() == [[True, False, False], [True, True, True]]
    assert second.offer.tolist() == [[FIXED_B, FIXED_B], [FRAME, FRAME_TO_US]]
    assert second.offered.tolist() == [[True, False], [True, True]]


def test_each_offer_is_summed_as_if_it_were_a_vehicle(offers: Offers) -> None:
    cost = np.bincount(offers.exposure.model, weights=offers.exposure.value, minlength=7)

    assert cost.tolist() == [20, 30, 10, 45, 11, 12, 41]
    assert [vehicle.name for vehicle in offers.exposure.vehicles] == ["A", "B", "A", "B", "A", "A", "B"]


def test_a_workbook_without_alternatives_has_one_offer_for_each_model() -> None:
    found = offers_of(book([Row(model="A", part="x"), Row(model="B", part="x")]))

    assert found.model.tolist() == [0, 1]
    assert found.offer_of_row.tolist() == [0, 1]
    assert [table.part_numbers for table in found.models] == [("",), ("",)]
    assert [table.offer.tolist() for table in found.models] == [[[0]], [[1]]]


def test_parts_of_one_number_in_two_models_are_two_parts() -> None:
    rows = [
        Row(model=model, part="x", cost=cost, alternative=alternative)
        for model, cost, alternative in (("A", 1.0, False), ("B", 2.0, False), ("B", 3.0, True))
    ]

    found = offers_of(book(rows))

    assert found.offer_of_row.tolist() == [0, 2, 3]
    assert [table.part_numbers for table in found.models] == [("",), ("", "x")]
