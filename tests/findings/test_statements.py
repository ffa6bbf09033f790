"""What is said of statements of makers and approvals."""

from dataclasses import replace

import pytest

from fleets import POLICY, outcome
from headroom.analysis.certificates.asked_parts import StatementKind
from headroom.analysis.certificates.statement_trials import Effect
from headroom.analysis.certificates.statements import Statement, Statements
from headroom.book.classes_and_roles import CoreGroup
from headroom.findings.certificates import certificates_finding
from headroom.findings.statements import not_looked_at, statement_effect, statement_worth
from headroom.rules.verdict import Verdict
from headroom.words.formatting import THIN_SPACE

FAILS, OPEN, QUALIFIES = Verdict.FAILS, Verdict.UNDETERMINED, Verdict.QUALIFIES
ONE = Statement(
    StatementKind.MATERIALS,
    "Tacoma",
    ("P1",),
    (0,),
    CoreGroup.ENGINE,
    (),
    float("nan"),
    Effect(FAILS, QUALIFIES, 1_900_000, 2_000_000),
)
THREE = replace(ONE, parts=("P1", "P2", "P3"))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        (ONE, "a statement of the net cost and VNM of P1 is"),
        (THREE, "statements of the net cost and VNM of 3 parts of the engine group of the Tacoma are"),
        (replace(ONE, kind=StatementKind.MADE_IN_US), "a statement that P1 was made in the US is"),
        (
            replace(THREE, kind=StatementKind.MADE_IN_US, group=None),
            "statements that 3 parts of the Tacoma were made in the US are",
        ),
        (
            replace(ONE, kind=StatementKind.APPROVAL, parts=()),
            "an approval of the US content of the Tacoma is",
        ),
    ],
)
def test_what_is_worth_most_is_said_with_its_worth(statement: Statement, said: str) -> None:
    assert statement_worth(Statements((statement,))) == f"{said} worth up to $2.0{THIN_SPACE}M a year"


def test_what_is_worth_nothing_is_not_said() -> None:
    assert statement_worth(Statements(())) == ""
    assert statement_worth(Statements((replace(ONE, effect=Effect(FAILS, QUALIFIES, 0.0, 0.0)),))) == ""


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (
            Effect(FAILS, QUALIFIES, 90, 120),
            "At best the Tacoma qualifies then (fails now), and lands $120 a year cheaper, $90 of it duty.",
        ),
        (
            Effect(OPEN, QUALIFIES, 0.0, 0.0),
            "At best the Tacoma qualifies then (cannot tell now), and costs what it does now.",
        ),
        (
            Effect(QUALIFIES, QUALIFIES, 900, 900),
            "At best the Tacoma qualifies as now, and lands $900 a year cheaper, all of it duty.",
        ),
        (
            Effect(OPEN, OPEN, 900, 900),
            "At best the Tacoma stays open, and lands $900 a year cheaper, all of it duty.",
        ),
    ],
)
def test_the_best_answer_is_said_in_a_sentence(effect: Effect, said: str) -> None:
    assert statement_effect(replace(ONE, effect=effect)) == said


def test_parts_that_were_not_looked_at_are_counted() -> None:
    assert not_looked_at(Statements((ONE,))) == ""
    assert not_looked_at(Statements((ONE,), 1)) == "1 lighter part was not looked at one by one."


def test_where_nothing_is_open_the_worth_is_the_sentence() -> None:
    found = certificates_finding((), (), outcome(POLICY), Statements((ONE,)))

    assert found.sentence == (
        "Nothing is open, but a statement of the net cost and VNM of P1 is worth up to "
        f"$2.0{THIN_SPACE}M a year"
    )
