"""Rows that nothing can tell apart are one lot, and all others are not."""

from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import strategies
from books import Row, book, unknown
from headroom.book import part_rows
from headroom.book.sourcing import CoreGroup, PartRole, SourcingBook
from headroom.rules import exposure as exposure_module
from headroom.rules.exposure import Exposure
from headroom.rules.row_sums import ROW_SUMS, US_HIGH, US_LOW
from property_examples import examples
from strategies import REFERENCE

ONE = Row("MX", 30.0, quantity=2.0, freight=1.5, regional=0.4, us=0.25)


def of(*rows: Row) -> Exposure:
    return Exposure.of(book(rows, rates={"EUR": 1.1}), REFERENCE)


def test_rows_alike_are_one_lot_with_the_sum_of_their_amounts() -> None:
    found = of(ONE, replace(ONE, cost=40.0, quantity=1.0, freight=3.0, supplier="another", part="other"))

    assert found.value.tolist() == [100.0]
    assert found.freight.tolist() == [6.0]
    assert found.us_low_value.tolist() == [25.0]
    assert found.sum_of(US_HIGH).tolist() == [25.0]
    assert found.inside_low_value.tolist() == [40.0]
    assert (found.regional_low.tolist(), found.regional_high.tolist()) == ([0.4], [0.4])


@pytest.mark.parametrize(
    "other",
    [
        replace(ONE, model="B"),
        replace(ONE, origin="CN"),
        replace(ONE, currency="EUR"),
        replace(ONE, role=PartRole.CORE),
        replace(ONE, regional=0.41),
        replace(ONE, hts="84073448"),
        replace(ONE, originating=False),
        replace(ONE, originating=True),
        replace(ONE, origin="JP"),
    ],
)
def test_rows_that_a_rule_may_tell_apart_are_two_lots(other: Row) -> None:
    assert len(of(ONE, other).value) == 2


def test_an_unknown_origin_is_told_apart_from_a_stated_content() -> None:
    found = of(
        unknown(10.0),
        unknown(20.0, regional=0.0),
        unknown(30.0, regional=0.6),
        unknown(40.0, regional=0.6, originating=True),
    )

    assert sorted(zip(found.value, found.regional_low, found.regional_high, strict=True)) == [
        (10.0, 0.0, 1.0),
        (20.0, 0.0, 0.0),
        (30.0, 0.0, 0.6),
        (40.0, 0.6, 0.6),
    ]
    assert sorted(found.sum_of(US_LOW).tolist()) == [0.0, 0.0, 0.0, 0.0]
    assert sorted(found.sum_of(US_HIGH).tolist()) == [10.0, 20.0, 30.0, 40.0]


def test_what_a_country_outside_the_region_states_of_regional_content_tells_nothing_apart() -> None:
    outside = replace(ONE, origin="JP")

    assert of(outside, replace(outside, regional=0.9)).regional_high.tolist() == [0.0]


def test_parts_that_count_as_regional_with_the_core_parts_are_told_apart_from_others() -> None:
    one = replace(ONE, regional=None, origin="JP", core_group=CoreGroup.ENGINE)
    found = of(one, replace(one, core_group=None), replace(one, hts="85443000"), replace(one, model="B"))

    assert sorted(found.rolls_low.tolist()) == [False, False, True, True]
    assert found.rolls_low.tolist() == found.rolls_high.tolist()


def test_a_complete_core_part_of_unknown_origin_may_count_as_regional_at_the_high_end() -> None:
    found = of(unknown(10.0, core_group=CoreGroup.ENGINE))

    assert (found.rolls_low.tolist(), found.rolls_high.tolist()) == ([False], [True])


def test_statements_of_makers_are_summed_as_the_credit_that_they_are() -> None:
    stated = replace(ONE, part_net_cost=25.0, part_vnm=15.0)
    found = of(stated, replace(stated, part_net_cost=70.0, part_vnm=5.0), ONE)

    assert found.credit_low.tolist() == [2 * 10.0 + 2 * 30.0]
    assert found.credit_high.tolist() == found.credit_low.tolist()
    assert of(replace(stated, origin="JP")).credit_high.tolist() == [0]
    unknown_origin = of(replace(stated, origin=""))
    assert (unknown_origin.credit_low.tolist(), unknown_origin.credit_high.tolist()) == ([0], [20])


def test_what_is_surely_inside_is_the_greater_of_the_least_regional_and_the_least_us_content() -> None:
    found = of(replace(ONE, regional=0.1, us=0.25), replace(ONE, model="B", regional=0.6, us=0.25))

    assert found.inside_low_value.tolist() == [15.0, 36.0]


def test_alternative_sources_are_in_no_lot() -> None:
    found = of(ONE, replace(ONE, origin="CN", alternative=True))

    assert found.value.tolist() == [60.0]
    assert [found.origins[origin] for origin in found.origin] == ["MX"]


def test_lots_are_in_the_order_of_their_models() -> None:
    found = of(replace(ONE, model="B"), replace(ONE, model="A", origin="CN"), replace(ONE, model="A"))

    assert np.diff(found.model).min() >= 0
    assert [found.vehicles[model].name for model in found.model] == ["B", "A", "A"]


@settings(max_examples=examples(30))
@given(sourcing=strategies.books(), most=st.sampled_from((4, 50, 1000)))
def test_lots_are_the_same_where_their_key_does_not_fit_in_one_number(
    sourcing: SourcingBook, most: int
) -> None:
    whole = Exposure.of(sourcing, REFERENCE)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(exposure_module, "_MOST", most)
        split = Exposure.of(sourcing, REFERENCE)

    for one, other in (
        (whole.model, split.model),
        (np.sort(whole.value), np.sort(split.value)),
        (np.sort(whole.freight), np.sort(split.freight)),
    ):
        np.testing.assert_allclose(one, other)


def test_a_book_without_rows_has_no_lots() -> None:
    found = of()

    assert len(found.value) == 0
    assert found.sums.shape == (0, len(ROW_SUMS))


def test_a_column_in_the_key_of_lots_whose_entry_does_not_say_so_fails_when_the_program_is_imported(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entries = tuple(
        replace(entry, in_lot=False) if entry.name == "origin" else entry for entry in part_rows.ROW_FIELDS
    )
    monkeypatch.setattr(part_rows, "ROW_FIELDS", entries)
    spec = spec_from_file_location("headroom_rules_exposure_again", exposure_module.__file__)
    assert spec is not None
    assert spec.loader is not None

    with pytest.raises(TypeError, match="do not say in_lot: origin"):
        spec.loader.exec_module(module_from_spec(spec))
