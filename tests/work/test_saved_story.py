"""A story is saved with the work, each view with its own scenario; older files open as before."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from headroom.analysis.model_filter import ModelFilter, ModelTrait
from headroom.bench.made_up_book import made_up_exposure
from headroom.book.layout import BookLayout
from headroom.book.model_facts import ModelFact
from headroom.language.languages import LANGUAGES
from headroom.policy_files.policy_file import load_presets
from headroom.rules.scenario import Scenario
from headroom.user_error import DamagedFileError
from headroom.work import saved_story, workspace_file
from headroom.work.saved_story import ground_of
from headroom.work.saved_work import SavedWork
from headroom.work.story import Story, StoryView
from headroom.work.workspace import Workspace
from headroom.work.workspace_file import load_work, save_work

PRESETS = {policy.name: policy for policy in load_presets()}


def views() -> tuple[StoryView, ...]:
    law = PRESETS["usmca-232"].at(date(2025, 5, 3)).with_value("rvc", 0.815)
    talks = Scenario(PRESETS["us-proposal-2026"], "Talks", note="as told", freight_factor=1.2)
    return (
        StoryView(
            "fleet", Scenario(law, "Law"), "Sierra", {"order": "duty"}, found="2 qualify", found_on="ab"
        ),
        StoryView(
            "map", talks, choices={"colour": "cost", "of tomorrow": "x"}, title="«Gespräche»", note="A\n<b>"
        ),
        StoryView("page of tomorrow", talks, shown=ModelFilter(((ModelTrait.VERDICT, "fails"),))),
    )


def work(space: Workspace) -> SavedWork:
    saved_at = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
    return SavedWork(space, (), BookLayout(), (), ((),), "0.2.0", saved_at, policies=tuple(PRESETS.values()))


def space() -> Workspace:
    return Workspace(Scenario(PRESETS["nafta"]), Scenario(PRESETS["nafta"], "Tried"))


def saved(path: Path, told: Workspace) -> dict[str, Any]:
    save_work(work(told), path)
    return dict(json.loads(path.read_bytes()))


def test_views_come_back_with_scenario_model_choices_title_and_note(tmp_path: Path) -> None:
    told = space().with_story(Story(views())).with_presented(("rvc", "section_232_vehicles"))

    content = saved(tmp_path / "fleet.headroom", told)

    assert content["revision"] == 5
    assert content["story"][2]["shown_models"] == [{"trait": "verdict", "label": "fails"}]
    assert [one["page"] for one in content["story"]] == ["fleet", "map", "page of tomorrow"]
    assert load_work(tmp_path / "fleet.headroom").workspace == told


def test_work_without_a_story_is_written_as_before_there_were_any(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom", space())

    assert content["revision"] == 1
    assert not {"story", "presented_levers"} & content.keys()
    assert load_work(tmp_path / "fleet.headroom").workspace.story == Story()


def test_a_story_of_all_models_is_written_as_before_models_were_chosen(tmp_path: Path) -> None:
    content = saved(tmp_path / "fleet.headroom", space().with_story(Story(views()[:2])))

    assert content["revision"] == 4


def test_an_older_program_opens_a_story_and_says_that_it_knows_only_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "fleet.headroom"
    saved(path, space().with_story(Story(views())))
    before = workspace_file._FORM  # what the program before this one read
    monkeypatch.setattr(workspace_file, "_FORM", replace(before, revision=3))

    assert load_work(path).partly_known
    assert load_work(path).workspace.scenario == space().scenario


def _with(key: str, value: object) -> Callable[[list[dict[str, Any]]], None]:
    def change(story: list[dict[str, Any]]) -> None:
        story[0][key] = value

    return change


@pytest.mark.parametrize(
    "change",
    [
        _with("page", None),
        _with("choices", ["colour"]),
        _with("choices", {"colour": 3}),
        _with("title", 5),
        _with("scenario", None),
        lambda story: story[0]["scenario"].update(policy="of nobody"),
        lambda story: story[0]["scenario"]["changes"].update(rvc=17.0),
        lambda story: story.extend(story * 400),
    ],
)
def test_a_strangers_story_is_refused_with_a_sentence(
    tmp_path: Path, change: Callable[[list[dict[str, Any]]], None]
) -> None:
    path = tmp_path / "fleet.headroom"
    content = saved(path, space().with_story(Story(views())))
    change(content["story"])
    path.write_text(json.dumps(content), encoding="utf-8")

    with pytest.raises(DamagedFileError):
        load_work(path)


def test_what_a_sentence_depends_on_is_workbook_baseline_and_facts_alone() -> None:
    exposure, told = made_up_exposure(200, 2), space()
    ground = ground_of(exposure, told)

    assert ground_of(made_up_exposure(200, 2), told.with_story(Story(views()))) == ground
    assert ground_of(exposure, told.with_scenario(Scenario(PRESETS["usmca"]))) == ground
    others = (
        told.with_baseline(Scenario(PRESETS["nafta"].with_value("rvc", 0.7))),
        told.with_facts((ModelFact("Model 000", "annual_volume", 5.0),)),
    )
    assert ground not in {ground_of(exposure, one) for one in others}
    of_other_content = replace(exposure, book=replace(exposure.book, sha256="12"))
    assert ground_of(of_other_content, told) != ground


def test_a_sentence_in_another_language_is_another_one(monkeypatch: pytest.MonkeyPatch) -> None:
    exposure, told = made_up_exposure(200, 2), space()
    grounds = {ground_of(exposure, told)}

    for code in LANGUAGES:
        monkeypatch.setattr(saved_story, "language", lambda code=code: LANGUAGES[code])
        grounds.add(ground_of(exposure, told))

    assert len(grounds) == len(LANGUAGES)


def test_what_a_sentence_depends_on_is_the_same_after_saving(tmp_path: Path) -> None:
    exposure = made_up_exposure(200, 2)
    told = space().with_baseline(Scenario(PRESETS["usmca-232"].at(date(2025, 5, 3)).with_value("rvc", 0.8)))
    saved(tmp_path / "fleet.headroom", told)

    assert ground_of(exposure, load_work(tmp_path / "fleet.headroom").workspace) == ground_of(exposure, told)
