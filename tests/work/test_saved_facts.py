"""Typed facts of vehicles are saved with the work, for all scenarios; older files open as before."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from headroom.book.layout import BookLayout
from headroom.book.model_facts import ModelFact
from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.user_error import DamagedFileError
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work

FACTS = (
    ModelFact("Sierra", "vehicle_class", "light truck"),
    ModelFact("Sierra", "annual_volume", 60_000.0),
    ModelFact("Tacoma", "lvc_share", 0.41),
)


def work(*facts: ModelFact) -> SavedWork:
    presets = load_presets()
    space = Workspace(Scenario(presets[0]), Scenario(presets[0], "Tried")).with_facts(facts)
    saved_at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    return SavedWork(space, (), BookLayout(), (), ((),), "0.2.0", saved_at, policies=presets)


def saved(path: Path, *facts: ModelFact) -> dict[str, Any]:
    save_work(work(*facts), path)
    return dict(json.loads(path.read_bytes()))


def test_facts_come_back_as_they_were_typed_in_their_order(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom", *FACTS)

    assert content["revision"] == 3
    assert content["model_facts"][1] == {"model": "Sierra", "field": "annual_volume", "value": 60_000.0}
    assert load_work(tmp_path / "fleet.headroom").workspace.facts == FACTS


def test_work_without_facts_is_written_as_before_there_were_any(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom")

    assert content["revision"] == 1
    assert "model_facts" not in content
    assert load_work(tmp_path / "fleet.headroom").workspace.facts == ()


def test_all_scenarios_have_the_same_facts() -> None:
    space = work(*FACTS).workspace

    assert space.with_copy().with_new("Other").with_current(0).reset().rebased().facts == FACTS
    assert space.with_facts(()) != space


def _with(key: str, value: object) -> Callable[[list[dict[str, object]]], None]:
    def change(facts: list[dict[str, object]]) -> None:
        facts[0][key] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _with("field", "colour"),
        _with("field", "name"),
        _with("value", "spaceship"),
        _with("value", 5.0),
        _with("value", None),
        _with("model", " "),
        lambda facts: facts.append({**facts[0], "model": "SIERRA"}),
    ],
)
def test_a_fact_that_cannot_be_is_refused(
    tmp_path: Path, change: Callable[[list[dict[str, object]]], None]
) -> None:
    path = tmp_path / "fleet.headroom"
    content = saved(path, *FACTS)
    change(content["model_facts"])
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(DamagedFileError):
        load_work(path)


def test_a_whole_number_in_the_file_is_a_number(tmp_path: Path) -> None:
    path = tmp_path / "fleet.headroom"
    content = saved(path, *FACTS)
    content["model_facts"][1]["value"] = 60000
    path.write_text(json.dumps(content), encoding="utf-8")

    value = load_work(path).workspace.facts[1].value

    assert (value, type(value)) == (60_000.0, float)
