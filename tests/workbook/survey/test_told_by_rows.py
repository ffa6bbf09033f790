"""What the rows of a table say of the meaning of its headings."""

from pathlib import Path

import pytest

from headroom.book.layout import TableKind
from headroom.book.survey import CERTAIN, ColumnFinding, TableFinding
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from surveys import surveyed
from workbooks import MODELS, Cell, Rows, silent, write_xlsx


def parts_in(folder: Path, rows: Rows, sheet: str = "Sourcing") -> TableFinding:
    """Return the table of parts that is found in a sheet of some rows."""
    survey = surveyed(write_xlsx(folder / "book.xlsx", {sheet: rows}))
    return next(
        table for one in survey.sheets for table in one.tables if table.layout.kind is TableKind.SOURCING
    )


def fields_of(table: TableFinding) -> dict[str, str]:
    """Return the headings of the columns that are used, by field."""
    return {one.proposed.field: one.proposed.heading for one in table.columns if one.proposed.field}


def column_of(table: TableFinding, heading: str) -> ColumnFinding:
    """Return the column of a heading."""
    return next(one for one in table.columns if one.proposed.heading == heading)


def costs_of(folder: Path, rows: Rows) -> float:
    """Return what the parts of a workbook cost that is read as proposed, in its currency."""
    path = write_xlsx(folder / "costs.xlsx", {"Sourcing": rows})
    parts = decode((path,), silent, Questions(choose=lambda survey: survey.proposed)).rows
    return float((parts.unit_cost * parts.quantity).sum())


_PLAIN: Rows = [
    ("Part number", "COO", "Unit cost"),
    ("P-1", "US", 10.0),
    ("P-2", "CN", 20.0),
    ("P-3", "MX", 5.0),
]


def beside(*columns: tuple[Cell, ...]) -> Rows:
    """Return the plain rows with other columns to their right, each a heading and its cells."""
    return [(*row, *more) for row, more in zip(_PLAIN, zip(*columns, strict=True), strict=True)]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Model", "Item #", "Qty", "Mfg Part #", "COO", "Unit price"),
            ("Alder", 1.0, 1.0, "AD62", "PH", 9.0),
            ("Alder", 2.0, 2.0, "RC06", "TW", 0.1),
            ("Birch", 1.0, 2.0, "RC06", "TW", 0.1),
        ],
        [
            ("Vehicle", "Item", "MPN", "Origin", "Price each"),
            ("Alder", "10", "AD62", "PH", 9.0),
            ("Alder", "20", "RC06", "TW", 0.1),
            ("Alder", "30", "RC07", "TW", 0.2),
        ],
        [
            ("Item no.", "Modell", "Teilenummer", "Ursprungsland", "Stückpreis"),
            (1.0, "Alder", "AD62", "PH", 9.0),
            (2.0, "Alder", "RC06", "TW", 0.1),
        ],
    ],
    ids=["counted in each model", "counted in tens", "before a known number"],
)
def test_a_column_that_counts_the_rows_numbers_no_parts(tmp_path: Path, rows: Rows) -> None:
    table = parts_in(tmp_path, rows)

    counting = next(one for one in table.columns if one.proposed.heading.startswith("Item"))
    assert not counting.proposed.field
    assert "counts the rows" in counting.reason
    assert fields_of(table)["part_number"] in {"Mfg Part #", "MPN", "Teilenummer"}
    assert table.certain


def test_item_numbers_that_only_count_are_asked_about_where_nothing_else_numbers_the_parts(
    tmp_path: Path,
) -> None:
    rows: Rows = [("Model", "Item", "COO", "Cost"), ("A", 1.0, "US", 5.0), ("A", 2.0, "CN", 6.0)]

    assert column_of(parts_in(tmp_path, rows), "Item").confidence < CERTAIN


def test_part_numbers_may_count_where_the_heading_says_part_number(tmp_path: Path) -> None:
    rows: Rows = [("Model", "Part number", "COO", "Cost"), ("A", 1.0, "US", 5.0), ("A", 2.0, "CN", 6.0)]

    assert parts_in(tmp_path, rows).certain


@pytest.mark.parametrize(
    ("unit", "total", "quantity"),
    [("price per", "cost", "quantity"), ("Preis pro", "Preis", "Menge"), ("Precio", "Costo", "Cantidad")],
)
def test_the_cost_is_what_the_quantity_times_it_is_the_other_column(
    tmp_path: Path, unit: str, total: str, quantity: str
) -> None:
    rows: Rows = [
        ("Model", "Part", "COO", quantity, unit, total),
        ("Alder", "P-1", "US", 12.0, 0.1, 1.2),
        ("Alder", "P-2", "CN", 4.0, 5.0, 20.0),
        ("Alder", "P-3", "CN", 1.0, 3.0, 3.0),
    ]
    table = parts_in(tmp_path, rows)

    assert fields_of(table)["unit_cost"] == unit
    assert not column_of(table, total).proposed.field
    assert costs_of(tmp_path, rows) == pytest.approx(24.2)


def test_a_cost_that_is_a_product_against_its_own_heading_is_asked_about(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part", "COO", "Qty", "Rate paid", "Unit cost"),
        ("Alder", "P-1", "US", 12.0, 0.1, 1.2),
        ("Alder", "P-2", "CN", 4.0, 5.0, 20.0),
    ]
    found = column_of(parts_in(tmp_path, rows), "Unit cost")

    assert (found.proposed.field, found.confidence < CERTAIN) == ("unit_cost", True)
    assert "Rate paid" in found.reason


def test_columns_that_are_no_product_stay_what_their_headings_say(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part", "COO", "Qty", "Price per", "Cost"),
        ("Alder", "P-1", "US", 12.0, 100.0, 55.0),
        ("Alder", "P-2", "CN", 4.0, 1000.0, 20.0),
    ]
    table = parts_in(tmp_path, rows)

    assert (fields_of(table)["unit_cost"], fields_of(table)["price_unit"]) == ("Cost", "Price per")
    assert table.certain


def test_pieces_that_a_price_is_for_are_whole(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part", "COO", "Price per", "Cost"),
        ("Alder", "P-1", "US", 0.5, 55.0),
        ("Alder", "P-2", "CN", 1.25, 20.0),
    ]

    assert column_of(parts_in(tmp_path, rows), "Price per").confidence < CERTAIN


@pytest.mark.parametrize(
    ("goods", "parts"), [("sku", "component_id"), ("SKU", "Comp. ID"), ("Product code", "Child part number")]
)
def test_a_finished_good_beside_its_components_is_the_model(tmp_path: Path, goods: str, parts: str) -> None:
    rows: Rows = [
        (goods, parts, "origin_country", "qty_per", "unit_cost_usd"),
        ("SKU-001", "C-1001", "CN", 1.0, 12.5),
        ("SKU-001", "C-1002", "CN", 4.0, 0.1),
        ("SKU-002", "C-2001", "VN", 1.0, 9.8),
    ]
    table = parts_in(tmp_path, rows)

    assert (fields_of(table)["model"], fields_of(table)["part_number"]) == (goods, parts)
    assert table.certain


@pytest.mark.parametrize("heading", ["component_id", "SKU", "Mfr part no."])
def test_what_alone_numbers_the_parts_is_the_part_number(tmp_path: Path, heading: str) -> None:
    rows: Rows = [("Model", heading, "COO", "Cost"), ("A", "C-1", "US", 5.0), ("A", "C-2", "CN", 6.0)]
    table = parts_in(tmp_path, rows)

    assert fields_of(table)["part_number"] == heading
    assert table.certain


def test_a_price_per_pack_is_divided_by_the_pack_and_a_tax_is_no_content(tmp_path: Path) -> None:
    rows: Rows = [
        ("Modell", "Artikelnr.", "Menge", "Preis/VE (Netto)", "VE", "Ust [%]", "Ursprungsland"),
        ("Alder", "P-1", 2.0, 25.0, 2.0, 20.0, "DE"),
        ("Alder", "P-2", 1.0, 40.0, 1.0, 20.0, "CN"),
    ]
    table = parts_in(tmp_path, rows)

    assert (fields_of(table)["unit_cost"], fields_of(table)["price_unit"]) == ("Preis/VE (Netto)", "VE")
    assert not column_of(table, "Ust [%]").proposed.field
    assert costs_of(tmp_path, rows) == pytest.approx(65.0)


@pytest.mark.parametrize("tax", ["Ust [%]", "USt %", "VAT %", "MwSt. (%)", "IVA %", "TVA %", "税率%"])
def test_a_tax_is_no_share_of_content(tmp_path: Path, tax: str) -> None:
    table = parts_in(tmp_path, beside((tax, 20.0, 20.0, 7.0)))

    assert not column_of(table, tax).proposed.field


@pytest.mark.parametrize(
    "total",
    [
        "Total cost",
        "Ext. price",
        "Line total",
        "Gesamtpreis",
        "Importe",
        "Montant",
        "Extended cost",
        "总价",
        "金額",
    ],
)
def test_a_total_is_never_the_cost_of_a_part(tmp_path: Path, total: str) -> None:
    rows: Rows = [
        ("Model", "Part number", "COO", "Qty", total),
        ("Alder", "P-1", "US", 4.0, 40.0),
        ("Alder", "P-2", "CN", 5.0, 100.0),
    ]
    found = column_of(parts_in(tmp_path, rows), total)

    assert found.proposed.field == "extended_cost" or "total" in found.reason.casefold()
    assert found.proposed.field != "unit_cost"


@pytest.mark.parametrize(
    "columns",
    [
        (
            ("lead_time_days", 16.0, 12.0, 18.0),
            ("quality_score", 82.0, 80.0, 81.0),
            ("capacity", 15.0, 50.0, 12.0),
        ),
        (("MOQ", 10.0, 20.0, 30.0), ("Lead time", 3.0, 4.0, 5.0), ("Rev", 1.0, 2.0, 1.0)),
        (("Lieferzeit", 3.0, 4.0, 2.0), ("Bestand", 7.0, 8.0, 9.0), ("Bewertung", 1.0, 2.0, 3.0)),
    ],
    ids=["English", "ordering", "German"],
)
def test_times_scores_and_stocks_are_no_models(tmp_path: Path, columns: tuple[tuple[Cell, ...], ...]) -> None:
    table = parts_in(tmp_path, beside(*columns), "parts")

    assert not table.layout.quantities_by_model()
    assert (table.layout.model, bool(table.doubt)) == ("parts", True)


@pytest.mark.parametrize(
    "spelt", ["{} qty", "Qty {}", "{} - Quantity", "Menge {}", "{} qty per vehicle", "{}数量"]
)
def test_a_name_beside_a_word_for_the_quantity_is_a_model(tmp_path: Path, spelt: str) -> None:
    rows = beside(
        (spelt.format("Alder"), 1.0, 1.0, 0.0),
        (spelt.format("Birch"), 2.0, None, 1.0),
        (spelt.format("Cedar"), None, 3.0, 1.0),
    )
    table = parts_in(tmp_path, rows)
    path = write_xlsx(tmp_path / "costs.xlsx", {"Sourcing": rows})
    parts = decode((path,), silent, Questions(choose=lambda survey: survey.proposed)).rows
    costs = {
        model: float((parts.unit_cost * parts.quantity)[parts.model == at].sum())
        for at, model in enumerate(parts.models)
    }

    assert table.doubt  # nothing but the headings says so: it is asked
    assert costs == pytest.approx({"Alder": 30.0, "Birch": 25.0, "Cedar": 65.0})


@pytest.mark.parametrize(
    "names", [("Order", "Stock"), ("Plan", "Actual"), ("Old", "New"), ("Total", "Annual")]
)
def test_words_that_tell_quantities_apart_are_no_models(tmp_path: Path, names: tuple[str, str]) -> None:
    rows = beside(*((f"{name} qty", 1.0, 2.0, 3.0) for name in names))

    assert not parts_in(tmp_path, rows).layout.quantities_by_model()


@pytest.mark.parametrize(
    "heading", ["Country", "País", "Land", "Supplier country", "Country of export", "Pays de provenance"]
)
def test_a_country_of_something_is_asked_about(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ("Model", "Part number", heading, "Manufacturing site", "Unit cost"),
        ("A", "P-1", "Mexico", "Aurangabad, India", 5.0),
        ("A", "P-2", "Mexico", "Wiesbaden, Germany", 6.0),
    ]
    found = column_of(parts_in(tmp_path, rows), heading)

    assert (found.proposed.field, found.confidence < CERTAIN) == ("origin", True)
    assert "Manufacturing site" in found.reason


@pytest.mark.parametrize("heading", ["Ship-to country", "Destination country", "Bestimmungsland"])
def test_where_parts_go_to_is_not_where_they_are_from(tmp_path: Path, heading: str) -> None:
    rows: Rows = [
        ("Model", "Part number", heading, "Unit cost"),
        *(("A", f"P-{at}", "Mexico", 5.0) for at in range(6)),
    ]

    assert not column_of(parts_in(tmp_path, rows), heading).proposed.field


def test_a_country_of_origin_beside_a_country_is_certain(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country", "Country of origin", "Unit cost"),
        ("A", "P-1", "Mexico", "India", 5.0),
        ("A", "P-2", "Mexico", "Germany", 6.0),
    ]
    table = parts_in(tmp_path, rows)

    assert fields_of(table)["origin"] == "Country of origin"
    assert table.certain


@pytest.mark.parametrize(
    ("heading", "cells", "means"),
    [
        ("Source", ("Make", "Buy", "Buy"), "made_by"),
        ("Source", ("in-house", "purchased", "purchased"), "made_by"),
        ("Source", ("自制", "外购", "外购"), "made_by"),
        ("Source", ("Acme", "Beta", "Gamma"), ""),
        ("Fuente", ("Compra", "Fabricado", "Compra"), "made_by"),
        ("Quelle", ("Fremdbezug", "Eigenfertigung", "Fremdbezug"), "made_by"),
        ("Source type", ("MX", "CN", "US"), ""),
    ],
)
def test_a_source_whose_cells_answer_something_else_is_not_that_field(
    tmp_path: Path, heading: str, cells: tuple[str, ...], means: str
) -> None:
    rows = [
        ("Model", *_PLAIN[0], heading),
        *(("A", *row, cell) for row, cell in zip(_PLAIN[1:], cells, strict=True)),
    ]
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows, "Models": MODELS})

    assert column_of(parts_in(tmp_path, rows), heading).proposed.field == means
    assert decode((path,), silent).rows_used == 3


def test_a_word_that_is_no_choice_is_still_a_fault_of_its_row(tmp_path: Path) -> None:
    rows = [
        ("Model", *_PLAIN[0], "Source"),
        *(
            ("A", *row, cell)
            for row, cell in zip(_PLAIN[1:], ("current", "Make", "alternative"), strict=True)
        ),
    ]

    assert column_of(parts_in(tmp_path, rows), "Source").proposed.field == "alternative"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Name", "description"),
        ("PO Price", "unit_cost"),
        ("Corrected Material Cost Per Unit", "unit_cost"),
        ("corrected_freight_cost_per_unit", "freight_per_unit"),
        ("Revised unit price", "unit_cost"),
        ("units_needed", "quantity"),
    ],
)
def test_more_headings_mean_their_field_for_certain(tmp_path: Path, heading: str, field: str) -> None:
    rows: Rows = [
        ("Model", "Part number", "COO", heading),
        ("A", "P-1", "US", "Bracket" if field == "description" else 10.0),
        ("A", "P-2", "CN", "Bolt" if field == "description" else 2.0),
    ]
    found = column_of(parts_in(tmp_path, rows), heading)

    assert (found.proposed.field, found.confidence) == (field, 1.0)


@pytest.mark.parametrize(
    "rows",
    [
        [("Programme", "Shown at"), ("Film", 20.0), ("News", 21.0)],
        [("Year", "Cost"), ("2024", 889017.0), ("2025", 768187.0)],
        [("Name", "Colour"), ("Bleed", "red"), ("Plugging", "blue")],
    ],
    ids=["a programme", "costs of years", "names"],
)
def test_one_known_heading_alone_is_not_certain(tmp_path: Path, rows: Rows) -> None:
    table = parts_in(tmp_path, rows)

    used = [one for one in table.columns if one.proposed.field]
    assert used
    assert all(one.confidence < CERTAIN for one in used)
