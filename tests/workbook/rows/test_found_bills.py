"""Bills as people keep them: batches, lists of models, products, lists by level, totals without a name."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import TableFinding
from headroom.opening.layout_choice import Proposal
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from read_sheets import assumed, said, worth
from surveys import surveyed
from workbooks import Rows, silent, write_xlsx


def _read(
    folder: Path, rows: Rows, answers: Mapping[str, str] | None = None, model: str = ""
) -> SourcingBook:
    path = write_xlsx(folder / "book.xlsx", {"BOM": rows})
    return decode(path, silent, Questions(choose=Proposal(confirm=True, model=model, answers=answers or {})))


def _table(folder: Path, rows: Rows) -> TableFinding:
    return surveyed(write_xlsx(folder / "seen.xlsx", {"BOM": rows})).sheets[0].tables[0]


def _fields(table: TableFinding) -> dict[str, str]:
    return {one.proposed.heading: one.proposed.field for one in table.columns}


_BATCHES: Rows = [
    ("Model", "Part number", "Country of origin", "Qty", "Build per", "Unit cost"),
    ("Sierra", "P-1", "US", 29.0, 1000.0, 2.0),
    ("Sierra", "P-2", "MX", 10.0, 1.0, 0.5),
    ("Sierra", "P-3", "MX", 3.0, None, 1.0),
]


def test_quantities_of_a_batch_are_divided_by_its_size(tmp_path: Path) -> None:
    book = _read(tmp_path, _BATCHES)

    assert worth(book) == {"Sierra": pytest.approx(0.029 * 2 + 5 + 3)}
    assert "Quantities are divided by “Build per” in 1 row" in assumed(book)
    assert "(29 / 1,000 = 0.029)" in assumed(book)


def test_a_batch_is_asked_about_unless_its_heading_means_nothing_else(tmp_path: Path) -> None:
    asked = next(one for one in _table(tmp_path, _BATCHES).columns if one.proposed.heading == "Build per")
    rows = [tuple("Basismenge" if cell == "Build per" else cell for cell in row) for row in _BATCHES]
    known = next(one for one in _table(tmp_path, rows).columns if one.proposed.heading == "Basismenge")

    assert (asked.proposed.field, asked.confidence < 0.9) == ("batch_quantity", True)
    assert (known.proposed.field, known.confidence) == ("batch_quantity", 1.0)


def test_a_batch_of_nothing_leaves_its_row_out(tmp_path: Path) -> None:
    rows: Rows = [*_BATCHES, ("Sierra", "P-4", "US", 5.0, 0.0, 7.0)]

    book = _read(tmp_path, rows)

    assert worth(book) == {"Sierra": pytest.approx(8.058)}
    assert "E5: Batch quantity “0” is not above 0" in said(book, Severity.ERROR)


_LISTED: Rows = [
    ("Part number", "model_fit", "Country of origin", "Unit cost"),
    ("P-1", "Alder,Birch", "US", 10.0),
    ("P-2", "Alder", "MX", 20.0),
    ("P-3", "Birch", "MX", 30.0),
    ("P-4", "all", "US", 40.0),
]


def test_each_of_several_models_in_a_cell_has_the_part(tmp_path: Path) -> None:
    book = _read(tmp_path, _LISTED)

    assert worth(book) == {"Alder": 70.0, "Birch": 80.0}
    assert "2 rows list several models" in assumed(book)


def test_several_models_in_a_cell_may_be_the_name_of_one(tmp_path: Path) -> None:
    book = _read(tmp_path, _LISTED, {"listed_models": "name"})

    assert worth(book) == {"Alder,Birch": 10.0, "Alder": 20.0, "Birch": 30.0, "all": 40.0}


def test_several_models_in_a_cell_are_asked_about(tmp_path: Path) -> None:
    [question] = [one for one in _table(tmp_path, _LISTED).questions if one.key == "listed_models"]

    assert (question.proposed, question.sure) == ("each", False)
    assert "such as “Alder,Birch”" in question.reason


@pytest.mark.parametrize("models", [("Alder, long", "Alder, short"), ("Alder", "Birch")])
def test_a_comma_in_the_name_of_a_model_is_no_list(models: tuple[str, str], tmp_path: Path) -> None:
    rows: Rows = [
        ("Part number", "Model", "Country of origin", "Unit cost"),
        *((f"P-{at}", models[at % 2], "US", 10.0) for at in range(6)),
    ]

    assert not [one for one in _table(tmp_path, rows).questions if one.key == "listed_models"]
    assert worth(_read(tmp_path, rows)) == dict.fromkeys(models, 30.0)


_PRODUCTS: Rows = [
    ("product_id", "part_id", "Country of origin", "quantity", "Unit cost"),
    ("FG-1", "P-1", "US", 2.0, 10.0),
    ("FG-1", "P-2", "MX", 1.0, 5.0),
    ("FG-2", "P-1", "US", 4.0, 10.0),
    ("FG-2", "P-3", "CN", 1.0, 1.0),
]


def test_products_that_share_parts_are_the_models(tmp_path: Path) -> None:
    book = _read(tmp_path, _PRODUCTS)

    assert worth(book) == {"FG-1": 25.0, "FG-2": 41.0}
    assert "nobody was asked" not in assumed(book)


def test_products_that_share_no_part_are_asked_about(tmp_path: Path) -> None:
    rows = [*_PRODUCTS[:3], ("FG-2", "P-4", "US", 4.0, 10.0), _PRODUCTS[4]]

    [column] = [one for one in _table(tmp_path, rows).columns if one.proposed.heading == "product_id"]

    assert (column.proposed.field, column.confidence < 0.9) == ("model", True)


def test_a_group_of_products_is_no_model(tmp_path: Path) -> None:
    rows: Rows = [
        ("Product", "Part number", "Country of origin", "Unit cost"),
        ("Fastener", "P-1", "US", 10.0),
        ("Fastener", "P-2", "MX", 20.0),
        ("Bracket", "P-3", "MX", 20.0),
    ]

    assert _fields(_table(tmp_path, rows))["Product"] != "model"


def test_types_that_differ_from_row_to_row_are_no_models(tmp_path: Path) -> None:
    rows: Rows = [
        ("品名", "型式", "原産国", "単価", "数量"),
        ("モータ", "M-40", "JP", 400.0, 2.0),
        ("ギヤ", "G-12", "CN", 50.0, 4.0),
        ("軸", "S-3", "JP", 70.0, 1.0),
        ("軸受", "B-608", "JP", 30.0, 4.0),
        ("軸受", "B-609", "JP", 30.0, 4.0),
    ]

    [column] = [one for one in _table(tmp_path, rows).columns if one.proposed.heading == "型式"]

    assert (column.proposed.field, column.confidence < 0.9) == ("part_number", True)
    assert worth(_read(tmp_path, rows, model="Sierra")) == {"Sierra": 1310.0}


def test_a_list_level_by_level_is_read_by_its_parents(tmp_path: Path) -> None:
    rows: Rows = [
        ("parent_id", "child_id", "level", "qty_per", "Country of origin", "Unit cost"),
        ("CAR", "SUB-A", 1.0, 1.0, None, None),
        ("CAR", "SUB-B", 1.0, 2.0, None, None),
        ("SUB-A", "P-1", 2.0, 3.0, "US", 10.0),
        ("SUB-B", "P-2", 2.0, 1.0, "MX", 100.0),
        ("SUB-B", "P-3", 2.0, 4.0, "CN", 5.0),
    ]

    assert worth(_read(tmp_path, rows, model="Sierra")) == {"Sierra": 3 * 10 + 2 * (100 + 4 * 5)}


def test_levels_in_their_order_count_before_parents(tmp_path: Path) -> None:
    rows: Rows = [
        ("Level", "Part number", "Parent", "Qty", "Country of origin", "Unit cost"),
        (1.0, "SUB-A", None, 1.0, None, None),
        (2.0, "P-1", "SUB-A", 3.0, "US", 10.0),
        (1.0, "SUB-B", None, 2.0, None, None),
        (2.0, "P-1", "SUB-B", 1.0, "US", 10.0),
    ]

    book = _read(tmp_path, rows, model="Sierra")

    assert worth(book) == {"Sierra": 50.0}
    assert "Level says which part goes into which" in assumed(book)


def test_a_lone_blank_before_a_number_makes_no_assembly(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Unit cost"),
        ("Sierra", "P-1", "US", 100.0),
        ("Sierra", " P-2", "MX", 20.0),
        ("Sierra", "P-3", "MX", 30.0),
    ]

    assert not [one for one in _table(tmp_path, rows).questions if one.key == "levels"]
    assert worth(_read(tmp_path, rows)) == {"Sierra": 150.0}


@pytest.mark.parametrize("word", ["Total", "Gesamtpreis", "Suma:", "总计"])
def test_a_total_that_leaves_only_its_description_blank_is_no_part(word: str, tmp_path: Path) -> None:
    rows: Rows = [
        ("Item", "Country of origin", "Price", "Description"),
        ("P-1", "US", 100.0, "Pump"),
        ("P-2", "MX", 20.0, "Sensor"),
        (word, "US", 120.0, None),
    ]

    book = _read(tmp_path, rows, model="Sierra")

    assert worth(book) == {"Sierra": 120.0}
    assert "is their sum. It is not used." in assumed(book)


def test_a_part_whose_name_begins_with_total_is_one(tmp_path: Path) -> None:
    rows: Rows = [
        ("Item", "Country of origin", "Price", "Description"),
        ("P-1", "US", 100.0, "Pump"),
        ("Total station", "US", 20.0, None),
    ]

    assert worth(_read(tmp_path, rows, model="Sierra")) == {"Sierra": 120.0}


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Customer code", (1200315.0, 1200316.0, 1200317.0)),
        ("Conversion rate", (1.0, 1.0, 1.0)),
        ("Lfd", (1.0, 2.0, 3.0)),
        ("Time (hrs)", (0.5, 0.25, 1.0)),
        ("Barcode", (8850123.0, 8850124.0, 8850125.0)),
    ],
)
def test_numbers_that_name_or_count_things_are_no_costs(
    heading: str, cells: tuple[float, ...], tmp_path: Path
) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", heading),
        *(("Sierra", f"P-{at}", "US", cell) for at, cell in enumerate(cells)),
    ]

    assert _fields(_table(tmp_path, rows))[heading] == ""


@pytest.mark.parametrize("heading", ["Código SAP", "codigo_proveedor", "Supplier code"])
def test_codes_of_a_supplier_or_a_system_are_no_tariff_codes(heading: str, tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", heading, "Unit cost"),
        *(("Sierra", f"P-{at}", "US", f"8708{at:02}", 10.0) for at in range(30, 36)),
    ]

    assert _fields(_table(tmp_path, rows))[heading] == ""


_EXPORTED: Rows = [
    (
        "ID",
        "Item",
        "Quantity",
        "Currency",
        "Conversion Rate",
        "Item Code (Items)",
        "Qty (Items)",
        "Rate (Items)",
    ),
    ("BOM-1", "BIKE-1", 30.0, "EUR", 1.0, "P-1", 60.0, 2.0),
    (None, None, None, None, None, "P-2", 15.0, 4.0),
    ("BOM-2", "BIKE-2", 1.0, "EUR", 1.0, "P-1", 2.0, 2.0),
    (None, None, None, None, None, "P-3", 1.0, 9.0),
]


def test_a_product_and_its_batch_stand_in_the_first_row_of_its_parts(tmp_path: Path) -> None:
    origins = ("Country of origin", "US", "MX", "US", "CN")
    rows = [(*row, origin) for row, origin in zip(_EXPORTED, origins, strict=True)]
    path = write_xlsx(
        tmp_path / "book.xlsx", {"BOM": rows, "Rates": [("Currency", "USD per unit"), ("EUR", 2.0)]}
    )

    book = decode(path, silent, Questions(choose=Proposal(confirm=True)))

    assert worth(book) == {"BIKE-1": 2 * 2.0 + 0.5 * 4.0, "BIKE-2": 2 * 2.0 + 9.0}
    assert book.rows.currencies == ("EUR",)


def test_the_columns_of_a_product_are_asked_about(tmp_path: Path) -> None:
    columns = {one.proposed.heading: one for one in _table(tmp_path, _EXPORTED).columns}

    meant = {"Item": "model", "Quantity": "batch_quantity", "Rate (Items)": "unit_cost"}
    assert {heading: columns[heading].proposed.field for heading in meant} == meant
    assert all(columns[heading].confidence < 0.9 for heading in meant)


def test_rows_that_are_not_selected_are_asked_about(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Unit cost", "Selected"),
        ("Sierra", "P-1", "US", 10.0, "Yes"),
        ("Sierra", "P-2", "MX", 20.0, "No"),
    ]

    [question] = _table(tmp_path, rows).questions

    assert (question.key, question.proposed, question.sure) == ("status", "leave", False)
    assert worth(_read(tmp_path, rows)) == {"Sierra": 10.0}
    assert worth(_read(tmp_path, rows, {"status": "count"})) == {"Sierra": 30.0}


def _form(filled: int) -> Rows:
    """Return a form of 16 lines of which some have a quantity."""
    return [
        ("Model", "Part number", "Country of origin", "Unit cost", "Qty"),
        *(("Sierra", f"P-{at}", "US", 10.0, 2.0 if at < filled else None) for at in range(16)),
    ]


def test_lines_of_a_form_without_a_quantity_are_asked_about(tmp_path: Path) -> None:
    [question] = _table(tmp_path, _form(3)).questions

    assert (question.key, question.proposed, question.sure) == ("blank_quantities", "none", False)
    assert worth(_read(tmp_path, _form(3))) == {"Sierra": 60.0}
    assert worth(_read(tmp_path, _form(3), {"blank_quantities": "one"})) == {"Sierra": 60.0 + 130.0}


@pytest.mark.parametrize("filled", [0, 5, 16])
def test_quantities_that_are_mostly_there_or_never_are_not_asked_about(filled: int, tmp_path: Path) -> None:
    assert not _table(tmp_path, _form(filled)).questions


def test_sheets_of_one_name_in_several_files_are_models_by_their_files(tmp_path: Path) -> None:
    rows: Rows = [
        ("Part number", "Country of origin", "Unit cost"),
        ("P-1", "US", 10.0),
        ("P-2", "MX", 5.0),
    ]
    paths = tuple(write_xlsx(tmp_path / name, {"Sheet1": rows}) for name in ("front.xlsx", "rear.xlsx"))

    book = decode(paths, silent, Questions(choose=Proposal(confirm=True)))

    assert worth(book) == {"front": 15.0, "rear": 15.0}


_EXAMPLES: Rows = [
    ("No", "Model", "Part number", "Country of origin", "Unit cost"),
    ("例\uff09", "Sierra", "X-1", "US", 3700.0),
    ("例\uff09", "Sierra", "X-2", "US", 35.0),
    (1.0, "Sierra", "P-1", "US", 10.0),
    (2.0, "Sierra", "P-2", "MX", 5.0),
]


def test_example_rows_of_a_form_are_asked_about(tmp_path: Path) -> None:
    [question] = _table(tmp_path, _EXAMPLES).questions

    assert (question.key, question.proposed, question.sure) == ("examples", "2-3", False)
    assert question.reason == "Rows 2 to 3 say that they are examples."
    assert worth(_read(tmp_path, _EXAMPLES)) == {"Sierra": 15.0}
    assert worth(_read(tmp_path, _EXAMPLES, {"examples": "parts"})) == {"Sierra": 3750.0}


def test_a_part_or_a_model_called_example_is_one(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Description", "Country of origin", "Unit cost"),
        ("Example", "P-1", "Example bracket", "US", 10.0),
        ("Example", "P-2", "Bolt", "MX", 5.0),
    ]

    assert not _table(tmp_path, rows).questions


_NAMED: Rows = [
    ("Description", "Country of origin", "Unit cost", "Qty"),
    ("Pump", "US", 100.0, 1.0),
    ("Sensor", "MX", 20.0, 2.0),
    ("Bracket", "CN", 5.0, 4.0),
    ("Bolt M6", "CN", 0.5, 8.0),
]


def test_names_stand_for_part_numbers_where_there_are_none(tmp_path: Path) -> None:
    [column] = [one for one in _table(tmp_path, _NAMED).columns if one.proposed.heading == "Description"]

    assert (column.proposed.field, column.confidence < 0.9) == ("part_number", True)
    assert worth(_read(tmp_path, _NAMED, model="Sierra")) == {"Sierra": 164.0}


def test_names_that_are_all_the_same_number_no_parts(tmp_path: Path) -> None:
    rows: Rows = [_NAMED[0], *(("Component name", *row[1:]) for row in _NAMED[1:])]

    assert _fields(_table(tmp_path, rows))["Description"] == "description"


def test_indents_that_the_costs_contradict_are_not_proposed_as_levels(tmp_path: Path) -> None:
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Unit cost"),
        ("Sierra", "P-1", "US", 100.0),
        ("Sierra", "  P-2", "MX", 20.0),
        ("Sierra", "P-3", "MX", 30.0),
        ("Sierra", "  P-4", "MX", 40.0),
    ]

    [question] = [one for one in _table(tmp_path, rows).questions if one.key == "levels"]

    assert (question.proposed, question.sure) == ("rows", False)
    assert worth(_read(tmp_path, rows)) == {"Sierra": 190.0}


@pytest.mark.parametrize(("priced", "warned"), [(False, True), (True, False)])
def test_lengths_beside_joined_prices_are_warned_of(priced: bool, warned: bool, tmp_path: Path) -> None:  # noqa: FBT001
    rows: Rows = [
        ("Model", "Part number", "Country of origin", "Quantity", "Length", "Unit cost")[: 5 + priced],
        ("Sierra", "P-1", "US", 2.0, 500.0, 0.01)[: 5 + priced],
        ("Sierra", "P-2", "MX", 4.0, 250.0, 0.02)[: 5 + priced],
    ]
    prices: Rows = [("Part number", "Unit", "Unit cost"), ("P-1", "mm", 0.01), ("P-2", "mm", 0.02)]
    path = write_xlsx(tmp_path / "book.xlsx", {"BOM": rows, "Prices": prices})

    book = decode(path, silent, Questions(choose=Proposal(confirm=True)))

    assert worth(book) == {"Sierra": 0.1}
    assert ("“Length” is not applied" in said(book)) is warned


@pytest.mark.parametrize(
    ("level", "code"),
    [
        ("Livello", "Codice articolo"),
        ("Nível", "Código da peça"),
        ("层级", "物料编码"),
        ("階層", "品番"),
        ("레벨", "품번"),
    ],
)
def test_levels_in_every_language_count_an_assembly_or_its_parts(
    tmp_path: Path, level: str, code: str
) -> None:
    rows: Rows = [
        ("Model", level, code, "Qty", "Unit cost", "Origin"),
        ("Alder", 0.0, "F-0", 1.0, 1000.0, "MX"),
        ("Alder", 1.0, "A-1", 1.0, 700.0, "MX"),
        ("Alder", 2.0, "A-2", 1.0, 600.0, "CN"),
        ("Alder", 2.0, "A-3", 1.0, 100.0, "MX"),
        ("Alder", 1.0, "B-1", 1.0, 300.0, "US"),
    ]

    assert worth(_read(tmp_path, rows)) == {"Alder": 1000.0}
