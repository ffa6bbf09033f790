"""What a measure says of itself: where it falls, and which rates and fees are none."""

from dataclasses import replace

import pytest

from headroom.book.sourcing import VehicleClass
from headroom.rules.law_source import LawSource
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When, with_rate

PARTS = Measure("parts", "Duty on parts", Trade.PARTS, 0.25, origins=("JP", "EU"), except_origins=("DE",))


def test_a_measure_falls_on_the_origins_it_names_less_those_it_excepts() -> None:
    covered = [country for country in ("JP", "FR", "DE", "US", "") if PARTS.covers_origin(country)]

    assert covered == ["JP", "FR"]


def test_a_measure_that_names_no_origin_falls_on_all_but_the_unknown_unless_it_says_so() -> None:
    anywhere = replace(PARTS, origins=())
    also_unknown = replace(anywhere, unknown_origin=True)

    assert [anywhere.covers_origin(country) for country in ("CN", "DE", "")] == [True, False, False]
    assert [also_unknown.covers_origin(country) for country in ("CN", "DE", "")] == [True, False, True]


def test_a_measure_on_countries_it_names_never_falls_on_an_unknown_origin() -> None:
    assert not replace(PARTS, unknown_origin=True).covers_origin("")


def test_a_measure_that_names_no_class_falls_on_all() -> None:
    trucks = replace(PARTS, classes=(VehicleClass.LIGHT_TRUCK,))

    assert [PARTS.covers_class(one) for one in VehicleClass] == [True, True, True]
    assert [trucks.covers_class(one) for one in VehicleClass] == [False, True, False]


@pytest.mark.parametrize("rate", [-0.001, -1.0, float("inf"), float("nan")])
def test_a_rate_or_fee_that_is_none_is_refused_with_its_name_and_figure(rate: float) -> None:
    with pytest.raises(ValueError, match=f"Duty on parts: a rate is at least 0 % .*, not {rate * 100:g} %"):
        replace(PARTS, rate=rate)
    with pytest.raises(ValueError, match=f"Processing: a fee is at least 0 % .*, not {rate * 100:g} %"):
        Fee("mpf", "Processing", rate)


@pytest.mark.parametrize("rate", [0.0, 0.25, 3.0])
def test_a_rate_or_fee_of_nothing_or_above_the_value_is_one(rate: float) -> None:
    assert replace(PARTS, rate=rate).rate == rate
    assert Fee("mpf", "Processing", rate).rate == rate


def test_only_what_had_its_rate_from_the_schedule_can_go_back_to_it() -> None:
    by_schedule = Measure("mfn", "MFN", Trade.PARTS, None)

    assert (by_schedule.by_schedule, replace(by_schedule, rate=0.1).by_schedule) == (True, True)
    assert not PARTS.by_schedule


@pytest.mark.parametrize(
    "other",
    [
        replace(PARTS, key="other"),
        replace(PARTS, into="MX"),
        replace(PARTS, classes=(VehicleClass.HEAVY_TRUCK,)),
        replace(PARTS, origins=()),
        replace(PARTS, except_origins=()),
        replace(PARTS, unknown_origin=True),
        replace(PARTS, code_list="s232"),
        replace(PARTS, when=When.ALWAYS),
        replace(PARTS, kind=RateKind.FLOOR),
        replace(PARTS, excludes=("mfn",)),
        replace(PARTS, except_code_list="s232"),
        replace(PARTS, reading="uk_parts_deal"),
    ],
)
def test_whatever_decides_where_it_falls_is_among_its_conditions(other: Measure) -> None:
    assert other.conditions != PARTS.conditions


def test_neither_rate_nor_base_nor_source_decides_where_it_falls() -> None:
    law = LawSource("another law")
    for other in (
        replace(PARTS, rate=0.1),
        replace(PARTS, label="another"),
        replace(PARTS, base=DutyBase.MSRP),
        replace(PARTS, source=law),
    ):
        assert other.conditions == PARTS.conditions


def test_a_rate_is_changed_of_every_measure_of_its_key_and_of_no_other() -> None:
    others = (PARTS, replace(PARTS, key="other"), replace(PARTS, into="MX"))

    assert [one.rate for one in with_rate(others, "parts", 0.1)] == [0.1, 0.25, 0.1]


@pytest.mark.parametrize(
    ("least", "most"), [(-1.0, None), (10.0, 9.0), (None, -1.0), (float("nan"), None), (1.0, float("nan"))]
)
def test_bounds_of_a_fee_that_are_none_are_refused(least: float | None, most: float | None) -> None:
    with pytest.raises(ValueError, match="the least fee per entry is at least 0 and at most the greatest"):
        Fee("mpf", "Processing", 0.003, least_usd=least, most_usd=most)


@pytest.mark.parametrize(("least", "most"), [(None, None), (0.0, 0.0), (34.58, 670.86), (34.58, None)])
def test_a_fee_may_have_either_bound_or_none(least: float | None, most: float | None) -> None:
    fee = Fee("mpf", "Processing", 0.003, least_usd=least, most_usd=most)

    assert (fee.least_usd, fee.most_usd) == (least, most)
