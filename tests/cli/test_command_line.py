import io
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import openpyxl
import pytest

from command_hands import no_measure, no_picture
from evaluation_shape import departures
from headroom import resources
from headroom.cli import NAMES
from headroom.cli.command_line import WindowTools, main
from headroom.cli.evaluate import ask
from headroom.cli.opening import Opening
from headroom.cli.picture_request import PictureSettings
from headroom.cli.scenario_options import ScenarioOptions
from headroom.output.evaluation_json import evaluation
from headroom.policy_files.preset_names import PRESETS
from headroom.window.session.session import Session
from headroom.work.workspace import Workspace

SAMPLE = str(resources.sample())
HEADINGS = ("Model", "Part number", "Country of origin", "Unit cost", "Quantity per vehicle", "Currency")
MODELS = ("Model", "Vehicle class", "Assembly country", "Annual volume", "Conversion cost")


@dataclass
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever the JSON holds
        return json.loads(self.out)


Run = Callable[..., Said]
Cells = tuple[str | float, ...]
NO_RATES: Mapping[str, float] = MappingProxyType({})


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: str) -> Said:
        code = main(arguments, WindowTools(no_picture, no_measure))
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return command


def workbook(
    path: Path,
    rows: Sequence[Cells],
    *,
    models: Sequence[Cells] = (),
    rates: Mapping[str, float] = NO_RATES,
) -> str:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, headings, lines in (
        ("Sourcing", HEADINGS, rows),
        ("Models", MODELS, models),
        ("Rates", ("Currency", "USD per unit"), tuple(rates.items())),
    ):
        sheet = book.create_sheet(title)
        for line in (headings, *lines):
            sheet.append(line)
    book.save(path)
    return str(path)


@pytest.fixture
def small(tmp_path: Path) -> str:
    rows: list[Cells] = [
        ("Alto", "001", "US", 300, 1, "USD"),
        ("Alto", "002", "CN", 50, 2, "EUR"),
        ("Brio", "003", "JP", 900, 1, "USD"),
    ]
    models: list[Cells] = [
        ("Alto", "passenger car", "MX", 1000, 100),
        ("Brio", "light truck", "JP", 10, 0),
    ]
    return workbook(tmp_path / "small.xlsx", rows, models=models, rates={"EUR": 1.0})


# evaluate


@pytest.mark.parametrize("policy", PRESETS)
def test_the_sample_under_each_preset_has_the_documented_layout_and_reconciles(run: Run, policy: str) -> None:
    result = run("evaluate", SAMPLE, "--policy", policy, "--json").json

    assert departures(result) == []
    assert result["policy"]["name"] == policy
    assert result["workbook"]["name"] == Path(SAMPLE).name
    assert len(result["models"]) == result["fleet"]["models"]
    for total, components in (
        ("landed_cost_usd", ("landed_cost_usd",)),
        ("duty_usd", ("parts_duty_usd", "vehicle_duty_usd")),
    ):
        by_model = sum(m[c] * m["annual_volume"] for m in result["models"] for c in components)
        assert result["fleet"][total] == pytest.approx(by_model)


def test_evaluate_gives_the_numbers_of_the_window(run: Run) -> None:
    options = ScenarioOptions("usmca-232", rvc="80", rates=("mfn_car=10",), currencies=("EUR=1.3",))
    question = ask(Path(SAMPLE), options, Opening())
    window = Session(Workspace(question.workspace.baseline, question.workspace.baseline))
    window.open(question.exposure)
    window.edit("What if", question.workspace)
    assert window.outcome is not None
    shown = evaluation(window.outcome, question.published)

    said = run(
        "evaluate",
        SAMPLE,
        "--policy",
        "usmca-232",
        "--rvc",
        "80",
        "--rate",
        "mfn_car=10",
        "--fx",
        "EUR=1.3",
        "--json",
    )

    assert said.json == shown


def test_every_number_of_a_small_book_is_what_one_works_out_by_hand(run: Run, small: str) -> None:
    alto, brio = run("evaluate", small, "--policy", "us-proposal-2017", "--json").json["models"]

    assert (alto["net_cost_usd"], alto["vnm_low_usd"], alto["vnm_high_usd"]) == (500, 100, 100)
    assert alto["rvc_low"] == pytest.approx(0.8)
    assert alto["us_content_low"] == pytest.approx(0.6)
    assert alto["headroom"] == pytest.approx(-0.05)
    assert alto["verdict"] == "fails"
    assert alto["vehicle_duty_usd"] == pytest.approx(500 * 0.025)
    assert alto["fees_usd"] == pytest.approx(25)  # the least of an entry, 500 * 0.3464 % is less
    assert alto["landed_cost_usd"] == pytest.approx(500 * (1 + 0.025) + 25)
    assert brio["vehicle_duty_usd"] == pytest.approx(900 * 0.25)


def test_thresholds_rates_and_currencies_of_the_command_line_are_applied(run: Run, small: str) -> None:
    options = (
        "--policy",
        "us-proposal-2017",
        "--rvc",
        "80",
        "--us-content",
        "60",
        "--rate",
        "mfn_light_truck=10",
    )
    result = run("evaluate", small, *options, "--rate", "mpf=0", "--json").json

    alto, brio = result["models"]
    assert alto["verdict"] == "qualifies"
    assert alto["landed_cost_usd"] == pytest.approx(500)
    assert brio["landed_cost_usd"] == pytest.approx(990)  # a fee of 0 % charges nothing, not even its least
    assert result["policy"]["changed"] == {
        "rvc": 0.8,
        "rvc_heavy_truck": 0.8,
        "us_content": 0.6,
        "mfn_light_truck": 0.1,
        "mpf": 0.0,
    }


def test_a_dearer_currency_lowers_the_regional_content_of_what_is_bought_elsewhere(
    run: Run, small: str
) -> None:
    before = run("evaluate", small, "--json").json["models"][0]
    after = run("evaluate", small, "--fx", "EUR=2", "--json").json["models"][0]

    assert after["parts_usd"] == pytest.approx(before["parts_usd"] + 100)
    assert after["rvc_low"] < before["rvc_low"]


def test_an_assumed_rate_that_no_row_has_a_use_for_is_a_warning(run: Run, small: str) -> None:
    problems = run("evaluate", small, "--fx", "EUR=1.1", "--fx", "GBP=1.3", "--json").json["problems"]

    warnings = [problem["message"] for problem in problems if problem["severity"] == "warning"]
    assert [message for message in warnings if "GBP" in message]
    assert not [message for message in warnings if "EUR" in message]


def test_the_table_is_the_default_and_a_file_takes_the_place_of_the_output(
    run: Run, small: str, tmp_path: Path
) -> None:
    table = run("evaluate", small)
    to_file = run("evaluate", small, "--json", "--out", str(tmp_path / "result.json"))

    assert table.code == to_file.code == 0
    assert table.out.startswith("small.xlsx: 3 of 3 rows used\nNAFTA")
    assert to_file.out == ""
    written = json.loads((tmp_path / "result.json").read_text(encoding="utf-8"))
    assert departures(written) == []


def test_a_file_with_some_bad_rows_is_evaluated_and_lists_them_with_their_cells(
    run: Run, tmp_path: Path
) -> None:
    rows: list[Cells] = [
        ("Alto", "001", "US", 300, 1, "USD"),
        ("Alto", "002", "CN", "a lot", 1, "USD"),
        ("Alto", "003", "CN", 10, 1, "XXQ"),
        ("Alto", "004", "Atlantis", 10, 1, "USD"),
    ]
    path = workbook(tmp_path / "bad.xlsx", rows)

    said = run("evaluate", path, "--json")
    table = run("evaluate", path)

    assert said.code == table.code == 0
    result = said.json
    assert result["workbook"]["rows_read"] == 4
    assert result["workbook"]["rows_used"] < 4
    errors = {f"{p['sheet']}!{p['cell']}" for p in result["problems"] if p["severity"] == "error"}
    assert {"Sourcing!D3", "Sourcing!F4"} <= errors
    assert all(place in table.out for place in errors)


def test_a_file_without_any_usable_row_ends_with_4_and_still_says_what_is_wrong_with_it(
    run: Run, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "hopeless.xlsx", [("Alto", "001", "US", "a lot", 1, "USD")])

    said = run("evaluate", path, "--json")

    assert said.code == 4
    assert said.err.count("\n") == 1
    assert "hopeless.xlsx" in said.err
    assert departures(said.json) == []
    assert any(p["cell"] == "D2" for p in said.json["problems"])


@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 cut short", b"%PDF-1.7 a report"])
def test_a_file_that_cannot_be_read_ends_with_3_and_one_line(
    run: Run, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "broken.xlsx"
    if content is not None:
        path.write_bytes(content)

    said = run("evaluate", str(path), "--json")

    assert (said.code, said.out) == (3, "")
    assert said.err.count("\n") == 1
    assert "broken.xlsx" in said.err


def test_the_folder_that_one_is_in_is_named_as_it_was_given(run: Run) -> None:
    said = run("evaluate", ".")

    assert (said.code, said.err) == (3, "headroom: . is a folder. Choose a workbook in it.\n")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "COMMAND"),
        (("evaluate",), "BOOK"),
        (("forecast", "book.xlsx"), "forecast"),
        (("evaluate", "book.xlsx", "--nonsense"), "--nonsense"),
        (("evaluate", "book.xlsx", "--rvc"), "--rvc"),
        (("evaluate", "book.xlsx", "--rvc", "120"), "--rvc"),
        (("evaluate", "book.xlsx", "--rvc", "nan"), "--rvc"),
        (("evaluate", "book.xlsx", "--us-content", "inf"), "--us-content"),
        (("evaluate", "book.xlsx", "--policy", "nowhere"), "us-proposal-2026"),
        (("evaluate", "book.xlsx", "--policy", "nafta-withdrawal", "--rvc", "75"), "no threshold"),
        (("evaluate", "book.xlsx", "--rate", "s232_vehicle=25"), "mfn_car"),
        (("evaluate", "book.xlsx", "--fx", "EUR"), "EUR"),
        (("evaluate", "book.xlsx", "--out"), "--out"),
        (("shot", "book.xlsx"), "--out"),
        (("shot", "book.xlsx", "--out", "a.png", "--size", "wide"), "1440x900"),
        (("shot", "book.xlsx", "--out", "a.png", "--theme", "pink"), "dark"),
        (("shot", "book.xlsx", "--out", "a.png", "--text-size", "110"), "125"),
        (("evaluate", "book.xlsx", "--policy", ""), "no policy named “”"),
        (("resource", "book.xlsx", "--bar-country", ""), "“” is not a country"),
        (("template",), "FILE.xlsx"),
        (("bench", "--rows", "none"), "rows"),
    ],
)
def test_wrong_usage_ends_with_2_and_one_line_that_names_the_fault(
    run: Run, arguments: tuple[str, ...], word: str
) -> None:
    said = run(*arguments)

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("headroom: ")
    assert said.err.count("\n") == 1
    assert word in said.err


# The other commands


def test_the_help_says_what_the_program_is_and_nothing_of_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"], WindowTools(no_picture, no_measure))

    said = capsys.readouterr().out
    assert "rules of origin" in said
    assert "import" not in said


@pytest.mark.parametrize("name", NAMES)
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([name, "--help"], WindowTools(no_picture, no_measure))

    assert end.value.code == 0
    assert f"usage: headroom {name}" in capsys.readouterr().out


def test_policies_names_each_preset_with_date_source_thresholds_and_rates(run: Run) -> None:
    listed = run("policies", "--json").json["policies"]

    assert [policy["name"] for policy in listed] == list(PRESETS)
    for policy in listed:
        assert {"title", "as_of", "hypothetical", "source", "thresholds", "rates", "fees"} <= policy.keys()
        keys = [entry["key"] for entry in policy["rates"]]
        assert len(keys) == len(set(keys))
        for entry in (*policy["thresholds"], *policy["rates"], *policy["fees"]):
            assert entry["source"]["citation"]
            assert entry["value"] is None or entry["value"] >= 0
    table = run("policies").out
    assert all(f"{name}: " in table for name in PRESETS)


def test_policies_says_what_was_law_when_and_on_which_days_something_changes(run: Run) -> None:
    told = run("policies", "--json").json

    assert told["in_force"] == [
        {"policy": "nafta", "begins": "1994-01-01", "ends": "2020-06-30"},
        {"policy": "usmca-232", "begins": "2020-07-01", "ends": None},
    ]
    usmca = next(policy for policy in told["policies"] if policy["name"] == "usmca")
    assert (usmca["begins"], usmca["ends"]) == ("2020-07-01", None)
    assert "2027-07-01" in [one["day"] for one in usmca["days"]]
    assert usmca["missing"]
    assert [reading["key"] for reading in usmca["readings"]] == ["core_roll_up"]
    table = run("policies").out
    assert "in-force: what was law on a date (needs --as-of): nafta from 1994-01-01 to 2020-06-30" in table
    assert "nafta: NAFTA, as of 2017-08-16, in force from 1994-01-01 to 2020-06-30" in table


@pytest.mark.parametrize("command", ["template", "sample"])
def test_what_template_and_sample_write_can_be_evaluated(run: Run, tmp_path: Path, command: str) -> None:
    path = tmp_path / "written.xlsx"

    written = run(command, str(path))

    assert (written.code, written.out, written.err) == (0, "", "")
    assert run("evaluate", str(path)).code == 0


@pytest.mark.parametrize("command", ["template", "sample"])
def test_a_folder_that_is_not_there_ends_with_3(run: Run, tmp_path: Path, command: str) -> None:
    said = run(command, str(tmp_path / "nowhere" / "written.xlsx"))

    assert said.code == 3
    assert said.err.count("\n") == 1


def test_shot_hands_the_window_the_workbook_the_scenario_and_the_frame(
    run: Run, small: str, tmp_path: Path
) -> None:
    path = tmp_path / "picture.png"
    look = ("--size", "800x600", "--theme", "contrast", "--page", "problems", "--text-size", "200")

    said = run("shot", small, "--out", str(path), "--policy", "usmca", *look)

    assert said.code == 0
    assert (
        path.read_text(encoding="utf-8")
        == f"small.xlsx usmca {PictureSettings(800, 600, 'contrast', 'problems', '200')}"
    )


def test_bench_shows_its_figures_as_a_table_or_as_json(run: Run) -> None:
    table = run("bench", "--rows", "200")
    listed = run("bench", "--rows", "200", "--json").json

    assert "Import  bare reader  yes" in table.out
    assert listed["figures"] == [
        {
            "name": "Import",
            "own": 1.5,
            "reference": 1.0,
            "against": "bare reader",
            "unit": "s",
            "ratio": 1.5,
            "aim": 2.0,
            "aim_of": "ratio",
            "reached": True,
            "runs": 200,
        }
    ]


def test_a_terminal_that_lacks_a_character_is_no_reason_to_fail(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "wide.xlsx", [("日産リーフ", "001", "US", 300, 1, "USD")])
    output = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(output, encoding="cp1252"))

    assert main(["evaluate", path], WindowTools(no_picture, no_measure)) == 0
    assert b"????? " in output.getvalue()
