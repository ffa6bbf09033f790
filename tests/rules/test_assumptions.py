"""What an outcome takes for granted is said."""

from dataclasses import replace

from bare_policy import BARE_POLICY
from books import Row, book, unknown
from headroom.book.problem import Problem, Severity
from headroom.book.sourcing import PartRole, SourcingBook, Vehicle, VehicleClass
from headroom.rules.assumptions import all_problems, assumptions
from headroom.rules.exposure import Exposure
from headroom.rules.measures import DutyBase, Measure, RateKind, Trade
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
