"""``headroom resource`` from the command line to its output."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from headroom import resources
from headroom.cli.bench_figures import Report
from headroom.cli.command_line import WindowTools, main

SAMPLE = str(resources.sample())
HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost", "Source", "Supplier")
CONTRACT = {
    *("model", "incumbent_usd", "duty_if_paying_usd", "comply_premium_usd", "decision", "proven_optimal"),
    *("bound_usd", "rvc", "us_content", "changes", "break_even_rate"),
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> tuple[int, str, str]:
        code = main(arguments, WindowTools(lambda *_: b"", lambda _: Report({}, ())))
        out, err = capsys.readouterr()
        return code, out, err

    return command


@pytest.fixture
def book(tmp_path: Path) -> str:
    """Return a car from Mexico: of its value a half is regional, one part has two other sources.

    Ten make an entry, whose fee is then within its bounds.
    """
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Sourcing"
    for line in (
        HEADINGS,
        ("Alto", "001", "MX", 500, "", ""),
        ("Alto", "0002", "CN", 400, "", ""),
        ("Alto", "0002", "MX", 405, "alternative", "Acme"),
        ("Alto", "0002", "JP", 404, "alternative", "Nihon"),
        ("Alto", "003", "DE", 100, "", ""),
    ):
        sheet.append(line)
    models = workbook.create_sheet("Models")
    models.append(("Model", "Vehicle class", "Assembly country", "Annual volume", "Vehicles per entry"))
    models.append(("Alto", "passenger car", "MX", 1000, 10))
    path = tmp_path / "alto.xlsx"
    workbook.save(path)
    return str(path)


def only_model(said: tuple[int, str, str]) -> dict[str, Any]:
    code, out, err = said
    assert (code, err) == (0, "")
    (model,) = json.loads(out)["models"]
    return dict(model)


def test_a_cheap_change_is_made_to_save_the_duty(run: Run, book: str) -> None:
    alto = only_model(run("resource", book, "--policy", "us-proposal-2017", "--us-content", "0", "--json"))

    assert set(alto) >= CONTRACT
    assert alto["decision"] == "comply"
    assert alto["comply_premium_usd"] == pytest.approx(5)
    assert alto["duty_if_paying_usd"] == pytest.approx(1000 * (0.025 + 0.003464))
    assert alto["gap_usd"] == pytest.approx(5 - 28.464)
    assert alto["rvc"] == pytest.approx(905 / 1005)
    assert alto["proven_optimal"] is True
    assert alto["bound_usd"] == pytest.approx(alto["landed_usd"])
    assert alto["break_even_rate"] == pytest.approx((5 - 3.464) / 1000)
    assert alto["break_even_threshold"] == pytest.approx(905 / 1005)
    (change,) = alto["changes"]
    assert (change["part_number"], change["from"], change["to"]) == ("0002", "CN", "MX")
    assert change["cost_delta_usd"] == pytest.approx(5)
    assert (change["from_cell"], change["to_cell"]) == ("Sourcing!D3", "Sourcing!D4")
    assert change["usd_per_point"] == pytest.approx(5 / (905 / 10.05 - 50))


def test_a_threshold_out_of_reach_is_paid_for_and_says_what_blocks(run: Run, book: str) -> None:
    alto = only_model(run("resource", book, "--policy", "us-proposal-2017", "--rvc", "95", "--json"))

    assert (alto["decision"], alto["comply_premium_usd"]) == ("pay", None)
    assert alto["nearest"]["rvc"] == pytest.approx(905 / 1005)
    tests = [obstacle["test"] for obstacle in alto["nearest"]["obstacles"]]
    assert tests == ["regional content", "US content"]


@pytest.mark.parametrize(
    ("options", "decision", "to"),
    [
        (("--keep-part", "0002"), "pay", []),
        (("--most-changes", "0"), "pay", []),
        (("--bar-country", "Mexico"), "pay", []),
        (("--bar-country", "China", "--bar-country", "MX"), "pay", ["JP"]),
        (("--bar-country", "CN", "--bar-country", "MX", "--bar-country", "JP"), None, []),
    ],
)
def test_locks_are_kept(
    run: Run, book: str, options: tuple[str, ...], decision: str | None, to: list[str]
) -> None:
    alto = only_model(
        run("resource", book, "--policy", "us-proposal-2017", "--us-content", "0", *options, "--json")
    )

    assert alto["decision"] == decision
    assert [change["to"] for change in alto["changes"]] == to


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--bar-country", "Atlantis"), "Atlantis"),
        (("--most-changes", "-1"), "--most-changes"),
        (("--most-changes", "two"), "--most-changes"),
    ],
)
def test_a_lock_that_cannot_be_understood_is_wrong_usage(
    run: Run, book: str, options: tuple[str, ...], says: str
) -> None:
    code, out, err = run("resource", book, *options)

    assert (code, out) == (2, "")
    assert says in err


def test_a_part_that_is_kept_but_has_no_alternative_is_a_warning(run: Run, book: str) -> None:
    _, out, _ = run("resource", book, "--keep-part", "0815", "--json")

    warnings = [one for one in json.loads(out)["problems"] if one["severity"] == "warning"]
    assert any("0815" in one["message"] for one in warnings)


@pytest.mark.parametrize("policy", ["nafta", "us-proposal-2017", "usmca", "usmca-232", "us-proposal-2026"])
def test_every_model_of_the_sample_is_decided_with_a_proof(run: Run, policy: str) -> None:
    code, out, _ = run("resource", SAMPLE, "--policy", policy, "--json")
    result = json.loads(out)

    assert code == 0
    assert len(result["models"]) == result["fleet"]["models"] == 18
    for model in result["models"]:
        assert model["proven_optimal"]
        assert model["decision"] in {"comply", "pay", "already qualifies", "no duty due"}
        assert (model["nearest"] is None) == (model["comply_premium_usd"] is not None)
        totals = [model[key] for key in ("comply_landed_usd", "pay_landed_usd") if model[key] is not None]
        assert model["landed_usd"] == pytest.approx(min(totals), abs=1e-5)


def test_the_table_says_who_complies_who_pays_and_what_blocks(run: Run) -> None:
    code, out, _ = run("resource", SAMPLE, "--rvc", "95", "--us-content", "60")

    assert code == 0
    assert out.isascii()
    assert "Cannot qualify by any sourcing" in out
    assert "US content reaches 51.8 % at most, 60.0 % is asked for." in out
    assert "2 of 18 qualify as decided, 1 as sourced in the workbook" in out


def test_the_result_goes_to_a_file(run: Run, book: str, tmp_path: Path) -> None:
    to_screen = run("resource", book, "--json")[1]

    code, out, _ = run("resource", book, "--json", "--out", str(tmp_path / "result.json"))

    assert (code, out) == (0, "")
    assert (tmp_path / "result.json").read_text(encoding="utf-8") == to_screen


def test_a_workbook_without_alternatives_says_so_and_how_to_add_some(run: Run, tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Sourcing"
    sheet.append(HEADINGS)
    sheet.append(("Alto", "001", "CN", 500, "", ""))
    path = tmp_path / "single.xlsx"
    workbook.save(path)

    _, table, _ = run("resource", str(path))
    _, text, _ = run("resource", str(path), "--json")

    assert "no alternative sources to choose from" in table
    assert "headroom template" in table
    (problem,) = [p for p in json.loads(text)["problems"] if "alternative" in p["message"]]
    assert problem["severity"] == "assumption"
    assert "“alternative” in the column Source" in problem["remedy"]


def test_a_workbook_with_alternatives_is_not_said_to_have_none(run: Run, book: str) -> None:
    _, text, _ = run("resource", book, "--json")

    assert not [p for p in json.loads(text)["problems"] if "alternative" in p["message"]]
