"""What an outcome takes for granted is said."""

from collections.abc import Iterable
from dataclasses import replace

from bare_policy import BARE_POLICY
from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import CoreGroup, PartRole, Powertrain, SourcingBook, Vehicle, VehicleClass
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.assumptions import all_problems, assumptions
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Fee, Measure, RateKind, Trade, When
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, Threshold
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.verdict import Verdict
from strategies import REFERENCE

POLICY = replace(
    BARE_POLICY,
    core_parts=True,
    thresholds=(
        Threshold("rvc", "RVC", Test.REGIONAL, 0.5, classes=tuple(VehicleClass)),
        Threshold("lvc", "LVC", Test.LABOUR, 0.4, classes=tuple(VehicleClass)),
    ),
    measures=(
        Measure("mfn_parts", "MFN, parts", Trade.PARTS, None, unknown_origin=True),
        Measure("s232_parts", "Section 232, parts", Trade.PARTS, 0.25, unknown_origin=True),
        Measure(
            "offset",
            "MSRP offset",
            Trade.PARTS,
            0.0375,
            base=DutyBase.MSRP,
            kind=RateKind.CREDIT,
            credits_against=("s232_parts",),
        ),
    ),
)


def outcome(a_book: SourcingBook, policy: Policy = POLICY) -> Outcome:
    return evaluate(Exposure.of(a_book, REFERENCE), Scenario(policy))


def messages(problems: tuple[Problem, ...]) -> str:
    return "\n".join(problem.message for problem in problems)


def test_tests_that_could_not_be_made_are_named_with_their_models() -> None:
    said = assumptions(outcome(book([Row(model="Alpha"), Row(model="Beta")])))

    assert "core parts is not assessed for Alpha, Beta" in messages(said)
    assert "labour value content is not assessed for Alpha, Beta" in messages(said)
    assert all(problem.severity is Severity.ASSUMPTION for problem in said)


def test_many_models_are_counted_and_not_listed() -> None:
    stated = [Vehicle(f"M{i}", lvc_share=0.5 if i == 0 else None) for i in range(8)]

    said = messages(assumptions(outcome(book([Row(model=f"M{i}") for i in range(8)], *stated))))

    assert "core parts is not assessed for all 8 models" in said
    assert "labour value content is not assessed for M1, M2, M3, M4 and 3 more" in said


def test_an_offset_without_a_retail_price_is_nothing_and_said() -> None:
    foreign = [Row(origin="JP", cost=1000.0)]

    without = outcome(book(foreign))
    stated = outcome(book(foreign, Vehicle("A", msrp_usd=2000.0)))

    assert "MSRP is not given for A: they add nothing to MSRP offset." in messages(assumptions(without))
    assert without.parts_duty_usd[0] == 1000 * (0.025 + 0.25)
    assert stated.parts_duty_usd[0] == 1000 * (0.025 + 0.25) - 75
    assert "MSRP" not in messages(assumptions(stated))


def test_an_offset_is_at_most_the_duty_it_lessens() -> None:
    rich = outcome(book([Row(origin="JP", cost=1000.0)], Vehicle("A", msrp_usd=1e6)))

    assert rich.parts_duty_usd[0] == 25
    assert rich.duties[-1].duty_usd[0] == -250


def test_unknown_origins_pay_what_does_not_originate_pays_and_it_is_said() -> None:
    result = outcome(book([unknown(1000.0), Row(cost=9000.0)]))

    assert result.parts_duty_usd[0] == 1000 * (0.025 + 0.25)
    assert of_models(result, "unknown origin in A pay what parts pay that do not originate") == [1]
    assert "from no country in particular." in messages(assumptions(result))


def test_what_unknown_origins_might_pay_goes_up_to_the_dearest_country_for_their_codes() -> None:
    on_china = Measure("s301", "Section 301", Trade.PARTS, 0.25, origins=("CN",), code_list="s232")
    on_india = Measure("surtax", "Surtax", Trade.PARTS, 0.1, origins=("IN",))
    policy = replace(POLICY, measures=(*POLICY.measures, on_china, on_india))
    ten_a_year = Vehicle("A", annual_volume=10.0)

    listed = outcome(book([unknown(1000.0)], ten_a_year), policy)
    unlisted = outcome(book([unknown(1000.0, hts="73181560")], ten_a_year), policy)

    assert "from CN they would pay up to 2,500 USD a year more." in messages(assumptions(listed))
    assert "from IN they would pay up to 1,000 USD a year more." in messages(assumptions(unlisted))
    assert listed.parts_duty_usd[0] == 1000 * (0.025 + 0.25)


def test_what_unknown_origins_might_pay_follows_rates_thresholds_and_currencies_of_one_workbook() -> None:
    """10 vehicles a year, 1,000 and 600 each at 25 %: 2,500 and 1,500; at 40 %: 4,000 and 2,400."""
    on_china = Measure("s301", "Section 301", Trade.PARTS, 0.25, origins=("CN",))
    half = Threshold("other", "Other parts", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,))
    policy = replace(POLICY, measures=(*POLICY.measures, on_china), thresholds=(*POLICY.thresholds, half))
    rows = [unknown(1000.0), replace(unknown(600.0), regional=0.6, currency="EUR")]
    scenario = Scenario(policy, currency_rates={"EUR": 1.0})
    exposure = Exposure.of(book(rows, Vehicle("A", annual_volume=10.0)), REFERENCE)

    for key, value, up_to in (
        ("", 0.0, "4,000"),
        ("s301", 0.40, "6,400"),
        ("fx.EUR", 0.5, "3,250"),
        ("", 0.0, "4,000"),
    ):
        changed = scenario.with_value(key, value) if key else scenario
        said = messages(assumptions(evaluate(exposure, changed)))
        assert f"from CN they would pay up to {up_to} USD a year more." in said


HALF = Threshold("other", "Other parts", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,))
ASKING_HALF = replace(POLICY, thresholds=(*POLICY.thresholds, HALF))


def test_a_stated_content_is_no_claim_of_origin_where_the_origin_is_unknown() -> None:
    result = outcome(book([replace(unknown(1000.0), regional=0.8), Row(cost=9000.0)]), ASKING_HALF)

    assert result.parts_duty_usd[0] == 1000 * (0.025 + 0.25)
    assert of_models(result, "unknown origin in A") == [1]


def test_a_part_of_unknown_origin_that_is_certified_to_originate_pays_nothing_and_nothing_is_said() -> None:
    result = outcome(book([replace(unknown(1000.0), originating=True), Row(cost=9000.0)]), ASKING_HALF)

    assert result.parts_duty_usd[0] == 0
    assert "unknown origin" not in messages(assumptions(result))


def test_a_model_without_any_cost_is_undetermined_and_said_to_be() -> None:
    result = outcome(book([Row(cost=0.0, origin="JP")]), replace(POLICY, core_parts=False))

    assert result.verdict[0] == Verdict.UNDETERMINED
    assert [p.severity for p in assumptions(result) if "net cost of A is 0" in p.message] == [Severity.ERROR]


def test_materials_dearer_than_the_stated_net_cost_are_a_warning() -> None:
    result = outcome(book([Row(cost=900.0, origin="JP")], Vehicle("A", net_cost_usd=500.0)))

    assert [p.severity for p in assumptions(result) if "cost more than" in p.message] == [Severity.WARNING]


def test_all_problems_are_those_of_the_file_then_of_the_codes_then_of_the_outcome() -> None:
    fault = Problem(Severity.ERROR, "a bad cell", sheet="Sourcing", cell="D2")
    a_book = replace(book([Row(hts="")]), problems=(fault,))

    found = [problem.message for problem in all_problems(outcome(a_book))]

    assert found[0] == "a bad cell"
    assert "There is no HTS code" in found[1]
    assert "not assessed" in found[2]


def of_models(outcome: Outcome, words: str) -> list[int]:
    """Return how many models each problem with these words concerns."""
    return [problem.rows for problem in assumptions(outcome) if words in problem.message]


def test_every_assumption_says_how_many_models_it_concerns() -> None:
    rows = [Row(model=name, origin="JP", cost=1000.0) for name in "ABC"]
    rows += [unknown(100.0, model=name) for name in "AB"]
    result = outcome(book(rows, Vehicle("A", lvc_share=0.5), Vehicle("C", msrp_usd=1e4)))

    assert of_models(result, "core parts is not assessed for A, B, C") == [3]
    assert of_models(result, "labour value content is not assessed for B, C") == [2]
    assert of_models(result, "MSRP is not given for A, B") == [2]
    assert of_models(result, "unknown origin in A, B") == [2]


def test_problems_of_net_cost_say_how_many_models_they_concern_and_where_to_look() -> None:
    rows = [Row(model=name, origin="JP", cost=0.0) for name in "AB"]
    rows += [Row(model=name, origin="JP", cost=900.0) for name in "CDE"]
    stated = [Vehicle(name, net_cost_usd=500.0) for name in "CDE"]
    found = {
        p.severity: p
        for p in assumptions(outcome(book(rows, *stated)))
        if p.severity is not Severity.ASSUMPTION
    }

    assert set(found) == {Severity.ERROR, Severity.WARNING}
    assert found[Severity.ERROR].message == "The net cost of A, B is 0: no content can be computed."
    assert "materials of C, D, E cost more" in found[Severity.WARNING].message
    assert [(found[s].rows, found[s].sheet) for s in (Severity.ERROR, Severity.WARNING)] == [
        (2, "Models"),
        (3, "Models"),
    ]


def test_materials_as_dear_as_the_stated_net_cost_are_no_warning() -> None:
    result = outcome(book([Row(cost=500.0, origin="JP")], Vehicle("A", net_cost_usd=500.0)))

    assert of_models(result, "cost more than") == []


def test_four_models_are_named_one_by_one_and_five_of_six_are_counted() -> None:
    rows = [Row(model=f"M{i}") for i in range(6)]

    four = [Vehicle(f"M{i}", lvc_share=0.5) for i in range(2)]
    five = [Vehicle("M0", lvc_share=0.5)]

    assert of_models(outcome(book(rows, *four)), "labour value content is not assessed for M2, M3, M4, M5;")
    said = messages(assumptions(outcome(book(rows, *five))))
    assert "labour value content is not assessed for M1, M2, M3, M4 and 1 more;" in said


def test_unknown_origins_matter_only_where_parts_pay_a_duty() -> None:
    parts = [unknown(1000.0), Row(cost=9000.0)]
    abroad = outcome(book(parts, Vehicle("A", assembly_country="MX")))
    of_nobody = outcome(book(parts), replace(POLICY, measures=()))

    assert of_models(abroad, "unknown origin") == []
    assert of_models(of_nobody, "unknown origin") == []


def test_a_price_matters_only_where_there_is_a_duty_to_lessen() -> None:
    assert of_models(outcome(book([Row(cost=9000.0)])), "MSRP") == []


def test_a_move_to_a_source_that_is_missing_is_said_with_its_supplier_or_unknown_country() -> None:
    plain = outcome(book([Row(part="battery")]))
    moves = (
        SourceMove("A", "battery", "CA", "Acme", 10.0),
        SourceMove("A", "battery", "", "", 10.0),
        SourceMove("A", "battery", "JP", "", 10.0, on=False),
    )
    moved = evaluate(plain.exposure, replace(plain.scenario, moves=moves))

    said = [p for p in assumptions(moved) if "moves to" in p.message]
    assert [p.message.split(" in the scenario")[0] for p in said] == [
        "Part battery of A moves to CA (Acme)",
        "Part battery of A moves to an unknown country",
    ]
    assert [p.rows for p in said] == [0, 0]


CARS = (VehicleClass.PASSENGER_CAR,)
CORE = Threshold("core", "Core parts", Test.CORE_PARTS, 0.75, classes=CARS, roles=(PartRole.CORE,))
GROUPED = replace(POLICY, thresholds=(*POLICY.thresholds, CORE), measures=())


def core(group: CoreGroup, cost: float = 100.0, origin: str = "US") -> Row:
    return Row(origin, cost, core_group=group)


def test_a_group_of_core_parts_that_costs_nothing_is_left_out_with_a_warning() -> None:
    result = outcome(book([core(CoreGroup.ENGINE), core(CoreGroup.AXLES, 0.0, "JP")]), GROUPED)

    (said,) = (p for p in assumptions(result) if "left out" in p.message)
    assert said.message == "The axles parts of A cost nothing: the group is left out."
    assert (said.severity, said.sheet, said.rows) == (Severity.WARNING, "Sourcing", 1)


def test_groups_of_core_parts_that_a_vehicle_should_have_and_has_not_are_named() -> None:
    common = (CoreGroup.BODY_AND_CHASSIS, CoreGroup.AXLES, CoreGroup.SUSPENSION)
    rows = [core(group) for group in (*common, CoreGroup.ENGINE)]
    rows += [replace(row, model="B") for row in rows]
    whole = [*rows, core(CoreGroup.TRANSMISSION), core(CoreGroup.STEERING)]
    electric = Vehicle("B", powertrain=Powertrain.ELECTRIC)

    lacking = assumptions(outcome(book(rows), GROUPED))
    of_whole = assumptions(outcome(book(whole, electric), GROUPED))

    text = "No part of A, B is in the core group transmission or steering."
    assert [p.rows for p in lacking if p.message == text] == [2]
    assert [p.message for p in of_whole if "core group" in p.message] == [
        "No part of B is in the core group steering or advanced battery."
    ]


def test_no_core_group_is_missed_where_the_test_is_none_of_the_vehicles() -> None:
    rows = [core(CoreGroup.ENGINE)]
    truck = Vehicle("A", VehicleClass.HEAVY_TRUCK)
    diesel = Vehicle("A", hts_code="87033201")

    coded = replace(REFERENCE, vehicles=load_reference().vehicles)
    of_diesel = evaluate(Exposure.of(book(rows, diesel), coded), Scenario(GROUPED))

    assert of_models(outcome(book(rows, truck), GROUPED), "core group") == []
    assert of_models(of_diesel, "core group") == []


def at_border(*vehicles: Vehicle, rows: Iterable[Row] = (), rate: float = 0.25) -> Outcome:
    """Return vehicles from Mexico that qualify, by the codes of vehicles of the schedule, on US content."""
    on_rest = Measure(
        "s232", "Section 232", Trade.VEHICLE, rate, when=When.ALWAYS, base=DutyBase.NON_US_CONTENT
    )
    fee = Fee("mpf", "Processing", 0.003464, when=When.ALWAYS, least_usd=30.0, most_usd=600.0)
    policy = replace(BARE_POLICY, measures=(on_rest,), fees=(fee,))
    parts = tuple(rows) or tuple(Row("US", 1000.0, model=one.name) for one in vehicles)
    return evaluate(Exposure.of(book(parts, *vehicles), load_reference()), Scenario(policy))


def test_us_content_that_nobody_approved_is_taken_as_approved_and_said() -> None:
    computed = Vehicle("A", assembly_country="MX", conversion_usd=500.0)
    approved = Vehicle("B", assembly_country="MX", conversion_usd=500.0, approved_us_content_usd=600.0)
    at_home = Vehicle("C")

    result = at_border(computed, approved, at_home)

    assert of_models(result, "The US content of A by part is taken as approved by Commerce.") == [1]
    assert of_models(result, "taken as approved") == [1]


def test_us_content_of_heavy_trucks_is_named_as_what_it_would_be() -> None:
    result = at_border(Vehicle("A", VehicleClass.HEAVY_TRUCK, "MX"))

    text = "No US content of heavy trucks counts until it is approved; by part it would be: A 1,000 USD."
    assert of_models(result, text) == [1]
    assert of_models(result, "taken as approved") == []


def test_approved_us_content_above_the_customs_value_is_a_warning_at_its_cell() -> None:
    cells = {"approved_us_content_usd": "Models!K2"}
    car = Vehicle("A", assembly_country="MX", approved_us_content_usd=1500.0, cells=cells)
    result = at_border(car)

    (said,) = (p for p in assumptions(result) if "above its customs value" in p.message)
    assert (said.severity, said.place) == (Severity.WARNING, "Models!K2")
    assert result.us_credited_usd[0] == 1000
    assert of_models(at_border(replace(car, approved_us_content_usd=1000.0)), "approved US content") == []


def test_approved_us_content_above_the_parts_made_there_is_a_warning() -> None:
    car = Vehicle("A", assembly_country="MX", approved_us_content_usd=700.0, conversion_usd=500.0)
    rows = [Row("US", 400.0), Row("MX", 600.0)]
    unsure = [Row("US", 400.0), Row("MX", 200.0), unknown(400.0)]

    (said,) = (p for p in assumptions(at_border(car, rows=rows)) if "approved US content" in p.message)

    assert said.message == (
        "The approved US content of A, 700 USD, is above the 400 USD of its parts made in the United States."
    )
    assert said.severity is Severity.WARNING
    assert of_models(at_border(car, rows=unsure), "approved US content") == []


def test_a_vehicle_without_a_tariff_code_has_that_of_its_class_and_it_is_said() -> None:
    result = at_border(
        Vehicle("A", assembly_country="MX"),
        Vehicle("B", VehicleClass.LIGHT_TRUCK, "JP", powertrain=Powertrain.ELECTRIC),
        Vehicle("C", assembly_country="MX", hts_code="87032301"),
        Vehicle("D"),
    )

    assert of_models(result, "The HTS code of A is not given: 8703.23 is used.") == [1]
    assert of_models(result, "The HTS code of B is not given: 8704.60 is used.") == [1]
    assert of_models(result, "is not given") == [1, 1]


def test_a_tariff_code_that_contradicts_the_class_or_is_of_no_vehicle_is_a_warning() -> None:
    cells = {"hts_code": "Models!J2"}
    result = at_border(
        Vehicle("A", assembly_country="MX", hts_code="87042301", cells=cells),
        Vehicle("B", assembly_country="MX", hts_code="84073448"),
        Vehicle("C", assembly_country="MX", hts_code="87032301"),
    )

    said = [p for p in assumptions(result) if p.severity is Severity.WARNING]
    assert [p.message for p in said] == [
        (
            "A is stated as passenger car, but its HTS code 8704.23.01 is that of a heavy truck: "
            "the code counts."
        ),
        "The HTS code of B, 8407.34.48, is none of a vehicle.",
    ]
    assert [p.place for p in said][:1] == ["Models!J2"]


def test_a_vehicle_is_taken_for_an_entry_of_its_own_unless_it_is_stated() -> None:
    stated = Vehicle(
        "B", assembly_country="MX", vehicles_per_entry=50.0, cells={"vehicles_per_entry": "Models!L3"}
    )

    result = at_border(Vehicle("A", assembly_country="MX"), stated, Vehicle("C"))

    assert of_models(result, "A: each vehicle is taken as an entry of its own.") == [1]
    assert of_models(result, "an entry of its own") == [1]


def test_a_fee_without_bounds_does_not_hang_on_the_entry() -> None:
    fee = Fee("hmf", "Harbour", 0.00125, when=When.ALWAYS)
    policy = replace(BARE_POLICY, fees=(fee,))

    result = outcome(book([Row()], Vehicle("A", assembly_country="MX")), policy)

    assert of_models(result, "an entry of its own") == []
