"""What is found in exports of other programs, how sure it is, and what is read of them."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from exports import (
    MATRIX_ROWS,
    RATES,
    SAP_ROWS,
    english_csv,
    french_export,
    quantity_matrix,
    questionnaire,
    sap_export,
    spanish_export,
)
from headroom.book.layout import BookLayout, DecimalMark, ShareUnit, TableKind, TableLayout
from headroom.book.problem import Severity
from headroom.book.sourcing import SourcingBook
from headroom.book.survey import BookSurvey
from headroom.user_error import UserError
from headroom.workbook.layouts.layout_draft import LayoutDraft
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import Questions
from surveys import surveyed
from workbooks import HEADINGS, MODELS, ROW, Rows, problems_of, read_rows, silent, table, write_xlsx


def as_proposed(*paths: Path) -> SourcingBook:
    """Return workbooks read by what is proposed, whether or not that is certain."""
    return decode(paths, silent, Questions(choose=lambda survey: survey.proposed))


def parts_of(survey: BookSurvey) -> TableLayout:
    """Return the only table of parts that is proposed."""
    [found] = survey.proposed.of_kind(TableKind.SOURCING)
    return found


def fields_of(layout: TableLayout) -> dict[str, str]:
    """Return the headings of the columns that are used, by field."""
    return {column.field: column.heading for column in layout.columns if column.field}


def test_an_export_of_sap_is_certain_and_reads_its_commas_and_price_units(tmp_path: Path) -> None:
    path = sap_export(tmp_path / "export.xlsx")
    survey = surveyed(path)

    assert survey.certain, survey.missing
    assert parts_of(survey).header_row == 4
    assert fields_of(parts_of(survey)) == {
        "model": "Fahrzeugmodell",
        "part_number": "Materialnummer",
        "description": "Materialkurztext",
        "origin": "Urspr.land",
        "quantity": "Komponentenmenge",
        "unit_cost": "Nettopreis",
        "currency": "Währg",
        "price_unit": "PE",
        "system": "Warengruppe",
        "hts_code": "Statistische Warennummer",
    }
    rows = decode(path, silent).rows
    assert rows.unit_cost.tolist() == pytest.approx([12.345, 3410.0, 310.25], abs=1e-12)
    assert rows.quantity.tolist() == [2.0, 1.0, 4.0]
    assert [rows.origins[code] for code in rows.origin] == ["DE", "MX", "US"]
    assert rows.part_number[0] == "000471100"
    assert rows.address(0, "unit_cost") == "Daten!F5"


def test_what_was_read_and_left_out_is_added_up_by_sheet_and_currency(tmp_path: Path) -> None:
    broken = [
        *SAP_ROWS[:5],
        ("Sierra", "", "Halter", "DE", "1,000", "10,00", "EUR", 1.0, "", ""),
        *SAP_ROWS[5:],
    ]
    path = write_xlsx(tmp_path / "export.xlsx", {"Daten": broken, "Models": MODELS, "Rates": RATES})
    book = decode(path, silent)

    totals = {total.currency: total for total in book.totals}
    assert set(totals) == {"EUR", "USD"}
    euro = totals["EUR"]
    assert (euro.sheet, euro.rows_read, euro.rows_used) == ("Daten", 3, 2)
    assert euro.value_read == pytest.approx(2 * 12.345 + 3410 + 10)
    assert euro.value_used == pytest.approx(2 * 12.345 + 3410)
    assert sum(total.rows_read for total in book.totals) == book.rows_read - 1  # the row of totals
    assert sum(total.rows_used for total in book.totals) == book.rows_used


@pytest.mark.parametrize("with_models", [True, False])
def test_a_matrix_of_quantities_needs_a_word_where_nothing_names_its_models(
    tmp_path: Path, *, with_models: bool
) -> None:
    path = quantity_matrix(tmp_path / "matrix.xlsx", with_models=with_models)
    survey = surveyed(path)

    assert survey.certain is with_models
    assert survey.missing == (
        ()
        if with_models
        else (
            (
                "“BOM”: One column for each of 3 models holds its quantity. "
                "Confirm that these columns are models."
            ),
        )
    )
    assert [column.model for column in parts_of(survey).quantities_by_model()] == [
        "Sierra",
        "Blazer",
        "Tahoe",
    ]


def test_each_model_of_a_matrix_has_the_parts_with_a_quantity_and_keeps_their_cells(tmp_path: Path) -> None:
    rows = as_proposed(quantity_matrix(tmp_path / "matrix.xlsx")).rows

    found = {
        (
            rows.models[rows.model[at]],
            rows.part_number[at],
            float(rows.quantity[at]),
            rows.address(at, "quantity"),
        )
        for at in range(len(rows))
    }
    assert found == {
        ("Sierra", "A-1", 2.0, "BOM!F3"),
        ("Tahoe", "A-1", 4.0, "BOM!H3"),
        ("Sierra", "A-2", 4.0, "BOM!F4"),
        ("Blazer", "A-2", 4.0, "BOM!G4"),
        ("Tahoe", "A-2", 7.0, "BOM!H4"),
        ("Blazer", "A-3", 1.0, "BOM!G5"),
        ("Tahoe", "A-4", 1.0, "BOM!H6"),
    }
    assert {rows.address(at, "unit_cost") for at in range(len(rows)) if rows.part_number[at] == "A-2"} == {
        "BOM!D4"
    }


def test_the_fault_of_a_part_in_a_matrix_is_one_problem_however_many_models_have_it(tmp_path: Path) -> None:
    faulty: Rows = [
        *MATRIX_ROWS[:3],
        ("A-2", "Seat", "MX", "?", 14.0, 4.0, 4.0, 7.0),
        ("A-3", "Radio", "US", 1.0, 1.0, "two", 1.0, 1.0),
    ]
    models: Rows = [MODELS[0], *((name, *MODELS[1][1:]) for name in ("Sierra", "Blazer", "Tahoe"))]
    book = decode(write_xlsx(tmp_path / "matrix.xlsx", {"BOM": faulty, "Models": models}), silent)

    assert [problem.cell for problem in problems_of(book, Severity.ERROR)] == ["D4", "F5"]
    assert (book.rows_read, book.rows_used) == (7, 4)


def test_a_heading_of_quantities_above_the_models_makes_a_matrix_certain(tmp_path: Path) -> None:
    above = (None, None, None, None, None, "Quantity per vehicle", None, None)
    path = write_xlsx(tmp_path / "matrix.xlsx", {"BOM": [above, *MATRIX_ROWS[1:]]})
    survey = surveyed(path)

    assert survey.certain, survey.missing
    assert [column.model for column in parts_of(survey).quantities_by_model()] == [
        "Sierra",
        "Blazer",
        "Tahoe",
    ]


def test_crosses_in_a_matrix_count_as_one_and_are_reported(tmp_path: Path) -> None:
    rows: Rows = [
        (*HEADINGS[1:], "Quantity per vehicle", None),
        ("", "", "", "Sierra", "Blazer"),
        ("P-1", "US", 5.0, "x", "-"),
    ]
    book = as_proposed(write_xlsx(tmp_path / "matrix.xlsx", {"BOM": rows}))

    assert (book.rows.models, book.rows.quantity.tolist()) == (("Sierra",), [1.0])
    assert any("Crosses in the column of Sierra" in problem.message for problem in book.problems)


def test_a_questionnaire_with_merged_headings_is_certain_and_names_its_model_above(tmp_path: Path) -> None:
    path = questionnaire(tmp_path / "supplier.xlsx")
    survey = surveyed(path)

    assert survey.certain, survey.missing
    layout = parts_of(survey)
    assert (layout.header_row, layout.last_header_row, layout.model) == (4, 5, "Sierra")
    book = decode(path, silent)
    assert book.rows.models == ("Sierra",)
    assert [book.rows.part_number[at] for at in range(3)] == ["S-100", "S-101", "S-102"]
    assert book.rows.regional_content[0] == 0.82
    assert any(problem.cell.endswith("10") for problem in problems_of(book, Severity.ERROR))


def test_sheets_of_one_model_each_are_joined_by_their_names(tmp_path: Path) -> None:
    parts: Rows = [HEADINGS[1:], ROW[1:]]
    models: Rows = [MODELS[0], MODELS[1], ("Blazer", *MODELS[1][1:])]
    told = write_xlsx(tmp_path / "told.xlsx", {"Sierra": parts, "Blazer": parts, "Models": models})
    untold = write_xlsx(tmp_path / "untold.xlsx", {"Sierra": parts, "Blazer": parts})

    assert surveyed(told).certain
    book = decode(told, silent)
    assert (book.rows.models, book.rows.part_number.codes.tolist()) == (("Sierra", "Blazer"), [0, 0])
    assert [book.rows.address(at, "unit_cost") for at in range(2)] == ["Sierra!C2", "Blazer!C2"]
    with pytest.raises(UserError, match=r"one sheet for each model \(Sierra, Blazer\)\. Confirm"):
        decode(untold, silent)


def test_several_files_are_read_as_one_workbook(tmp_path: Path) -> None:
    first = write_xlsx(tmp_path / "parts.xlsx", {"Sourcing": table({"Currency": "EUR"})})
    second = write_xlsx(tmp_path / "facts.xlsx", {"Models": MODELS, "Rates": RATES})
    third = write_xlsx(tmp_path / "more.xlsx", {"Sourcing": table({"Model": "sierra", "Part number": "P-2"})})
    book = decode([first, second, third], silent)

    assert (book.name, book.rows.models, len(book.rows)) == ("parts.xlsx and 2 more", ("Sierra",), 2)
    assert [file.name for file in book.files] == ["parts.xlsx", "facts.xlsx", "more.xlsx"]
    assert book.rows.address(1, "part_number") == "[more.xlsx]Sourcing!B2"
    assert book.vehicles[0].cells["assembly_country"] == "[facts.xlsx]Models!C2"
    assert book.currency_cells["EUR"] == "[facts.xlsx]Rates!B2"
    assert len(book.sha256) == 64


def test_facts_of_the_models_may_stand_in_the_rows_of_their_parts(tmp_path: Path) -> None:
    headings = [*HEADINGS, "Assembly country", "Annual volume"]
    rows: Rows = [headings, [*ROW, "MX", 500.0], ["Sierra", "P-2", "CA", 3.0, "MX", 900.0]]
    path = write_xlsx(tmp_path / "flat.xlsx", {"Export": rows})
    book = decode(path, silent)

    vehicle = book.vehicles[0]
    assert (vehicle.assembly_country, vehicle.annual_volume) == ("MX", 500.0)
    assert vehicle.cells["annual_volume"] == "Export!F2"
    messages = [problem.message for problem in book.problems]
    assert any("Annual volume differs between rows of one model, in 1 row" in text for text in messages)
    assert not any("not used" in text for text in messages)


def test_tables_below_each_other_in_one_sheet_are_read_each_by_its_headings(tmp_path: Path) -> None:
    rows: Rows = [*MODELS, [], ["Currency", "USD per unit"], ["EUR", 1.25], [], *table({"Currency": "EUR"})]
    path = write_xlsx(tmp_path / "one.xlsx", {"Everything": rows})
    book = decode(path, silent)

    assert problems_of(book) == []
    assert (book.rows_read, book.currency_rates["EUR"], book.vehicles[0].assembly_country) == (1, 1.25, "MX")


def test_a_misspelt_heading_is_proposed_and_has_to_be_confirmed(tmp_path: Path) -> None:
    rows: Rows = [("Modle", "Part numbr", "Country of orign", "Unit csot"), ROW]
    path = write_xlsx(tmp_path / "typed.xlsx", {"Sourcing": rows})

    with pytest.raises(UserError, match=r"much like “Mod.* Confirm it"):
        decode(path, silent)
    assert as_proposed(path).rows.unit_cost.tolist() == [100.0]


def test_a_column_without_a_known_heading_is_offered_for_what_its_cells_are(tmp_path: Path) -> None:
    rows: Rows = [("Model", "Part number", "Wohin", "Unit cost"), *([("Sierra", "P", "MX", 1.0)] * 5)]
    survey = surveyed(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows}))

    [sheet] = survey.sheets
    found = sheet.tables[0].columns[2]
    assert (found.proposed.field, found.reason) == ("origin", "Its cells are countries.")
    assert not survey.certain


def changed(layout: BookLayout, field: str, **facts: object) -> BookLayout:
    """Return a layout with one column of its parts changed."""
    parts = layout.of_kind(TableKind.SOURCING)[0]
    column = parts.column(field)
    assert column is not None
    others = (table for table in layout.tables if table is not parts)
    return layout.with_tables([parts.with_column(replace(column, **facts)), *others])  # type: ignore[arg-type]


def read_with(path: Path, field: str, **facts: object) -> SourcingBook:
    """Return a workbook read by what is proposed, with one column changed."""
    return decode(path, silent, Questions(choose=lambda survey: changed(survey.proposed, field, **facts)))


def test_amounts_in_thousands_are_read_in_full_and_said_to_be(tmp_path: Path) -> None:
    models = (("Model", "Assembly country", "MSRP, kUSD"), ("Sierra", "MX", 31.25))
    sheets = {"Sourcing": table({"Unit cost": 2.3}), "Models": models}
    path = write_xlsx(tmp_path / "book.xlsx", sheets)

    book = read_with(path, "unit_cost", per=0.001)

    assert book.rows.unit_cost.tolist() == [2300.0]
    assert book.vehicles[0].msrp_usd == 31_250.0
    said = [problem.message for problem in book.problems if "thousands" in problem.message]
    assert said == [
        "Unit cost is in thousands: the amounts are multiplied by 1,000 (2.3 is 2300).",
        "MSRP is in thousands: the amounts are multiplied by 1,000 (31.25 is 31250).",
    ]


def test_a_layout_says_how_numbers_are_written_and_for_how_many_pieces(tmp_path: Path) -> None:
    rows = table(
        {"Unit cost": "1.234", "Regional content %": 0.5}, {"Unit cost": "2.500", "Regional content %": 1.0}
    )
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows})

    commas = read_with(path, "unit_cost", decimal=DecimalMark.COMMA, per=100.0)
    assert commas.rows.unit_cost.tolist() == [12.34, 25.0]
    assert any("Unit cost is for 100 pieces" in problem.message for problem in commas.problems)
    assert read_with(path, "unit_cost", decimal=DecimalMark.POINT).rows.unit_cost.tolist() == [1.234, 2.5]
    percent = read_with(path, "regional_content", unit=ShareUnit.PERCENT)
    assert percent.rows.regional_content.tolist() == [0.005, 0.01]
    fraction = read_with(path, "regional_content", unit=ShareUnit.FRACTION)
    assert fraction.rows.regional_content.tolist() == [0.5, 1.0]


def test_a_table_ends_where_its_layout_says(tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "book.xlsx", {"Sourcing": table({}, {"Part number": "P-2"}, {"Part number": "P-3"})}
    )

    def first_two(survey: BookSurvey) -> BookLayout:
        return survey.proposed.with_tables(replace(t, last_row=3) for t in survey.proposed.tables)

    assert decode(path, silent, Questions(choose=first_two)).rows.row_number.tolist() == [2, 3]


def test_a_rate_that_is_assumed_brings_back_rows_whose_currency_has_none(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({"Currency": "EUR"}, {}), "Models": MODELS})
    book = decode(path, silent, Questions(assumed_rates={"EUR": 1.1, "JPY": 0.007}))

    assert (book.rows_used, dict(book.currency_rates)) == (2, {"USD": 1.0, "EUR": 1.1})
    assert decode(path, silent).rows_used == 1
    [problem] = [p for p in book.problems if "no rate of EUR" in p.message]
    assert problem.severity is Severity.ASSUMPTION


def spellings(survey: BookSurvey) -> Iterable[float]:
    """Return how sure each used column of a survey is."""
    return (c.confidence for s in survey.sheets for t in s.tables for c in t.columns if c.proposed.field)


def test_three_hundred_sheets_are_looked_through(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {f"Sheet {number}": [["note", number]] for number in range(300)}
    path = write_xlsx(tmp_path / "many.xlsx", {**sheets, "Parts": table()})
    survey = surveyed(path)

    assert len(survey.sheets) == 301
    assert survey.certain
    assert set(spellings(survey)) == {1.0}


def test_sixteen_thousand_columns_are_said_to_be_more_than_are_looked_at(tmp_path: Path) -> None:
    wide: Rows = [[*HEADINGS, *(f"c{number}" for number in range(16_380))], ROW]
    survey = surveyed(write_xlsx(tmp_path / "wide.xlsx", {"Sourcing": wide}))

    assert survey.certain
    assert "there are 15,784 more" in survey.sheets[0].note


def test_a_sheet_without_headings_cannot_be_certain(tmp_path: Path) -> None:
    book = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": [ROW, ROW]})

    with pytest.raises(UserError, match="no sheet has the headings"):
        decode(book, silent)
    assert surveyed(book).proposed.tables == ()


def test_the_certain_layout_of_a_template_is_read_like_before(tmp_path: Path) -> None:
    book = read_rows(tmp_path, table())

    assert book.layout.of_kind(TableKind.SOURCING)[0].headings == tuple(name.casefold() for name in HEADINGS)


def test_a_spanish_export_is_certain_with_its_models_and_rates(tmp_path: Path) -> None:
    path = spanish_export(tmp_path / "es.xlsx")
    survey = surveyed(path)
    book = decode(path, silent)

    assert survey.certain, survey.missing
    assert book.rows.unit_cost.tolist() == pytest.approx([12.005, 34.5, 180.0])
    assert [book.rows.origins[code] for code in book.rows.origin] == ["MX", "US", ""]
    assert (book.currency_rates["MXN"], book.vehicles[0].annual_volume) == (0.05, 50_000)
    assert book.vehicles[0].assembly_country == "MX"
    assert book.rows.regional_content[0] == 0.825


def test_a_french_export_is_certain_but_for_the_rate_of_its_currency(tmp_path: Path) -> None:
    path = french_export(tmp_path / "fr.xlsx")
    survey = surveyed(path)
    draft = LayoutDraft.of(survey)

    assert survey.certain, survey.missing
    assert draft.without_rate() == ("EUR",)
    [doubt] = draft.doubts()
    assert doubt.startswith("No table says what EUR is worth in US dollars: its rows are left out. Give ")
    told = draft.with_rate("EUR", 1.1)
    assert (told.doubts(), told.with_rate("EUR", 0.0).layout().rates) == ((), ())

    book = decode(path, silent, Questions(choose=lambda _: told.layout()))
    assert book.rows.unit_cost.tolist() == [12.5, 1180.0]
    assert book.rows.freight_per_unit.tolist() == [0.4, 3.1]
    assert book.rows.quantity.tolist() == [2.0, 1.0]
    assert book.currency_rates["EUR"] == 1.1
    assert any("1.1 US dollars are assumed" in problem.message for problem in book.problems)


def test_a_csv_with_semicolons_and_percent_signs_is_certain(tmp_path: Path) -> None:
    path = english_csv(tmp_path / "en.csv")
    survey = surveyed(path)
    rows = decode(path, silent).rows

    assert survey.certain, survey.missing
    assert survey.sheets[0].rows == 3
    assert rows.part_number[0] == "00012"
    assert (rows.unit_cost.tolist(), rows.quantity.tolist()) == ([1200.5, 7.25], [1.0, 4.0])
    assert (rows.regional_content.tolist(), rows.us_content.tolist()) == ([0.625, 1.0], [0.0, 1.0])


def test_how_numbers_are_written_is_found_column_by_column(tmp_path: Path) -> None:
    [sheet] = [s for s in surveyed(spanish_export(tmp_path / "es.xlsx")).sheets if s.name == "Materiales"]
    numbers = {one.proposed.field: one.numbers for one in sheet.tables[0].columns if one.numbers}
    assert numbers == {"unit_cost": "decimal comma", "regional_content": "percent, decimal comma"}
    rows: Rows = [(*HEADINGS, "US content %"), (*ROW, 0.5), (*ROW, 1.0)]
    [sheet] = surveyed(write_xlsx(tmp_path / "fractions.xlsx", {"Sourcing": rows})).sheets
    assert sheet.tables[0].columns[-1].numbers == "fractions of 1"


def test_plain_numbers_are_not_taken_for_tariff_codes(tmp_path: Path) -> None:
    rows: Rows = [(*HEADINGS, "Attribute"), *[(*ROW, float(1000 + at)) for at in range(8)]]
    codes: Rows = [(*HEADINGS, "Attribute"), *[(*ROW, f"8708.29.{at}0") for at in range(8)]]

    assert surveyed(write_xlsx(tmp_path / "a.xlsx", {"Sourcing": rows})).certain
    assert "tariff codes" in surveyed(write_xlsx(tmp_path / "b.xlsx", {"Sourcing": codes})).missing[0]


def test_what_is_read_stands_first_in_the_draft(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {f"Note {at}": [("a", "b"), (1.0, 2.0)] for at in range(3)}
    draft = LayoutDraft.of(surveyed(write_xlsx(tmp_path / "a.xlsx", {**sheets, "Sourcing": table()})))

    assert [one.sheet.name for one in draft.tables] == ["Sourcing", "Note 0", "Note 1", "Note 2"]


TOTALS = (None, "Total", 6.0, 15.0, 1.0, 1.0)


def test_a_column_of_totals_is_no_model_of_a_matrix(tmp_path: Path) -> None:
    rows: Rows = [[*row, total] for row, total in zip(MATRIX_ROWS, TOTALS, strict=True)]
    survey = surveyed(write_xlsx(tmp_path / "matrix.xlsx", {"BOM": rows}))

    models = [column.model for column in parts_of(survey).quantities_by_model()]
    assert models == ["Sierra", "Blazer", "Tahoe"]


def test_sheets_that_each_name_their_model_above_the_headings_are_certain(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        f"Blatt {at}": [(f"Modell: {model}",), (), HEADINGS[1:], ROW[1:]]
        for at, model in enumerate(("Sierra", "Blazer"), start=1)
    }
    path = write_xlsx(tmp_path / "two.xlsx", sheets)

    assert surveyed(path).certain
    assert decode(path, silent).rows.models == ("Sierra", "Blazer")


def test_a_german_csv_of_an_older_encoding_is_read_with_its_prices_for_a_hundred(tmp_path: Path) -> None:
    path = tmp_path / "sap.csv"
    lines = (
        "Stückliste Werk 1200;;;;;",
        "",
        "Fahrzeug;Mat.-Nr.;Urspr.land;Preis USD/100 Stk;Menge/Fzg;Zolltarifnr.",
        "Sierra;0012;DE;1.230,50;2,000;8708.29.99",
        "Sierra;0013;MX;310,00;1,000;8544.30.00",
        "Summe;;;1.540,50;;",
    )
    path.write_bytes("\r\n".join(lines).encode("cp1252"))

    assert surveyed(path).certain
    rows = decode(path, silent).rows
    assert rows.unit_cost.tolist() == pytest.approx([12.305, 3.1])
    assert rows.quantity.tolist() == [2.0, 1.0]
    assert rows.part_number[0] == "0012"
