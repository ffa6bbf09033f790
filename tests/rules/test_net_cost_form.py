"""The content of vehicles with the statements of makers in form (a): net cost in place of price."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from books import Row, book
from headroom.book.classes_and_roles import PartRole
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.rules.exposure import Exposure
from headroom.rules.net_cost_form import NetCostForm, net_cost_form, turned
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult, Verdict
from part_trees import Part, book_of, rolling
from property_examples import examples
from row_by_row import expected
from strategies import DOUBTFUL_ROWS, REFERENCE, ROWS, SCENARIOS, books

SEAT = Row("MX", 400.0, role=PartRole.PRINCIPAL, regional=0.6, part_net_cost=360.0, part_vnm=130.0)


def found(a_book: SourcingBook, scenario: Scenario | None = None) -> tuple[Outcome, NetCostForm]:
    outcome = evaluate(Exposure.of(a_book, REFERENCE), scenario or rolling())
    return outcome, net_cost_form(outcome)


def content(*rows: Row) -> tuple[float, float]:
    """Return the low end of the content by form (b) and by form (a)."""
    outcome, form = found(book([*rows]))
    return float(outcome.rvc_low[0]), float(form.rvc[0][0])


def test_a_seat_of_400_with_a_net_cost_of_360_and_materials_of_130() -> None:
    """By hand: (b) 400 - 230 = 170 of 1,000; (a) 130 of 960."""
    outcome, form = found(book([SEAT, Row("US", 600.0)]))

    assert outcome.vnm_high_usd.tolist() == pytest.approx([170.0])
    assert [usd.tolist() for usd in form.above_usd] == [[40.0], [40.0]]
    assert outcome.rvc_low.tolist() == pytest.approx([830 / 1000])
    assert form.rvc[0].tolist() == form.rvc[1].tolist() == pytest.approx([830 / 960])


def test_the_same_seat_as_an_assembly_of_its_parts() -> None:
    track = Part(Row("MX", 100.0), parts=(Part(Row("JP", 40.0)),))
    parts = (track, Part(Row("KR", 60.0)), Part(Row("CN", 70.0)), Part(Row("MX", 90.0)))
    seat = Part(replace(SEAT, regional=None), made_by="supplier", parts=parts)

    outcome, form = found(book_of(seat, Part(Row("US", 600.0))))

    assert outcome.vnm_high_usd.tolist() == pytest.approx([170.0])
    assert form.stated.tolist() == [True]
    assert form.rvc[0].tolist() == pytest.approx([(960 - 130) / 960])


def test_it_is_the_net_cost_of_all_of_them_that_counts() -> None:
    assert content(replace(SEAT, quantity=2.0), Row("US", 600.0)) == pytest.approx((1060 / 1400, 1060 / 1320))


def test_a_stated_net_cost_of_the_vehicle_is_less_by_the_same() -> None:
    vehicle = Vehicle("A", net_cost_usd=1200.0, assembly_country="US")
    outcome, form = found(book([SEAT, Row("US", 600.0)], vehicle))

    assert outcome.rvc_low.tolist() == pytest.approx([1030 / 1200])
    assert form.rvc[0].tolist() == pytest.approx([1030 / 1160])


@pytest.mark.parametrize(
    "seat",
    [
        replace(SEAT, part_net_cost=450.0),  # of more than its price the producer chooses form (b)
        replace(SEAT, part_net_cost=100.0),  # materials above net cost: it contradicts itself
        replace(SEAT, part_net_cost=400.0),
    ],
)
def test_a_net_cost_above_the_price_or_below_the_materials_changes_nothing(seat: Row) -> None:
    by_price, by_net_cost = content(seat, Row("US", 600.0))

    assert by_net_cost == by_price


@pytest.mark.parametrize(
    "seat",
    [
        replace(SEAT, regional=0.7),  # it originates
        replace(SEAT, originating=True),
        replace(SEAT, origin="JP"),
        replace(SEAT, part_vnm=None),
        Row("MX", 400.0, regional=0.2),
    ],
)
def test_there_is_none_where_no_statement_of_a_part_counts_that_does_not_originate(seat: Row) -> None:
    _, form = found(book([seat, Row("US", 600.0)]))

    assert not form.stated.any()


@pytest.mark.parametrize("rule", [VnmRule.AS_SOURCED, VnmRule.TRACED])
def test_there_is_none_where_shares_are_traced(rule: VnmRule) -> None:
    scenario = rolling()
    _, form = found(
        book([SEAT, Row("US", 600.0)]), replace(scenario, policy=replace(scenario.policy, vnm_rule=rule))
    )

    assert not form.stated.any()


def test_a_statement_of_unknown_origin_counts_at_the_high_end_alone() -> None:
    outcome, form = found(book([replace(SEAT, origin=""), Row("US", 600.0)]))

    assert outcome.vnm_high_usd.tolist() == [400.0]
    assert [usd.tolist() for usd in form.above_usd] == [[0.0], [40.0]]
    assert (form.rvc[0][0], form.rvc[1][0]) == pytest.approx((600 / 1000, 830 / 960))


def test_it_may_turn_a_verdict_which_stays_what_counts() -> None:
    outcome, form = found(book([SEAT, Row("CN", 90.0), Row("US", 510.0)]))

    assert (outcome.rvc_low[0], form.rvc[0][0]) == pytest.approx((740 / 1000, 740 / 960))  # 75 % are needed
    assert Verdict(int(outcome.verdict[0])) is Verdict.FAILS
    assert Verdict(int(form.verdict[0])) is Verdict.QUALIFIES
    assert form.regional is not None
    assert form.regional.result.tolist() == [VehicleTestResult.PASSES]
    assert turned(outcome, form, 0)


@settings(max_examples=examples(200))
@given(a_book=books(ROWS | DOUBTFUL_ROWS), scenario=SCENARIOS)
def test_it_is_what_counting_row_by_row_gives_and_at_least_as_good(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    outcome, form = found(a_book, scenario)

    for at, one in enumerate(expected(a_book, scenario, REFERENCE)):
        assert bool(form.stated[at]) is (one.form_a is not None)
        ends = (float(form.rvc[0][at]), float(form.rvc[1][at]))
        assert ends == pytest.approx(one.rvc if one.form_a is None else one.form_a)
        for by_net_cost, by_price in zip(ends, one.rvc, strict=True):
            assert by_net_cost >= by_price - 1e-9 or by_price < 0
        if one.rvc[0] >= 0:
            assert ends[0] <= ends[1] + 1e-9
            assert form.verdict[at] >= outcome.verdict[at]
