"""A row of data is not taken for a row of headings."""

from collections.abc import Sequence

import pytest

from headroom.book.layout import TableKind
from headroom.workbook.tables.data_rows import is_data
from headroom.workbook.tables.header_rows import best_header

Texts = Sequence[Sequence[str]]

VEHICLE_FIRST: Texts = [
    ("Part number", "Description", "COO", "Unit cost", "Qty"),
    ("V-100", "Vehicle", "MX", "900", "1"),
    ("P-1", "Bracket", "US", "10", "2"),
    ("P-2", "Bolt", "CN", "1", "10"),
]
WORDS_OF_COSTS: Texts = [
    ("line_id", "part_name", "material_id", "qty", "cost_type", "made_in"),
    ("I01", "Impeller body", "NAB", "1", "UNIT", "US"),
    ("I02", "Ring", "NAB", "1", "UNIT", "CN"),
    ("I03", "Shaft", "SS316", "2", "UNIT", "CN"),
]
PART_NAMED_MODEL: Texts = [
    ("Teilenummer", "Benennung", "Ursprungsland", "Preis"),
    ("8R-1", "Modell", "DE", "12,50"),
    ("8R-2", "Halter", "MX", "3,10"),
]
PROGRAMME_LINE: Texts = [
    ("Part number", "Name", "Origin", "Unit price", "Changed"),
    ("4711", "Program", "US", "5.00", "2026-01-31"),
    ("4712", "Nut", "US", "0.10", "2026-02-01"),
    ("4713", "Bolt", "CN", "0.20", "2026-02-01"),
]
ALL_BUT_ONE: Texts = [
    ("Part number", "Description", "COO", "Unit cost", "Qty"),
    ("V-100", "Vehicle", "MX", "900", "1"),
]


@pytest.mark.parametrize(
    "rows",
    [VEHICLE_FIRST, WORDS_OF_COSTS, PART_NAMED_MODEL, PROGRAMME_LINE, ALL_BUT_ONE],
    ids=["a vehicle", "words of costs", "a part named Modell", "a programme", "one row"],
)
def test_headings_end_before_the_first_row_of_data(rows: Texts) -> None:
    header = best_header(rows, (), TableKind.SOURCING)

    assert header is not None
    assert (header.first, header.last) == (0, 0)
    assert is_data(rows, 1, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Part", "Origin", "Price", "Quantity", ""),
            ("", "", "", "Sierra", "Tahoe"),
            ("A-1", "US", "10", "2", "1"),
            ("A-2", "CN", "5", "4", "4"),
        ],
        [
            ("Part number", "Country", "Unit cost", "Quantity", ""),
            ("no.", "of origin", "EUR", "2026", "2027"),
            ("A-1", "US", "10", "2", "1"),
            ("A-2", "CN", "5", "4", "4"),
        ],
        [
            ("Part", "Country", "Unit", "Model"),
            ("number", "of origin", "cost", "name"),
            ("A", "US", "10", "Sierra"),
            ("B", "CN", "5", "Sierra"),
        ],
    ],
    ids=["models below a heading", "years below a heading", "headings of two lines"],
)
def test_headings_of_several_rows_stay_together(rows: Texts) -> None:
    header = best_header(rows, (), TableKind.SOURCING)

    assert header is not None
    assert (header.first, header.last) == (0, 1)


def test_headings_that_stand_once_more_on_the_next_page_are_no_data() -> None:
    rows = [VEHICLE_FIRST[0], VEHICLE_FIRST[2], VEHICLE_FIRST[0], VEHICLE_FIRST[3]]

    assert not is_data(rows, 0, 0)
    header = best_header(rows, (), TableKind.SOURCING)
    assert header is not None
    assert (header.first, header.last) == (0, 0)
