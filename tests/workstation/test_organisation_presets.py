from pathlib import Path

import pytest

from headroom.policy_files.preset_names import PRESETS
from headroom.user_error import UserError
from headroom.workstation import organisation_presets, preset_files
from headroom.workstation.organisation_presets import NO_PRESETS, OrganisationPresets, read_presets
from headroom.workstation.preset_words import FEATURE_NAMES, HANDED_OVER, SWITCHED_OFF, Feature, Preset

WHOLE = """
format = 1
organisation = "Example Motors"
policy = "usmca-232"
language = "es"
theme = "dark"
paper = "a4"
slide_template = "Example é.potx"
locked = ["language", "slide_template"]
switched_off = ["recent_files", "hand_over_parquet"]
"""


@pytest.fixture
def template(tmp_path: Path) -> Path:
    path = tmp_path / "Example é.potx"
    path.touch()
    return path


def presets_of(folder: Path, text: str) -> OrganisationPresets:
    path = folder / "presets.toml"
    path.write_text(text, encoding="utf-8")
    return read_presets(path)


def test_everything_that_can_be_preset_is_read(tmp_path: Path, template: Path) -> None:
    presets = presets_of(tmp_path, WHOLE)

    assert presets.faults == ()
    assert (presets.organisation, presets.policy) == ("Example Motors", "usmca-232")
    assert presets.settings == {
        Preset.LANGUAGE: "es",
        Preset.THEME: "dark",
        Preset.PAPER: "a4",
        Preset.SLIDE_TEMPLATE: str(template),
    }
    assert presets.locked == {Preset.LANGUAGE, Preset.SLIDE_TEMPLATE}
    assert presets.switched_off == {Feature.RECENT_FILES, Feature.PARQUET}
    assert not presets.allows(Feature.PARQUET)
    assert presets.allows(Feature.CSV)


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ('language = "es"', 'language = "de"', 5, "Possible: system, en, es, fr"),
        ('theme = "dark"', "theme = 3", 6, "“theme” is a text in quotes, not a number"),
        ('policy = "usmca-232"', 'policy = "usmca-233"', 4, "Did you mean “usmca-232”?"),
        ('policy = "usmca-232"', 'policy = "gone.toml"', 4, "Put it there, or correct “policy”"),
        ('paper = "a4"', 'papper = "a4"', 7, "Did you mean “paper”?"),
        ("Example é.potx", "Other.potx", 8, "Put it there, or correct “slide_template”"),
        ('["recent_files",', '["recent_file",', 10, "Did you mean “recent_files”?"),
        ('["language",', '["langauge",', 9, "Did you mean “language”?"),
        ('organisation = "Example Motors"', 'organisation = ["x"]', 3, "is a text in quotes"),
        ('["recent_files", "hand_over_parquet"]', "3", 10, "is a list of texts"),
    ],
)
def test_what_is_faulty_is_said_with_its_line_and_the_rest_counts(
    tmp_path: Path, template: Path, before: str, after: str, line: int, says: str
) -> None:
    assert template.is_file()
    assert before in WHOLE

    presets = presets_of(tmp_path, WHOLE.replace(before, after))

    assert f"presets.toml, line {line}: " in presets.faults[0]
    assert says in presets.faults[0]
    assert str(tmp_path / "presets.toml") in presets.faults[0]
    whole = presets_of(tmp_path, WHOLE)
    kept = sum(
        (
            len(presets.settings),
            len(presets.locked),
            len(presets.switched_off),
            bool(presets.policy),
            bool(presets.organisation),
        )
    )
    assert kept >= len(whole.settings) + len(whole.locked) + len(whole.switched_off) - 1
    assert len(presets.faults) <= 2  # a setting that is locked and has no value is a second one


@pytest.mark.parametrize("text", ["", "format = 2", "format = ", 'format = "1"', "\x00", "[" * 5000])
def test_a_file_that_is_none_presets_nothing(tmp_path: Path, text: str) -> None:
    presets = presets_of(tmp_path, text)

    assert len(presets.faults) == 1
    assert (presets.policy, presets.settings, presets.switched_off) == ("", {}, frozenset())


def test_a_setting_without_a_value_cannot_be_locked(tmp_path: Path) -> None:
    presets = presets_of(tmp_path, 'format = 1\nlocked = ["theme"]\n')

    assert presets.locked == frozenset()
    assert "Write theme = …, or leave it out here." in presets.faults[0]


def test_a_policy_file_stands_beside_the_presets_or_where_it_says(tmp_path: Path) -> None:
    policy = tmp_path / "our policy.toml"
    policy.touch()

    for text in ("our policy.toml", policy.as_posix()):
        assert presets_of(tmp_path, f'format = 1\npolicy = "{text}"\n').policy == str(policy)


@pytest.mark.parametrize("policy", PRESETS)
def test_every_policy_of_the_program_can_be_preset(tmp_path: Path, policy: str) -> None:
    presets = presets_of(tmp_path, f'format = 1\npolicy = "{policy}"\n')

    assert (presets.policy, presets.faults) == (policy, ())


def test_what_is_switched_off_is_refused_with_a_sentence() -> None:
    presets = OrganisationPresets(switched_off=frozenset({Feature.CSV}))

    with pytest.raises(UserError, match=r"Your organisation has switched off handing over as \.csv files\."):
        presets.require(Feature.CSV)
    presets.require(Feature.DECK)
    NO_PRESETS.require(Feature.CSV)


def test_everything_that_can_be_switched_off_has_its_words() -> None:
    assert set(FEATURE_NAMES) == set(SWITCHED_OFF) == set(Feature)
    assert {one.value.removeprefix("hand_over_") for one in HANDED_OVER} == {
        *("pptx", "xlsx", "pdf", "html", "csv", "parquet")
    }


def test_the_file_of_the_computer_counts_before_the_one_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_computer, folder = tmp_path / "etc" / "presets.toml", tmp_path / "program"
    of_computer.parent.mkdir()
    folder.mkdir()
    beside = folder / "headroom-presets.toml"
    beside.write_text('format = 1\norganisation = "beside"\n', encoding="utf-8")
    monkeypatch.setattr(preset_files, "_of_computer", lambda: of_computer)
    monkeypatch.setattr("sys.executable", str(folder / "headroom"))
    read = organisation_presets._of_workstation.__wrapped__

    assert preset_files.preset_files() == (of_computer, beside)
    assert read().organisation == "beside"
    of_computer.write_text('format = 1\norganisation = "computer"\n', encoding="utf-8")
    assert read().organisation == "computer"
    monkeypatch.setattr("sys.executable", str(folder / "python3"))
    of_computer.unlink()
    assert read() is NO_PRESETS
