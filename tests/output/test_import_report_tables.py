"""What became of a workbook, in words, as a page and as JSON."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from books import Row, book
from headroom.analysis.import_report import ImportReport, import_report
from headroom.book.layout import BookLayout, ColumnLayout, DecimalMark, TableKind, TableLayout
from headroom.book.problem import Problem, Severity
from headroom.book.row_fates import Fate, RowTally
from headroom.book.sourcing import SourceFile
from headroom.output.import_report_page import report_text
from headroom.output.import_report_tables import (
    kinds_table,
    layout_table,
    report_facts,
    report_headline,
    rows_table,
)
from headroom.rules.verdict import VehicleTestResult

LAYOUT = BookLayout(
    (
        TableLayout(
            "Daten",
            TableKind.SOURCING,
            1,
            1,
            (
                ColumnLayout(0, "=HYPERLINK(1)", ""),
                ColumnLayout(1, "Preis", "unit_cost", currency="EUR", decimal=DecimalMark.COMMA, per=100.0),
                ColumnLayout(2, "Mod\nell X", "quantity", model="X"),
            ),
        ),
    )
)
TALLIES = (
    RowTally("Daten", "EUR", Fate.CURRENT, 3, 0, 1000.0),
    RowTally("Daten", "USD", Fate.ALTERNATIVE, 1, 0, 50.0),
    RowTally("Daten", "EUR", Fate.NO_PART_NUMBER, 1, 0, 100.0),
    RowTally("Daten", "CHF", Fate.NO_CURRENCY, 1, 0, 7.0),
)


def report(*tallies: RowTally) -> ImportReport:
    made = replace(
        book([Row()], rates={"EUR": 1.1}),
        name="fleet.xlsx",
        rows_read=sum(tally.rows for tally in tallies),
        rows_used=sum(tally.rows for tally in tallies if tally.fate.used),
        tallies=tallies,
        layout=LAYOUT,
        files=(SourceFile("fleet.xlsx", "ab" * 32, 1234),),
        unread_sheets=("Notes",),
        read_at=datetime(2026, 11, 26, 14, 2, tzinfo=UTC),
        problems=(Problem(Severity.ERROR, "<b>Bad</b>", "", "Daten", "B2"),),
    )
    return import_report(made)


def test_the_headline_says_how_many_rows_and_how_much_value_count() -> None:
    assert report_headline(report(*TALLIES)) == "4 of 6 rows used, $1,150 of $1,260 and 7 CHF in value"
    assert report_headline(report(*TALLIES[:2])) == "4 rows used, $1,150 in value"
    assert report_headline(report(RowTally("L", "", Fate.LABEL, 2, 2))) == "2 rows used"


def test_the_rows_of_a_sheet_add_up_to_the_last_line() -> None:
    table = rows_table(report(*TALLIES))

    assert [(row[1].text, row[3].text, row[6].text) for row in table.rows] == [
        ("used as the current source", "3", "1,100.00"),
        ("used as an alternative source", "1", "50.00"),
        ("has no usable part number", "1", "110.00"),
        ("has no currency with a rate", "1", "\N{EN DASH}"),
        ("all rows", "6", "1,260.00"),
    ]
    assert table.has_total
    assert [row[1].mark for row in table.rows[:3]] == [
        VehicleTestResult.PASSES,
        VehicleTestResult.PASSES,
        VehicleTestResult.FAILS,
    ]
    assert "$1,150.00 used and $110.00 left out are the $1,260.00 read." in table.caption
    assert "Besides 7.00 CHF, of which no rate is known." in table.caption


def test_each_column_says_what_it_was_read_as_and_how() -> None:
    texts = [[cell.text for cell in row[2:]] for row in layout_table(report(*TALLIES)).rows]

    assert texts == [
        ["A", "=HYPERLINK(1)", "not used", ""],
        ["B", "Preis", "Unit cost", "EUR, decimal comma, for 100 pieces"],
        ["C", "Mod ell X", "Quantity per vehicle, X", ""],
    ]


def test_the_facts_name_the_file_its_digest_and_when_it_was_read() -> None:
    facts = dict(report_facts(report(*TALLIES)))

    assert facts["SHA-256"] == "ab" * 32
    assert facts["Read"] == "2026-11-26 14:02:00+00:00"
    assert facts["Sheets not read"] == "Notes"
    assert kinds_table(report(*TALLIES)).rows[0][4].text == "Daten!B2"


class Texts(HTMLParser):
    """Collects the texts and tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_holds_everything_and_nothing_of_a_cell_becomes_a_tag_or_a_formula() -> None:
    page = Texts()
    page.feed(report_text(report(*TALLIES), ".html"))

    assert "ab" * 32 in page.texts
    assert "<b>Bad</b>" in page.texts
    assert "'=HYPERLINK(1)" in page.texts
    assert page.tags >= {"html", "title", "table"}
    assert "script" not in page.tags


def test_programs_get_the_same_totals_and_the_time_of_reading() -> None:
    values = json.loads(report_text(report(*TALLIES), ".JSON"))

    assert values["read_at"] == "2026-11-26T14:02:00+00:00"
    assert values["value_read_usd"] == pytest.approx(1260)
    assert values["value_used_usd"] + values["value_left_out_usd"] == pytest.approx(values["value_read_usd"])
    assert values["value_alternatives_usd"] == 50
    assert values["value_without_rate"] == {"CHF": 7.0}
    assert [line["fate"] for line in values["rows"]] == [
        *("current", "alternative", "no_part_number", "no_currency"),
    ]
    assert values["tables"][0]["columns"][1]["per"] == 100


def test_there_is_no_report_of_another_kind() -> None:
    with pytest.raises(ValueError, match="pdf"):
        report_text(report(*TALLIES), ".pdf")


def test_totals_and_repeated_headings_are_no_rows_that_were_not_used() -> None:
    besides = (RowTally("Daten", "EUR", Fate.TOTAL, 2, 0, 2000.0), RowTally("Daten", "", Fate.HEADINGS, 1, 1))

    assert report_headline(report(*TALLIES[:2], *besides)) == "4 rows used, $1,150 in value"
    assert report_headline(report(*TALLIES, *besides)).startswith("4 of 6 rows used, $1,150 of $1,260")
