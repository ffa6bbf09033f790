"""The template and the sample: what they hold, and that they import without a word of complaint."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

import languages
from headroom import resources
from headroom.book.fields.field_tables import FIELDS, TEMPLATE
from headroom.book.layout import column_letters
from headroom.book.problem import Severity
from headroom.user_error import UserError
from headroom.workbook.annotate.marked_sheet import HEADING
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.rows.decode import decode
from headroom.workbook.written.models_sheet import NOTE_HEADING
from headroom.workbook.written.sample import write_sample
from headroom.workbook.written.template import needed, write_template
from workbooks import problems_of, silent


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "template.xlsx"
    write_template(path)
    return path


def below(sheet: str, heading: str) -> tuple[str, str]:
    """Return where the first cell of a column stands: its sheet and its address."""
    headings = [field.heading for field in TEMPLATE[sheet]]
    return sheet, f"{column_letters(headings.index(heading))}2"


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
    lines = book["Fields"].iter_rows(min_row=2, max_col=6, values_only=True)
    listed = [tuple(cell or "" for cell in line) for line in lines if line[0]]
    expected = []
    for name, fields in TEMPLATE.items():
        assert [cell.value for cell in book[name][1]] == [field.heading for field in fields]
        expected += [
            (name, field.heading, needed(field), field.unit, field.default, field.help) for field in fields
        ]
    assert listed == expected


def test_what_may_be_left_out_stands_apart_behind_all_others(template: Path) -> None:
    book = load_workbook(template)

    for name in ("Sourcing", "Models"):
        fields, cells = TEMPLATE[name], book[name][1]
        apart = [field.apart for field in fields]
        assert apart == sorted(apart)
        assert not any(field.required for field in fields if field.apart)
        looks = {
            (field.apart, cell.fill.start_color.rgb)
            for field, cell in zip(fields, cells, strict=True)
            if not field.required
        }
        assert len(looks) == len({look for _, look in looks}) == 2
    said = {line[1]: line[2] for line in book["Fields"].iter_rows(min_row=2, max_col=3, values_only=True)}
    assert (said["Model"], said["Supplier"], said["VNM of part"]) == ("yes", "", "may be left out")


def test_choices_countries_and_currencies_are_chosen_from_lists(template: Path) -> None:
    book = load_workbook(template)
    rules = {
        (name, str(rule.sqref).split(":")[0]): rule.formula1
        for name in ("Sourcing", "Models", "Rates")
        for rule in book[name].data_validations.dataValidation
        if rule.type == "list"
    }

    assert rules[below("Sourcing", "Part role")] == '"core,principal,complementary,other"'
    assert rules[below("Sourcing", "Source")] == '"current,alternative"'
    assert rules[below("Models", "Vehicle class")] == '"passenger car,light truck,heavy truck"'
    assert rules[below("Models", "Transport mode")] == '"vessel,rail,truck"'
    assert rules[below("Models", "Powertrain")] == '"combustion,hybrid,electric"'
    assert rules[below("Sourcing", "Originating")] == '"yes,no"'
    assert rules[below("Sourcing", "Core group")].startswith('"engine,transmission,body and chassis,')
    for place, letter, first in (
        (below("Sourcing", "Country of origin"), "H", "AD"),
        (below("Sourcing", "Currency"), "I", "AED"),
    ):
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
    for heading in ("Part number", "HTS code"):
        letter = below("Sourcing", heading)[1].removesuffix("2")
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


def test_a_template_in_another_language_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    script = Path(__file__).parents[2] / "reversing_language.py"

    command = [sys.executable, str(script), str(path)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603 - this Python

    assert json.loads(done.stdout) == {"used": 3, "problems": []}
    book = load_workbook(path)
    assert book.sheetnames == ["Sourcing", "Models", "Rates", "Fields"]
    assert book["Sourcing"]["A1"].value == "ledoM"
    listed = {cell.value for row in book["Fields"].iter_rows(min_row=2, min_col=10) for cell in row}
    for sheet in (book["Sourcing"], book["Models"]):
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.formula1 or "") <= 257
    assert any(str(word).startswith("rac regnessap, ") for word in listed)


@pytest.mark.parametrize("code", languages.CODES)
@pytest.mark.parametrize("heading", [NOTE_HEADING, HEADING])
def test_what_the_program_adds_to_a_workbook_is_no_column_in_any_language(heading: str, code: str) -> None:
    found = languages.read(code).get(heading)
    for text in {heading, str(found.string) if found is not None and found.string else heading}:
        assert all(exact(kind, text) is None for kind in FIELDS)
