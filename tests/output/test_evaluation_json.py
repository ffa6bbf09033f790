import json
import math
from typing import Any

import pytest
from hypothesis import given

from books import Row, book, unknown
from evaluation_shape import departures
from headroom.book.sourcing import SourcingBook, Vehicle
from headroom.output.evaluation_json import evaluation
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from strategies import REFERENCE, SCENARIOS, books

COMPONENTS = (
    "parts_usd",
    "conversion_usd",
    "inbound_freight_usd",
    "parts_duty_usd",
    "outbound_freight_usd",
    "insurance_usd",
    "vehicle_duty_usd",
    "fees_usd",
)


def preset(name: str) -> Policy:
    return load_policy(preset_path(name))


def outcome_of(given_book: SourcingBook, policy: Policy) -> Outcome:
    return evaluate(Exposure.of(given_book, load_reference()), Scenario(policy))


def only_model(given_book: SourcingBook, policy: Policy) -> dict[str, Any]:
    """Return the values of the one model; what they are is what the tests ask."""
    models = evaluation(outcome_of(given_book, policy), policy)["models"]
    assert isinstance(models, list)
    (model,) = models
    assert isinstance(model, dict)
    return model


def as_read_back(outcome: Outcome, published: Policy | None = None) -> dict[str, object]:
    published = published or outcome.scenario.policy
    text = json.dumps(evaluation(outcome, published), allow_nan=False)
    result: dict[str, object] = json.loads(text)
    return result


@given(book=books(), scenario=SCENARIOS)
def test_any_outcome_is_strict_json_of_the_documented_layout(book: SourcingBook, scenario: Scenario) -> None:
    outcome = evaluate(Exposure.of(book, REFERENCE), scenario)

    assert departures(as_read_back(outcome)) == []


@given(book=books(), scenario=SCENARIOS)
def test_the_components_add_up_to_the_landed_cost_and_the_lines_to_the_duties(
    book: SourcingBook, scenario: Scenario
) -> None:
    result = evaluation(evaluate(Exposure.of(book, REFERENCE), scenario), scenario.policy)

    models = result["models"]
    assert isinstance(models, list)
    for model in models:
        assert math.fsum(model[c] for c in COMPONENTS) == pytest.approx(model["landed_cost_usd"], abs=0.005)
        duties = math.fsum(line["duty_usd"] for line in model["duties"])
        assert duties == pytest.approx(model["parts_duty_usd"] + model["vehicle_duty_usd"], abs=0.005)
        assert math.fsum(f["fee_usd"] for f in model["fees"]) == pytest.approx(model["fees_usd"], abs=0.005)


@given(book=books(), scenario=SCENARIOS)
def test_the_fleet_is_the_sum_of_its_models_by_volume(book: SourcingBook, scenario: Scenario) -> None:
    result = evaluation(evaluate(Exposure.of(book, REFERENCE), scenario), scenario.policy)

    models, fleet = result["models"], result["fleet"]
    assert isinstance(models, list)
    assert isinstance(fleet, dict)
    assert fleet["models"] == len(models)
    assert fleet["qualifying"] == sum(model["verdict"] == "qualifies" for model in models)
    assert fleet["volume"] == math.fsum(model["annual_volume"] for model in models)
    assert fleet["landed_cost_usd"] == pytest.approx(
        math.fsum(model["landed_cost_usd"] * model["annual_volume"] for model in models), abs=0.01, rel=1e-12
    )


def test_a_duty_line_is_left_out_where_the_measure_does_not_fall_on_the_model() -> None:
    cars = book([Row("JP", 1000.0)], Vehicle("A", assembly_country="JP"))

    model = only_model(cars, preset("nafta"))

    assert model["duties"] == [
        {"measure": "mfn_car", "base_usd": 1000.0, "rate": 0.025, "duty_usd": 25.0},
    ]


def test_a_floor_has_the_rate_that_it_adds_to_the_other_duties() -> None:
    cars = book([Row("JP", 1000.0)], Vehicle("A", assembly_country="JP"))

    model = only_model(cars, preset("usmca-232"))

    lines = {line["measure"]: line for line in model["duties"]}
    assert lines["s232_deal"]["rate"] == pytest.approx(0.125)
    assert lines["s232_deal"]["duty_usd"] == pytest.approx(125.0)
    assert lines["mfn_car"]["duty_usd"] == pytest.approx(25.0)


def test_a_rate_by_tariff_schedule_is_the_mean_of_the_parts_it_falls_on() -> None:
    parts = [Row("JP", 100.0, hts="87089981"), Row("JP", 100.0, hts="85443000")]

    model = only_model(book(parts), preset("nafta"))

    (line,) = model["duties"]
    assert line["measure"] == "mfn_parts"
    assert line["base_usd"] * line["rate"] == pytest.approx(line["duty_usd"])
    assert 0.025 < line["rate"] < 0.05


def test_headroom_is_null_where_the_policy_sets_no_threshold() -> None:
    policy = preset("nafta-withdrawal")

    model = only_model(book([Row()]), policy)

    assert model["headroom"] is None
    assert model["verdict"] == "fails"
    assert [test["test"] for test in model["tests"]] == ["preference in force"]


def test_unknown_origins_give_a_range_and_an_undetermined_verdict() -> None:
    policy = preset("nafta")

    model = only_model(book([Row(cost=50.0), unknown(50.0, hts="")]), policy)

    assert (model["rvc_low"], model["rvc_high"]) == (0.5, 1.0)
    assert (model["vnm_low_usd"], model["vnm_high_usd"]) == (0.0, 50.0)
    assert model["verdict"] == "undetermined"


def test_what_was_changed_in_the_policy_is_listed_by_key() -> None:
    published = preset("nafta")
    changed = published.with_value("rvc", 0.8).with_value("mfn_parts", 0.1)

    result = evaluation(outcome_of(book([Row()]), changed), published)

    policy = result["policy"]
    assert isinstance(policy, dict)
    assert policy["name"] == "nafta"
    assert policy["changed"] == {"rvc": 0.8, "mfn_parts": 0.1}


def test_assumptions_of_the_outcome_stand_among_the_problems() -> None:
    policy = preset("usmca")

    result = evaluation(outcome_of(book([Row()]), policy), policy)

    problems = result["problems"]
    assert isinstance(problems, list)
    assert any("labour value content" in problem["message"] for problem in problems)
    assert {problem["severity"] for problem in problems} == {"assumption"}


def test_makers_net_costs_stand_beside_what_counts_and_are_null_without_a_statement() -> None:
    seat = Row("MX", 400.0, regional=0.4, part_net_cost=360.0, part_vnm=130.0)
    vehicle = Vehicle("A", assembly_country="US")

    stated = only_model(book([seat, Row("US", 600.0)], vehicle), preset("usmca"))

    assert stated["rvc_low"] == pytest.approx(0.83)
    assert stated["by_net_costs"] == {
        "net_cost_low_usd": 960.0,
        "net_cost_high_usd": 960.0,
        "vnm_low_usd": pytest.approx(130.0),
        "vnm_high_usd": pytest.approx(130.0),
        "rvc_low": pytest.approx(830 / 960),
        "rvc_high": pytest.approx(830 / 960),
        "verdict": "qualifies",
    }
    assert only_model(book([Row("US", 600.0)], vehicle), preset("usmca"))["by_net_costs"] is None
