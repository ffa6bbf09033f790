"""Comply or pay as JSON values.

Three cars from Mexico, under a regional threshold of 75 % and a duty of 2.5 %. Alto: parts for $1,000 of
which $500 are regional; one part of $400 is to be had in Mexico for $405, too. Bora: parts for $200, all
regional. Cargo: parts for $300 from China, without alternatives.
"""

import json
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.optimum.resourcing import resource
from headroom.output.resourcing_json import resourcing
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario
from resourcing_cases import offers_of, thresholds
from strategies import MODELS, REFERENCE, ROWS, SCENARIOS, vehicles

ALTO = (
    Row("MX", 500.0, "Alto", part="frame"),
    Row("CN", 400.0, "Alto", part="seat"),
    Row("MX", 405.0, "Alto", part="seat", alternative=True, supplier="Acme"),
    Row("DE", 100.0, "Alto", part="lamp"),
)
CARS = book(
    (*ALTO, Row("MX", 200.0, "Bora"), Row("CN", 300.0, "Cargo")),
    Vehicle("Alto", assembly_country="MX", annual_volume=1000),
    Vehicle("Bora", VehicleClass.LIGHT_TRUCK, "MX", 10.5),
    Vehicle("Cargo", assembly_country="MX", annual_volume=100),
)


@st.composite
def choices(draw: st.DrawFn) -> SourcingBook:
    """Return books of up to three models whose parts have several sources now and then."""
    rows = draw(st.lists(ROWS, min_size=1, max_size=16))
    parts = [replace(row, part=f"P{at % 5}") for at, row in enumerate(rows)]
    return book(parts, *(draw(vehicles(name)) for name in MODELS), rates={"EUR": 1.1, "JPY": 0.0065})


def one(*rows: Row) -> SourcingBook:
    return book(rows, Vehicle("A", assembly_country="MX"))


def values(
    a_book: SourcingBook, scenario: Scenario, *problems: Problem, published: Policy | None = None
) -> dict[str, Any]:
    """Return what a program reads; what it is, is what the tests ask."""
    answers = resource(offers_of(a_book), scenario)
    outcome = evaluate(Exposure.of(a_book, REFERENCE), scenario)
    found = resourcing(answers, outcome, published or scenario.policy, problems)
    result: dict[str, Any] = json.loads(json.dumps(found, allow_nan=False))
    return result


def only_model(a_book: SourcingBook, scenario: Scenario) -> dict[str, Any]:
    (model,) = values(a_book, scenario)["models"]
    return dict(model)


def test_a_model_that_complies_has_both_costs_and_what_lies_between_them() -> None:
    alto = values(CARS, thresholds(0.75))["models"][0]

    assert (alto["model"], alto["decision"], alto["proven_optimal"]) == ("Alto", "comply", True)
    assert alto["incumbent_usd"] == pytest.approx(1000)
    assert alto["incumbent_landed_usd"] == pytest.approx(1025)
    assert alto["duty_if_paying_usd"] == pytest.approx(25)
    assert alto["comply_premium_usd"] == pytest.approx(5)
    assert (alto["comply_landed_usd"], alto["pay_landed_usd"]) == pytest.approx((1005, 1025))
    assert alto["gap_usd"] == pytest.approx(-20)
    assert (alto["landed_usd"], alto["bound_usd"]) == pytest.approx((1005, 1005))
    assert (alto["rvc"], alto["us_content"]) == pytest.approx((905 / 1005, 0))
    assert alto["break_even_rate"] == pytest.approx(5 / 1000)
    assert alto["break_even_threshold"] == pytest.approx(905 / 1005)
    assert alto["nearest"] is None


def test_a_model_that_complies_has_what_each_test_and_lock_costs() -> None:
    """A share y of the seat is Mexican: 500 - 400 y = (1 - t)(1000 + 5 y), at 5 y dollars."""
    locked = replace(thresholds(0.75), locks=Locks(most_changes=1))
    alto, bora, cargo = values(CARS, locked)["models"]
    point = 5 / 401.25 * (1000 + 5 * 250 / 401.25) / 100

    regional, changes = alto["constraint_costs"]
    assert [regional["constraint"], regional["binds"], regional["per"]] == [
        "regional content",
        True,
        "percentage point",
    ]
    figures = [regional[key] for key in ("needed", "reached", "usd", "usd_a_year")]
    assert figures == pytest.approx([0.75, 905 / 1005, point, 1000 * point], rel=1e-5)
    assert [changes[key] for key in ("constraint", "needed", "reached")] == ["number of changes", 1, 1]
    assert [changes[key] for key in ("binds", "per", "usd", "usd_a_year")] == [False, "change", 0, 0]
    assert [cost["binds"] for cost in bora["constraint_costs"]] == [False, False]
    assert cargo["constraint_costs"] == []


def test_what_claiming_costs_is_in_what_is_saved_and_in_no_landed_cost() -> None:
    found = values(CARS, replace(thresholds(0.75), claim_cost=0.01))
    alto, bora, cargo = found["models"]

    assert [alto["claim_cost_usd"], alto["incumbent_claim_cost_usd"]] == pytest.approx([10.05, 0])
    assert [bora["claim_cost_usd"], bora["incumbent_claim_cost_usd"]] == pytest.approx([2, 2])
    assert [cargo["claim_cost_usd"], cargo["incumbent_claim_cost_usd"]] == [0, 0]
    assert [alto["landed_usd"], alto["admin_cost_usd"], alto["saves_usd"]] == pytest.approx(
        [1005, 10.05, 9.95]
    )
    assert bora["saves_usd"] == pytest.approx(0)
    fleet = found["fleet"]
    assert [fleet["claim_cost_usd"], fleet["incumbent_claim_cost_usd"]] == pytest.approx([10_071, 21])
    assert fleet["saves_usd"] == pytest.approx(9_950)


def test_a_part_that_moves_has_the_cells_of_both_costs_and_its_supplier() -> None:
    (seat,) = values(CARS, thresholds(0.75))["models"][0]["changes"]

    gain = 905 / 1005 - 0.5
    assert (seat["part_number"], seat["from"], seat["to"], seat["to_supplier"]) == (
        "seat",
        "CN",
        "MX",
        "Acme",
    )
    assert (seat["from_cell"], seat["to_cell"]) == ("Sourcing!D3", "Sourcing!D4")
    assert (seat["cost_delta_usd"], seat["rvc_gain"], seat["us_content_gain"]) == pytest.approx((5, gain, 0))
    assert seat["usd_per_point"] == pytest.approx(5 / (gain * 100))


def test_origins_suppliers_and_prices_of_a_point_that_are_not_there_are_null() -> None:
    to_known = one(unknown(60.0, part="p"), Row("MX", 61.0, part="p", alternative=True))
    to_unknown = one(Row("MX", 60.0, part="p"), unknown(50.0, part="p", alternative=True), Row("JP", 40.0))

    (known,) = only_model(to_known, thresholds(1))["changes"]
    (dark,) = only_model(to_unknown, thresholds(0.75))["changes"]

    assert (known["from"], known["to"], known["to_supplier"]) == (None, "MX", None)
    free = one(Row("CN", 60.0, part="p"), Row("MX", 50.0, part="p", alternative=True), Row("JP", 40.0))
    (gift,) = only_model(free, thresholds(0.75))["changes"]
    assert (dark["from"], dark["to"]) == ("MX", None)
    assert (dark["cost_delta_usd"], dark["rvc_gain"]) == pytest.approx((-10, -0.6))
    assert dark["usd_per_point"] == pytest.approx(10 / 60)
    assert (gift["to"], gift["usd_per_point"]) == ("MX", None)


def test_a_model_that_qualifies_already_moves_nothing_and_has_no_duty() -> None:
    bora = values(CARS, thresholds(0.75))["models"][1]

    assert (bora["decision"], bora["changes"], bora["nearest"]) == ("already qualifies", [], None)
    assert bora["comply_premium_usd"] == pytest.approx(0)
    assert [bora[key] for key in ("duty_if_paying_usd", "pay_landed_usd", "gap_usd")] == [None, None, None]


def test_a_model_that_cannot_qualify_pays_and_says_how_near_it_comes() -> None:
    cargo = values(CARS, thresholds(0.75))["models"][2]

    assert (cargo["decision"], cargo["duty_if_paying_usd"], cargo["landed_usd"]) == ("pay", 7.5, 307.5)
    absent = ("comply_premium_usd", "comply_landed_usd", "gap_usd", "break_even_rate")
    assert [cargo[key] for key in absent] == [None] * 4
    assert cargo["nearest"] == {
        "rvc": 0.0,
        "us_content": 0.0,
        "obstacles": [
            {
                "test": "regional content",
                "reachable": 0.0,
                "threshold": 0.75,
                "parts": [{"part_number": None, "lacking_usd": 300.0}],
                "more_parts": 0,
                "most_changes": None,
            }
        ],
    }


def test_an_obstacle_names_the_core_parts_that_nothing_makes_originate() -> None:
    rows = (
        Row("CN", 10.0, part="engine", role=PartRole.CORE),
        Row("MX", 12.0, part="engine", role=PartRole.CORE, regional=0.5, alternative=True),
        Row("MX", 990.0, part="frame"),
    )
    scenario = thresholds(0.75)
    core = replace(scenario, policy=replace(scenario.policy, core_parts=True))

    (obstacle,) = only_model(one(*rows), core)["nearest"]["obstacles"]

    assert (obstacle["test"], obstacle["reachable"], obstacle["threshold"]) == ("core parts", 0.5, 1.0)
    assert obstacle["parts"] == [{"part_number": "engine", "lacking_usd": 6.0}]


def test_where_the_locks_leave_no_source_the_decision_is_null_and_the_part_is_named() -> None:
    locks = Locks(barred_countries=frozenset({"CN", "MX"}))

    alto = only_model(one(*(replace(row, model="A") for row in ALTO)), replace(thresholds(0.75), locks=locks))

    assert (alto["decision"], alto["changes"], alto["landed_usd"], alto["bound_usd"]) == (
        None,
        [],
        None,
        None,
    )
    assert (alto["rvc"], alto["us_content"]) == (None, None)
    assert alto["incumbent_usd"] == pytest.approx(1000)
    assert (alto["nearest"]["rvc"], alto["nearest"]["us_content"]) == (None, None)
    (obstacle,) = alto["nearest"]["obstacles"]
    assert (obstacle["test"], [part["part_number"] for part in obstacle["parts"]]) == (None, ["seat"])


def test_vehicles_are_told_as_they_were_stated_and_a_whole_volume_has_no_fraction() -> None:
    result = values(CARS, thresholds(0.75))

    keys = ("vehicle_class", "assembly_country", "annual_volume")
    assert [tuple(model[key] for key in keys) for model in result["models"]] == [
        ("passenger car", "MX", 1000),
        ("light truck", "MX", 10.5),
        ("passenger car", "MX", 100),
    ]
    assert isinstance(result["models"][0]["annual_volume"], int)


def test_the_fleet_counts_each_model_as_often_as_it_is_sold() -> None:
    fleet = values(CARS, thresholds(0.75))["fleet"]

    assert fleet == pytest.approx(
        {
            "models": 3,
            "complying": 1,
            "paying": 1,
            "already_qualifying": 1,
            "owing_nothing": 0,
            "without_sourcing": 0,
            "unable_to_comply": 1,
            "proven_optimal": True,
            "volume": 1110.5,
            "qualifying_volume": 1010.5,
            "incumbent_landed_usd": 1_025_000 + 2_100 + 30_750,
            "qualifying": 2,
            "incumbent_qualifying": 1,
            "landed_usd": 1_005_000 + 2_100 + 30_750,
            "landed_cost_usd": 1_005_000 + 2_100 + 30_750,
            "switching_usd": 0,
            "saves_usd": 20_000,
            "duty_usd": 750,
            "vehicle_duty_usd": 750,
            "parts_duty_usd": 0,
            "fees_usd": 0,
            "incumbent_claim_cost_usd": 0,
            "claim_cost_usd": 0,
            "changes": 1,
        }
    )


def _check_that_columns_add_up(model: dict[str, Any]) -> None:
    """Complying costs premium, duty and administration, paying premium and duty; the smaller is decided."""
    assert model["admin_cost_usd"] == 0
    costs = {}
    for way, keys in (
        ("comply", ("comply_premium_usd", "duty_if_complying_usd", "admin_cost_usd")),
        ("pay", ("premium_if_paying_usd", "duty_if_paying_usd")),
    ):
        if model[f"{way}_landed_usd"] is None:
            assert model[keys[0]] is model[keys[1]] is None
        else:
            costs[way] = math.fsum(model[key] for key in keys)
    if len(costs) == 2:
        assert costs["comply"] - costs["pay"] == pytest.approx(model["gap_usd"], abs=1e-4)
        cheaper = "comply" if model["decision"] in {"comply", "already qualifies"} else "pay"
        assert costs[cheaper] == pytest.approx(min(costs.values()), abs=1e-4)
        # What both are measured against is the same: the landed cost less premium and duty.
        without = {model[f"{way}_landed_usd"] - cost for way, cost in costs.items()}
        assert max(without) == pytest.approx(min(without), abs=1e-4)
    owes = model["duty_if_paying_usd"]
    assert model["decision"] != "pay" or owes >= 0.005
    assert model["decision"] != "no duty due" or owes < 0.005
    assert model["landed_cost_usd"] + model["switching_usd"] == pytest.approx(model["landed_usd"], abs=1e-5)
    saved = model["incumbent_landed_usd"] - model["landed_usd"]
    assert model["saves_usd"] == pytest.approx(saved, abs=1e-4)


def test_a_model_that_owes_nothing_has_no_duty_due() -> None:
    found = values(CARS, thresholds(0.75, rate=0.0))

    assert [model["decision"] for model in found["models"]] == [
        "no duty due",
        "already qualifies",
        "no duty due",
    ]
    assert (found["fleet"]["owing_nothing"], found["fleet"]["paying"]) == (2, 0)


def test_who_could_comply_but_pays_is_not_among_those_who_cannot() -> None:
    fleet = values(CARS, thresholds(0.75, rate=0.001))["fleet"]

    assert (fleet["paying"], fleet["unable_to_comply"], fleet["complying"]) == (2, 1, 0)


def test_locks_are_told_in_order_and_no_limit_is_null() -> None:
    locks = Locks(frozenset("hgfedcba"), frozenset({"JP", "CN"}), 0)

    assert values(CARS, replace(thresholds(0.75), locks=locks))["locks"] == {
        "kept_parts": [*"abcdefgh"],
        "barred_countries": ["CN", "JP"],
        "most_changes": 0,
    }
    assert values(CARS, thresholds(0.75))["locks"] == {
        "kept_parts": [],
        "barred_countries": [],
        "most_changes": None,
    }


def test_workbook_policy_and_what_was_changed_in_it_are_told() -> None:
    published = thresholds(0.5)

    result = values(CARS, published.with_value("rvc", 0.75), published=published.policy)

    assert result["format"] == 1
    assert (result["workbook"]["name"], result["workbook"]["rows_used"]) == ("test.xlsx", 6)
    assert (result["policy"]["name"], result["policy"]["changed"]) == ("case", {"rvc": 0.75})


def test_problems_of_the_workbook_stand_before_those_of_the_question() -> None:
    wrong = replace(CARS, problems=(Problem(Severity.WARNING, "Odd cost.", "Check it.", "Sourcing", "D2"),))

    problems = values(wrong, thresholds(0.75), Problem(Severity.ERROR, "The part 9 stays.", rows=0))[
        "problems"
    ]

    assert [(one["severity"], one["cell"], one["message"], one["rows"]) for one in problems] == [
        ("warning", "D2", "Odd cost.", 1),
        ("assumption", "", "The HTS code of Alto, Cargo is not given: 8703.23 is used.", 2),
        ("assumption", "", "The HTS code of Bora is not given: 8704.21 is used.", 1),
        ("error", "", "The part 9 stays.", 0),
    ]


def test_a_workbook_without_a_model_has_a_fleet_of_nothing() -> None:
    outcome = evaluate(Exposure.of(book([]), REFERENCE), thresholds(0.75))

    result: dict[str, Any] = {**resourcing((), outcome, outcome.scenario.policy)}

    assert result["models"] == []
    assert (result["fleet"]["models"], result["fleet"]["landed_usd"], result["fleet"]["volume"]) == (0, 0, 0)


@given(a_book=choices(), scenario=SCENARIOS)
def test_any_answer_is_strict_json_whose_figures_agree_with_each_other(
    a_book: SourcingBook, scenario: Scenario
) -> None:
    exposure = Exposure.of(a_book, REFERENCE)
    answers = resource(Offers.of(exposure), scenario)

    found = resourcing(answers, evaluate(exposure, scenario), scenario.policy)

    result: dict[str, Any] = json.loads(json.dumps(found, allow_nan=False))
    models, fleet = result["models"], result["fleet"]
    assert [model["model"] for model in models] == [vehicle.name for vehicle in a_book.vehicles]
    for model in models:
        both = [model[key] for key in ("comply_landed_usd", "pay_landed_usd") if model[key] is not None]
        assert model["landed_usd"] == pytest.approx(min(both), abs=1e-5)
        assert (model["nearest"] is None) == (model["comply_premium_usd"] is not None)
        assert (model["gap_usd"] is None) == (len(both) < 2)
        _check_that_columns_add_up(model)
    kinds = ("complying", "paying", "already_qualifying", "owing_nothing", "without_sourcing")
    assert sum(fleet[kind] for kind in kinds) == fleet["models"] == len(models)
    assert fleet["changes"] == sum(len(model["changes"]) for model in models)
    assert fleet["landed_usd"] == pytest.approx(
        math.fsum(model["landed_usd"] * model["annual_volume"] for model in models), abs=0.01
    )
