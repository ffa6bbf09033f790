"""Bills as systems and people export them are read as a person reads them; see ``exported_bills``."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from exported_bills import AXLE_AND_SEATS, BILLS, MODELS, NUMBERS, RATE, SIERRA
from headroom.book.sourcing import SourcingBook
from headroom.opening.layout_choice import Proposal
from headroom.policy_files.policy_file import load_policy, preset_path
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.user_error import UserError
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions, certain_layout
from workbooks import Cell, Rows, silent, write_xlsx


def _of(book: SourcingBook) -> tuple[dict[str, float], dict[str, float]]:
    """Return what the parts of each model cost, and the region's share of it, under a plain threshold."""
    outcome = evaluate(Exposure.of(book, load_reference()), Scenario(load_policy(preset_path("nafta"))))
    names = [vehicle.name for vehicle in book.vehicles]
    parts = outcome.parts_usd
    content = 1 - outcome.vnm_low_usd / parts
    return dict(zip(names, parts.tolist(), strict=True)), dict(zip(names, content.tolist(), strict=True))


def _text(book: SourcingBook) -> str:
    return "\n".join(f"{one.cell} {one.message} {one.remedy}" for one in book.problems)


@pytest.mark.parametrize("kind", BILLS)
def test_a_bill_is_read_as_a_person_reads_it(tmp_path: Path, kind: str) -> None:
    bill = BILLS[kind]
    path = write_xlsx(tmp_path / "bill.xlsx", {bill.sheet: bill.rows, **bill.more})
    if bill.asked:
        with pytest.raises(UserError):
            decode(path, silent, Questions(choose=certain_layout))

    book = decode(path, silent, Questions(choose=Proposal(confirm=bill.asked)))

    costs, content = _of(book)
    assert costs == pytest.approx(bill.costs)
    assert {name: content[name] for name in bill.content} == pytest.approx(bill.content)
    for words in bill.said:
        assert words in _text(book)


def _sheet(book: openpyxl.Workbook, name: str, rows: Rows) -> Worksheet:
    """Return a new sheet with some rows."""
    sheet: Worksheet = book.create_sheet(name)
    for cells in rows:
        sheet.append(list(cells))
    return sheet


def _read(book: openpyxl.Workbook, folder: Path) -> SourcingBook:
    book.remove(book.worksheets[0])
    book.save(folder / "bill.xlsx")
    return decode(folder / "bill.xlsx", silent, Questions(choose=Proposal()))


def test_indents_and_groups_of_rows_are_levels(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = _sheet(book, "Sourcing", AXLE_AND_SEATS)
    _sheet(book, "Models", MODELS)
    for row, number in enumerate(NUMBERS, start=2):
        if "." in number:
            sheet.cell(row, 3).alignment = Alignment(indent=1)
            sheet.row_dimensions[row].outlineLevel = 1

    costs, content = _of(_read(book, tmp_path))

    assert costs == pytest.approx({SIERRA: 600.0})
    assert content == pytest.approx({SIERRA: 400 / 600})


def test_the_currency_of_number_formats_counts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    rows: Rows = [
        ("Model", "Part number", "COO", "Unit price", "Qty"),
        (SIERRA, "P-1", "DE", 100.0, 1.0),
        (SIERRA, "P-2", "US", 100.0, 1.0),
    ]
    sheet = _sheet(book, "Sourcing", rows)
    _sheet(book, "Rates", RATE)
    for row in (2, 3):
        sheet.cell(row, 4).number_format = '#,##0.00\\ "€"'

    costs, content = _of(_read(book, tmp_path))

    assert costs == pytest.approx({SIERRA: 220.0})
    assert content == pytest.approx({SIERRA: 0.5})


def test_a_bill_without_a_cost_is_refused_and_its_first_row_is_no_heading(tmp_path: Path) -> None:
    rows: list[tuple[Cell, ...]] = [
        ("line_id", "part_name", "material_id", "qty", "cost_type", "made_in"),
        ("I01", "Impeller", "NAB", "1", "UNIT", "US"),
        ("I02", "Ring", "NAB", "1", "UNIT", "CN"),
        ("I03", "Shaft", "SS316", "2", "UNIT", "CN"),
    ]

    with pytest.raises(UserError, match=r"row 1\b.*missing: Unit cost"):
        decode(
            write_xlsx(tmp_path / "bill.xlsx", {"BOM": rows}),
            silent,
            Questions(choose=Proposal(confirm=True)),
        )


_FLOATS = """Model,Part number,HTS,COO,Unit cost,Qty
Sierra,1001.0,8708295060.0,US,10.5,1.0
Sierra,1002.0,8544300000.0,CN,1.25,4.0
"""
_QUOTED = '''Model,Part number,HTS,COO,Unit cost,Qty
Sierra,"=""00123""","=""0102030405""",US,10.5,1
Sierra,="00124",'8708295060,CN,1.25,4
'''
_GERMAN = """Modell;Teilenummer;Ursprungsland;Preis;Menge
Sierra;P-1;DE;1.250;1
Sierra;P-2;CN;3.400;1
Sierra;P-3;MX;850;1
"""
_CHINESE = """车型,零件号,名称,原产国,单价,数量
Sierra,P-1,制动,中国,12.50,2
Sierra,P-2,螺母,美国,1.25,4
"""


@pytest.mark.parametrize(
    ("text", "encoding", "costs", "numbers", "codes"),
    [
        (_FLOATS, "utf-8", 15.5, ["1001", "1002"], {"8708295060", "8544300000"}),
        (_QUOTED, "utf-8", 15.5, ["00123", "00124"], {"0102030405", "8708295060"}),
        (_GERMAN, "utf-8", 5500.0, ["P-1", "P-2", "P-3"], set()),
        (_CHINESE, "utf-8-sig", 30.0, ["P-1", "P-2"], set()),
        (_CHINESE, "gbk", 30.0, ["P-1", "P-2"], set()),
    ],
    ids=["floats", "quoted for a spreadsheet", "German thousands", "Chinese", "Chinese in GBK"],
)
def test_text_files_are_read_as_a_person_reads_them(
    tmp_path: Path, text: str, encoding: str, costs: float, numbers: list[str], codes: set[str]
) -> None:
    path = tmp_path / "bill.csv"
    path.write_bytes(text.encode(encoding))

    book = decode(path, silent, Questions(choose=Proposal()))

    assert _of(book)[0] == pytest.approx({SIERRA: costs})
    assert [book.rows.part_number[row] for row in range(len(book.rows))] == numbers
    assert codes <= set(book.rows.hts_code.values)
