"""A bill without origins: inspected, evaluated, changed by hand, re-sourced, and in scripts."""

import json
from pathlib import Path
from typing import Any

import pytest

import headroom
from command_hands import no_measure, no_picture
from headroom.cli.command_line import WindowTools, main
from workbooks import MODELS, Rows, write_xlsx

_BILL: Rows = (
    ("Model", "Part number", "Supplier", "Qty", "Unit cost"),
    ("Sierra", "P-1", "Acme", 2.0, 4000.0),
    ("Sierra", "P-2", "Bolt", 1.0, 1000.0),
)
_UNKNOWN = ("--answer", "origins=unknown")


@pytest.fixture(autouse=True)
def _own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


@pytest.fixture
def bill(tmp_path: Path) -> str:
    return str(write_xlsx(tmp_path / "bill.xlsx", {"BOM": _BILL, "Models": MODELS}))


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return exit code, output and complaint of a command."""
    code = main(list(arguments), WindowTools(no_picture, no_measure))
    said = capsys.readouterr()
    return code, said.out, said.err


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return what a command answers as JSON."""
    code, out, complaint = run(capsys, *arguments, "--json")
    assert (code, complaint) == (0, "")
    found: dict[str, Any] = json.loads(out)
    return found


def test_it_is_refused_with_the_option_that_inspect_lists(
    capsys: pytest.CaptureFixture[str], bill: str
) -> None:
    code, _, complaint = run(capsys, "evaluate", bill)
    assert code == 3
    assert "Answer it with --confirm or --answer origins=unknown or --answer origins=unread." in complaint

    tables = [table for sheet in answer(capsys, "inspect", bill)["sheets"] for table in sheet["tables"]]
    [question] = [one for table in tables for one in table["questions"] if one["key"] == "origins"]
    assert question["proposed"] == "unknown"
    assert [table["missing"] for table in tables] == [[], []]


def test_it_cannot_be_told_until_parts_are_given_an_origin(
    capsys: pytest.CaptureFixture[str], bill: str
) -> None:
    def verdict(*more: str) -> str:
        [model] = answer(capsys, "evaluate", bill, "--policy", "usmca", *_UNKNOWN, *more)["models"]
        return str(model["verdict"])

    assert verdict() == "undetermined"
    assert verdict("--change", "supplier=Acme,to=MX") == "qualifies"
    assert verdict("--change", "supplier=Acme,to=CN") == "fails"
    assert answer(capsys, "resource", bill, *_UNKNOWN)["models"]


def test_a_script_answers_it_as_well(bill: str) -> None:
    with pytest.raises(headroom.UserError, match="origins"):
        headroom.read(bill)
    book = headroom.read(bill, answers={"origins": "unknown"})

    assert book.evaluate(policy="usmca").models["verdict"].tolist() == ["undetermined"]
