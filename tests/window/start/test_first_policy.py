from pathlib import Path

import pytest

from headroom.policy_files.policy_file import load_presets, preset_path
from headroom.window.start.first_policy import first_policy
from headroom.workstation.organisation_presets import NO_PRESETS, OrganisationPresets


def test_the_window_begins_with_the_usual_policy() -> None:
    first = first_policy(load_presets(), NO_PRESETS)

    assert first.chosen.name == "nafta"
    assert first.offered == load_presets()
    assert first.faults == ()


def test_a_policy_of_the_program_can_be_the_first() -> None:
    first = first_policy(load_presets(), OrganisationPresets(policy="usmca-232", faults=("one",)))

    assert first.chosen.name == "usmca-232"
    assert first.offered == load_presets()
    assert first.faults == ("one",)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "ours.toml"
    text = preset_path("usmca").read_text(encoding="utf-8")
    path.write_text(text.replace('name = "usmca"', 'name = "ours"', 1), encoding="utf-8")
    return path


def test_a_policy_file_is_offered_beside_the_others(own: Path) -> None:
    first = first_policy(load_presets(), OrganisationPresets(policy=str(own)))

    assert first.chosen.name == "ours"
    assert first.offered == (*load_presets(), first.chosen)


def test_a_policy_file_that_is_faulty_does_not_keep_the_program_from_starting(own: Path) -> None:
    own.write_text("format = 1\nname = 3\n", encoding="utf-8")

    first = first_policy(load_presets(), OrganisationPresets(policy=str(own)))

    assert first.chosen.name == "nafta"
    assert len(first.faults) == 1
    assert "ours.toml, line " in first.faults[0]
    assert str(own) in first.faults[0]
