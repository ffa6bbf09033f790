"""The tariff tables that come with the program, and what is said of a damaged one."""

import shutil
from pathlib import Path

import pytest

from headroom import resources
from headroom.book.sourcing import PartRole
from headroom.policy_files.tariff_tables import load_code_lists, load_reference
from headroom.rules.tariff_codes import RateMatch
from headroom.user_error import UserError

REFERENCE = load_reference()
TRACING = REFERENCE.lists["nafta-tracing"]
SECTION_232 = REFERENCE.lists["section-232-parts"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(resources.tariffs(), tmp_path / "tariffs"))


def damaged(folder: Path, name: str, old: str, new: str) -> str:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError) as caught:
        load_reference(folder)
    return str(caught.value)


def test_every_tariff_line_has_digits_a_plausible_rate_words_and_a_source() -> None:
    for code, line in REFERENCE.schedule.lines.items():
        assert code == line.code
        assert code.isdecimal()
        assert len(code) in {4, 6, 8}
        assert 0 <= line.rate <= 0.25
        assert line.description
        assert line.source in {"USITC, HTSUS 2024", "USITC, HTSUS 2026 Rev. 10"}


def test_the_schedule_holds_vehicles_and_the_parts_chapters_they_are_made_of() -> None:
    chapters = {code[:2] for code in REFERENCE.schedule.lines}

    assert chapters >= {"40", "70", "72", "73", "83", "84", "85", "87", "90", "94"}


@pytest.mark.parametrize(
    ("code", "rate"),
    [
        ("8703", 0.025),
        ("870323", 0.025),
        ("8704210100", 0.25),
        ("87042211", 0.04),
        ("87042251", 0.25),
        ("84082020", 0.025),
        ("84089090", 0.0),
        ("84099110", 0.0),
        ("84099199", 0.025),
        ("85369085", 0.0),
        ("85361000", 0.027),
        ("72085100", 0.0),
        ("85423100", 0.0),
        ("87089999", 0.025),
        ("87084070", 0.0),
        ("73181560", 0.062),
        ("8507", 0.035),
    ],
)
def test_codes_of_any_length_find_the_rate_of_the_schedule(code: str, rate: float) -> None:
    assert REFERENCE.schedule.find(code).rate == rate


def test_what_the_schedule_does_not_hold_pays_two_and_a_half_percent_and_says_so() -> None:
    assert REFERENCE.schedule.find("61091000").match is RateMatch.NOT_IN_SCHEDULE
    assert REFERENCE.schedule.find("61091000").rate == 0.025


@pytest.mark.parametrize(
    "code",
    [
        *("40093100", "40103910", "84099199", "84073448", "84824000", "84833080", "87083050", "8708911000"),
        *("85443000", "87060015", "87071000", "70091000", "94012000", "90328960", "85114000"),
        *("87081030", "87087045", "87089981", "84148005", "84213200"),  # by their American numbers
        "84073",  # shorter than what it begins
    ],
)
def test_the_tracing_list_names_it(code: str) -> None:
    assert TRACING.covers(code)


@pytest.mark.parametrize(
    "code",
    [
        *("73181560", "70051000", "72085100", "76011060", "94019990", "40103500", "84811000", "84829100"),
        *("84836040", "85076000", "85423100"),
    ],
)
def test_the_tracing_list_does_not_name_it(code: str) -> None:
    assert not TRACING.covers(code)


@pytest.mark.parametrize("code", ["", "87083050", "8544300000", "84713001", "8707902000", "9029204080"])
def test_section_232_names_it_and_every_part_without_a_code(code: str) -> None:
    assert SECTION_232.covers(code)


@pytest.mark.parametrize("code", ["73181560", "85361000", "90299040", "84099199", "72085100", "85423100"])
def test_section_232_does_not_name_it(code: str) -> None:
    assert not SECTION_232.covers(code)


def test_every_code_list_names_its_law() -> None:
    assert all(found.source and found.title for found in load_code_lists().values())
    assert (len(TRACING.prefixes), len(SECTION_232.prefixes)) == (103, 130)


@pytest.mark.parametrize(
    ("code", "role", "ambiguous"),
    [
        ("84073448", PartRole.CORE, False),
        ("85076000", PartRole.CORE, False),
        ("87084011", PartRole.CORE, False),
        ("87060015", PartRole.CORE, False),
        ("87082951", PartRole.PRINCIPAL, True),
        ("87089981", PartRole.PRINCIPAL, True),
        ("84136000", PartRole.OTHER, False),
        ("84133090", PartRole.PRINCIPAL, False),
        ("94012000", PartRole.PRINCIPAL, False),
        ("84828000", PartRole.PRINCIPAL, False),
        ("84829100", PartRole.OTHER, False),
        ("85443000", PartRole.COMPLEMENTARY, False),
        ("40091200", PartRole.COMPLEMENTARY, False),
        ("40111010", PartRole.OTHER, False),
        ("70091000", PartRole.OTHER, False),
        ("8708", PartRole.OTHER, False),
        ("", PartRole.OTHER, False),
    ],
)
def test_a_code_has_the_role_of_its_table(code: str, role: PartRole, *, ambiguous: bool) -> None:
    found = REFERENCE.roles.find(code)

    assert (found.role, found.ambiguous) == (role, ambiguous)


def test_a_role_that_the_law_limits_to_some_goods_says_which() -> None:
    words = {entry.words: entry.partial for entry in REFERENCE.roles.find("87089981").entries}

    assert words == {
        "chassis frames (Table A.1)": True,
        "other parts of vehicles than chassis frames (Table B)": True,
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("4009.12.00,2.5", "4009.12.00,two"),
        ("4009.12.00,2.5", "4009.12.00,-2.5"),
        ("4009.12.00,2.5", "4009.12.00,nan"),
        ("4009.12.00,2.5", "4009.1x.00,2.5"),
        ("4009.12.00,2.5", "4009.12.00,2.5,3"),
        ('"USITC, HTSUS 2024"', ""),
        ("4009.12.00,", "4009.22.00,0,x,y\n4009.22.00,"),
    ],
)
def test_a_damaged_tariff_line_is_refused_with_its_line(folder: Path, old: str, new: str) -> None:
    line = 2 + new.count("\n")

    assert damaged(folder, "mfn_rates.csv", old, new).startswith(f"mfn_rates.csv, line {line}: ")


def test_a_tariff_table_with_other_columns_is_refused(folder: Path) -> None:
    assert "the columns are code, percent" in damaged(folder, "mfn_rates.csv", "code,percent", "hts,percent")


def test_a_missing_or_unreadable_tariff_table_is_said_by_name(folder: Path) -> None:
    path = folder / "mfn_rates.csv"
    path.write_bytes(b"code,percent,description,source\n\xff")
    with pytest.raises(UserError, match=r"mfn_rates\.csv is missing or damaged"):
        load_reference(folder)
    path.unlink()
    with pytest.raises(UserError, match=r"mfn_rates\.csv is missing or damaged .* install the program again"):
        load_reference(folder)


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("part_roles.toml", 'role = "core"', 'role = "kore"', "Did you mean “core”?"),
        ("part_roles.toml", '"8407.31"', '"8407.3I"', "“8407.3I” is not a tariff code"),
        ("part_roles.toml", 'words = "engines, ', 'word = "engines, ', "Did you mean “words”?"),
        ("code_lists.toml", 'name = "section-232-parts"', 'name = "nafta-tracing"', "two code lists named"),
        ("code_lists.toml", '"4010.31"', '"1"', "“1” is not a tariff code"),
    ],
)
def test_a_damaged_list_is_refused_with_name_line_and_reason(
    folder: Path, name: str, old: str, new: str, reason: str
) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    key_line = text[: text.index(old)].count("\n") + 1

    said = damaged(folder, name, old, new)

    assert said.startswith(f"{name}, line ")
    assert reason in said
    assert abs(int(said.split("line ")[1].split(":")[0]) - key_line) <= 1
