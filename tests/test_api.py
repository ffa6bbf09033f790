"""``import headroom``: what scripts call, and that its figures are those of the command line."""

import doctest
import json
import math
import re
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import headroom
from command_hands import no_measure, no_picture
from headroom import api, resources
from headroom.cli.command_line import WindowTools, main
from headroom.policy_files.preset_names import PRESETS
from headroom.scripting import book, results
from workbooks import MODELS, table, write_xlsx

SAMPLE = str(resources.sample())


@pytest.fixture(autouse=True)
def _own_layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")


@pytest.fixture(scope="module")
def sample() -> headroom.Book:
    return headroom.read(headroom.sample())


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return what a command answers as JSON."""
    assert main([*arguments, "--json"], WindowTools(no_picture, no_measure)) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def values(column: Iterable[object]) -> list[object]:
    """Return the values of a column as JSON has them: null for what is not there."""
    return [None if isinstance(one, float) and math.isnan(one) else one for one in column]


def python(script: str, *more: str, text: str | None = None) -> str:
    """Return what a new Python prints; it complains of nothing."""
    start = ["-c", script, *more] if text is None else ["-", *more]
    done = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, *start], input=text, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.strip()


@pytest.mark.parametrize("module", [api, book, results], ids=lambda module: module.__name__)
def test_the_example_of_every_docstring_is_true(module: ModuleType) -> None:
    found = doctest.testmod(module)

    assert found.attempted > 0
    assert found.failed == 0


def test_every_public_function_and_question_has_an_example() -> None:
    named = {name: getattr(headroom, name) for name in headroom.__all__ if name != "__version__"}
    functions = [one for one in named.values() if not isinstance(one, type)]
    questions = [headroom.Book.evaluate, headroom.Book.resource, headroom.Book.sweep, headroom.Result.pivot]

    assert all(">>>" in (one.__doc__ or "") for one in (*functions, *questions))


@pytest.mark.parametrize("policy", PRESETS)
def test_the_figures_are_those_of_the_command_line(
    capsys: pytest.CaptureFixture[str], sample: headroom.Book, policy: str
) -> None:
    told = command(capsys, "evaluate", SAMPLE, "--policy", policy)
    result = sample.evaluate(policy)

    models = result.models
    for name in models.columns:
        key, within, _ = name.partition("_by_net_costs")
        found = [one["by_net_costs"] or {} if within else one for one in told["models"]]
        assert values(models[name]) == [one.get(key) if within else one[key] for one in found], name
    fleet = result.fleet.iloc[0].to_dict()
    assert fleet == {key: told["fleet"][key] for key in fleet}
    assert {*told["fleet"]} == {*fleet, "offsets"}
    assert [*result.problems["message"]] == [one["message"] for one in told["problems"]]
    lines = [
        (one["model"], line[key], line["base_usd"], line["rate"], line[amount])
        for one in told["models"]
        for kind, key, amount in (("duties", "measure", "duty_usd"), ("fees", "fee", "fee_usd"))
        for line in one[kind]
    ]
    duties = result.duties[["model", "measure", "base_usd", "rate", "amount_usd"]]
    assert [*duties.itertuples(index=False, name=None)] == lines
    tests = [(one["model"], test["test"], test["result"]) for one in told["models"] for test in one["tests"]]
    assert [*result.tests[["model", "test", "result"]].itertuples(index=False, name=None)] == tests


def test_what_is_assumed_means_what_it_does_on_the_command_line(
    capsys: pytest.CaptureFixture[str], sample: headroom.Book
) -> None:
    options = ("--rvc", "82", "--us-content", "40", "--rate", "mfn_car=10", "--rate", "mfn_parts=3")
    told = command(capsys, "evaluate", SAMPLE, "--policy", "usmca", "--as-of", "2027-07-02", *options)

    result = sample.evaluate(
        "usmca",
        rvc=0.82,
        us_content="40 %",
        rates={"mfn_car": 0.1, "mfn_parts": "3%"},
        as_of="2027-07-02",
    )

    assert [*result.models["landed_cost_usd"]] == [one["landed_cost_usd"] for one in told["models"]]
    assert result.policy.as_of.isoformat() == told["policy"]["as_of"]


def test_resourcing_is_that_of_the_command_line(
    capsys: pytest.CaptureFixture[str], sample: headroom.Book
) -> None:
    locks = ("--bar-country", "China", "--most-changes", "5")
    told = command(capsys, "resource", SAMPLE, "--policy", "usmca", "--rvc", "80", *locks)

    found = sample.resource("usmca", rvc=0.8, bar_countries=["China"], most_changes=5)

    assert [*found.models["decision"]] == [one["decision"] or "no sourcing" for one in told["models"]]
    assert values(found.models["landed_usd"]) == [one["landed_usd"] for one in told["models"]]
    parts = [
        (one["model"], part["part_number"], part["to_cell"])
        for one in told["models"]
        for part in one["changes"]
    ]
    changes = found.changes[["model", "part_number", "to_cell"]]
    assert [*changes.itertuples(index=False, name=None)] == parts
    assert [*found.problems["message"]] == [one["message"] for one in told["problems"]]


def test_rates_at_which_rows_count_at_all_can_be_assumed_at_reading_and_at_asking(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({}, {"Currency": "EUR"}), "Models": MODELS})

    without = headroom.read(path)
    early = headroom.read(path, rates={"eur": 1.25}).evaluate()
    late = without.evaluate(fx={"EUR": 1.25})

    assert len(without.rows) == 1
    assert len(early.rows) == len(late.rows) == 2
    assert [*early.models["parts_usd"]] == [*late.models["parts_usd"]]
    warned = without.evaluate(fx={"CHF": 1.0}).problems
    assert "A rate of CHF is assumed, but no usable row is in CHF." in set(warned["message"])


def test_several_workbooks_and_a_confirmed_proposal(tmp_path: Path) -> None:
    rows = [row[1:] for row in table({"Model": "any"})]
    path = write_xlsx(tmp_path / "sheets.xlsx", {"Aspen": rows, "Birch": rows})
    parts = write_xlsx(tmp_path / "parts.xlsx", {"Sourcing": table()})
    models = write_xlsx(tmp_path / "models.xlsx", {"Models": MODELS})

    with pytest.raises(headroom.UserError, match="Confirm that their names are models"):
        headroom.read(path)
    confirmed = headroom.read(path, confirm=True)

    assert confirmed.models == ["Aspen", "Birch"]
    assert any(confirmed.problems["message"].str.startswith("Read as proposed, and nobody was asked"))
    assert len(headroom.read(parts, models).rows) == 1


@pytest.mark.parametrize(
    ("assumed", "sentence"),
    [
        ({"rvc": 75}, "rvc: give a fraction, not 75: 0.75 or “75 %” for 75 percent"),
        ({"rvc": 1.2}, "rvc: .* a threshold is from 0 % to 100 %, not 120 %"),
        ({"rvc": "much"}, "rvc: give a fraction such as 0.75"),
        ({"rvc": float("nan")}, "rvc: give a number of at least 0"),
        ({"us_content": -0.1}, "us_content: give a number of at least 0"),
        ({"rates": {"mfn_car": 2.5}}, "rates mfn_car: give a fraction, not 2.5: 0.025 or “2.5 %”"),
        ({"rates": {"mfn_cars": 0.1}}, "rates: the policy “nafta” has no key “mfn_cars”"),
        ({"rates": {"mfn_car": None}}, "rates mfn_car: mfn_car needs a number"),
        ({"fx": {"EURO": 1.0}}, "fx: “EURO” is not a currency"),
        ({"fx": {"EUR": 0}}, "fx EUR: a rate is above 0"),
        ({"as_of": "tomorrow"}, "as_of: “tomorrow” is not a date"),
        ({"scenario": "Talks"}, "scenario: headroom_sample.xlsx is a workbook"),
        ({"policy": "nafat"}, "policy: There is no policy named “nafat”"),
        ({"policy": "usmca", "as_of": "1990-01-01"}, "as_of: usmca begins on 2020-07-01: .*not 1990-01-01"),
    ],
)
def test_a_wrong_argument_is_named_and_answered_with_what_to_do(
    sample: headroom.Book, assumed: Mapping[str, Any], sentence: str
) -> None:
    with pytest.raises(headroom.WrongUseError, match=sentence) as wrong:
        sample.evaluate(**assumed)

    assert isinstance(wrong.value, headroom.UserError)
    assert isinstance(wrong.value, ValueError)


def test_a_rate_above_150_percent_can_be_written_out(sample: headroom.Book) -> None:
    assert sample.evaluate(rates={"mfn_car": "250 %"}).policy.values()["mfn_car"] == 2.5


def test_a_workbook_without_a_usable_row_can_be_looked_at_but_not_asked(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "book.xlsx", {"Sourcing": table({"Unit cost": -1.0}), "Models": MODELS})

    found = headroom.read(path)

    assert len(found.problems)
    with pytest.raises(headroom.UserError, match=r"None of the 1 row of book\.xlsx can be used"):
        found.evaluate()


def test_a_policy_of_ones_own_can_be_asked_with(sample: headroom.Book, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text((resources.policies() / "usmca.toml").read_text(encoding="utf-8"), encoding="utf-8")
    strict = headroom.policy("usmca").with_value("rvc", 0.9)

    assert sample.evaluate(path).policy == headroom.policy("usmca")
    assert sample.evaluate(strict).policy.values()["rvc"] == 0.9
    later = sample.evaluate(strict, as_of="2027-07-01").policy
    assert (later.as_of.isoformat(), later.values()["rvc"], later.values()["rvc_heavy_truck"]) == (
        "2027-07-01",
        0.9,
        0.7,
    )
    with pytest.raises(headroom.WrongUseError, match="as_of: usmca begins on 2020-07-01"):
        sample.evaluate(strict, as_of="2019-01-01")


def test_policies_without_figures_on_a_day_are_left_out() -> None:
    assert "usmca" not in set(headroom.policies(as_of="2019-01-01")["name"])
    assert [*headroom.policies()["name"]] == [*PRESETS]


def test_policies_say_from_when_to_when_each_is_law() -> None:
    found = headroom.policies().set_index("name")

    assert [*found.loc[["nafta", "usmca"], "begins"]] == ["1994-01-01", "2020-07-01"]
    assert [*found.loc[["nafta", "usmca"], "ends"]] == ["2020-06-30", ""]


def test_importing_loads_nothing_and_only_a_frame_loads_pandas() -> None:
    script = (
        "import sys, headroom\n"
        "names = ('headroom.api', 'numpy', 'pandas', 'PySide6')\n"
        "def loaded():\n    return [name for name in names if name in sys.modules]\n"
        "steps = [loaded()]\n"
        "result = headroom.read(headroom.sample()).evaluate('usmca')\n"
        "steps.append(loaded())\n"
        "result.models\n"
        "steps.append(loaded())\n"
        "print(steps)"
    )

    assert python(script) == ("[[], ['headroom.api', 'numpy'], ['headroom.api', 'numpy', 'pandas']]")


def test_a_script_from_the_standard_input_and_a_thread_read() -> None:
    script = "import headroom\nprint(len(headroom.read(headroom.sample()).models))\n"
    counted: list[int] = []
    thread = threading.Thread(target=lambda: counted.append(len(headroom.read(headroom.sample()).models)))

    thread.start()

    assert python("", text=script) == "18"
    thread.join()
    assert counted == [18]


def test_the_names_for_scripts_are_the_same_in_package_stub_and_api() -> None:
    stub = (Path(headroom.__file__).parent / "__init__.pyi").read_text(encoding="utf-8")
    named = set(re.findall(r" as (\w+)", stub))

    assert named | {"__version__"} == set(headroom.__all__) == {*api.__all__, "__version__"}
    assert all(getattr(headroom, name) is getattr(api, name) for name in named)
    assert set(dir(headroom)) == set(headroom.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = headroom.nothing  # type: ignore[attr-defined]


def test_a_result_is_handed_over_as_a_file(sample: headroom.Book, tmp_path: Path) -> None:
    result = sample.evaluate("usmca-232")
    out = tmp_path / "brief.pdf"

    assert result.report(out, baseline="nafta", pages=["who-qualifies", "change"]) == ()
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"out": "a.doc"}, "out: let the name a.doc end in"),
        ({"out": "a.pdf", "pages": "fleet"}, "pages: “fleet” is no page"),
        ({"out": "a.pdf", "paper": "a5"}, "paper: give one of letter, a4, not a5"),
        ({"out": "a.pptx", "dossier": True}, "dossier: .pptx has none of it"),
        ({"out": "a.pdf", "baseline": "nobody"}, "policy: There is no policy named"),
    ],
)
def test_what_is_wrong_with_a_file_to_hand_over_is_said(
    sample: headroom.Book, arguments: dict[str, Any], reason: str
) -> None:
    with pytest.raises(headroom.WrongUseError) as wrong:
        sample.evaluate().report(**arguments)
    assert str(wrong.value).startswith(reason)
