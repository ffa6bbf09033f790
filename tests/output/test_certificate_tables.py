"""Which certificates to ask for, in words and as tables."""

from collections.abc import Sequence

import pytest

from books import Row, book, unknown
from fleets import POLICY
from headroom.analysis.certificates.fewest_certificates import Certificates, certificates
from headroom.analysis.certificates.requests import SupplierRequest, supplier_requests
from headroom.book.sourcing import Vehicle
from headroom.output.certificate_tables import (
    idle_table,
    model_table,
    part_table,
    request_table,
)
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult
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


def test_a_model_stands_with_its_parts_and_the_proof_that_fewer_do_not_do() -> None:
    _, found, _ = answer(TWO)

    (row,) = model_table(found).rows

    assert [cell.text for cell in row] == [
        *("B", "2", "Q, R", "$100", f"10.00{THIN_SPACE}%", "2", "1", "proven"),
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


def test_rows_without_origin_stand_the_heaviest_first_with_their_share_and_cell() -> None:
    certain = outcome(
        (Row("US", 800, "A"), unknown(50, model="A", part="P"), unknown(150, model="A", part="Q"))
    )

    table = idle_table(certain)

    assert [row[0].text for row in table.rows] == ["Q", "P"]
    assert [cell.number for cell in table.rows[0][4:6]] == [150.0, pytest.approx(15.0)]
    assert table.rows[0][6].text == "Sourcing!C4"
    assert [row[5].text for row in table.rows] == [f"15.00{THIN_SPACE}%", f"5.00{THIN_SPACE}%"]
    assert idle_table(outcome((Row("US", 1, "A"),))).rows == ()


def test_of_hundreds_of_rows_without_origin_the_heaviest_are_listed_and_the_others_counted() -> None:
    rows = [Row("US", 1e6, "A"), *(unknown(float(n), model="A", part=f"P{n}") for n in range(1, 251))]

    table = idle_table(outcome(rows))

    assert (table.rows[0][0].text, len(table.rows)) == ("P250", 200)
    assert table.caption == "50 more rows have no origin."
