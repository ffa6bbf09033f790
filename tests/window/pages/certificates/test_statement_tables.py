"""Which statements of makers and approvals to ask for, as tables."""

from books import Row, book, unknown
from headroom.analysis.certificates.statements import statements
from headroom.book.sourcing import Vehicle, VehicleClass
from headroom.output.table import DetailTable
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.verdict import VehicleTestResult
from headroom.window.pages.certificates.shown.statement_tables import cell_table, statement_table
from headroom.words.formatting import THIN_SPACE

CAR = Vehicle("A", assembly_country="MX", annual_volume=1000.0)
TRUCK = Vehicle("T", VehicleClass.HEAVY_TRUCK, "MX", annual_volume=1000.0)


def tables(*rows: Row) -> tuple[DetailTable, list[DetailTable]]:
    names = dict.fromkeys(row.model for row in rows)
    fleet = [one for one in (CAR, TRUCK) if one.name in names]
    exposure = Exposure.of(book(rows, *fleet), load_reference())
    found = statements(evaluate(exposure, Scenario(load_policy(preset_path("usmca-232"))))).found
    return statement_table(found), [cell_table(one, exposure.book.rows) for one in found]


def texts(table: DetailTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_a_statement_of_a_part_stands_with_its_verdict_worth_and_cells() -> None:
    listed, (cells,) = tables(
        Row("US", 6500),
        Row("MX", 2500, part="DISC", hts="87083050", regional=0.4, supplier="Two"),
        Row("CN", 500),
    )

    (row,) = listed.rows
    assert [cell.text for cell in row[:4]] == ["Net cost and VNM", "DISC", "A", "qualifies"]
    assert row[3].mark is VehicleTestResult.PASSES
    assert "(fails now)" in row[3].note
    # 27.5 % of 9,500 and the least processing fee, less 25 % of the 3,000 not made in the United States
    assert row[4].text == f"$1.9{THIN_SPACE}M"
    assert row[4].number is not None
    assert round(row[4].number) == round(1000 * (9500 * 0.275 + 34.58 - 750))
    assert row[5].text == "Sourcing!3 and 1 more"
    assert texts(cells) == [
        ["DISC", "", "Two", "Net cost of part", "its unit cost", "Sourcing!3"],
        ["DISC", "", "Two", "VNM of part", "0", "Sourcing!3"],
    ]


def test_a_vehicle_that_qualifies_as_now_says_so_and_an_approval_has_its_amount() -> None:
    listed, cells = tables(
        *(Row("US", 8000), unknown(400, part="U")),
        *(Row("US", 8000, model="T"), Row("MX", 2000, model="T")),
    )

    assert [row[:4] for row in texts(listed)] == [
        ["Approval of US content", "the vehicle", "T", "qualifies as now"],
        ["Made or transformed in the US", "U", "A", "qualifies as now"],
    ]
    assert texts(cells[0]) == [["the vehicle", "T", "", "Approved US content", "$8,000.00", "Models"]]
    assert [row[3:] for row in texts(cells[1])] == [
        ["Country of origin", "US", "Sourcing!C3"],
        ["US transformed", "yes", "Sourcing!3"],
    ]


def test_of_very_many_statements_the_first_are_listed_and_the_others_counted() -> None:
    rows = (Row("US", 8000), unknown(400, part="U"))
    exposure = Exposure.of(book(rows, CAR), load_reference())
    (one,) = statements(evaluate(exposure, Scenario(load_policy(preset_path("usmca-232"))))).found

    table = statement_table((one,) * 201)

    assert len(table.rows) == 200
    assert table.caption == "1 more statement is worth less."
