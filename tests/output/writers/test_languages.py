"""Files that are handed over: their language, their numbers, and what stays English."""

import csv
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pypdf
import pytest

from slide_templates import plain_4_to_3

ROOT = Path(__file__).resolve().parents[3]
FILES = ("page.html", "brief.pdf", "deck.pptx", "filled.pptx", "live.xlsx", "figures.csv")
WRITE = """
import sys
from pathlib import Path
import headroom
folder = Path(sys.argv[1])
result = headroom.read(headroom.sample()).evaluate(policy="us-proposal-2017", rvc=0.8)
for name in sys.argv[2:]:
    template = folder / "company.potx" if name.startswith("filled") else None
    pages = () if name.endswith((".xlsx", ".csv")) else ("who-qualifies", "landed-cost")
    result.report(folder / name, template=template, baseline="usmca", pages=pages)
"""


@pytest.fixture(scope="module")
def french(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every format, written by a process that speaks French."""
    folder = tmp_path_factory.mktemp("french")
    (folder / "company.potx").write_bytes(plain_4_to_3())
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", WRITE, str(folder), *FILES],
        check=True,
        capture_output=True,
        env={**os.environ, "HEADROOM_LANGUAGE": "fr", "PYTHONPATH": str(ROOT / "desktop")},
    )
    return folder


def parts(file: Path, *folders: str) -> str:
    """Return the XML of some folders of a presentation."""
    with zipfile.ZipFile(file) as package:
        names = [name for name in package.namelist() if name.startswith(folders) and name.endswith(".xml")]
        return "\n".join(package.read(name).decode() for name in names)


def test_a_web_page_says_its_language_and_writes_its_numbers(french: Path) -> None:
    text = (french / "page.html").read_text(encoding="utf-8")
    assert text.startswith('<!doctype html>\n<html lang="fr-CA">')
    assert re.search(r"\d{2}\N{NO-BREAK SPACE}\d{3}\N{NO-BREAK SPACE}\$\N{NARROW NO-BREAK SPACE}US", text)


def test_a_brief_says_its_language(french: Path) -> None:
    root: Any = pypdf.PdfReader(french / "brief.pdf").trailer["/Root"]
    assert root["/Lang"] == "fr-CA"


@pytest.mark.parametrize("name", ["deck.pptx", "filled.pptx"])
def test_slides_say_their_language_also_where_a_template_is_filled(french: Path, name: str) -> None:
    text = parts(french / name, "ppt/slides/", "ppt/charts/")
    assert set(re.findall(r'\blang="([^"]+)"', text)) == {"fr-CA"}


def test_charts_write_us_dollars_as_the_language_does(french: Path) -> None:
    assert r"#,##0\ \$\ \U\S" in parts(french / "deck.pptx", "ppt/charts/").replace(
        "\N{NO-BREAK SPACE}", " "
    ).replace("\N{NARROW NO-BREAK SPACE}", " ")


def test_tables_for_programs_have_english_words_and_plain_numbers(french: Path) -> None:
    with (french / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    words = {row["quantity"]: row["word"] for row in rows}
    assert words["report.law"] == "Hypothetical: US proposal of October 2017, law on 2017-10-13"
    assert words["report.changed"].startswith("Changed: rvc ")
    assert words["report.program"].endswith("Planning estimate, not legal advice")
    assert {row["word"] for row in rows if row["quantity"] == "verdict"} <= {
        "qualifies",
        "fails",
        "undetermined",
    }
    assert all(float(row["value"]) >= 0 for row in rows if row["quantity"] == "landed_cost_usd")
