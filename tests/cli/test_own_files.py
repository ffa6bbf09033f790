"""No result takes the place of what the command reads."""

import os
import shutil
from pathlib import Path

import pytest

from command_hands import no_measure, no_picture
from headroom import resources
from headroom.cli.command_line import WindowTools, main

HANDS = WindowTools(no_picture, no_measure)
WORK = Path(__file__).parents[1] / "golden" / "0.1.0" / "without_book.headroom"
LAYOUT = Path(__file__).parents[1] / "golden" / "0.1.0" / "for_a_colleague.layout.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one of each kind of file that a command reads, and go there."""
    shutil.copy(resources.sample(), tmp_path / "bom.xlsx")
    shutil.copy(resources.sample(), tmp_path / "more.xlsx")
    shutil.copy(resources.policies() / "usmca.toml", tmp_path / "own.toml")
    shutil.copy(WORK, tmp_path / "talks.headroom")
    shutil.copy(LAYOUT, tmp_path / "own.layout.json")
    (tmp_path / "secret.txt").write_text("secret\n")
    (tmp_path / "by_link.xlsx").symlink_to(tmp_path / "bom.xlsx")
    os.link(tmp_path / "bom.xlsx", tmp_path / "same.xlsx")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "option"),
    [
        ("evaluate bom.xlsx --out bom.xlsx", "--out"),
        ("evaluate bom.xlsx --out ./../{folder}/bom.xlsx", "--out"),
        ("evaluate bom.xlsx --json --out by_link.xlsx", "--out"),
        ("evaluate bom.xlsx --out same.xlsx", "--out"),
        ("evaluate bom.xlsx --with more.xlsx --out more.xlsx", "--out"),
        ("evaluate bom.xlsx --policy own.toml --out own.toml", "--out"),
        ("evaluate bom.xlsx --layout own.layout.json --out own.layout.json", "--out"),
        ("evaluate bom.xlsx --password-file secret.txt --out secret.txt", "--out"),
        ("evaluate talks.headroom --out talks.headroom", "--out"),
        ("evaluate talks.headroom --workbook bom.xlsx --out bom.xlsx", "--out"),
        ("resource bom.xlsx --out bom.xlsx", "--out"),
        ("inspect bom.xlsx --out bom.xlsx", "--out"),
        ("inspect bom.xlsx --layout own.layout.json --report own.layout.json", "--report"),
        ("inspect bom.xlsx --hand-back bom.xlsx", "--hand-back"),
        ("inspect bom.xlsx --report new.html --out new.html", "--report"),
        ("shot bom.xlsx --out bom.xlsx", "--out"),
    ],
)
def test_what_a_command_reads_it_does_not_write(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: str, option: str
) -> None:
    before = {one.name: one.read_bytes() for one in folder.iterdir()}

    code = main(arguments.format(folder=folder.name).split(), HANDS)

    said = capsys.readouterr().err
    assert code == 2
    assert said.startswith(f"headroom: {option} ")
    assert "Choose another name." in said
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_a_result_replaces_an_earlier_one(folder: Path) -> None:
    out = folder / "result.json"
    out.write_text("earlier")

    assert main(["evaluate", "bom.xlsx", "--json", "--out", "result.json"], HANDS) == 0

    assert out.read_text().startswith("{")


def test_a_policy_of_the_name_of_a_result_is_no_file_that_is_read(folder: Path) -> None:
    assert main(["evaluate", "bom.xlsx", "--policy", "usmca", "--out", "usmca.json"], HANDS) == 0
    assert (folder / "usmca.json").is_file()
