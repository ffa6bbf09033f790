"""What was typed of vehicles counts on the command line and in scripts, and figures lead back to it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import headroom
from derivations import whole
from evaluation_shape import departures
from headroom.book.assumed_facts import with_facts
from headroom.book.model_facts import ModelFact
from headroom.book.sourcing import SourcingBook
from headroom.cli.bench_figures import Report
from headroom.cli.command_line import WindowTools, main
from headroom.cli.picture_request import PictureSettings
from headroom.explain.model import DerivedModel
from headroom.opening.book_opening import Opened
from headroom.policy_files.policy_file import load_presets
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.assumptions import assumptions
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome, evaluate
from headroom.rules.policy import Policy
from headroom.rules.scenario import Scenario
from headroom.work.saved_work import SavedFile, SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work
from headroom.workbook.process.reading import read_book
from workbooks import MODELS, Rows, read_rows, table, write_xlsx

FACTS = (
    ModelFact("Sierra", "assembly_country", "MX"),
    ModelFact("sierra", "annual_volume", 60_000.0),
    ModelFact("Sierra", "conversion_usd", 3_000.0),
    ModelFact("Gone", "msrp_usd", 30_000.0),
)


def no_picture(opened: Opened, workspace: Workspace, frame: PictureSettings) -> bytes:
    raise AssertionError(opened, workspace, frame)


def no_measure(import_rows: int) -> Report:
    raise AssertionError(import_rows)


def outcome_of(book: SourcingBook, policy: Policy) -> Outcome:
    return evaluate(Exposure.of(book, load_reference()), Scenario(policy))


def saved(folder: Path, models: Rows | None = None) -> Path:
    sheets: dict[str, Rows] = {"Sourcing": table({"Unit cost": 9_000.0})}
    if models is not None:
        sheets["Models"] = models
    book = write_xlsx(folder / "book.xlsx", sheets)
    presets = load_presets()
    space = Workspace(Scenario(presets[0]), Scenario(presets[0], "Tried")).with_facts(FACTS)
    read = read_book(book)
    files = (SavedFile(book.name, read.sha256),)
    at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    work = SavedWork(space, files, read.layout, (), ((),), "0.2.0", at, policies=presets)
    save_work(work, folder / "talks.headroom")
    return folder / "talks.headroom"


def evaluated(path: Path, capsys: pytest.CaptureFixture[str], command: str = "evaluate") -> dict[str, Any]:
    assert main([command, str(path), "--json"], WindowTools(no_picture, no_measure)) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_saved_work_is_evaluated_with_its_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = evaluated(saved(tmp_path), capsys)

    assert departures(found) == []
    (model,) = found["models"]
    assert (model["assembly_country"], model["annual_volume"]) == ("MX", 60_000)
    assert model["conversion_usd"] == 3_000
    assert found["assumed_facts"] == [
        {"model": "Sierra", "field": "assembly_country", "value": "MX", "counts": True, "cell": ""},
        {"model": "sierra", "field": "annual_volume", "value": 60_000.0, "counts": True, "cell": ""},
        {"model": "Sierra", "field": "conversion_usd", "value": 3_000.0, "counts": True, "cell": ""},
        {"model": "Gone", "field": "msrp_usd", "value": 30_000.0, "counts": False, "cell": ""},
    ]
    assert any("typed in the window for 1 model (Sierra)" in one["message"] for one in found["problems"])


def test_a_workbook_that_states_more_now_counts_before_the_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = evaluated(saved(tmp_path, MODELS), capsys)

    assert found["models"][0]["annual_volume"] == 50_000
    counts = [(one["counts"], one["cell"]) for one in found["assumed_facts"][:3]]
    assert counts == [(False, "Models!C2"), (False, "Models!D2"), (False, "Models!E2")]


def test_a_plain_workbook_has_no_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    saved(tmp_path)

    assert evaluated(tmp_path / "book.xlsx", capsys)["assumed_facts"] == []


def test_the_cheapest_sourcing_is_sought_with_the_facts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(evaluated(saved(tmp_path), capsys, "resource")["assumed_facts"]) == 4


def test_scripts_ask_saved_work_with_its_facts(tmp_path: Path) -> None:
    path = saved(tmp_path)

    model = headroom.read(path).evaluate().models.iloc[0]

    assert (model["assembly_country"], model["annual_volume"]) == ("MX", 60_000)
    assert load_work(path).workspace.facts == FACTS


def test_a_figure_is_followed_back_to_what_was_typed(tmp_path: Path) -> None:
    book = with_facts(read_rows(tmp_path, table(), models=None), FACTS)
    made = outcome_of(book, load_presets()[0])

    typed, default = (
        DerivedModel(made, 0).conversion(),
        DerivedModel(made, 0).stated("Freight", "insurance_usd", 0.0),
    )

    assert (typed.value, typed.cell) == (3_000.0, "")
    assert typed.note == "Typed in the window, not in the workbook."
    assert default.note == "Not stated: the default."
    assert typed.note in {one.note for one in whole(DerivedModel(made, 0).net_cost())}


def test_vehicles_per_entry_that_were_typed_are_not_assumed(tmp_path: Path) -> None:
    usmca = next(policy for policy in load_presets() if policy.name == "usmca")
    abroad = (ModelFact("Sierra", "assembly_country", "JP"),)
    read = read_rows(tmp_path, table(), models=None)

    def said(*facts: ModelFact) -> bool:
        made = outcome_of(with_facts(read, facts), usmca)
        return any("an entry of its own" in one.message for one in assumptions(made))

    assert said(*abroad)
    assert not said(*abroad, ModelFact("Sierra", "vehicles_per_entry", 250.0))
