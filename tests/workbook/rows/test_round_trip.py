"""What is written into a workbook is what is read from it."""

import math
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headroom.book.problem import Severity
from headroom.book.sourcing import ROLES, SourcingBook
from headroom.workbook.rows.decode import decode
from workbooks import (
    MODELS,
    Cell,
    problems_of,
    silent,
    table,
    write_ods,
    write_xls,
    write_xlsb,
    write_xlsx,
)

WRITERS = (write_xlsx, write_xls, write_xlsb, write_ods)
RATES = {"EUR": 1.1, "MXN": 0.05}

MONEY = st.integers(0, 10**7).map(lambda cents: cents / 100)
WORDS = st.text(st.characters(codec="latin-1", categories=("L", "N")), min_size=1, max_size=12)
SHARES = st.sampled_from([0.0, 5.0, 62.5, 100.0])

ROWS = st.fixed_dictionaries(
    {
        "Model": st.sampled_from(["Sierra", "Blazer", "Équinoxe", "2026"]),
        "Part number": st.one_of(WORDS, st.sampled_from(["0012", "=1+1", "+5", "-7", "@x", "1e5", "NaN"])),
        "Country of origin": st.sampled_from(["US", "MX", "CN", "DE", "unknown"]),
        "Unit cost": MONEY,
        "Quantity per vehicle": st.integers(1, 12).map(float),
        "Currency": st.sampled_from(["USD", *RATES]),
        "Description": st.one_of(st.none(), WORDS),
        "Supplier": st.one_of(st.none(), WORDS),
        "HTS code": st.sampled_from(["8708.99.81", "0813.40", "", "94012000"]),
        "Part role": st.sampled_from(["core", "principal", "complementary", "other", None]),
        "Regional content %": st.one_of(st.none(), SHARES),
        "Freight per unit": st.one_of(st.none(), MONEY),
        "Source": st.sampled_from(["current", "alternative", None]),
        "Switching cost": st.one_of(st.none(), MONEY),
    }
)


def read_back(book: SourcingBook, row: int) -> dict[str, object]:
    """Return what the book holds of a row, by heading."""
    rows = book.rows
    regional = float(rows.regional_content[row])
    return {
        "Model": rows.models[rows.model[row]],
        "Part number": rows.part_number[row],
        "Country of origin": rows.origins[rows.origin[row]],
        "Unit cost": float(rows.unit_cost[row]),
        "Quantity per vehicle": float(rows.quantity[row]),
        "Currency": rows.currencies[rows.currency[row]],
        "Description": rows.description[row],
        "Supplier": rows.supplier[row],
        "HTS code": rows.hts_code[row],
        "Part role": ROLES[rows.stated_role[row]].value if rows.stated_role[row] >= 0 else None,
        "Regional content %": None if math.isnan(regional) else regional * 100,
        "Freight per unit": float(rows.freight_per_unit[row]),
        "Source": "alternative" if rows.alternative[row] else "current",
        "Switching cost": float(rows.switching_cost_usd[row]),
    }


def expected(row: Mapping[str, Cell]) -> dict[str, object]:
    """Return what a written row is to be read as."""
    return {
        **row,
        "Country of origin": "" if row["Country of origin"] == "unknown" else row["Country of origin"],
        "Description": row["Description"] or "",
        "Supplier": row["Supplier"] or "",
        "HTS code": str(row["HTS code"]).replace(".", ""),
        "Freight per unit": row["Freight per unit"] or 0.0,
        "Source": row["Source"] or "current",
        "Switching cost": row["Switching cost"] or 0.0,
    }


@given(rows=st.lists(ROWS, min_size=1, max_size=6), writer=st.sampled_from(WRITERS))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Cell]], writer: object
) -> None:
    assert callable(writer)
    path = tmp_path_factory.mktemp("written") / "book.dat"
    rates = [("Currency", "USD per unit"), *RATES.items()]
    writer(path, {"Sourcing": table(*rows), "Models": MODELS, "Rates": rates})
    book = decode(path, silent)

    assert problems_of(book, Severity.ERROR) == []
    assert (book.rows_read, book.rows_used) == (len(rows), len(rows))
    assert [read_back(book, row) for row in range(len(rows))] == [expected(row) for row in rows]
    assert [book.rows.address(row, "unit_cost") for row in range(len(rows))] == [
        f"Sourcing!D{number}" for number in range(2, len(rows) + 2)
    ]
