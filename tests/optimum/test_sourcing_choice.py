"""One sourcing as it is shown, and the workbook with it made current, reckoned by hand."""

from dataclasses import replace
from math import inf

import numpy as np
import pytest

from books import Row, book
from headroom.book.sourcing import Vehicle
from headroom.optimum.cheapest_plans import Plan
from headroom.optimum.model_problem import ModelProblem
from headroom.optimum.offer_terms import Terms
from headroom.optimum.sourcing_choice import Change, Sourcing, adopted
from headroom.rules.measures import DutyBase, Fee, Measure, Trade, When
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from resourcing_cases import offers_of, taking, thresholds

ROWS = [
    Row("CN", 60.0, part="seat", freight=2.0),
    Row("JP", 40.0, part="seat"),
    Row("MX", 130.0, part="seat", alternative=True, switching=500.0),
    Row("US", 20.0, part="lamp"),
    Row("", 10.0, part="lamp", alternative=True),
    Row("CN", 20.0, part="horn"),
    Row("MX", 16.0, part="horn", alternative=True),
    Row("MX", 50.0, part="frame"),
]
"""The parts of the problem are the frame, the seat, the lamp and the horn."""

CAR = Vehicle(
    "A",
    assembly_country="MX",
    annual_volume=100.0,
    conversion_usd=30.0,
    outbound_freight_usd=7.0,
    insurance_usd=3.0,
    msrp_usd=1000.0,
)
PARTS = Measure("parts", "Parts", Trade.PARTS, 0.1, into="MX", origins=("CN",), when=When.ALWAYS)
MEASURES = (
    PARTS,
    Measure("mfn_car", "MFN", Trade.VEHICLE, 0.2),
    Measure("price", "Price", Trade.VEHICLE, 0.004, base=DutyBase.MSRP),
    Measure("s232", "232", Trade.VEHICLE, 0.5, when=When.QUALIFYING, base=DutyBase.NON_US_CONTENT),
)
RULES = taking(thresholds(0.8), *MEASURES, fees=(Fee("mpf", "MPF", 0.01),))


def problem_of(vehicle: Vehicle = CAR, rules: Scenario = RULES, rows: list[Row] = ROWS) -> ModelProblem:
    """Return the problem of one model."""
    return ModelProblem.of(Terms.of(offers_of(book(rows, vehicle)), rules), 0)


def sourcing_of(
    problem: ModelProblem, *picks: int, qualifies: bool, bound: float = -inf, proven: bool = True
) -> Sourcing:
    """Return a sourcing of a seat, a lamp and a horn."""
    plan = Plan(np.array([0, *picks]), 0.0, bound, proven)
    found = Sourcing.of(problem, plan, qualifies=qualifies)
    assert found is not None
    return found


NOW = sourcing_of(problem_of(), 0, 0, 0, qualifies=False)
MEXICAN = sourcing_of(problem_of(), 1, 0, 1, qualifies=True)


def test_no_plan_is_no_sourcing() -> None:
    assert Sourcing.of(problem_of(), Plan(None, inf, inf, proven=True), qualifies=True) is None


def test_who_does_not_qualify_pays_duties_and_fees_on_the_value_at_the_border() -> None:
    """The parts are worth 190 dollars and the vehicle 220."""
    assert NOW.parts_duty_usd == pytest.approx(6 + 2)
    assert NOW.switching_usd == 0
    assert NOW.fees_usd == pytest.approx(2.2)
    assert NOW.vehicle_duty_usd == pytest.approx(44 + 4)
    assert NOW.border_usd == pytest.approx(44 + 4 + 2.2)
    assert NOW.duty_usd == pytest.approx(48 + 8)
    assert NOW.cost_usd == pytest.approx(190 + 2 + 8)
    assert NOW.landed_usd == pytest.approx(200 + 50.2 + 40)
    assert NOW.rvc == pytest.approx(100 / 220)
    assert NOW.us_content == pytest.approx(20 / 220)
    assert NOW.verdict is Verdict.FAILS
    assert NOW.changes == ()


def test_who_qualifies_pays_the_duty_on_what_is_not_from_the_us() -> None:
    """The parts are worth 216 dollars and the vehicle 246, of which 20 are from the US."""
    assert MEXICAN.parts_duty_usd == 0
    assert MEXICAN.switching_usd == 5
    assert MEXICAN.fees_usd == 0
    assert MEXICAN.border_usd == MEXICAN.vehicle_duty_usd == MEXICAN.duty_usd == pytest.approx(113)
    assert MEXICAN.cost_usd == pytest.approx(216 + 5)
    assert MEXICAN.landed_usd == pytest.approx(221 + 113 + 40)
    assert (MEXICAN.rvc, MEXICAN.us_content) == pytest.approx((1, 20 / 246))
    assert MEXICAN.verdict is Verdict.QUALIFIES


def test_on_a_value_of_less_than_the_us_content_nothing_is_due() -> None:
    problem = problem_of(replace(CAR, customs_value_usd=5.0))

    paid = [sourcing_of(problem, 0, 0, horn, qualifies=True).border_usd for horn in (0, 1)]

    assert paid == [0, 0]


@pytest.mark.parametrize(
    ("picks", "verdict"), [((1, 1, 1), Verdict.UNDETERMINED), ((0, 1, 0), Verdict.FAILS)]
)
def test_a_sourcing_with_parts_of_unknown_origin_may_qualify(
    picks: tuple[int, ...], verdict: Verdict
) -> None:
    rules = taking(thresholds(0.99), *MEASURES)

    assert sourcing_of(problem_of(rules=rules), *picks, qualifies=False).verdict is verdict


@pytest.mark.parametrize(("bound", "kept"), [(100.0, 100.0), (999.0, NOW.landed_usd)])
def test_the_bound_is_never_above_the_landed_cost(bound: float, kept: float) -> None:
    found = sourcing_of(problem_of(), 0, 0, 0, qualifies=False, bound=bound, proven=False)

    assert found.bound_usd == pytest.approx(kept)
    assert not found.proven


def test_changes_say_what_moves_from_where_to_where_and_what_it_costs() -> None:
    found = sourcing_of(problem_of(), 1, 1, 1, qualifies=True)

    costs = [change.cost_delta_usd for change in found.changes]
    assert costs == pytest.approx([-10, 16 - 22, 130 + 5 - 108])
    assert [replace(change, cost_delta_usd=0.0) for change in found.changes] == [
        Change("lamp", ("US",), ("",), 0.0, 3, 4),
        Change("horn", ("CN",), ("MX",), 0.0, 5, 6),
        Change("seat", ("CN", "JP"), ("MX",), 0.0, 0, 2),
    ]
    assert [(change.from_origin, change.to_origin) for change in found.changes] == [
        ("US", ""),
        ("CN", "MX"),
        ("CN, JP", "MX"),
    ]


def test_changes_that_cost_the_same_stand_in_the_order_of_the_workbook() -> None:
    rows = [
        row
        for at in range(20)
        for row in (Row("CN", 5.0, part=f"P{at}"), Row("JP", 6.0, part=f"P{at}", alternative=True))
    ]
    problem = problem_of(rules=thresholds(0.5), rows=rows)

    found = sourcing_of(problem, *[1] * 20, qualifies=False)

    assert [change.part_number for change in found.changes] == list(problem.own.part_numbers[1:])


def test_a_source_from_an_unknown_country_and_another_one_names_both() -> None:
    rows = [Row("", 5.0, part="p"), Row("CN", 5.0, part="p"), Row("", 6.0, part="p", alternative=True)]

    (change,) = sourcing_of(problem_of(rows=rows), 1, qualifies=False).changes

    assert (change.from_origin, change.to_origin) == ("unknown, CN", "")


def test_what_is_adopted_is_current_and_what_it_replaces_is_an_alternative() -> None:
    a_book = adopted(MEXICAN.problem.terms.offers, [MEXICAN])

    assert a_book.rows.alternative.tolist() == [True, True, False, False, True, True, False, False]
    assert a_book.vehicles == (CAR,)


@pytest.mark.parametrize(
    ("net_cost", "customs", "after"),
    [(300.0, None, (326.0, None)), (None, 250.0, (None, 276.0)), (300.0, 250.0, (326.0, 276.0))],
)
def test_stated_values_move_with_the_parts(
    net_cost: float | None, customs: float | None, after: tuple[float | None, ...]
) -> None:
    """The sourcing from Mexico is worth 26 dollars more."""
    problem = problem_of(replace(CAR, net_cost_usd=net_cost, customs_value_usd=customs))

    (vehicle,) = adopted(problem.terms.offers, [sourcing_of(problem, 1, 0, 1, qualifies=True)]).vehicles

    assert (vehicle.net_cost_usd, vehicle.customs_value_usd) == after
    assert replace(vehicle, net_cost_usd=None, customs_value_usd=None) == CAR


def test_each_model_adopts_its_own_sourcing() -> None:
    vehicles = [replace(CAR, name=name, net_cost_usd=300.0) for name in "AB"]
    rows = [replace(row, model=name) for name in "AB" for row in ROWS]
    offers = offers_of(book(rows, *vehicles))
    terms = Terms.of(offers, RULES)
    first = sourcing_of(ModelProblem.of(terms, 0), 0, 1, 0, qualifies=False)
    second = sourcing_of(ModelProblem.of(terms, 1), 0, 0, 1, qualifies=False)

    a_book = adopted(offers, [second, first])

    current = np.flatnonzero(~a_book.rows.alternative).tolist()
    assert current == [0, 1, 4, 5, 7, 8, 9, 11, 14, 15]
    assert [vehicle.net_cost_usd for vehicle in a_book.vehicles] == [290.0, 296.0]
    assert adopted(offers, []).rows.alternative.tolist() == offers.current.book.rows.alternative.tolist()
