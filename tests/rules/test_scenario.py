"""Scenarios and policies are values that change one number at a time."""

import pytest
from hypothesis import given

from headroom.book.countries import EUROPEAN_UNION, expand_groups
from headroom.book.problem import Problem, Severity
from headroom.notation.numbers import LARGEST
from headroom.rules import scenario as scenarios
from headroom.rules.measures import Fee, Measure, Trade
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.scenario import Scenario
from headroom.work.workspace import Workspace
from strategies import RATES, policies


@given(policy=policies(), rate=RATES)
def test_every_key_can_be_set_and_only_it_changes(policy: Policy, rate: float) -> None:
    before = Scenario(policy)
    for key in before.values({"EUR": 1.1}):
        after = before.with_value(key, rate + 0.01)
        changed = {k for k, v in after.values({"EUR": 1.1}).items() if v != before.values({"EUR": 1.1})[k]}
        assert changed <= {key}
        assert after.values({"EUR": 1.1})[key] == rate + 0.01


@given(policy=policies())
def test_a_baseline_that_nobody_named_is_called_one_in_the_language_of_the_program(policy: Policy) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenarios, "tr", str.upper)

        assert Scenario(policy).called == "BASELINE"
        assert Scenario(policy, name="Plan B").called == "Plan B"


@given(policy=policies())
def test_an_unknown_key_is_refused(policy: Policy) -> None:
    with pytest.raises(KeyError):
        Scenario(policy).with_value("no such key", 0.1)


@given(policy=policies())
def test_only_part_duties_go_back_to_the_schedule(policy: Policy) -> None:
    scenario = Scenario(policy)

    assert scenario.with_value("mfn_parts", None).policy.values()["mfn_parts"] is None
    with pytest.raises(ValueError, match="needs a number"):
        scenario.with_value("s301", None)
    with pytest.raises(ValueError, match="needs a number"):
        scenario.with_value("rvc", None)
    with pytest.raises(ValueError, match="needs a number"):
        scenario.with_value("freight", None)


@given(policy=policies())
def test_an_assumed_currency_rate_can_be_taken_back(policy: Policy) -> None:
    assumed = Scenario(policy).with_value("fx.EUR", 1.3)

    assert assumed.values({"EUR": 1.1})["fx.EUR"] == 1.3
    assert assumed.with_value("fx.EUR", None) == Scenario(policy)


@given(policy=policies())
def test_numbers_outside_their_range_are_refused(policy: Policy) -> None:
    scenario = Scenario(policy)

    with pytest.raises(ValueError, match="from 0 % to 100 %"):
        scenario.with_value("rvc", 1.01)
    with pytest.raises(ValueError, match="at least 0 %"):
        scenario.with_value("mfn_car", -0.01)
    with pytest.raises(ValueError, match="at least 0 %"):
        scenario.with_value("mpf", -0.01)
    with pytest.raises(ValueError, match="above 0"):
        scenario.with_value("fx.EUR", 0.0)
    with pytest.raises(ValueError, match="at least 0"):
        scenario.with_value("freight", float("nan"))
    for key in ("mfn_car", "mpf", "fx.EUR", "freight"):
        assert scenario.with_value(key, LARGEST).values({})[key] == LARGEST
        with pytest.raises(ValueError, match="at most"):
            scenario.with_value(key, 2 * LARGEST)


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_a_threshold_is_a_share(share: float) -> None:
    with pytest.raises(ValueError, match="a threshold is from 0 % to 100 %"):
        Threshold("rvc", "RVC", Test.REGIONAL, share)


@pytest.mark.parametrize("rate", [-0.1, float("inf"), float("nan")])
def test_rates_and_fees_are_finite_and_not_negative(rate: float) -> None:
    with pytest.raises(ValueError, match="at least 0 %"):
        Measure("m", "M", Trade.PARTS, rate)
    with pytest.raises(ValueError, match="at least 0 %"):
        Fee("f", "F", rate)


def test_the_european_union_has_27_members_and_stands_for_them() -> None:
    assert len(EUROPEAN_UNION) == 27
    assert expand_groups(("EU", "JP")) == EUROPEAN_UNION | {"EU", "JP"}


def test_a_measure_covers_the_origins_it_names_less_its_exceptions() -> None:
    measure = Measure("m", "M", Trade.PARTS, 0.1, origins=("EU", "JP"), except_origins=("DE",))

    assert [measure.covers_origin(c) for c in ("FR", "JP", "DE", "US", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]


@given(policy=policies(), other=policies())
def test_a_workspace_replaces_its_scenario_and_keeps_its_baseline(policy: Policy, other: Policy) -> None:
    workspace = Workspace(Scenario(policy), Scenario(policy))

    changed = workspace.with_scenario(Scenario(other))

    assert changed.baseline == workspace.baseline
    assert changed.with_baseline(changed.scenario).baseline == Scenario(other)


def test_a_problem_says_its_place_as_excel_writes_it() -> None:
    assert Problem(Severity.ERROR, "x", sheet="Sourcing", cell="F17").place == "Sourcing!F17"
    assert Problem(Severity.ERROR, "x", sheet="Sourcing").place == "Sourcing"
    assert Problem(Severity.ERROR, "x").place == ""
