"""Which certificates to ask for, in words and as tables."""

from collections.abc import Sequence

import pytest

from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.book.sourcing import Vehicle
from headroom.findings.certificates import first_request
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult
from headroom.window.pages.certificates.shown import (
    label_sentence,
    model_table,
    open_summary,
    part_table,
    request_table,
    supplier_table,
    without_question,
)
from headroom.words.formatting import THIN_SPACE
from strategies import REFERENCE

ALONE = (Row("US", 700, "A"), Row("CN", 200, "A"), unknown(100, model="A", part="P", supplier="One"))
TWO = (
    *(Row("US", 675, "B"), Row("CN", 225, "B")),
    *(unknown(55, model="B", part="Q", supplier="Two"), unknown(45, model="B", part="R", supplier="One")),
)


def outcome(rows: Sequence[Row]) -> Outcome:
    names = dict.fromkeys(row.model for row in rows)
    exposure = Exposure.of(book(rows, *(Vehicle(name) for name in names)), REFERENCE)
    return evaluate(exposure, Scenario(POLICY.with_value("rvc", 0.75)))


def answer(rows: Sequence[Row]) -> tuple[Outcome, tuple[Certificates, ...], tuple[SupplierRequest, ...]]:
    of_rows = outcome(rows)
    found = certificates(of_rows)
    return of_rows, found, supplier_requests(found, of_rows.exposure.book.rows)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (ALONE, "1 verdict is open; 1 certificate of 1 supplier settles it."),
        (TWO, "1 verdict is open; 2 certificates of 2 suppliers settle it."),
        ((*ALONE, *TWO), "2 verdicts are open; 3 certificates of 2 suppliers settle all."),
        ((Row("US", 1, "A"),), "Nothing is open: every verdict is certain."),
        ((unknown(0.0, model="A"),), "1 verdict is open; no certificate settles it."),
        (
            (*ALONE, unknown(0.0, model="Z")),
            "2 verdicts are open; 1 certificate of 1 supplier settles 1 of them.",
        ),
    ],
)
def test_the_summary_says_what_is_open_and_what_settles_it(rows: Sequence[Row], said: str) -> None:
    _, found, requests = answer(rows)

    assert open_summary(found, requests) == said


def test_the_supplier_whose_papers_settle_most_is_asked_first() -> None:
    _, _, requests = answer((*TWO, *ALONE))

    assert first_request(requests) == "Ask One for 2 certificates: settles 1 model, helps with 1 model."
    assert [cell.text for cell in supplier_table(requests).rows[1]] == ["Two", "1", "0", "1", "B"]


def test_a_model_stands_with_its_parts_and_the_proof_that_fewer_do_not_do() -> None:
    _, found, _ = answer(TWO)

    (row,) = model_table(found).rows

    assert [cell.text for cell in row] == [
        *("B", "2", "Q, R", "$100", f"10.0{THIN_SPACE}%", "2", "1", "proven"),
    ]
    assert "Q" in row[5].note


def test_each_part_says_what_either_answer_does_and_where_it_stands() -> None:
    settled, found, _ = answer(ALONE)
    rows = settled.exposure.book.rows
    (alone,) = part_table(found[0], rows).rows
    open_still, others, _ = answer(TWO)

    assert [cell.text for cell in alone[2:4]] == ["One", "$100.00"]
    assert [(cell.text, cell.mark) for cell in alone[5:7]] == [
        ("qualifies", VehicleTestResult.PASSES),
        ("fails", VehicleTestResult.FAILS),
    ]
    assert alone[7].text == "Sourcing!C4"
    small = part_table(others[0], open_still.exposure.book.rows).rows[1]
    assert small[5].text == f"regional \N{GREATER-THAN OR EQUAL TO} 72.0{THIN_SPACE}%"


def test_a_part_of_several_models_names_them_and_their_cells() -> None:
    again = (Row("US", 700, "Z"), Row("CN", 200, "Z"), unknown(100, model="Z", part="P", supplier="One"))
    settled, _, requests = answer((*ALONE, *again))

    (row,) = request_table(requests[0], settled.exposure.book.rows).rows

    assert [cell.text for cell in row] == ["P", "", "A, Z", "$200.00", "Sourcing!C4 and 1 more"]
    assert row[4].note == "Sourcing!C4, Sourcing!C7"


def test_unknown_origins_that_decide_nothing_are_said_to() -> None:
    certain = outcome((Row("US", 900, "A"), unknown(1, model="A"), unknown(1, model="A")))

    assert without_question(certain) == "2 rows of unknown origin decide nothing under this scenario."
    assert without_question(outcome((Row("US", 1, "A"),))) == ""


def test_of_content_labels_it_is_said_how_many_verdicts_are_open_and_what_they_are() -> None:
    definition = "label content, not net cost"

    assert label_sentence(definition, 3) == f"3 verdicts are open. The workbook holds {definition}."
    assert label_sentence(definition, 0) == f"The workbook holds {definition}."
