"""Figures of published studies that a line of arithmetic leads to, by the whole calculation."""

from dataclasses import replace
from math import gamma

import numpy as np
import pytest

from books import Row, book
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.optimum.resourcing import Decision, resource
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.measures import Fee, When
from headroom.rules.offers import Offers
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict

POLICIES = {policy.name: policy for policy in load_presets()}
REFERENCE = load_reference()


def outcome(a_book: SourcingBook, policy: str, **values: float) -> Outcome:
    """Return what a preset makes of a book with some of its figures set."""
    scenario = Scenario(POLICIES[policy])
    for key, value in values.items():
        scenario = scenario.with_value(key, value)
    return evaluate(Exposure.of(a_book, REFERENCE), scenario)


def offers_of(a_book: SourcingBook) -> Offers:
    """Return the offers of a book, by the tables of the program."""
    return Offers.of(Exposure.of(a_book, REFERENCE))


def test_a_quarter_on_the_foreign_parts_of_a_vehicle_or_on_the_vehicle() -> None:
    """Center for Automotive Research 2025: 4,239 and 8,722 dollars a vehicle."""
    at_home = book([Row("IN", 16_956.0, hts="")], Vehicle("A", assembly_country="US"))
    abroad = book([Row("BR", 34_888.0)], Vehicle("A", assembly_country="BR"))

    assert outcome(at_home, "usmca-232", mfn_parts=0.0).parts_duty_usd[0] == pytest.approx(4_239)
    assert outcome(abroad, "usmca-232", mfn_car=0.0).vehicle_duty_usd[0] == pytest.approx(8_722)


@pytest.mark.parametrize(("parts", "rate", "duty"), [(3_250.0, 0.20, 650.0), (3_271.0, 0.35, 1_145.0)])
def test_a_tariff_on_the_mexican_parts_of_a_car(parts: float, rate: float, duty: float) -> None:
    """Boston Consulting Group 2017: 650 and 1,145 dollars a car."""
    car = book([Row("MX", parts), Row("US", 9_000.0)], Vehicle("A", assembly_country="US"))

    paid = outcome(car, "nafta-withdrawal", mfn_parts=rate).parts_duty_usd[0]

    assert paid == pytest.approx(duty, abs=0.5)


def test_the_trade_that_claims_no_preference_pays_the_mfn_duty_on_its_value() -> None:
    """USTR 2024: 8.2 % of 108.5 billion dollars unclaimed, 8.9 billion, duty of 222 million at 2.5 %."""
    vehicles, value = 3_616_667, 30_000.0
    unclaimed = round(0.082 * vehicles)
    imports = book(
        [Row("MX", value, "Claimed"), Row("JP", value, "Unclaimed")],
        Vehicle("Claimed", assembly_country="MX", annual_volume=vehicles - unclaimed),
        Vehicle("Unclaimed", assembly_country="MX", annual_volume=unclaimed),
    )

    made = outcome(imports, "usmca")

    assert value * vehicles == pytest.approx(108.5e9, rel=1e-4)
    assert unclaimed * value == pytest.approx(8.9e9, rel=1e-3)
    assert made.vehicle_duty_usd @ np.array([vehicles - unclaimed, unclaimed]) == pytest.approx(
        222e6, rel=3e-3
    )


def test_a_qualifying_vehicle_pays_on_what_is_not_american() -> None:
    """TD Cowen 2025: 24 % US content of 30,000 dollars, 25 % on the rest: 5,700 dollars, 19.0 %."""
    car = book([Row("US", 7_200.0), Row("MX", 22_800.0)], Vehicle("A", assembly_country="MX"))

    made = outcome(car, "usmca-232")

    assert made.verdict[0] == Verdict.QUALIFIES
    assert made.vehicle_duty_usd[0] == pytest.approx(5_700)
    assert made.vehicle_duty_usd[0] / 30_000 == pytest.approx(0.190)


@pytest.mark.parametrize(("claiming", "worth"), [(0.014, 0.011), (0.025, 0.0)])
def test_a_sourcing_premium_is_worth_the_duty_less_what_claiming_costs(claiming: float, worth: float) -> None:
    """Federal Reserve 2025: claiming costs 1.4 to 2.5 % of the value, the duty is 2.5 %: worth 1.1 to 0 %."""
    nafta = POLICIES["nafta"]
    cost = Fee("claiming", "Cost of claiming the preference", claiming, When.QUALIFYING)
    scenario = Scenario(replace(nafta, fees=(cost,)))

    for premium, decision in ((worth - 0.0005, Decision.COMPLY), (worth + 0.0005, Decision.PAY)):
        rows = [
            Row("JP", 20_000.0, part="p"),
            Row("MX", 20_000.0 * (1 + premium), part="p", alternative=True),
        ]
        vehicle = Vehicle("A", assembly_country="MX", customs_value_usd=20_000.0)
        (answer,) = resource(offers_of(book(rows, vehicle)), scenario)
        assert answer.decision is decision


@pytest.mark.parametrize(
    ("ratio", "share", "cost"), [(0.8, 0.290579, 0.734203), (1.0, 0.5, 0.840896), (1.25, 0.709421, 0.917753)]
)
def test_without_a_rule_the_regional_share_and_the_cost_are_those_of_free_trade(
    ratio: float, share: float, cost: float
) -> None:
    """Head, Mayer & Melitz, Journal of International Economics 150 (2024) 103911, free trade."""
    shape, parts = 4.0, 5000
    draw = np.random.default_rng(11)
    prices = draw.weibull(shape, (parts, 2)) / gamma(1 + 1 / shape) * np.array([1.0, ratio])
    rows = [
        Row(origin, price, part=f"P{part}", alternative=alternative)
        for part, (home, away) in enumerate(prices.tolist())
        for origin, price, alternative in (("MX", home, False), ("CN", away, True))
    ]
    without = replace(POLICIES["nafta-withdrawal"], measures=(), fees=())

    (answer,) = resource(offers_of(book(rows, Vehicle("A", assembly_country="MX"))), Scenario(without))

    assert answer.chosen is not None
    regional = 1 - sum(change.from_origin == "MX" for change in answer.chosen.changes) / parts
    assert regional == pytest.approx(share, abs=0.02)
    assert answer.chosen.landed_usd / parts == pytest.approx(cost, abs=0.01)
