"""Changes of parts from the command line, and the same from a script."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import headroom
from command_hands import no_measure, no_picture
from headroom.cli.command_line import WindowTools, main

HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost", "Supplier")
NEARSHORE = "name=Nearshore,from=CN,to=MX,price=+8%"
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments, WindowTools(no_picture, no_measure))
        out, err = capsys.readouterr()
        return code, out, err

    return command


def written(folder: Path, china: str, cost: float) -> str:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Sourcing"
    for line in (
        HEADINGS,
        ("Alto", "001", "MX", 500, "Acme"),
        ("Alto", "0002", china, cost, "Wire Co"),
        ("Alto", "003", "DE", 100, "Nord"),
    ):
        sheet.append(line)
    models = workbook.create_sheet("Models")
    models.append(("Model", "Vehicle class", "Assembly country", "Annual volume"))
    models.append(("Alto", "passenger car", "MX", 1000))
    path = folder / f"{china}.xlsx"
    workbook.save(path)
    return str(path)


def answer(said: tuple[int, str, str]) -> dict[str, Any]:
    code, out, _ = said
    assert code == 0
    found: dict[str, Any] = json.loads(out)
    return found


@pytest.mark.parametrize("policy", ["nafta", "usmca-232"])
def test_parts_that_move_by_hand_come_to_what_a_workbook_written_so_comes_to(
    run: Run, tmp_path: Path, policy: str
) -> None:
    before, after = written(tmp_path, "CN", 400), written(tmp_path, "MX", 432)

    told = answer(run("evaluate", before, "--policy", policy, "--change", NEARSHORE, "--json"))
    expected = answer(run("evaluate", after, "--policy", policy, "--json"))

    assert told["models"] == expected["models"]
    assert told["fleet"] == expected["fleet"]
    assert expected["changes"] == []
    (change,) = told["changes"]
    assert (change["name"], change["rows"], change["on"]) == ("Nearshore", 1, True)
    assert change["selection"]["origins"] == ["CN"]
    assert change["becomes"]["price_change"] == 0.08
    assert change["becomes"]["regional_content"] is None


def test_changes_are_told_in_the_table_and_what_they_find_no_part_for(run: Run, tmp_path: Path) -> None:
    book = written(tmp_path, "CN", 400)

    _, out, _ = run(
        "evaluate", book, "--change", NEARSHORE, "--change", "part=9,to=US", "--change", "to=US,on=no"
    )

    assert "Changed by hand: Nearshore: every part from CN: MX +8 % (1 row)" in out
    assert "The change “9: US” does nothing: the workbook has no such part." in out
    assert "every part: US" not in out


def test_an_alternative_by_rule_is_offered_to_resource_and_marked(run: Run, tmp_path: Path) -> None:
    book = written(tmp_path, "CN", 400)
    rule = ("--change", "from=outside,to=MX,price=+2%,anew=yes,alternative=yes")
    asked = ("resource", book, "--policy", "usmca-232", *rule)

    told = answer(run(*asked, "--json"))
    _, table, _ = run(*asked)

    (model,) = told["models"]
    assert told["changes"][0]["as_alternative"] is True
    assert model["decision"] == "comply"
    assert {(one["part_number"], one["to"], one["to_supplier"]) for one in model["changes"]} >= {
        ("0002", "MX", "assumed: MX +2 %")
    }
    assert all(one["assumed"] and one["to_cell"] is None for one in model["changes"])
    assert not any("no alternative sources" in problem["message"] for problem in told["problems"])
    assert " assumed " in table


@pytest.mark.parametrize(
    ("change", "said"),
    [("to=Atlantis", "“Atlantis” is not a country"), ("part=A", "does not say what becomes of the parts")],
)
def test_a_change_that_cannot_be_understood_is_wrong_usage(
    run: Run, tmp_path: Path, change: str, said: str
) -> None:
    code, out, err = run("evaluate", written(tmp_path, "CN", 400), "--change", change)

    assert code == 2
    assert not out
    assert said in err
    assert err.startswith("headroom: --change: ")


def test_a_script_changes_parts_likewise(run: Run, tmp_path: Path) -> None:
    path = written(tmp_path, "CN", 400)
    book = headroom.read(path, confirm=True)

    result = book.evaluate("usmca-232", changes=[NEARSHORE])

    told = answer(run("evaluate", path, "--policy", "usmca-232", "--change", NEARSHORE, "--json"))
    assert result.models["landed_cost_usd"].iloc[0] == told["models"][0]["landed_cost_usd"]
    assert result.rows["origin"].tolist() == ["MX", "MX", "DE"]
    assert book.evaluate("usmca-232").rows["origin"].tolist() == ["MX", "CN", "DE"]
    swept = book.sweep("rvc", "usmca-232", values=[0.75, 0.8], changes=[NEARSHORE])
    assert swept["qualifying"].tolist() == [1, 1]
    found = book.resource("usmca-232", changes=["from=outside,to=MX,price=+2%,anew=yes,alternative=yes"])
    assert found.changes["to_supplier"].tolist()[0] == "assumed: MX +2 %"
    with pytest.raises(headroom.WrongUseError, match="changes: “A” is not of the form"):
        book.evaluate("usmca-232", changes=["A"])
