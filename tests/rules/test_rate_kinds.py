"""What each kind of rate takes, how that is explained, and what a policy file has to say of it."""

from dataclasses import replace

import numpy as np
import pytest

from derivations import assert_follows
from headroom.arrays import Floats
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.rules.derivation import Derivation, Rule, Unit
from headroom.rules.fleet import Fleet
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade
from headroom.rules.rate_kinds import KINDS, MeasureKeys, RateInputs, RateTerms, kind_of
from strategies import REFERENCE

ADDED, FLOOR, CREDIT = (KINDS[kind] for kind in (RateKind.ADDED, RateKind.FLOOR, RateKind.CREDIT))
DUTY = Measure("s232", "Section 232", Trade.VEHICLE, 0.25)
LEAST = Measure("deal", "Deal", Trade.VEHICLE, 0.15, kind=RateKind.FLOOR)
OFFSET = Measure(
    "offset",
    "MSRP offset",
    Trade.PARTS,
    0.0375,
    base=DutyBase.MSRP,
    kind=RateKind.CREDIT,
    credits_against=("s232",),
)


def found(measure: Measure, falls: list[bool], beside: list[float]) -> RateInputs:
    count = len(falls)
    return RateInputs(measure, np.array(falls), np.full(count, 0.025), np.array(beside), np.ones(count))


def added(measure: Measure, falls: list[bool], beside: list[float]) -> Floats:
    return kind_of(measure).added(found(measure, falls, beside))


def refusals(kind: RateKind, on: Trade, base: DutyBase, *keys: str) -> list[tuple[str, str]]:
    return [(key, sentence.split()[0]) for sentence, key in KINDS[kind].refused(MeasureKeys(on, base, keys))]


def test_what_is_added_is_the_stated_rate_or_that_of_the_schedule_where_it_falls() -> None:
    by_schedule = replace(DUTY, rate=None)

    assert added(DUTY, [True, False], [0.1, 0.1]).tolist() == [0.25, 0.0]
    assert added(by_schedule, [True, False], [0.1, 0.1]).tolist() == [0.025, 0.0]
    assert added(replace(DUTY, rate=0.0), [True], [0.1]).tolist() == [0.0]


def test_a_floor_adds_what_the_others_lack_where_it_falls_and_never_less_than_nothing() -> None:
    rates = added(LEAST, [True, True, True, False], [0.025, 0.15, 0.25, 0.0])

    assert rates == pytest.approx([0.125, 0.0, 0.0, 0.0])


def test_a_floor_is_explained_by_what_is_stacked_before_it() -> None:
    own = Derivation("Deal", 0.15, Unit.RATE)
    for others, lacking in ([0.025], 0.125), ([0.02, 0.03], 0.10), ([0.25], 0.0), ([], 0.15):
        beside = [Derivation("other", rate, Unit.RATE) for rate in others]

        explained = FLOOR.explained(RateTerms(LEAST, own, beside, 0.0))

        least, together = explained.terms()
        assert explained.value == pytest.approx(lacking)
        assert explained.rule is Rule.EXCESS
        assert least.value == 0.15
        assert together.value == pytest.approx(sum(others))
        assert_follows(explained)


def test_a_rate_that_is_added_is_explained_by_itself() -> None:
    own = Derivation("Section 232", 0.25, Unit.RATE)

    assert ADDED.explained(RateTerms(DUTY, own, [], 0.0)) is own


def test_what_the_kinds_do_differs_in_these_ways_only() -> None:
    table = [
        (kind.stacks, kind.tops_up, kind.as_stated, kind.steady, kind.by_schedule, kind.own_keys)
        for kind in (ADDED, FLOOR, CREDIT)
    ]

    assert table == [
        (True, False, True, True, True, ()),
        (True, True, False, False, False, ()),
        (False, False, True, False, False, ("credits_against",)),
    ]
    assert [kind.base(replace(DUTY, base=DutyBase.NON_US_CONTENT)) for kind in (ADDED, FLOOR, CREDIT)] == [
        DutyBase.NON_US_CONTENT,
        DutyBase.NON_US_CONTENT,
        DutyBase.MSRP,
    ]


def test_sliders_of_duties_go_to_half_and_those_of_credits_to_a_tenth() -> None:
    assert [(kind.greatest_rate, kind.rate_step) for kind in (ADDED, FLOOR, CREDIT)] == [
        (0.50, 0.005),
        (0.50, 0.005),
        (0.10, 0.0025),
    ]


def test_a_credit_is_granted_for_the_price_of_what_is_assembled_there_and_covered() -> None:
    fleet = Fleet.of(
        (
            Vehicle("there", assembly_country="US", msrp_usd=40_000.0),
            Vehicle("elsewhere", assembly_country="MX", msrp_usd=40_000.0),
            Vehicle("no price", assembly_country="US"),
            Vehicle(
                "truck", vehicle_class=VehicleClass.HEAVY_TRUCK, assembly_country="US", msrp_usd=90_000.0
            ),
        ),
        REFERENCE,
    )
    for_cars = replace(OFFSET, classes=(VehicleClass.PASSENGER_CAR,))

    assert CREDIT.granted_usd(OFFSET, fleet).tolist() == [40_000, 0, 0, 90_000]
    assert CREDIT.granted_usd(for_cars, fleet).tolist() == [40_000, 0, 0, 0]
    assert CREDIT.granted_usd(replace(OFFSET, into="MX"), fleet).tolist() == [0, 40_000, 0, 0]
    assert ADDED.granted_usd(DUTY, fleet).tolist() == [0, 0, 0, 0]


def test_what_contradicts_itself_in_a_policy_file_is_refused_with_the_key_it_is_about() -> None:
    whole, foreign, msrp = DutyBase.WHOLE_VALUE, DutyBase.NON_US_CONTENT, DutyBase.MSRP

    assert refusals(RateKind.ADDED, Trade.VEHICLE, foreign) == []
    assert refusals(RateKind.ADDED, Trade.PARTS, whole) == []
    assert refusals(RateKind.ADDED, Trade.PARTS, foreign) == [("base", "A")]
    assert refusals(RateKind.FLOOR, Trade.VEHICLE, whole) == []
    assert refusals(RateKind.FLOOR, Trade.VEHICLE, foreign) == [("base", "A")]
    assert refusals(RateKind.FLOOR, Trade.PARTS, foreign) == [("base", "A"), ("base", "A")]
    assert refusals(RateKind.CREDIT, Trade.PARTS, msrp, "credits_against") == []
    assert refusals(RateKind.CREDIT, Trade.PARTS, msrp) == [("kind", "A")]
    assert refusals(RateKind.CREDIT, Trade.PARTS, whole, "credits_against") == [("base", "A")]
    assert refusals(RateKind.CREDIT, Trade.VEHICLE, msrp, "credits_against") == [("on", "A")]
    assert refusals(RateKind.CREDIT, Trade.VEHICLE, whole) == [("on", "A"), ("kind", "A")]
