"""What parts contain and pay whose origin is a group of countries."""

from dataclasses import replace

import numpy as np
import pytest

from books import Row, book
from fleets import POLICY, outcome
from headroom.analysis.trade import trade_flows
from headroom.book.countries import EU, EUROPEAN_UNION, OUTSIDE_REGION, expand_groups, is_inside, may_be
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.measures import Measure, Trade
from headroom.rules.row_contents import RowContents

_EITHER = "MX/US"


def _built_in_us(*rows: Row) -> SourcingBook:
    return book(rows, Vehicle("A", assembly_country="US"))


def test_one_of_several_countries_of_the_region_is_inside_with_an_open_us_content() -> None:
    rows = book([Row(_EITHER), Row("CA/MX"), Row(EU), Row(OUTSIDE_REGION), Row("US"), Row("")]).rows
    found = RowContents.of(rows, np.arange(6))
    np.testing.assert_array_equal(found.regional_low, [1, 1, 0, 0, 1, 0])
    np.testing.assert_array_equal(found.regional_high, [1, 1, 0, 0, 1, 1])
    np.testing.assert_array_equal(found.us_low, [0, 0, 0, 0, 1, 0])
    np.testing.assert_array_equal(found.us_high, [1, 0, 0, 0, 1, 1])
    np.testing.assert_array_equal(found.us_parts()[0], [0, 0, 0, 0, 1, 0])
    np.testing.assert_array_equal(found.us_parts()[1], [1, 0, 0, 0, 1, 1])


def test_groups_know_their_countries() -> None:
    assert is_inside("CA/MX")
    assert not is_inside("")
    assert not is_inside(OUTSIDE_REGION)
    assert may_be(_EITHER, "US")
    assert not may_be("CA/MX", "US")
    assert expand_groups(("JP", EU)) == {"JP", EU, *EUROPEAN_UNION}


@pytest.mark.parametrize(("origin", "rate"), [("DE", 0.15), (EU, 0.15), (OUTSIDE_REGION, 0.25), ("CN", 0.25)])
def test_a_deal_with_the_european_union_goes_for_its_members_told_or_not(origin: str, rate: float) -> None:
    dear = Measure("dear", "Duty", Trade.PARTS, 0.25, except_origins=("EU",), unknown_origin=True)
    deal = Measure("deal", "Deal", Trade.PARTS, 0.15, origins=("EU",))
    found = outcome(replace(POLICY, measures=(dear, deal)), _built_in_us(Row(origin, 100)))
    assert found.parts_duty_usd[0] == pytest.approx(100 * rate)


def test_an_origin_outside_the_region_pays_at_least_what_an_unknown_one_does() -> None:
    paid = [
        float(outcome(POLICY, _built_in_us(Row(origin, 100))).parts_duty_usd[0])
        for origin in (OUTSIDE_REGION, "")
    ]
    assert paid[0] >= paid[1] > 0


def test_the_map_of_trade_keeps_groups_apart_and_adds_up() -> None:
    found = outcome(POLICY, _built_in_us(Row(_EITHER, 60), Row(EU, 30), Row(OUTSIDE_REGION, 10)))
    flows = trade_flows(found)
    parts = {code: flows.of(code, flows.parts_usd) for code in (_EITHER, EU, OUTSIDE_REGION)}
    assert parts == {_EITHER: 60, EU: 30, OUTSIDE_REGION: 10}
    content = {code: flows.of(code, flows.content_usd) for code in (_EITHER, EU, OUTSIDE_REGION)}
    assert content == {_EITHER: 60, EU: 30, OUTSIDE_REGION: 10}
