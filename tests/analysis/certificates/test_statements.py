"""Which statements would help and what they are worth, by hand and against rows with the answer typed in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from books import Row, book, unknown
from headroom.analysis.certificates.asked_parts import StatementKind
from headroom.analysis.certificates.statements import Statement, Statements, statements
from headroom.book.classes_and_roles import CoreGroup, VehicleClass
from headroom.book.layout import BookLayout, ColumnLayout, TableKind, TableLayout
from headroom.book.sourcing import Vehicle
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario, SourceMove
from headroom.rules.tariff_codes import TariffReference
from headroom.rules.verdict import Verdict
from property_examples import examples
from strategies import MODELS, REFERENCE, ROWS, SCENARIOS, vehicles

TABLES = load_reference()
DAY = date(2026, 11, 1)
CAR = Vehicle("A", assembly_country="MX", annual_volume=1000.0)
HEAVY = replace(CAR, vehicle_class=VehicleClass.HEAVY_TRUCK)
BRAKES = "87083050"
_SLOW = [HealthCheck.too_slow]
RATES = {"EUR": 1.1, "JPY": 0.0065}


@cache
def published(name: str) -> Policy:
    return load_policy(preset_path(name)).at(DAY)


def policy(name: str = "usmca-232", **readings: str) -> Policy:
    found = published(name)
    for key, word in readings.items():
        found = found.with_reading(key, word)
    return found


def outcome(rows: Sequence[Row], *fleet: Vehicle, by: Policy | None = None) -> Outcome:
    return evaluate(Exposure.of(book(rows, *(fleet or (CAR,))), TABLES), Scenario(by or policy()))


def found(rows: Sequence[Row], *fleet: Vehicle, by: Policy | None = None) -> tuple[Statement, ...]:
    return statements(outcome(rows, *fleet, by=by)).found


def brake(cost: float, origin: str = "MX", **fields: object) -> Row:
    return Row(origin, cost, hts=BRAKES, **fields)  # type: ignore[arg-type]


def test_net_cost_and_materials_of_a_part_that_counts_whole_make_its_vehicle_qualify() -> None:
    """Parts of 2,000 and 3,000 with 40 % count whole: 6,500 of 11,500 are regional, 56.5 %.

    With the statement of the larger one 9,500 are, with that of the other 8,500: 73.9 %. Duty is 27.5 % of
    11,500, and then 25 % of the 5,000 not made in the United States; the processing fee of 0.3464 % goes.
    """
    rows = (
        *(Row("US", 6500, part="BODY"), brake(2000, part="PAD", regional=0.4)),
        brake(3000, part="DISC", regional=0.4),
    )

    (statement,) = found(rows)

    assert (statement.kind, statement.parts, statement.rows) == (StatementKind.MATERIALS, ("DISC",), (2,))
    assert (statement.effect.now, statement.effect.then) == (Verdict.FAILS, Verdict.QUALIFIES)
    assert (statement.betters, statement.settles) == (True, False)
    assert statement.effect.duty_less_usd == pytest.approx(1000 * (0.275 * 11_500 - 0.25 * 5_000))
    assert statement.effect.worth_usd == pytest.approx(1000 * (3162.5 - 1250 + 11_500 * 0.003464))
    assert [(cell.field, cell.address) for cell in statement.cells] == [
        ("part_net_cost", "Sourcing!4"),
        ("part_vnm", "Sourcing!4"),
    ]


def core(cost: float, part: str) -> Row:
    return brake(cost, part=part, regional=0.5, core_group=CoreGroup.STEERING)


def test_statements_that_do_nothing_alone_stand_together_with_the_fewest_of_their_group() -> None:
    """Three parts of 1,000 with 50 %: their group has 50 %, with one statement 66.7 %, with two 83.3 %."""
    rows = (Row("US", 7000, core_group=CoreGroup.NONE), *(core(1000, part) for part in ("P", "Q", "R")))

    (statement,) = found(rows)

    assert statement.parts == ("P", "Q")
    assert statement.group is CoreGroup.STEERING
    assert len(statement.cells) == 4
    assert statement.effect.then is Verdict.QUALIFIES
    assert statement.effect.duty_less_usd == pytest.approx(1000 * (0.275 * 10_000 - 0.25 * 3000))


def test_of_a_group_of_many_parts_as_many_stand_together_as_it_takes() -> None:
    """Sixty parts of 50 with 50 %: 1,500 of 3,000 do not originate, and 750 may: 30 statements of 25."""
    rows = (Row("US", 7000, core_group=CoreGroup.NONE), *(core(50, f"P{at:02}") for at in range(60)))

    every = statements(outcome(rows))

    assert [one.parts for one in every.found] == [tuple(f"P{at:02}" for at in range(30))]
    assert every.not_looked_at == 20


def test_where_no_group_is_enough_the_fewest_parts_of_several_stand_together() -> None:
    """Three groups of 1,000 with 50 %: together they have 50 %, with two statements 83.3 %."""
    groups = (CoreGroup.STEERING, CoreGroup.AXLES, CoreGroup.SUSPENSION)
    parts = [replace(core(1000, f"P{group.name}"), core_group=group) for group in groups]

    (statement,) = found((Row("US", 7000, core_group=CoreGroup.NONE), *parts))

    assert statement.parts == ("PSTEERING", "PAXLES")
    assert statement.group is None


def test_each_group_that_is_enough_is_offered() -> None:
    """Two groups of two parts of 1,000 with 50 %: together they have 75 % where either is stated."""
    axles = [replace(core(1000, part), core_group=CoreGroup.AXLES) for part in ("X", "Y")]
    rows = (Row("US", 7000, core_group=CoreGroup.NONE), core(1000, "P"), core(1000, "Q"), *axles)

    assert {one.parts for one in found(rows)} == {("P", "Q"), ("X", "Y")}


def test_a_part_of_unknown_origin_made_in_the_us_lessens_the_duty_on_the_rest() -> None:
    """25 % of 400 a vehicle, of a thousand vehicles."""
    rows = (Row("US", 8000), Row("MX", 1000), unknown(400, part="U"))

    (statement,) = found(rows)

    assert (statement.kind, statement.parts) == (StatementKind.MADE_IN_US, ("U",))
    assert statement.effect.now is statement.effect.then is Verdict.QUALIFIES
    assert (statement.betters, statement.settles) == (True, False)
    assert statement.effect.worth_usd == pytest.approx(0.25 * 400 * 1000)
    assert [cell.address for cell in statement.cells] == ["Sourcing!C4", "Sourcing!4"]


def test_parts_made_in_the_us_settle_a_test_that_asks_for_them() -> None:
    by = policy("us-proposal-2026", us_content_basis="parts of US origin")
    rows = (Row("US", 4500), Row("MX", 4500), unknown(600, part="U"), unknown(400, part="V"))

    together = found(rows, by=by)

    assert [(one.parts, one.settles) for one in together] == [(("U",), True)]
    assert together[0].effect.then is Verdict.QUALIFIES
    smaller = (*rows[:2], unknown(300, part="U"), unknown(300, part="V"), unknown(300, part="W"))
    (joint,) = found(smaller, by=by)
    assert joint.parts == ("U", "V")


@pytest.mark.parametrize(
    ("vehicle", "by"),
    [(HEAVY, policy()), (CAR, policy(require_approval="yes"))],
)
def test_the_approval_of_what_is_made_in_the_us_lessens_the_duty(vehicle: Vehicle, by: Policy) -> None:
    rows = (Row("US", 8000), Row("MX", 2000))

    (statement,) = found(rows, vehicle, by=by)

    assert (statement.kind, statement.approved_usd) == (StatementKind.APPROVAL, 8000)
    assert statement.effect.worth_usd == pytest.approx(0.25 * 8000 * 1000)
    assert statement.parts == ()
    assert statement.cells[0].address == "Models"


def test_the_cell_of_an_approval_stands_in_the_row_of_its_vehicle() -> None:
    named = replace(HEAVY, cells={"name": "Models!A7"})
    books = replace(
        book((Row("US", 8000), Row("MX", 2000)), named),
        layout=BookLayout(
            (
                TableLayout(
                    "Models", TableKind.MODELS, 1, 1, (ColumnLayout(3, "US", "approved_us_content_usd"),)
                ),
            )
        ),
    )

    (statement,) = statements(evaluate(Exposure.of(books, TABLES), Scenario(policy()))).found

    assert statement.cells[0].address == "Models!D7"


@pytest.mark.parametrize(
    ("rows", "vehicle", "by"),
    [
        pytest.param((Row("US", 8000), unknown(400, us_transformed=False)), CAR, policy(), id="said no"),
        pytest.param((Row("US", 8000), unknown(400)), CAR, policy("usmca"), id="no duty on the rest"),
        pytest.param((Row("US", 8000), unknown(400)), replace(CAR, assembly_country="US"), policy(), id="US"),
        pytest.param((Row("US", 8000), Row("CN", 400)), CAR, policy(), id="known origin"),
        pytest.param(
            (Row("US", 8000), unknown(400)),
            replace(CAR, approved_us_content_usd=8000.0),
            policy(),
            id="approved already",
        ),
        pytest.param(
            (Row("US", 5000), brake(3000, regional=0.4, part_net_cost=3000.0, part_vnm=1800.0)),
            CAR,
            policy(),
            id="stated already",
        ),
        pytest.param((Row("US", 5000), brake(3000, "CN")), CAR, policy(), id="made elsewhere"),
        pytest.param((Row("US", 5000), brake(3000, regional=0.4)), CAR, policy("nafta"), id="not rolled up"),
        pytest.param(
            (Row("US", 5000), brake(3000, regional=0.4)),
            replace(CAR, assembly_country="DE"),
            policy(),
            id="assembled elsewhere",
        ),
        pytest.param((Row("US", 5000), Row("CN", 5000), brake(100, regional=0.4)), CAR, policy(), id="few"),
    ],
)
def test_what_would_change_nothing_is_not_asked_for(
    rows: tuple[Row, ...], vehicle: Vehicle, by: Policy
) -> None:
    assert found(rows, vehicle, by=by) == ()


def test_all_are_ranked_by_their_worth() -> None:
    rows = (
        *(Row("US", 8000), unknown(400, part="U"), unknown(700, part="V")),
        *(Row("US", 8000, model="B"), Row("MX", 2000, model="B")),
    )

    ranked = found(rows, CAR, replace(HEAVY, name="B"))

    assert [(one.model, one.kind) for one in ranked] == [
        ("B", StatementKind.APPROVAL),
        ("A", StatementKind.MADE_IN_US),
        ("A", StatementKind.MADE_IN_US),
    ]
    assert [one.effect.worth_usd for one in ranked] == pytest.approx([2_000_000, 175_000, 100_000])


def test_of_many_parts_the_heaviest_are_looked_at_and_the_others_counted() -> None:
    rows = (Row("US", 80_000), *(unknown(float(cost), part=f"U{cost}") for cost in range(1, 101)))

    every = statements(outcome(rows))

    assert [one.parts[0] for one in every.found[:2]] == ["U100", "U99"]
    assert (len(every.found), every.not_looked_at) == (40, 60)


def test_content_labels_have_no_statements_and_what_is_given_up_is_nothing() -> None:
    rows = (Row("US", 8000), unknown(400))
    labels = replace(book(rows, CAR), definition="label content, not net cost")

    assert statements(evaluate(Exposure.of(labels, TABLES), Scenario(policy()))) == Statements(())
    assert statements(outcome(rows), cancelled=lambda: True) == Statements(())


def test_a_stated_net_cost_moves_with_the_sources_of_a_scenario() -> None:
    """Its source costs 1,000 more: 75 % of 10,000, with the statement 80 %; of 9,000 it would be 77.8 %."""
    rows = (
        *(Row("US", 7000), Row("CN", 1000, part="P")),
        Row("CN", 2000, part="P", supplier="New", alternative=True),
        brake(500, part="DISC", regional=0.4),
    )
    moves = (SourceMove("A", "P", to_supplier="New", to_origin="CN", to_unit_cost=2000.0),)
    exposure = Exposure.of(book(rows, replace(CAR, net_cost_usd=9000.0)), TABLES)
    moved = evaluate(exposure, Scenario(policy().with_value("rvc", 0.78), moves=moves))
    assert float(moved.net_cost_usd[0]) == 10_000

    (statement,) = statements(moved).found

    assert statement.parts == ("DISC",)
    typed = [replace(row, part_net_cost=500.0, part_vnm=0.0) if row.part == "DISC" else row for row in rows]
    then = evaluate(
        Exposure.of(book(typed, replace(CAR, net_cost_usd=9000.0)), TABLES), replace(moved.scenario)
    )
    assert statement.effect.worth_usd == pytest.approx(_worth(moved, then))


def _worth(before: Outcome, then: Outcome) -> float:
    volume = before.exposure.fleet.volume
    return float(((before.landed_cost_usd - then.landed_cost_usd) * volume).sum())


def _typed(rows: Sequence[Row], statement: Statement) -> list[Row]:
    def answered(row: Row) -> Row:
        if statement.kind is StatementKind.MATERIALS:
            return replace(row, part_net_cost=row.cost, part_vnm=0.0)
        return replace(row, origin="US", us_transformed=True)

    return [answered(row) if at in statement.rows else row for at, row in enumerate(rows)]


PARTS = st.builds(
    lambda row, part, origin: replace(row, part=part, origin=row.origin if origin is None else origin),
    ROWS,
    st.sampled_from(("P", "Q", "R", "S", "T")),
    st.sampled_from(("US", "MX", "US", "MX", "", None)),
)


def hopeful(name: str) -> st.SearchStrategy[Vehicle]:
    """Return vehicles of the region that fail by their parts alone."""
    return st.builds(
        lambda vehicle, country: replace(
            vehicle,
            assembly_country=country,
            net_cost_usd=None,
            lvc_share=None,
            steel_share=None,
            aluminium_share=None,
        ),
        vehicles(name),
        st.sampled_from(("MX", "CA", "US")),
    )


LAWS = st.builds(
    lambda named, rvc, approval, basis: Scenario(
        policy(
            named,
            require_approval=approval,
            **({"us_content_basis": basis} if named == "us-proposal-2026" else {}),
        ).with_value("rvc", rvc)
    ),
    st.sampled_from(("usmca-232", "us-proposal-2026")),
    st.integers(0, 16).map(lambda n: n / 20),
    st.sampled_from(("no", "yes")),
    st.sampled_from(("net cost", "parts of US origin")),
)
CASES = st.one_of(
    st.tuples(st.tuples(*(hopeful(name) for name in MODELS)), LAWS, st.just(TABLES)),
    st.tuples(st.tuples(*(vehicles(name) for name in MODELS)), SCENARIOS, st.just(REFERENCE)),
)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
@given(rows=st.lists(PARTS, min_size=1, max_size=12), case=CASES)
def test_each_is_worth_the_difference_of_two_evaluations_of_the_fleet(
    rows: list[Row], case: tuple[tuple[Vehicle, ...], Scenario, TariffReference]
) -> None:
    fleet, scenario, reference = case

    def evaluated(typed: Sequence[Row], of_fleet: Sequence[Vehicle]) -> Outcome:
        return evaluate(Exposure.of(book(typed, *of_fleet, rates=RATES), reference), scenario)

    before = evaluated(rows, fleet)
    everything = statements(before)

    assert everything.not_looked_at == 0
    for one in everything.found:
        told = [
            replace(vehicle, approved_us_content_usd=one.approved_usd)
            if one.kind is StatementKind.APPROVAL and vehicle.name == one.model
            else vehicle
            for vehicle in fleet
        ]
        then = evaluated(_typed(rows, one), told)
        at = [vehicle.name for vehicle in before.vehicles].index(one.model)
        assert one.effect.worth_usd == pytest.approx(_worth(before, then), rel=1e-7, abs=1e-2)
        assert one.effect.duty_less_usd == pytest.approx(
            float((before.duty_a_year_usd - then.duty_a_year_usd).sum()), rel=1e-7, abs=1e-2
        )
        assert (one.effect.now, one.effect.then) == (before.verdict[at], then.verdict[at])
        assert one.effect.worth_usd > 0 or one.settles or one.betters


@settings(max_examples=examples(150), deadline=None, suppress_health_check=_SLOW)
@given(
    rows=st.lists(PARTS.map(lambda row: replace(row, model="A")), min_size=1, max_size=8),
    vehicle=hopeful("A"),
    scenario=LAWS,
)
def test_no_materials_of_a_part_that_would_help_are_left_out(
    rows: list[Row], vehicle: Vehicle, scenario: Scenario
) -> None:
    def verdict(typed: Sequence[Row]) -> int:
        exposure = Exposure.of(book(typed, vehicle, rates=RATES), TABLES)
        return int(evaluate(exposure, scenario).verdict[0])

    before = evaluate(Exposure.of(book(rows, vehicle, rates=RATES), TABLES), scenario)
    known = {one.parts for one in statements(before).found if one.kind is StatementKind.MATERIALS}

    for part in {row.part for row in rows}:
        typed = [
            replace(row, part_net_cost=row.cost, part_vnm=0.0)
            if row.part == part and row.part_net_cost is None
            else row
            for row in rows
        ]
        if before.verdict[0] != Verdict.QUALIFIES and verdict(typed) == Verdict.QUALIFIES:
            assert (part,) in known
