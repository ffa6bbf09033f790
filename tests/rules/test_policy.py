"""Properties of policies as values: changing one figure, classes, origins, roles."""

import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.countries import EUROPEAN_UNION
from headroom.book.sourcing import CLASSES, ROLES, PartRole, VehicleClass
from headroom.rules.measures import Fee, Measure, Trade
from headroom.rules.policy import Policy, Reading, Test, Threshold, UsContentBasis, VnmRule
from headroom.rules.readings import WORDS
from strategies import RATES, SHARES, policies

COUNTRIES = st.sampled_from(("US", "CA", "MX", "CN", "JP", "KR", "GB", "DE", "FR", ""))


def bare(*thresholds: Threshold, measures: tuple[Measure, ...] = ()) -> Policy:
    return Policy(
        "p", "P", date(2026, 1, 1), True, "", VnmRule.ROLL_UP, True, False, "", thresholds, measures, ()
    )


@given(policy=policies(), data=st.data())
def test_changing_a_figure_changes_that_figure_and_no_other(policy: Policy, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(policy.values())))
    value = data.draw(SHARES)

    changed = policy.with_value(key, value)

    assert changed.values() == {**policy.values(), key: value}
    assert changed.with_value(key, policy.values()[key]) == policy


@given(policy=policies(), data=st.data())
def test_setting_a_figure_to_what_it_is_gives_an_equal_policy(policy: Policy, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(policy.values())))

    assert policy.with_value(key, policy.values()[key]) == policy


@given(policy=policies(), rate=RATES)
def test_a_part_duty_goes_back_to_the_tariff_schedule(policy: Policy, rate: float) -> None:
    assert policy.with_value("mfn_parts", rate).with_value("mfn_parts", None).values()["mfn_parts"] is None


@given(policy=policies(), key=st.sampled_from(("rvc", "mfn_car", "mpf")))
def test_only_a_part_duty_can_do_without_a_number(policy: Policy, key: str) -> None:
    with pytest.raises(ValueError, match=f"{key} needs a number"):
        policy.with_value(key, None)


@given(policy=policies())
def test_a_key_that_the_policy_does_not_have_cannot_be_set(policy: Policy) -> None:
    with pytest.raises(KeyError):
        policy.with_value("no_such_key", 0.1)


@given(share=st.floats(max_value=-1e-9) | st.floats(min_value=1 + 1e-9) | st.just(math.nan))
def test_a_threshold_outside_its_range_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="a threshold is from 0 % to 100 %"):
        Threshold("rvc", "Regional content", Test.REGIONAL, share, classes=CLASSES)


@given(rate=st.floats(max_value=-1e-9) | st.just(math.nan) | st.just(math.inf))
def test_a_rate_or_fee_below_zero_or_without_end_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="a rate is at least 0 %"):
        Measure("mfn", "MFN", Trade.VEHICLE, rate)
    with pytest.raises(ValueError, match="a fee is at least 0 %"):
        Fee("mpf", "Fee", rate)


@given(shares=st.dictionaries(st.sampled_from(ROLES), SHARES))
def test_what_has_roles_is_a_threshold_on_parts(shares: dict[PartRole, float]) -> None:
    on_parts = [Threshold(str(r), r, Test.CORE_PARTS, share, roles=(r,)) for r, share in shares.items()]
    on_vehicles = Threshold("rvc", "RVC", Test.REGIONAL, 0.5, classes=CLASSES)

    assert bare(on_vehicles, *on_parts).part_thresholds() == tuple(on_parts)


def test_a_threshold_may_be_on_parts_without_a_role() -> None:
    listed = Threshold("listed", "Listed", Test.CORE_PARTS, 0.6, code_list="traced", of_parts=True)

    assert bare(listed).part_thresholds() == (listed,)


READINGS = tuple(Reading(key, key, words, words[0]) for key, words in WORDS.items())


def read(**chosen: str) -> Policy:
    """Return a policy with all readings, some of them chosen otherwise."""
    policy = replace(bare(), readings=READINGS)
    for key, word in chosen.items():
        policy = policy.with_reading(key, word)
    return policy


def test_a_policy_without_readings_rolls_core_parts_up_and_takes_us_content_as_approved() -> None:
    assert bare().core_roll_up
    assert not bare().requires_approval
    assert bare().us_content_basis is UsContentBasis.NET_COST


def test_core_parts_roll_up_only_where_the_policy_rolls_up_and_is_read_so() -> None:
    assert read().core_roll_up
    assert not read(core_roll_up="no").core_roll_up
    assert not replace(read(), vnm_rule=VnmRule.AS_SOURCED).core_roll_up
    assert not replace(read(), vnm_rule=VnmRule.TRACED).core_roll_up


def test_readings_are_what_is_chosen_of_them() -> None:
    assert read(require_approval="yes").requires_approval
    assert read(us_content_basis="parts of US origin").us_content_basis is UsContentBasis.PARTS
    assert read().with_reading("core_roll_up", "no").reading("core_roll_up") == "no"
    assert bare().reading("core_roll_up") is None
    with pytest.raises(KeyError):
        bare().with_reading("core_roll_up", "no")
    with pytest.raises(ValueError, match="one of yes, no, not perhaps"):
        read(core_roll_up="perhaps")


def test_a_measure_that_hangs_on_a_reading_is_charged_where_that_says_yes() -> None:
    always = Measure("mfn", "MFN", Trade.PARTS, 0.025)
    deal = Measure("uk", "UK", Trade.PARTS, 0.10, origins=("GB",), reading="uk_parts_deal")
    policy = replace(read(), measures=(always, deal))

    assert policy.charged_measures() == (always,)
    assert policy.with_reading("uk_parts_deal", "yes").charged_measures() == (always, deal)
    assert replace(policy, readings=()).charged_measures() == (always,)


@given(
    country=COUNTRIES,
    origins=st.lists(COUNTRIES.filter(bool) | st.just("EU"), unique=True),
    excepted=st.lists(COUNTRIES.filter(bool) | st.just("EU"), unique=True),
    unknown=st.booleans(),
)
def test_a_measure_covers_the_origins_it_names_less_those_it_excepts(
    country: str, origins: list[str], excepted: list[str], *, unknown: bool
) -> None:
    def names(codes: list[str]) -> bool:
        return country in codes or ("EU" in codes and country in EUROPEAN_UNION)

    measure = Measure(
        "duty",
        "Duty",
        Trade.PARTS,
        0.1,
        origins=tuple(origins),
        except_origins=tuple(excepted),
        unknown_origin=unknown,
    )

    if country:
        assert measure.covers_origin(country) == ((not origins or names(origins)) and not names(excepted))
    else:
        assert measure.covers_origin(country) == (unknown and not origins)


@given(classes=st.lists(st.sampled_from(CLASSES), unique=True), other=st.sampled_from(CLASSES))
def test_a_measure_without_classes_covers_all(classes: list[VehicleClass], other: VehicleClass) -> None:
    measure = Measure("duty", "Duty", Trade.VEHICLE, 0.1, classes=tuple(classes))

    assert measure.covers_class(other) == (not classes or other in classes)
