"""The template and the sample: what they hold, and that they import without a word of complaint."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from headroom import resources
from headroom.book.problem import Severity
from headroom.user_error import UserError
from headroom.workbook.fields.columns import IN_TEMPLATE
from headroom.workbook.fields.model_columns import MODELS, RATES
from headroom.workbook.rows.decode import decode
from headroom.workbook.written.sample import write_sample
from headroom.workbook.written.template import write_template
from workbooks import problems_of, silent


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


def test_the_template_imports_without_a_problem(template: Path) -> None:
    book = decode(template, silent)

    assert book.problems == ()
    assert (book.rows_read, book.rows_used) == (3, 3)
    assert book.rows.alternative.tolist() == [False, False, True]
    assert book.rows.part_number[0].startswith("00")
    assert set(book.currency_rates) == {"USD", "MXN", "CAD"}
    assert book.vehicles[0].lvc_share is not None


def test_every_field_has_its_column_and_its_line_in_the_table_of_fields(template: Path) -> None:
    book = load_workbook(template)

    assert book.sheetnames == ["Sourcing", "Models", "Rates", "Fields"]
    lines = book["Fields"].iter_rows(min_row=2, max_col=5, values_only=True)
    listed = [tuple(cell or "" for cell in line) for line in lines if line[0]]
    expected = []
    for name, fields in (("Sourcing", IN_TEMPLATE), ("Models", MODELS), ("Rates", RATES)):
        assert [cell.value for cell in book[name][1]] == [field.heading for field in fields]
        for field in fields:
            required = "yes" if field.required else ""
            expected.append((name, field.heading, required, field.unit, field.default))
    assert listed == expected


def test_choices_countries_and_currencies_are_chosen_from_lists(template: Path) -> None:
    book = load_workbook(template)
    rules = {
        (name, str(rule.sqref).split(":")[0]): rule.formula1
        for name in ("Sourcing", "Models", "Rates")
        for rule in book[name].data_validations.dataValidation
        if rule.type == "list"
    }

    assert rules["Sourcing", "K2"] == '"core,principal,complementary,other"'
    assert rules["Sourcing", "O2"] == '"current,alternative"'
    assert rules["Models", "B2"] == '"passenger car,light truck,heavy truck"'
    assert rules["Models", "K2"] == '"vessel,rail,truck"'
    for place, letter, first in ((("Sourcing", "C2"), "H", "AD"), (("Sourcing", "F2"), "I", "AED")):
        assert rules[place].startswith(f"Fields!${letter}$2:${letter}$")
        assert book["Fields"][f"{letter}2"].value == first
        last = int(rules[place].rpartition("$")[2])
        assert book["Fields"][f"{letter}{last}"].value is not None
        assert book["Fields"][f"{letter}{last + 1}"].value is None


def test_nothing_in_the_template_is_a_formula_and_codes_are_text(template: Path) -> None:
    book = load_workbook(template)

    for sheet in book.worksheets:
        assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    sheet = book["Sourcing"]
    for letter, heading in (("B", "Part number"), ("J", "HTS code")):
        assert sheet[f"{letter}1"].value == heading
        assert [sheet[f"{letter}{row}"].number_format for row in (2, 3, 4)] == ["@"] * 3


def test_the_sample_is_copied_as_it_is_and_imports_without_an_error(tmp_path: Path) -> None:
    path = tmp_path / "sample.xlsx"
    write_sample(path)

    assert path.read_bytes() == resources.sample().read_bytes()
    assert problems_of(decode(path, silent), Severity.ERROR) == []


@pytest.mark.parametrize("write", [write_template, write_sample])
def test_what_cannot_be_written_is_refused_with_a_sentence(tmp_path: Path, write: object) -> None:
    assert callable(write)
    with pytest.raises(UserError, match=r"letter.txt is not the name of a workbook: let it end in \.xlsx"):
        write(tmp_path / "letter.txt")
    with pytest.raises(UserError, match=r"book.xlsx” cannot be written"):
        write(tmp_path / "missing" / "book.xlsx")
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(UserError, match=r"folder.xlsx” cannot be written"):
        write(tmp_path / "folder.xlsx")
