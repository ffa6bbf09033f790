"""What ``headroom inspect`` and the options of opening a workbook answer."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

import headroom
from command_hands import no_measure, no_picture
from encrypted_books import encrypt_agile
from exports import quantity_matrix, sap_export
from headroom import resources
from headroom.book.layout import BookLayout, TableKind
from headroom.book.survey import BookSurvey
from headroom.cli.command_line import WindowTools, main
from headroom.workbook.layouts.layout_file import save_layout
from headroom.workbook.layouts.layout_store import LayoutStore
from headroom.workbook.rows.decode import decode
from headroom.workbook.survey.questions import GivenUp, Questions
from workbooks import MODELS, silent, table, write_xlsx

SAMPLE = str(resources.sample())


@pytest.fixture(autouse=True)
def _own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and complaint of a command."""
    code = main(arguments, WindowTools(no_picture, no_measure))
    said = capsys.readouterr()
    return code, said.out, said.err


def proposed(path: Path) -> BookLayout:
    """Return the layout that is proposed for a workbook."""
    found: list[BookSurvey] = []

    def give_up(survey: BookSurvey) -> BookLayout | None:
        found.append(survey)
        return None

    with pytest.raises(GivenUp):
        decode(path, silent, Questions(choose=give_up))
    return found[0].proposed


def test_inspect_tells_sheets_tables_columns_and_problems_of_the_sample(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "inspect", SAMPLE, "--json")
    found: dict[str, Any] = json.loads(out)

    assert (code, found["certain"], found["layout"], found["missing"]) == (0, True, None, [])
    assert [sheet["name"] for sheet in found["sheets"]] == ["About", "Sourcing", "Models", "Rates"]
    [parts] = found["sheets"][1]["tables"]
    assert (parts["kind"], parts["header_rows"]) == ("sourcing", [1, 1])
    assert all(column["confidence"] == 1.0 for column in parts["columns"])
    assert found["workbook"]["rows_used"] == sum(total["rows_used"] for total in found["totals"])
    assert len(found["workbook"]["files"][0]["sha256"]) == 64


def test_inspect_says_what_has_to_be_confirmed_and_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(quantity_matrix(tmp_path / "matrix.xlsx"))
    code, out, _ = run(capsys, "inspect", path)

    assert code == 0
    assert "Confirm that these columns are models." in out
    code, _, err = run(capsys, "evaluate", path)
    assert (code, err.count("\n")) == (3, 1)
    assert "Confirm that these columns are models." in err


def test_a_workbook_without_a_table_has_no_usable_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "notes.xlsx", {"Notes": [[None, "Hello"]]})
    code, out, err = run(capsys, "inspect", str(path))

    assert code == 4
    assert "Sheet Notes (1 row): no table was found.\nRow  B\n1    Hello\n" in out
    assert "no sheet has the headings that are needed" in err


def test_evaluate_reads_by_a_layout_file_and_by_a_remembered_layout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = quantity_matrix(tmp_path / "matrix.xlsx")
    layout = replace(proposed(path), name="PLM parts")
    save_layout(layout, tmp_path / "plm.layout.json")

    by_file = run(capsys, "evaluate", str(path), "--layout", str(tmp_path / "plm.layout.json"))
    LayoutStore(tmp_path / "config" / "layouts").keep(layout)
    remembered = run(capsys, "evaluate", str(path))

    assert by_file[0] == remembered[0] == 0
    assert by_file[1] == remembered[1]
    assert "Tahoe" in by_file[1]
    code, out, _ = run(capsys, "inspect", str(path))
    assert (code, "Read by the layout “PLM parts”." in out) == (0, True)


def test_a_layout_that_does_not_fit_names_the_missing_heading(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layout = proposed(sap_export(tmp_path / "sap.xlsx"))
    save_layout(BookLayout(layout.of_kind(TableKind.SOURCING), "SAP"), tmp_path / "sap.layout.json")

    code, _, err = run(capsys, "evaluate", SAMPLE, "--layout", str(tmp_path / "sap.layout.json"))

    assert code == 3
    assert "The layout sap.layout.json does not fit headroom_sample.xlsx: the heading" in err
    assert run(capsys, "evaluate", SAMPLE, "--layout", str(tmp_path / "none.json"))[0] == 3


def test_workbooks_are_read_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parts = write_xlsx(tmp_path / "parts.xlsx", {"Sourcing": table()})
    facts = write_xlsx(tmp_path / "facts.xlsx", {"Models": MODELS})

    code, out, _ = run(capsys, "evaluate", str(parts), "--with", str(facts), "--json")

    assert code == 0
    assert json.loads(out)["models"][0]["assembly_country"] == "MX"


def test_an_encrypted_workbook_needs_a_password_that_is_never_repeated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    path = str(encrypt_agile(write_xlsx(tmp_path / "secret.xlsx", {"Sourcing": table()}), "Kölner Dom"))
    (tmp_path / "password.txt").write_text("Kölner Dom\n", encoding="utf-8")
    (tmp_path / "wrong.txt").write_text("not it\n")

    code, _, err = run(capsys, "evaluate", path)
    assert (code, "protected with a password" in err) == (3, True)
    code, out, _ = run(capsys, "evaluate", path, "--password-file", str(tmp_path / "password.txt"))
    assert (code, "Sierra" in out) == (0, True)
    (tmp_path / "empty.txt").write_text("\nKölner Dom\n", encoding="utf-8")
    code, _, err = run(capsys, "evaluate", path, "--password-file", str(tmp_path / "empty.txt"))
    assert (code, "The first line of empty.txt is empty" in err) == (3, True)
    with pytest.raises(headroom.UserError, match="protected with a password"):
        headroom.read(path, password="")
    code, _, err = run(capsys, "evaluate", path, "--password-file", str(tmp_path / "wrong.txt"))
    assert (code, "does not open" in err, "not it" in err) == (3, True, False)


def test_a_rate_on_the_command_line_brings_rows_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({"Currency": "JPY"}), "Models": MODELS}))

    assert run(capsys, "evaluate", path)[0] == 4
    code, out, _ = run(capsys, "evaluate", path, "--fx", "JPY=0.007", "--json")
    assert (code, json.loads(out)["workbook"]["rows_used"]) == (0, 1)


def test_a_report_tells_what_became_of_every_row_and_its_value(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = write_xlsx(
        tmp_path / "book.xlsx",
        {"Sourcing": table({}, {"Unit cost": "TBD"}, {"Part number": None}), "Models": MODELS},
    )

    code, _, _ = run(capsys, "inspect", str(path), "--report", str(tmp_path / "report.json"))
    page, _, _ = run(capsys, "inspect", str(path), "--report", str(tmp_path / "report.html"))
    wrong, _, complaint = run(capsys, "inspect", str(path), "--report", str(tmp_path / "report.pdf"))

    assert (code, page, wrong) == (0, 0, 2)
    assert "end in .html or .json" in complaint
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert [(line["fate"], line["rows"]) for line in report["rows"]] == [
        ("current", 1),
        ("no_part_number", 1),
        ("no_cost", 1),
    ]
    assert report["value_used_usd"] + report["value_left_out_usd"] == report["value_read_usd"] > 0
    assert "has no usable part number" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_what_is_not_certain_enough_to_be_read_has_no_report(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = quantity_matrix(tmp_path / "matrix.xlsx")
    target = tmp_path / "report.json"

    code, _, complaint = run(capsys, "inspect", str(path), "--report", str(target))

    assert code == 3
    assert "There is no report of matrix.xlsx" in complaint
    assert not target.exists()


def test_an_evaluation_tells_the_same_of_the_same_workbook_whenever_it_is_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, first, _ = run(capsys, "evaluate", SAMPLE, "--json")
    _, second, _ = run(capsys, "evaluate", SAMPLE, "--json")

    assert first == second
    result = json.loads(first)
    assert result["import"]["rows_used"] == result["workbook"]["rows_used"]
    assert result["import"]["files"][0]["sha256"] == result["workbook"]["sha256"]
    undetermined = [model["model"] for model in result["models"] if model["verdict"] == "undetermined"]
    assert [one["model"] for one in result["certificates"]] == undetermined
    assert all(one["settling"] and one["proven"] for one in result["certificates"])


def test_inspect_hands_a_workbook_back_and_says_in_one_line_what_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(
        tmp_path / "book.xlsx",
        {"Sourcing": table({}, {"Part number": "P-2", "Unit cost": "n/a"}), "Models": MODELS},
    )
    copy = tmp_path / "copy.xlsx"
    code, out, err = run(capsys, "inspect", str(path), "--hand-back", str(copy))

    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("copy.xlsx: 1 cell coloured, reasons beside 2 rows.")
    assert load_workbook(copy)["Sourcing"]["D3"].fill.patternType == "solid"
    _, out, _ = run(capsys, "inspect", str(path), "--hand-back", str(copy), "--json")
    assert json.loads(out)["handed_back"]["copies"] == ["copy.xlsx"]


def test_a_workbook_without_a_usable_row_is_handed_back_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({"Unit cost": "n/a"})})
    code, _, err = run(capsys, "inspect", str(path), "--hand-back", str(tmp_path / "copy.xlsx"))

    assert (code, err.count("\n")) == (4, 1)
    assert load_workbook(tmp_path / "copy.xlsx")["Sourcing"]["D2"].fill.patternType == "solid"


def test_what_cannot_be_handed_back_ends_with_the_code_of_its_cause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({"Unit cost": "n/a"}, {})})
    other = write_xlsx(tmp_path / "other.xlsx", {"Sourcing": table({"Part number": "P-2"})})
    matrix = quantity_matrix(tmp_path / "matrix.xlsx")
    copy = tmp_path / "copy.xlsx"

    assert run(capsys, "inspect", str(path), "--hand-back", str(path))[0] == 2
    assert run(capsys, "inspect", str(path), "--hand-back", str(tmp_path / "copy.csv"))[0] == 3
    code, out, err = run(capsys, "inspect", str(matrix), "--hand-back", str(copy))
    assert (code, "No copy was written: " in err, "Sheet " in out) == (3, True, True)
    code, _, err = run(capsys, "inspect", str(path), "--with", str(other), "--hand-back", str(copy))
    assert (code, "takes a folder" in err) == (2, True)
    assert not copy.exists()
    code, out, _ = run(capsys, "inspect", str(path), "--with", str(other), "--hand-back", str(tmp_path))
    assert (code, "book_to_check.xlsx: 1 cell coloured" in out) == (0, True)


def sheet_for_each_model(path: Path) -> Path:
    """Write a workbook whose sheets are called after the models and name them nowhere else."""
    rows = [row[1:] for row in table({"Model": "any"})]
    return write_xlsx(path, {"Aspen": rows, "Birch": rows})


@pytest.mark.parametrize("command", ["evaluate", "resource"])
def test_what_would_be_asked_in_the_window_is_refused_or_confirmed_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    path = sheet_for_each_model(tmp_path / "book.xlsx")

    refused, _, complaint = run(capsys, command, str(path), "--json")
    code, out, complained = run(capsys, command, str(path), "--json", "--confirm")

    found = json.loads(out)
    assert (refused, code, complained) == (3, 0, "")
    assert "Confirm that their names are models" in complaint
    assert [model["model"] for model in found["models"]] == ["Aspen", "Birch"]
    assumed = [one["message"] for one in found["problems"] if one["severity"] == "assumption"]
    assert any(one.startswith("Read as proposed, and nobody was asked: book.xlsx has one") for one in assumed)


def test_inspect_and_shot_take_what_is_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sheet_for_each_model(tmp_path / "book.xlsx")

    code, out, _ = run(capsys, "inspect", str(path), "--json", "--confirm")
    shot, _, _ = run(capsys, "shot", str(path), "--confirm", "--out", str(tmp_path / "picture.png"))

    assert (code, shot) == (0, 0)
    assert json.loads(out)["workbook"]["rows_used"] == 2


def test_what_is_missing_cannot_be_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [row[:3] for row in table()]
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": rows})

    code, _, complaint = run(capsys, "evaluate", str(path), "--confirm")

    assert code == 3
    assert "Unit cost" in complaint


def test_the_model_of_a_bill_that_does_not_name_it_can_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [row[1:] for row in table({"Model": "any"})]
    path = write_xlsx(tmp_path / "book.xlsx", {"Sheet1": rows})

    code, out, _ = run(capsys, "evaluate", str(path), "--json", "--model", "Sierra")
    refused, _, complaint = run(capsys, "evaluate", SAMPLE, "--model", "Sierra")

    assert (code, [model["model"] for model in json.loads(out)["models"]]) == (0, ["Sierra"])
    assert (refused, "--model: headroom_sample.xlsx takes no “Sierra”" in complaint) == (2, True)


def test_the_figures_of_a_policy_are_those_of_the_date_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "evaluate", SAMPLE, "--json", "--policy", "usmca", "--as-of", "2027-07-02")
    early, _, complaint = run(capsys, "evaluate", SAMPLE, "--policy", "usmca", "--as-of", "1990-01-01")
    no_day, _, _ = run(capsys, "evaluate", SAMPLE, "--as-of", "tomorrow")

    assert (code, json.loads(out)["policy"]["as_of"]) == (0, "2027-07-02")
    assert (early, no_day) == (2, 2)
    assert complaint.startswith("headroom: --as-of: ")


def test_the_encoding_of_a_text_file_is_said_and_may_be_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "parts.csv"
    path.write_bytes("Model,Part,COO,Cost,Description\nA,P-1,US,5,\ubd80\ud488\n".encode("cp949"))
    code, out, _ = run(capsys, "inspect", str(path), "--json")
    [sheet] = json.loads(out)["sheets"]

    assert code == 0
    assert (sheet["encoding"]["certain"], sheet["encoding"]["chosen"]) == (False, False)
    assert "cp949" in sheet["encoding"]["others"]
    assert any("encoded" in problem["message"] for problem in json.loads(out)["problems"])

    code, out, _ = run(capsys, "inspect", str(path), "--encoding", "EUC-KR", "--json")
    [sheet] = json.loads(out)["sheets"]
    assert (code, sheet["encoding"]["name"], sheet["encoding"]["chosen"]) == (0, "cp949", True)
    assert sheet["tables"][0]["columns"][4]["samples"] == ["\ubd80\ud488"]
    assert not any("encoded" in problem["message"] for problem in json.loads(out)["problems"])

    code, out, _ = run(capsys, "inspect", str(path), "--encoding", "euc-kr")
    assert (code, "encoding cp949" in out) == (0, True)
    code, _, err = run(capsys, "inspect", str(path), "--encoding", "klingon")
    assert (code, err.count("\n")) == (2, 1)
    assert "give one of utf-8" in err


def test_a_copy_with_marks_has_the_letters_of_the_encoding_that_was_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "parts.csv", tmp_path / "copy.xlsx"
    path.write_bytes("Model,Part,COO,Cost,Description\nA,P-1,US,5,\ubd80\ud488\n".encode("cp949"))
    code, _, _ = run(capsys, "inspect", str(path), "--encoding", "euc-kr", "--hand-back", str(copy))

    assert code == 0
    assert load_workbook(copy).worksheets[0]["E2"].value == "\ubd80\ud488"
