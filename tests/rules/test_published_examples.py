"""Worked examples and tables of regulations, tariff schedules and press, as the program computes them.

The figures stand in ``published_examples.json``; each case has its source in its id. What the program
does not compute is listed there with the reason.
"""

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from books import Row, book
from headroom.book.sourcing import PartRole, TransportMode, Vehicle, VehicleClass
from headroom.policy_files.policy_file import load_policy, load_presets, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.content import regional_value_content
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult, Verdict

EXAMPLES: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("published_examples.json").read_text(encoding="utf-8")
)
REFERENCE = load_reference()
POLICIES = {policy.name: policy for policy in load_presets()}


def cases(kind: str) -> Iterable[object]:
    """Return the examples of one kind, with their source in the test id."""
    return [pytest.param(case, id=f"{case['id']} [{case['source']}]") for case in EXAMPLES[kind]]


def source(example: str) -> pytest.MarkDecorator:
    """Put the source of a single example into the id of its test."""
    return pytest.mark.parametrize((), [pytest.param(id=example)])


def outcome_of(rows: list[Row], vehicle: Vehicle, policy: Policy) -> Outcome:
    return evaluate(Exposure.of(book(rows, vehicle), REFERENCE), Scenario(policy))


def result_of(outcome: Outcome, test: Test) -> VehicleTestResult:
    (found,) = [t for t in outcome.tests if t.test is test]
    return VehicleTestResult(int(found.result[0]))


def duty_of(outcome: Outcome, key: str) -> float:
    return sum(float(line.duty_usd[0]) for line in outcome.duties if line.measure.key == key)


# Content


@pytest.mark.parametrize("case", cases("regional_value_content"))
def test_regional_value_content_is_the_printed_one(case: dict[str, Any]) -> None:
    share = regional_value_content(case["net_cost_usd"], case["vnm_usd"])

    assert share * 100 == pytest.approx(case["printed_percent"], abs=case["printed_to"])
    assert (share >= case["threshold_percent"] / 100) == case["originates"]


@pytest.mark.parametrize("case", cases("regional_value_content"))
def test_a_vehicle_of_these_materials_has_that_content(case: dict[str, Any]) -> None:
    inside = case["net_cost_usd"] - case["vnm_usd"]
    rows = [Row(origin="JP", cost=case["vnm_usd"]), Row(origin="MX", cost=inside)]
    policy = POLICIES["us-proposal-2017"].with_value("rvc", case["threshold_percent"] / 100)

    outcome = outcome_of(rows, Vehicle("A", assembly_country="MX"), policy)

    assert outcome.rvc_low[0] * 100 == pytest.approx(case["printed_percent"], abs=case["printed_to"])
    assert (result_of(outcome, Test.REGIONAL) is VehicleTestResult.PASSES) == case["originates"]


@pytest.mark.parametrize("case", cases("tracing"))
def test_tracing_counts_what_the_regulations_count(case: dict[str, Any]) -> None:
    rows = [
        Row(
            origin=row["origin"],
            cost=row["cost"],
            hts=row["hts"],
            regional=row["regional_percent"] / 100 if "regional_percent" in row else None,
            freight=row.get("freight", 0.0),
        )
        for row in case["rows"]
    ]
    frame = Row(origin="MX", cost=5000.0, hts="87089981")

    outcome = outcome_of([*rows, frame], Vehicle("A", assembly_country="MX"), POLICIES["nafta"])

    assert outcome.vnm_low_usd[0] == outcome.vnm_high_usd[0] == pytest.approx(case["vnm_usd"])
    assert outcome.net_cost_usd[0] == pytest.approx(5000 + sum(row["cost"] for row in case["rows"]))


@source("DER-threshold-oct2017-fail [US proposal of 2017-10-13]")
def test_eighty_and_thirty_five_percent_fail_the_proposal_of_2017() -> None:
    rows = [Row(origin="US", cost=35.0), Row(origin="MX", cost=45.0), Row(origin="CN", cost=20.0)]

    outcome = outcome_of(rows, Vehicle("A", assembly_country="MX"), POLICIES["us-proposal-2017"])

    margins = {t.test: float(t.low[0] - t.threshold[0]) * 100 for t in outcome.tests}
    assert margins[Test.REGIONAL] == pytest.approx(-5.0)
    assert margins[Test.US] == pytest.approx(-15.0)
    assert outcome.headroom[0] * 100 == pytest.approx(-15.0)
    assert Verdict(int(outcome.verdict[0])) is Verdict.FAILS


@pytest.mark.parametrize(
    ("vehicle_class", "stated", "result"),
    [
        pytest.param(
            VehicleClass.PASSENGER_CAR,
            0.43,
            VehicleTestResult.PASSES,
            id="DER-LVC-NC [19 CFR 182 s. 18(6)(a)]",
        ),
        pytest.param(
            VehicleClass.LIGHT_TRUCK, 0.40, VehicleTestResult.FAILS, id="DER-LVC-APV [19 CFR 182 s. 18(6)(b)]"
        ),
    ],
)
def test_stated_labour_value_content_meets_the_share_of_its_class(
    vehicle_class: VehicleClass, stated: float, result: VehicleTestResult
) -> None:
    vehicle = Vehicle("A", vehicle_class, assembly_country="MX", lvc_share=stated)

    assert result_of(outcome_of([Row()], vehicle, POLICIES["usmca"]), Test.LABOUR) is result


@source("DER-steel-aluminium [19 CFR 182 s. 17(1)]")
def test_just_under_seventy_percent_originating_steel_fails() -> None:
    vehicle = Vehicle("A", assembly_country="MX", steel_share=0.699, aluminium_share=0.70)

    outcome = outcome_of([Row()], vehicle, POLICIES["usmca"])

    assert result_of(outcome, Test.STEEL) is VehicleTestResult.FAILS
    assert result_of(outcome, Test.ALUMINIUM) is VehicleTestResult.PASSES


# Thresholds and scenarios


@pytest.mark.parametrize("case", cases("threshold_schedule"))
def test_a_policy_read_at_a_date_has_the_thresholds_of_that_date(case: dict[str, Any]) -> None:
    for text, percent in zip(case["dates"], case["percents"], strict=True):
        values = load_policy(preset_path(case["policy"])).at(date.fromisoformat(text)).values()
        for key in case["keys"]:
            assert values[key] == pytest.approx(percent / 100), (key, text)


@pytest.mark.parametrize(
    ("name", "rvc", "us_content"),
    [
        pytest.param("us-proposal-2017", 0.85, 0.5, id="PROPOSAL-2017-10 [Globe and Mail 2017-10-13]"),
        pytest.param(
            "us-proposal-2026", 0.82, 0.5, id="PROPOSAL-2026 [Reuters as reported by the trade press]"
        ),
    ],
)
def test_a_proposal_has_its_reported_thresholds(name: str, rvc: float, us_content: float) -> None:
    values = POLICIES[name].values()

    assert (values["rvc"], values["us_content"]) == (rvc, us_content)


@source("PROPOSAL-2017-10 [The Economist 2018-02-01: all parts, steel and electronics included]")
def test_the_proposal_of_2017_traces_every_part() -> None:
    rows = [Row(origin="JP", cost=10.0, hts="72085100"), Row(origin="JP", cost=5.0, hts="85423100"), Row()]

    outcome = outcome_of(rows, Vehicle("A", assembly_country="MX"), POLICIES["us-proposal-2017"])

    assert POLICIES["us-proposal-2017"].vnm_rule is VnmRule.AS_SOURCED
    assert outcome.vnm_low_usd[0] == pytest.approx(15.0)


# Duties and fees


@pytest.mark.parametrize(
    "case", [pytest.param(c, id=f"{c['code']} [{c['source']}]") for c in EXAMPLES["mfn_rates"]]
)
def test_a_tariff_line_has_its_mfn_rate(case: dict[str, Any]) -> None:
    assert REFERENCE.schedule.find(case["code"].replace(".", "")).rate == pytest.approx(case["percent"] / 100)


@pytest.mark.parametrize("case", cases("vehicle_duty"))
def test_a_vehicle_that_does_not_qualify_pays_the_published_total(case: dict[str, Any]) -> None:
    vehicle = Vehicle(
        "A",
        VehicleClass(case["vehicle_class"]),
        assembly_country=case["assembly"],
        customs_value_usd=30_000.0,
    )

    outcome = outcome_of([Row(origin="CN", cost=25_000.0)], vehicle, POLICIES[case["policy"]])

    assert outcome.vehicle_duty_usd[0] == pytest.approx(30_000 * case["total_percent"] / 100)


@source("S232-USMCA-car-40us [HTSUS 9903.94.02 and .03, note 33(c) and (d)]")
def test_a_qualifying_car_pays_section_232_on_its_non_us_content() -> None:
    rows = [Row(origin="US", cost=12_000.0), Row(origin="MX", cost=18_000.0)]
    vehicle = Vehicle("A", assembly_country="MX", customs_value_usd=30_000.0)

    outcome = outcome_of(rows, vehicle, POLICIES["usmca-232"])

    assert Verdict(int(outcome.verdict[0])) is Verdict.QUALIFIES
    assert [line.base_usd[0] for line in outcome.duties if line.duty_usd[0]] == pytest.approx([18_000.0])
    assert duty_of(outcome, "s232_vehicle") == pytest.approx(4_500.0)
    assert duty_of(outcome, "mfn_car") == 0
    assert outcome.vehicle_duty_usd[0] / 30_000 == pytest.approx(0.15)


@source("S232-note33 [HTSUS 9903.94.05 and .06]")
def test_a_part_that_originates_pays_no_section_232_duty() -> None:
    listed = Row(origin="MX", cost=100.0, hts="87083050", role=PartRole.PRINCIPAL)
    foreign = Row(origin="MX", cost=100.0, hts="87083050", role=PartRole.PRINCIPAL, regional=0.69)
    vehicle = Vehicle("A", assembly_country="US")

    assert duty_of(outcome_of([listed], vehicle, POLICIES["usmca-232"]), "s232_parts") == 0
    assert duty_of(outcome_of([foreign], vehicle, POLICIES["usmca-232"]), "s232_parts") == pytest.approx(25.0)


@source("S232-OFFSET-rate-year1 [Proclamation 10925, 90 FR 18899]")
def test_the_offset_is_the_duty_on_fifteen_percent_of_the_retail_price() -> None:
    values = POLICIES["usmca-232"].values()

    assert values["s232_parts"] == 0.25
    assert values["msrp_offset"] == pytest.approx(0.25 * 0.15)


@source("S232-OFFSET-WH-50 [White House fact sheet 2025-04-29]")
def test_half_imported_content_pays_on_thirty_five_percent_of_the_retail_price() -> None:
    rows = [Row(origin="US", cost=15_000.0), Row(origin="IN", cost=15_000.0, hts="87083050")]
    vehicle = Vehicle("A", assembly_country="US", msrp_usd=30_000.0)

    outcome = outcome_of(rows, vehicle, POLICIES["usmca-232"])

    after_offset = duty_of(outcome, "s232_parts") + duty_of(outcome, "msrp_offset")
    assert after_offset == pytest.approx(0.25 * 0.35 * 30_000)


@source("MPF-rates [19 CFR 24.23]; MPF-originating [19 USC 58c(b)(10)(B)]")
@pytest.mark.parametrize(("origin", "fee"), [("MX", 0.0), ("CN", 30_000 * 0.003464)])
def test_only_a_vehicle_that_does_not_originate_pays_the_processing_fee(origin: str, fee: float) -> None:
    vehicle = Vehicle("A", assembly_country="MX", customs_value_usd=30_000.0)

    outcome = outcome_of([Row(origin=origin)], vehicle, POLICIES["usmca"])

    assert outcome.fees_usd[0] == pytest.approx(fee)


@source("HMF [26 USC 4461(b); 19 CFR 24.24]")
@pytest.mark.parametrize(
    ("mode", "fee"), [(TransportMode.VESSEL, 12.5), (TransportMode.TRUCK, 0.0), (TransportMode.RAIL, 0.0)]
)
@pytest.mark.parametrize("policy", POLICIES.values(), ids=POLICIES.keys())
def test_only_a_vehicle_by_vessel_pays_the_harbour_fee(
    policy: Policy, mode: TransportMode, fee: float
) -> None:
    vehicle = Vehicle("A", assembly_country="MX", customs_value_usd=10_000.0, transport_mode=mode)

    outcome = outcome_of([Row(origin="MX")], vehicle, policy)

    (line,) = [line for line in outcome.fees if line.fee.key == "hmf"]
    assert line.fee_usd[0] == pytest.approx(fee)


@source("CVDAR-sinks [cvdar.com landed-cost guide]")
def test_duty_and_fees_of_chinese_goods_by_sea_add_up_to_the_published_sum(tmp_path: Path) -> None:
    text = preset_path("usmca").read_text(encoding="utf-8")
    text += '\n[[measure]]\nkey = "s301_vehicles"\nlabel = "Section 301"\non = "vehicle"\norigins = ["CN"]\n'
    text += 'percent = 25\nsource = "HTSUS 9903.88.03"\n'
    path = tmp_path / "section_301.toml"
    path.write_text(text, encoding="utf-8")
    policy = load_policy(path).with_value("mfn_car", 0.0)
    vehicle = Vehicle(
        "A", assembly_country="CN", customs_value_usd=10_000.0, transport_mode=TransportMode.VESSEL
    )

    outcome = outcome_of([Row(origin="CN")], vehicle, policy)

    assert outcome.vehicle_duty_usd[0] + outcome.fees_usd[0] == pytest.approx(2547.14, abs=0.005)


@source("US-VALUE-FOB [19 USC 1401a(b)(4)(A)]")
def test_us_duty_is_not_taken_of_international_freight_and_insurance() -> None:
    plain = Vehicle("A", assembly_country="JP", customs_value_usd=102.0)
    shipped = Vehicle(
        "A", assembly_country="JP", customs_value_usd=102.0, outbound_freight_usd=8.0, insurance_usd=1.0
    )

    without = outcome_of([Row(origin="JP", cost=100.0)], plain, POLICIES["usmca"])
    shipping = outcome_of([Row(origin="JP", cost=100.0)], shipped, POLICIES["usmca"])

    assert without.vehicle_duty_usd[0] == shipping.vehicle_duty_usd[0] == pytest.approx(102 * 0.025)
    assert shipping.landed_cost_usd[0] - without.landed_cost_usd[0] == pytest.approx(9.0)


def test_what_is_not_computed_has_a_reason_and_is_not_tested() -> None:
    tested = {case["id"] for kind, found in EXAMPLES.items() if kind != "not_computed" for case in found}
    left_out = {case["id"]: case["reason"] for case in EXAMPLES["not_computed"]}

    assert all(left_out.values())
    assert tested.isdisjoint(left_out)
