"""Which certificates are found to settle what is open."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from books import Row, book, unknown
from fleets import POLICY, fleet
from fleets import outcome as outcome_of
from headroom.analysis.certificates.asked_parts import StatementKind
from headroom.analysis.certificates.fewest_certificates import certificates
from headroom.analysis.certificates.requests import supplier_requests
from headroom.analysis.certificates.statement_trials import Effect
from headroom.analysis.certificates.statements import Statement, Statements
from headroom.book.sourcing import Vehicle
from headroom.findings.certificates import certificates_finding, labels_finding
from headroom.findings.finding import Finding
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import Verdict
from strategies import REFERENCE

ALONE = (Row("US", 700, "A"), Row("CN", 200, "A"), unknown(100, model="A", part="P", supplier="One"))
TWO = (
    *(Row("US", 675, "B"), Row("CN", 225, "B")),
    *(unknown(55, model="B", part="Q", supplier="Two"), unknown(45, model="B", part="R", supplier="One")),
)


def found(rows: Sequence[Row]) -> Finding:
    names = dict.fromkeys(row.model for row in rows)
    exposure = Exposure.of(book(rows, *(Vehicle(name) for name in names)), REFERENCE)
    outcome = evaluate(exposure, Scenario(POLICY.with_value("rvc", 0.75)))
    settling = certificates(outcome)
    return certificates_finding(settling, supplier_requests(settling, exposure.book.rows), outcome)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ALONE, "1 verdict is open; 1 certificate of 1 supplier settles the A"),
        (TWO, "1 verdict is open; 2 certificates of 2 suppliers settle the B"),
        ((*ALONE, *TWO), "2 verdicts are open; 3 certificates of 2 suppliers settle all"),
        ((Row("US", 1, "A"),), "Nothing is open: every verdict is certain"),
        ((unknown(0.0, model="A"),), "1 verdict is open; no certificate settles it"),
        (
            (*ALONE, unknown(0.0, model="Z")),
            "2 verdicts are open; 1 certificate of 1 supplier settles 1 of them",
        ),
        ((Row("US", 700, "A"), unknown(300, model="A")), "1 verdict is open; 1 certificate settles the A"),
    ],
)
def test_it_says_what_is_open_and_what_settles_it(rows: Sequence[Row], said: str) -> None:
    assert found(rows).sentence == said


def test_whom_to_ask_first_stands_beside_it() -> None:
    assert found((*ALONE, *TWO)).detail == (
        "Ask One for 2 certificates: settles 1 model, helps with 1 model."
    )


def test_unknown_origins_that_decide_nothing_are_counted_with_what_they_leave_open() -> None:
    rows = (Row("US", 900, "A"), unknown(100, model="A"), Row("CN", 1, "B"))

    assert found(rows) == Finding(
        "Nothing is open: every verdict is certain",
        "1 row has no origin; no verdict hangs on it. The A could gain 10.0 points.",
    )


def test_content_labels_name_no_part_to_ask_for() -> None:
    labels = outcome_of(POLICY, replace(fleet(), definition="label content"))

    assert labels_finding(labels).sentence == (
        "1 verdict is open, and a content label names no part to ask for"
    )


def test_beside_open_verdicts_the_worth_of_a_statement_is_said_after_whom_to_ask() -> None:
    exposure = Exposure.of(book(ALONE, Vehicle("A")), REFERENCE)
    outcome = evaluate(exposure, Scenario(POLICY.with_value("rvc", 0.75)))
    settling = certificates(outcome)
    effect = Effect(Verdict.FAILS, Verdict.QUALIFIES, 900.0, 900.0)
    stated = Statement(StatementKind.MATERIALS, "A", ("P",), (2,), None, (), float("nan"), effect)

    said = certificates_finding(
        settling, supplier_requests(settling, exposure.book.rows), outcome, Statements((stated,))
    )

    assert said == Finding(
        "1 verdict is open; 1 certificate of 1 supplier settles the A",
        "Ask One for 1 certificate: settles 1 model. "
        "A statement of the net cost and VNM of P is worth up to $900 a year.",
    )
