"""What the window would ask about joins and models has an option on the command line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import headroom
from command_hands import no_measure, no_picture
from headroom.cli.command_line import WindowTools, main
from part_list_books import BILL, PRICES, csv, two_sheets
from workbooks import write_xlsx


@pytest.fixture(autouse=True)
def _own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """Return exit code, output and complaint of a command."""
    code = main([str(one) for one in arguments], WindowTools(no_picture, no_measure))
    said = capsys.readouterr()
    return code, said.out, said.err


def parts(out: str) -> dict[str, float]:
    """Return what the parts of each model come to, by what a command wrote."""
    found: dict[str, Any] = json.loads(out)
    return {model["model"]: model["parts_usd"] for model in found["models"]}


def test_a_bill_and_its_prices_are_evaluated_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(capsys, "evaluate", two_sheets(tmp_path), "--json")

    assert (code, parts(out)) == (0, {"Oak": 70.0, "Elm": 10.0})


def test_what_is_asked_about_a_join_is_answered_by_join_answer_or_confirm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = two_sheets(tmp_path, prices=(*PRICES, ("P-2", "Frame", "CN", 40.0)))

    code, _, complaint = run(capsys, "evaluate", path)
    assert code == 3
    assert "Answer it with --confirm or --join Parts or --answer join=leave." in complaint
    for option in (("--join", "parts"), ("--confirm",), ("--answer", "join=join")):
        code, out, _ = run(capsys, "evaluate", path, *option, "--json")
        assert (code, parts(out)) == (0, {"Oak": 70.0, "Elm": 10.0})
    code, _, complaint = run(capsys, "evaluate", path, "--answer", "join=leave")
    assert code == 3
    assert "“BOM”: no column is known to be Country of origin, Unit cost" in complaint


def test_a_sheet_that_was_not_proposed_is_joined_where_it_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = (*BILL[0], "COO", "Unit cost"), ("Oak", "P-1", 1.0, "MX", 10.0)
    codes = ("Part number", "Description"), ("P-1", "Hub")
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": plan, "Names": codes})

    code, out, _ = run(capsys, "evaluate", path, "--join", "Names", "--json")
    assert (code, parts(out)) == (0, {"Oak": 10.0})
    assert any(
        "Description of the parts: joined from “Names”" in one["message"]
        for one in json.loads(out)["problems"]
    )


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Nope", "there is no sheet “Nope”; the sheets are BOM, Parts"),
        ("Notes", "“Notes” has no column that is known to be Part number"),
    ],
)
def test_a_sheet_that_cannot_be_joined_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    path = two_sheets(tmp_path, Notes=(("Remark",), ("to be done",)))

    code, _, complaint = run(capsys, "evaluate", path, "--join", name)
    assert code == 2
    assert why in complaint


def test_two_files_and_a_bill_without_a_model(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bill = csv(tmp_path / "oak_2027.csv", ["Part number,Qty", "P-1,2", "P-2,1"])
    prices = csv(tmp_path / "prices.csv", ["Part number,COO,Unit cost", "P1,CN,10", "P2,MX,50"])

    code, out, _ = run(capsys, "evaluate", bill, "--with", prices, "--model", "Oak", "--json")
    assert (code, parts(out)) == (0, {"Oak": 70.0})
    code, out, _ = run(
        capsys, "evaluate", bill, "--with", prices, "--confirm", "--join", "prices.csv", "--json"
    )
    assert (code, parts(out)) == (0, {"oak_2027": 70.0})
    code, out, _ = run(capsys, "inspect", bill, "--with", prices)
    assert "Answer it with --confirm or --model NAME." in out
    assert "Sheet [prices.csv]prices (3 rows, encoding utf-8): part list" in out
    assert "--join prices: Join it to the parts (2 rows get Country of origin, Unit cost; " in out
    assert "their parts come to 70.00, proposed)" in out


def test_inspect_gives_the_options_of_every_doubt_as_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = two_sheets(tmp_path, prices=(*PRICES, ("P-2", "Frame", "CN", 40.0)))
    _, out, _ = run(capsys, "inspect", path, "--json")
    found = json.loads(out)

    assert [one["options"] for one in found["doubts"]] == [
        ["--confirm", "--join Parts", "--answer join=leave"]
    ]
    assert [one["message"] for one in found["doubts"]] == found["missing"]
    [question] = found["sheets"][1]["tables"][0]["questions"]
    assert question["found"] == {"rows": 3, "of": 3}
    assert [answer["option"] for answer in question["answers"]] == ["--join Parts", "--answer join=leave"]


def test_a_sheet_for_each_model_is_confirmed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    headings = ("Part number", "Country of origin", "Unit cost")
    sheets = {"Oak": (headings, ("P-1", "MX", 10.0)), "Elm": (headings, ("P-1", "MX", 20.0))}
    path = write_xlsx(tmp_path / "book.xlsx", sheets)

    code, _, complaint = run(capsys, "evaluate", path)
    assert code == 3
    assert complaint.rstrip().endswith("Answer it with --confirm.")
    code, out, _ = run(capsys, "evaluate", path, "--confirm", "--json")
    assert (code, parts(out)) == (0, {"Oak": 10.0, "Elm": 20.0})


def test_scripts_join_by_an_argument(tmp_path: Path) -> None:
    path = two_sheets(tmp_path, prices=(*PRICES, ("P-2", "Frame", "CN", 40.0)))

    book = headroom.read(path, joins=["Parts"])
    assert list(book.models) == ["Oak", "Elm"]


@pytest.mark.slow  # how processes start is quickly tried by tests/workbook/process
def test_a_script_without_a_guard_reads_a_workbook(tmp_path: Path) -> None:
    path = two_sheets(tmp_path)
    script = tmp_path / "plain.py"
    script.write_text(f"import headroom\nprint(*headroom.read({str(path)!r}).models)\n", encoding="utf-8")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)  # noqa: S603

    assert done.stdout.split() == ["Oak", "Elm"]
