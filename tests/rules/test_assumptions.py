"""What an outcome takes for granted is said."""

from dataclasses import replace
from datetime import date

from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.rules.assumptions import all_problems, assumptions
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy, Test, Threshold, VnmRule
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from strategies import REFERENCE

POLICY = Policy(
    name="test",
    title="Test",
    as_of=date(2026, 1, 1),
    hypothetical=False,
    summary="",
    vnm_rule=VnmRule.AS_SOURCED,
    preference=True,
    core_parts=True,
    tracing_list="",
    thresholds=(
        Threshold("rvc", "RVC", Test.REGIONAL, 0.5, classes=tuple(VehicleClass)),
        Threshold("lvc", "LVC", Test.LABOUR, 0.4, classes=tuple(VehicleClass)),
    ),
    measures=(
        Measure("mfn_parts", "MFN, parts", Trade.PARTS, None, unknown_origin=True),
        Measure("s232_parts", "Section 232, parts", Trade.PARTS, 0.25),
        Measure(
            "offset",
            "MSRP offset",
            Trade.PARTS,
            0.0375,
            base=DutyBase.MSRP,
            kind=RateKind.CREDIT,
            credits_against="s232_parts",
        ),
    ),
    fees=(),
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

    assert "MSRP is not given for A: MSRP offset is 0." in messages(assumptions(without))
    assert without.parts_duty_usd[0] == 1000 * (0.025 + 0.25)
    assert stated.parts_duty_usd[0] == 1000 * (0.025 + 0.25) - 75
    assert "MSRP" not in messages(assumptions(stated))


def test_an_offset_is_at_most_the_duty_it_lessens() -> None:
    rich = outcome(book([Row(origin="JP", cost=1000.0)], Vehicle("A", msrp_usd=1e6)))

    assert rich.parts_duty_usd[0] == 25
    assert rich.duties[-1].duty_usd[0] == -250


def test_unknown_origins_pay_the_schedule_rate_only_and_it_is_said() -> None:
    result = outcome(book([unknown(1000.0), Row(cost=9000.0)]))

    assert result.parts_duty_usd[0] == 25
    assert "Parts of unknown origin in A pay the MFN rate only." in messages(assumptions(result))


def test_a_part_of_unknown_origin_that_is_stated_to_originate_pays_nothing_and_nothing_is_said() -> None:
    half = Threshold("other", "Other parts", Test.CORE_PARTS, 0.5, roles=(PartRole.OTHER,))
    policy = replace(POLICY, thresholds=(*POLICY.thresholds, half))
    result = outcome(book([replace(unknown(1000.0), regional=0.8), Row(cost=9000.0)]), policy)

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
