"""What any release has saved opens for ever: all it holds as it was, with the figures of the law as it is."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from math import isclose
from pathlib import Path
from typing import Any

import pytest
from golden_opened import RELEASES, copied, expected, figures, opened, told
from golden_told import Told, told_layout, told_work
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QSplitter

from headroom.book.countries import REGION
from headroom.policy_files.tariff_tables import load_reference
from headroom.rules.tariff_codes import TariffReference
from headroom.window.files.work_saving import SaveWork
from headroom.window.session.settings import Settings
from headroom.work.recovery_files import RecoveryFiles
from headroom.work.workspace_file import load_work, save_work
from headroom.workbook.layouts.layout_file import load_layout, save_layout
from headroom.workbook.layouts.layout_store import LayoutStore

WORK = [path for release in RELEASES for path in sorted(release.glob("*.headroom"))]
MADE_WRONG: frozenset[tuple[str, str]] = frozenset()
"""Release and figure of what was wrong then and is right now, each for a fault that the change log names."""


def named(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def differences(release: str, was: Any, is_now: Any, place: str = "") -> Iterator[str]:  # noqa: ANN401 - JSON
    """Yield where two things that were told differ: numbers by more than a billionth, all else at all."""
    if isinstance(was, dict) and isinstance(is_now, dict):
        for key in sorted({*was, *is_now}):
            if (release, key) not in MADE_WRONG:
                yield from differences(release, was.get(key), is_now.get(key), f"{place}/{key}")
    elif isinstance(was, list) and isinstance(is_now, list) and len(was) == len(is_now):
        for at, (old, new) in enumerate(zip(was, is_now, strict=True)):
            yield from differences(release, old, new, f"{place}/{at}")
    elif isinstance(was, float) and isinstance(is_now, float):
        if not isclose(was, is_now, rel_tol=1e-9, abs_tol=1e-9):
            yield f"{place}: {was} is now {is_now}"
    elif was != is_now:
        yield f"{place}: {was} is now {is_now}"


@pytest.fixture(scope="module")
def reference() -> TariffReference:
    return load_reference()


def as_saved(model: str, was: Told) -> Told:
    """Return what a release said of a model, as its saved work has it."""
    keys = ("verdict", "rvc_low", "rvc_high", "us_content_low", "us_content_high", "landed_cost_usd")
    duty = was["vehicle_duty_usd"] + was["fees_usd"]
    return {"model": model, "duty_usd": duty, **{key: was[key] for key in keys}}


def test_every_release_that_was_made_is_looked_at() -> None:
    assert "0.1.0" in {release.name for release in RELEASES}
    assert len(WORK) >= 9


@pytest.mark.parametrize("path", WORK, ids=named)
def test_saved_work_opens_as_it_was_with_the_figures_of_today_and_so_it_does_when_saved_anew(
    path: Path, reference: TariffReference, tmp_path: Path
) -> None:
    release, today = path.parent.name, expected(path)

    found = opened(copied(path, tmp_path), reference)

    assert found.trouble == ""
    assert (found.summed is None) == (not found.work.files)
    assert list(differences(release, today, told(found))) == []

    exposure = found.summed.exposure if found.summed is not None else None
    work = replace(found.work, files=found.references)
    task = SaveWork(tmp_path / "anew.headroom", work, exposure, found.work.inside, None)
    task(lambda _: None, lambda: False)
    again = opened(tmp_path / "anew.headroom", reference)

    assert b'"format": 2,' in (tmp_path / "anew.headroom").read_bytes()[:40]
    assert again.deviations == ()
    assert list(differences(release, today, told(again))) == []


@pytest.mark.parametrize("path", WORK, ids=named)
def test_what_saved_work_says_it_came_to_stays_and_each_figure_that_changed_is_told(
    path: Path, reference: TariffReference, tmp_path: Path
) -> None:
    was, today = figures(path.parent)["work"][path.stem], expected(path)

    found = opened(copied(path, tmp_path), reference)

    saved = (found.work.baseline_results, *found.work.results)
    then, now = ([one["baseline"], *one["scenarios"]] for one in (was, today))
    changed = set()
    for results, before, after in zip(saved, then, now, strict=True):
        said = {result.model: asdict(result) for result in results}
        kept = {model: as_saved(model, told_of_it) for model, told_of_it in before["models"].items()}
        assert list(differences(path.parent.name, kept, said)) == []
        for model, of_model in kept.items():
            if list(differences("", of_model, as_saved(model, after["models"][model]))):
                changed.add((before["name"], model))
    assert {(one.scenario, one.model) for one in found.deviations} == changed
    assert all(one.before is not None and one.after is not None for one in found.deviations)


def test_where_none_of_the_rules_applies_that_are_counted_otherwise_the_figures_are_the_old_ones(
    reference: TariffReference, tmp_path: Path
) -> None:
    """Rules that changed since 0.1.0: core parts by groups; content of parts last made outside the region."""
    untouched = 0
    for path in WORK:
        if path.parent.name != "0.1.0":
            continue
        folder = tmp_path / path.stem
        folder.mkdir()
        found = opened(copied(path, folder), reference)
        if found.summed is None:
            continue
        rows = found.summed.exposure.book.rows
        outside = {
            rows.models[rows.model[at]]
            for at in range(len(rows))
            if rows.origins[rows.origin[at]] not in {*REGION, ""} and rows.regional_content[at] > 0
        }
        was, now = figures(path.parent)["work"][path.stem], told(found)
        pairs = zip([was["baseline"], *was["scenarios"]], [now["baseline"], *now["scenarios"]], strict=True)
        for before, after in pairs:
            for model, of_model in before["models"].items():
                core = of_model["tests"].get("core_parts", ["not assessed"])[0]
                if core == "not assessed" and model not in outside:
                    untouched += 1
                    assert list(differences("", of_model, after["models"][model])) == [], (path.name, model)
    assert untouched == 48


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_work_in_progress_that_a_release_left_is_offered_and_whole(release: Path, tmp_path: Path) -> None:
    shutil.copytree(release / "recovery", tmp_path / "recovery")
    files = RecoveryFiles(tmp_path / "recovery")

    left = files.left()

    was = figures(release)["recovery"]
    assert {one.work.belongs_to for one in left} == {*was}
    for one in left:
        kept = was[one.work.belongs_to]
        for scenario in (kept["baseline"], *kept["scenarios"]):
            assert scenario["models"]
            scenario["models"] = {}
        assert list(differences(release.name, kept, told_work(one.work, None))) == []
    files.close()
    assert files.damaged == ()


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_layouts_of_a_release_are_remembered_and_taken_in(release: Path, tmp_path: Path) -> None:
    shutil.copytree(release / "layouts", tmp_path / "layouts")
    was = figures(release)["layouts"]
    store = LayoutStore(tmp_path / "layouts")

    assert {layout.name: told_layout(layout) for layout in store.all()} == was["remembered"]
    for layout in store.all():
        save_layout(layout, tmp_path / "anew.layout.json")
        assert load_layout(tmp_path / "anew.layout.json") == layout
        store.keep(layout)
    assert len(store.all()) == len(was["remembered"])

    taken = store.take_in(release / "for_a_colleague.layout.json")
    assert told_layout(replace(taken, name=was["exported"]["name"])) == was["exported"]


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.name)
def test_settings_of_a_release_are_remembered(release: Path, tmp_path: Path, qapp: QApplication) -> None:
    assert qapp is QApplication.instance()
    shutil.copy(release / "settings.ini", tmp_path)
    settings = Settings.in_file(tmp_path / "settings.ini")

    assert [path.name for path in settings.recent] == ["talks.headroom", "Jänner 日.xlsx", "older.xlsx"]
    assert settings.text("theme") == "dark"
    assert settings.texts("pins") == ("rvc", "us_content", "fx.MXN")
    assert not settings.is_first_start()
    window, splitter = QMainWindow(), QSplitter()
    for _ in range(2):
        splitter.addWidget(QLabel())
    assert window.restoreGeometry(settings.shape("window"))
    assert all(splitter.restoreState(settings.shape(name)) for name in ("across", "down"))


@pytest.mark.parametrize("path", WORK, ids=named)
def test_what_a_file_holds_is_the_same_when_it_is_read_once_more(path: Path, tmp_path: Path) -> None:
    work = load_work(path)

    save_work(work, tmp_path / "one.headroom")
    save_work(load_work(tmp_path / "one.headroom"), tmp_path / "two.headroom")

    assert load_work(tmp_path / "one.headroom") == work
    assert (tmp_path / "one.headroom").read_bytes() == (tmp_path / "two.headroom").read_bytes()
