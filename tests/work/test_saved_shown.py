"""Which models are shown is saved with the work; without a filter it is written as before."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from headroom.analysis.model_filter import ModelFilter, ModelTrait
from headroom.book.layout import BookLayout
from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.user_error import DamagedFileError
from headroom.work.saved_work import SavedWork
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work

SHOWN = ModelFilter(
    (
        (ModelTrait.VEHICLE_CLASS, "Light truck"),
        (ModelTrait.BRAND, "=Ford <b>"),
        (ModelTrait.PLANT, "Lima, United States"),
        (ModelTrait.VERDICT, "cannot tell"),
    )
)


def saved(path: Path, shown: ModelFilter) -> dict[str, object]:
    presets = load_presets()
    space = Workspace(Scenario(presets[0]), Scenario(presets[0], "Tried")).with_shown(shown)
    saved_at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    save_work(SavedWork(space, (), BookLayout(), (), ((),), "0.2.0", saved_at, policies=presets), path)
    return dict(json.loads(path.read_bytes()))


def test_which_models_are_shown_comes_back(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom", SHOWN)

    assert content["revision"] == 5
    labels = content["shown_models"]
    assert isinstance(labels, list)
    assert labels[-1] == {"trait": "verdict", "label": "undetermined"}
    assert load_work(tmp_path / "fleet.headroom").workspace.shown == SHOWN


def test_work_that_shows_all_models_is_written_as_before(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom", ModelFilter())

    assert content["revision"] == 1
    assert "shown_models" not in content
    assert load_work(tmp_path / "fleet.headroom").workspace.shown.all


@pytest.mark.parametrize(("trait", "label"), [("colour", "red"), ("verdict", "maybe")])
def test_a_label_that_is_not_known_is_refused(tmp_path: Path, trait: str, label: str) -> None:
    path = tmp_path / "fleet.headroom"
    content = saved(path, SHOWN) | {"shown_models": [{"trait": trait, "label": label}]}
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(DamagedFileError):
        load_work(path)
