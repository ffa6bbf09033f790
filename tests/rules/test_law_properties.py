"""What always holds of the rules of origin and duties, whatever stands in the workbook."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from books import Row, book
from evaluation_figures import Figures, program_figures
from headroom.book.classes_and_roles import CoreGroup
from headroom.book.sourcing import SourcingBook, Vehicle, VehicleClass
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.measures import RateKind
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from strategies import MODELS, RATES, REFERENCE, ROWS, SCENARIOS, SHARES, books, vehicles

LAW_DAY = date(2026, 11, 1)
LAW = load_reference()
CURRENCIES = {"EUR": 1.1, "JPY": 0.0065}
VERDICTS = ("fails", "undetermined", "qualifies")
DEALS = ("s232_deal", "s232_uk", "s232_parts_deal", "s232_uk_parts")
TOLERANCE = 1e-6


def law(day: date = LAW_DAY) -> Policy:
    """Return what the United States charge on a day."""
    return load_policy(preset_path("usmca-232")).at(day)


def number(figures: Figures, name: str) -> float:
    value = figures.get(name, 0.0)
    assert isinstance(value, float | int)
    return float(value)


def models_of(a_book: SourcingBook) -> Iterator[Vehicle]:
    yield from a_book.vehicles


def fleet_usd(a_book: SourcingBook, figures: Figures, name: str) -> float:
    """Return a figure of all models a year."""
    return sum(v.annual_volume * number(figures, f"{v.name}.{name}") for v in models_of(a_book))


@st.composite
def fleets(draw: st.DrawFn, least_volume: int = 1) -> tuple[list[Row], list[Vehicle]]:
    """Return rows and vehicles of which books are made, and made once more with a change."""
    rows = draw(st.lists(ROWS, min_size=1, max_size=15))
    made = [draw(vehicles(name)) for name in MODELS]
    return rows, [replace(v, annual_volume=max(v.annual_volume, least_volume)) for v in made]


def book_of(rows: list[Row], fleet: list[Vehicle]) -> SourcingBook:
    return book(rows, *fleet, rates=CURRENCIES)


# thresholds and rates


THRESHOLDS = (
    *("rvc", "rvc_truck", "rvc_other", "us_content", "lvc", "steel", "engines", "heavy_principal"),
    *("core", "principal", "complementary", "other"),
)


@given(a_book=books(), scenario=SCENARIOS, key=st.sampled_from(THRESHOLDS), other=SHARES)
def test_a_higher_threshold_never_lets_more_models_qualify(
    a_book: SourcingBook, scenario: Scenario, key: str, other: float
) -> None:
    assume(key in scenario.policy.values())
    mine = scenario.policy.values()[key] or 0.0
    mild = program_figures(a_book, scenario.with_value(key, min(mine, other)), REFERENCE)
    strict = program_figures(a_book, scenario.with_value(key, max(mine, other)), REFERENCE)

    for vehicle in models_of(a_book):
        name = f"{vehicle.name}.verdict"
        assert VERDICTS.index(str(strict[name])) <= VERDICTS.index(str(mild[name]))


@given(
    a_book=books(),
    scenario=SCENARIOS,
    key=st.sampled_from(
        ("s232", "s301", "s301_electronics", "s232_parts", "parts_floor", "mfn_parts", "deal")
    ),
    low=RATES,
    rise=RATES,
)
def test_a_dearer_duty_never_lowers_the_cost_of_the_fleet(
    a_book: SourcingBook, scenario: Scenario, key: str, low: float, rise: float
) -> None:
    # Of the fleet: a manufacturer's offset goes where its Section 232 duty is, from one model to another.
    cheaper = program_figures(a_book, scenario.with_value(key, low), REFERENCE)
    dearer = program_figures(a_book, scenario.with_value(key, low + rise), REFERENCE)

    before, after = (fleet_usd(a_book, one, "landed_cost_usd") for one in (cheaper, dearer))
    assert after >= before - TOLERANCE * max(1.0, before)


# 3 and 4: core parts


@given(a_book=books(), scenario=SCENARIOS)
def test_where_every_core_group_passes_all_pass_together_by_the_same_method(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    figures = program_figures(a_book, scenario, REFERENCE)

    for vehicle in models_of(a_book):
        for method in ("rvc", "rvc_components"):
            core = f"{vehicle.name}.core."
            groups = [
                number(figures, f"{core}{g}.{method}") for g in CoreGroup if f"{core}{g}.{method}" in figures
            ]
            if groups and f"{core}together.{method}" in figures:
                assert number(figures, f"{core}together.{method}") >= min(groups) - TOLERANCE


@given(a_book=books(), scenario=SCENARIOS)
def test_the_vnm_of_listed_components_is_at_most_that_of_all_materials(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    figures = program_figures(a_book, scenario, REFERENCE)

    for vehicle in models_of(a_book):
        for group in CoreGroup:
            core = f"{vehicle.name}.core.{group}"
            if f"{core}.vnm_components_usd" in figures:
                whole = number(figures, f"{core}.vnm_usd")
                assert number(figures, f"{core}.vnm_components_usd") <= whole + TOLERANCE


# hidden origins


@given(made=fleets(), data=st.data())
def test_hiding_an_origin_never_lowers_the_cost_of_the_fleet(
    made: tuple[list[Row], list[Vehicle]], data: st.DataObject
) -> None:
    rows, fleet = made
    i = data.draw(st.integers(0, len(rows) - 1))
    # Not an origin with a surcharge of its own, and not a false certificate, which counts nothing where the
    # origin is stated.
    assume(rows[i].origin != "CN")
    assume(rows[i].origin in {"US", "CA", "MX", ""} or rows[i].originating is not True)
    hidden = [replace(row, origin="") if j == i else row for j, row in enumerate(rows)]
    shown_book, hidden_book = book_of(rows, fleet), book_of(hidden, fleet)

    shown = program_figures(shown_book, Scenario(law()), LAW)
    unknown = program_figures(hidden_book, Scenario(law()), LAW)

    before = fleet_usd(shown_book, shown, "landed_cost_usd")
    assert fleet_usd(hidden_book, unknown, "landed_cost_usd") >= before - TOLERANCE * max(1.0, before)
    for vehicle in models_of(shown_book):
        name = f"{vehicle.name}.rvc_low"
        assert number(unknown, name) <= number(shown, name) + TOLERANCE


# heavy trucks and core groups


@given(made=fleets(), scenario=SCENARIOS, data=st.data())
def test_heavy_trucks_do_not_change_with_the_core_group(
    made: tuple[list[Row], list[Vehicle]], scenario: Scenario, data: st.DataObject
) -> None:
    rows, fleet = made
    trucks = [replace(v, vehicle_class=VehicleClass.HEAVY_TRUCK, hts_code="") for v in fleet]
    groups = st.none() | st.sampled_from(tuple(CoreGroup))
    regrouped = [
        replace(row, core_group=data.draw(groups), core_component=data.draw(st.none() | st.booleans()))
        for row in rows
    ]

    first = program_figures(book_of(rows, trucks), scenario, REFERENCE)
    second = program_figures(book_of(regrouped, trucks), scenario, REFERENCE)

    assert first.keys() == second.keys()
    for name, value in first.items():  # rows are summed in another order
        same = pytest.approx(value, rel=1e-9, abs=1e-9) if isinstance(value, float) else value
        assert second[name] == same, name


# US content by part


@given(made=fleets(), scenario=SCENARIOS, shares=st.lists(st.none() | SHARES, min_size=15, max_size=15))
def test_us_content_by_part_does_not_change_with_regional_shares(
    made: tuple[list[Row], list[Vehicle]], scenario: Scenario, shares: list[float | None]
) -> None:
    rows, fleet = made
    other = [replace(row, regional=share) for row, share in zip(rows, shares, strict=False)]

    first = program_figures(book_of(rows, fleet), scenario, REFERENCE)
    second = program_figures(book_of(other, fleet), scenario, REFERENCE)

    for vehicle in models_of(book_of(rows, fleet)):
        name = f"{vehicle.name}.us_parts_usd"
        assert number(first, name) == pytest.approx(number(second, name))


# deals


@given(made=fleets())
def test_a_deal_never_costs_more_than_the_general_duty(made: tuple[list[Row], list[Vehicle]]) -> None:
    rows, fleet = made
    a_book, with_deals = book_of(rows, fleet), law()
    general = replace(with_deals, measures=tuple(m for m in with_deals.measures if m.key not in DEALS))

    dealt = program_figures(a_book, Scenario(with_deals), LAW)
    undealt = program_figures(a_book, Scenario(general), LAW)

    for vehicle in models_of(a_book):
        name = f"{vehicle.name}.vehicle_duty_usd"
        assert number(dealt, name) <= number(undealt, name) + TOLERANCE
    most = fleet_usd(a_book, undealt, "parts_duty_usd")
    assert fleet_usd(a_book, dealt, "parts_duty_usd") <= most + TOLERANCE * max(1.0, most)


# offsets


@given(made=fleets(), scenario=SCENARIOS)
def test_an_offset_is_used_up_to_the_duty_of_its_manufacturer_and_the_rest_is_carried(
    made: tuple[list[Row], list[Vehicle]], scenario: Scenario
) -> None:
    rows, fleet = made
    a_book = book_of(rows, fleet)
    figures = program_figures(a_book, scenario, REFERENCE)
    (against,) = {m.credits_against for m in scenario.policy.measures if m.kind is RateKind.CREDIT}

    for manufacturer in ("-", "Ash", "Birch"):
        models = [
            v
            for v in models_of(a_book)
            if (v.manufacturer or "-") == manufacturer and v.assembly_country == "US"
        ]
        duty = sum(
            v.annual_volume * number(figures, f"{v.name}.duty.{key}") for v in models for key in against
        )
        granted, used, carried = (
            number(figures, f"offset.{manufacturer}.{name}")
            for name in ("granted_usd", "used_usd", "carried_usd")
        )
        assert used + carried == pytest.approx(granted)
        assert 0 <= used <= duty + TOLERANCE * max(1.0, duty)
        spread = sum(v.annual_volume * number(figures, f"{v.name}.offset_usd") for v in models)
        assert spread == pytest.approx(used, abs=1e-3)


# fees per entry


@given(made=fleets(), scenario=SCENARIOS, more=st.integers(1, 400))
def test_the_processing_fee_of_a_vehicle_does_not_rise_with_the_vehicles_of_an_entry(
    made: tuple[list[Row], list[Vehicle]], scenario: Scenario, more: int
) -> None:
    rows, fleet = made
    fuller = [replace(v, vehicles_per_entry=v.vehicles_per_entry + more) for v in fleet]
    (fee,) = [fee for fee in scenario.policy.fees if fee.key == "mpf"]

    alone = program_figures(book_of(rows, fleet), scenario, REFERENCE)
    shared = program_figures(book_of(rows, fuller), scenario, REFERENCE)

    for vehicle in models_of(book_of(rows, fuller)):
        per_vehicle = number(shared, f"{vehicle.name}.fee.mpf")
        assert per_vehicle <= number(alone, f"{vehicle.name}.fee.mpf") + TOLERANCE
        entry = per_vehicle * vehicle.vehicles_per_entry
        if entry > 0:
            assert entry >= (fee.least_usd or 0.0) - TOLERANCE
            assert fee.most_usd is None or entry <= fee.most_usd + TOLERANCE


# duties that have not begun


@given(made=fleets(), days=st.integers(0, 3100))
def test_a_duty_that_has_not_begun_is_absent(made: tuple[list[Row], list[Vehicle]], days: int) -> None:
    rows, fleet = made
    day = date(2020, 7, 1) + timedelta(days=days)
    policy = law(day)
    assert policy.law is not None
    begun = {
        dated.measure.key
        for dated in policy.law.measures
        if (dated.rows[0].since is None or dated.rows[0].since <= day)
        and (dated.until is None or day <= dated.until)
    }

    figures = program_figures(book_of(rows, fleet), Scenario(policy), LAW)

    assert {measure.key for measure in policy.measures} == begun
    lines = {name.split(".duty.")[1] for name in figures if ".duty." in name}
    assert lines <= begun


@pytest.mark.parametrize(
    ("key", "first"),
    [
        ("s232_vehicle", date(2025, 4, 3)),
        ("s232_parts", date(2025, 5, 3)),
        ("s232_deal", date(2025, 8, 1)),
        ("s232_parts_deal", date(2025, 8, 1)),
        ("s232_uk", date(2025, 6, 30)),
        ("msrp_offset", date(2025, 4, 3)),
    ],
)
def test_the_day_before_it_begins_a_duty_is_absent_and_on_the_day_it_is_there(key: str, first: date) -> None:
    before, after = law(first - timedelta(days=1)), law(first)

    assert not [measure for measure in before.measures if measure.key == key]
    assert [measure for measure in after.measures if measure.key == key and measure.rate]
