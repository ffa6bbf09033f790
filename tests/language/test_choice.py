"""Which language the program starts in."""

from pathlib import Path

import pytest

from headroom.language.choice import (
    choose,
    first_known,
    for_another_start,
    known,
    set_language,
    system_languages,
)
from headroom.language.languages import VARIABLE


def chosen(arguments: list[str], settings: Path, preset: str = "", *, locked: bool = False) -> str:
    """Return the language that a start comes to on a Spanish system."""
    environment = {"LANG": "es_MX.UTF-8"}
    assert not choose(arguments, settings, preset, locked=locked, environment=environment)
    return environment[VARIABLE]


def test_the_system_says_it_where_nobody_else_does(tmp_path: Path) -> None:
    assert chosen([], tmp_path / "none.ini") == "es"


def test_what_is_asked_for_goes_before_what_is_set(tmp_path: Path) -> None:
    settings = tmp_path / "settings.ini"
    settings.write_text("[General]\nformat=2\nlanguage=fr\ntheme=dark\n", encoding="utf-8")
    arguments = ["evaluate", "--language", "en", "book.xlsx"]
    assert chosen(list(arguments), settings) == "en"
    assert chosen(["evaluate", "book.xlsx"], settings) == "fr"
    assert chosen([], settings, preset="en") == "fr"
    assert chosen([], settings, preset="en", locked=True) == "en"
    assert chosen(["--language", "es"], settings, preset="en", locked=True) == "es"


def test_what_is_set_for_all_goes_before_the_system(tmp_path: Path) -> None:
    assert chosen([], tmp_path / "none.ini", preset="fr") == "fr"
    assert chosen([], tmp_path / "none.ini", preset="system") == "es"


@pytest.mark.parametrize(
    "arguments",
    [
        ["evaluate", "book.xlsx", "--json"],
        ["report", "book.xlsx", "--out", "figures.CSV"],
        ["report", "book.xlsx", "--out=figures.parquet"],
        ["inspect", "book.xlsx", "--report", "told.json"],
    ],
)
def test_what_programs_read_is_in_english(arguments: list[str], tmp_path: Path) -> None:
    assert chosen(arguments, tmp_path / "none.ini") == "en"


def test_a_workbook_that_is_text_is_for_people(tmp_path: Path) -> None:
    assert chosen(["report", "bom.csv", "--out", "F.pptx"], tmp_path / "none.ini") == "es"


def test_the_option_is_taken_out(tmp_path: Path) -> None:
    arguments = ["--language=fr", "book.xlsx"]
    assert not choose(arguments, tmp_path / "none.ini", environment={})
    assert arguments == ["book.xlsx"]


@pytest.mark.parametrize("asked", ["--language=xx", "--language"])
def test_a_language_that_there_is_not_is_said(asked: str, tmp_path: Path) -> None:
    assert choose([asked], tmp_path / "none.ini", environment={}) in {
        "--language is one of en, es, fr, system, not “xx”",
        "--language is one of en, es, fr, system, not “”",
    }


@pytest.mark.parametrize(
    ("name", "code"),
    [("fr_CA.UTF-8", "fr"), ("es-419", "es"), ("FR", "fr"), ("en", "en"), ("de_DE", ""), ("C", ""), ("", "")],
)
def test_names_of_systems(name: str, code: str) -> None:
    assert known(name) == code


def test_the_first_that_is_known_decides() -> None:
    assert first_known(("", "xx", "fr"), ("es",)) == "fr"
    assert first_known(("system", "fr"), ("de_DE", "es_MX")) == "es"
    assert first_known((), ("de_DE",)) == "en"


def test_preferred_languages_count_unless_the_system_has_none() -> None:
    assert system_languages({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:en"}) == ("fr", "en", "de_DE.UTF-8")
    assert system_languages({"LC_ALL": "C", "LANGUAGE": "fr"}) == ("C",)


def test_a_file_of_settings_that_is_damaged_sets_nothing(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_bytes(b"\xff\xfe\x00language=fr")
    assert not set_language(file)


def test_another_start_chooses_anew_unless_the_environment_itself_names_a_language(tmp_path: Path) -> None:
    own = {"LANG": "es_MX.UTF-8", "HOME": "here"}
    assert not choose([], tmp_path / "none.ini", environment=own)
    assert for_another_start(own) == {"LANG": "es_MX.UTF-8", "HOME": "here"}

    named = {"LANG": "es_MX.UTF-8", VARIABLE: "fr"}
    assert not choose([], tmp_path / "none.ini", environment=named)
    assert for_another_start(named) == {"LANG": "es_MX.UTF-8", VARIABLE: "fr"}
