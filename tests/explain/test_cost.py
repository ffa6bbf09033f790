"""Credits, fees and US content are followed back to prices, volumes, bounds and what was approved."""

from dataclasses import replace

import pytest

from bare_policy import BARE_POLICY
from books import Row, book
from derivations import assert_follows, outcome_of, whole
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.explain.cost import DerivedCost
from headroom.explain.model import DerivedModel
from headroom.rules.derivation import Rule
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.outcome import Outcome
from headroom.rules.policy import VnmRule
from headroom.rules.scenario import Scenario

ON_PARTS = Measure("parts", "On parts", Trade.PARTS, 0.2)
OFFSET = Measure(
    "offset",
    "Offset",
    Trade.PARTS,
    0.03,
    base=DutyBase.MSRP,
    kind=RateKind.CREDIT,
    credits_against=("parts",),
)
ON_REST = Measure("s232", "232", Trade.VEHICLE, 0.25, when=When.ALWAYS, base=DutyBase.NON_US_CONTENT)
FEE = Fee("mpf", "Processing", 0.003464, when=When.ALWAYS, least_usd=34.58, most_usd=670.86)
POLICY = replace(BARE_POLICY, vnm_rule=VnmRule.ROLL_UP, measures=(ON_PARTS, OFFSET, ON_REST), fees=(FEE,))


def outcome(rows: list[Row], *vehicles: Vehicle) -> Outcome:
    return outcome_of(book(rows, *vehicles), Scenario(POLICY))


def test_a_credit_leads_to_the_prices_and_duties_of_all_models_of_the_maker() -> None:
    rows = [Row("CN", 1000.0), Row("US", model="B"), Row("CN", 1000.0, model="C")]
    made = outcome(
        rows,
        Vehicle("A", annual_volume=10.0, manufacturer="M"),
        Vehicle("B", annual_volume=20.0, msrp_usd=2000.0, manufacturer="M"),
        Vehicle("C", annual_volume=5.0, msrp_usd=9000.0, manufacturer="N"),
    )
    (line,) = (one for one in made.duties if one.measure.key == "offset")

    found = DerivedCost(made, 0).duty(line)

    assert_follows(found)
    assert found.value == pytest.approx(-120.0)
    lessened, share = found.terms()
    assert found.rule is Rule.TAKEN_OFF
    assert (lessened.value, share.value) == pytest.approx((200.0, 0.6))
    names = [figure.name for figure in whole(found)]
    assert "B" in names
    assert "C" not in names


@pytest.mark.parametrize(
    ("value", "vehicles", "bound"),
    [(9000.0, 1.0, "At least, per entry"), (28_000.0, 250.0, "At most, per entry"), (28_000.0, 1.0, None)],
)
def test_a_fee_leads_to_the_bound_that_counts_or_to_value_and_rate(
    value: float, vehicles: float, bound: str | None
) -> None:
    made = outcome(
        [Row()], Vehicle("A", assembly_country="MX", customs_value_usd=value, vehicles_per_entry=vehicles)
    )

    found = DerivedCost(made, 0).fee(made.fees[0])

    assert_follows(found)
    assert found.value == pytest.approx(float(made.fees_usd[0]))
    assert found.terms()[0].name == (bound or "Customs value")


@pytest.mark.parametrize(
    ("fields", "value", "name"),
    [
        ({}, 6000.0, "Parts made in the US"),
        ({"approved_us_content_usd": 3000.0}, 7000.0, "Approved US content"),
        ({"vehicle_class": VehicleClass.HEAVY_TRUCK}, 10_000.0, "US content by part"),
    ],
)
def test_non_us_content_leads_to_the_parts_made_there_or_what_was_approved(
    fields: dict[str, object], value: float, name: str
) -> None:
    car = Vehicle("A", assembly_country="MX", customs_value_usd=10_000.0)
    made = outcome([Row("US", 4000.0), Row("MX", 5000.0)], replace(car, **fields))  # type: ignore[arg-type]

    found = DerivedModel(made, 0).non_us_value()

    assert_follows(found)
    assert found.value == pytest.approx(value)
    assert name in {figure.name for figure in whole(found)}


def test_a_part_that_does_not_originate_leads_to_the_statement_of_its_maker() -> None:
    made = outcome([Row("MX", 400.0, regional=0.3, part_net_cost=360.0, part_vnm=130.0), Row("MX")])

    found = DerivedModel(made, 0).vnm(low_content=True)

    assert_follows(found)
    assert found.value == pytest.approx(170.0)
    assert "Credit of the maker's statement" in {figure.name for figure in whole(found)}


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("JP", regional=0.9), "outside the region"),
        (Row("", regional=0.9), "Nobody can claim"),
        (Row("MX", originating=False), "So it is stated"),
    ],
)
def test_a_part_that_cannot_originate_leads_to_the_reason(row: Row, words: str) -> None:
    found = DerivedModel(outcome([row]), 0).vnm(low_content=True)

    assert_follows(found)
    assert any(words in figure.note for figure in whole(found))
