"""The workbook in a language whose texts have apostrophes, quotation marks, brackets and commas."""

import io
import os
import subprocess
import sys
import warnings
from pathlib import Path

import openpyxl
import pytest

from headroom import resources
from headroom.output.writers.live_book.words import quoted, sentence, sheet_name, word
from live_books import Sheets, needs_office, recomputed

TESTS = Path(__file__).resolve().parents[3]
AWKWARD = "l'{} \"(S)\"; d'été"


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the sample as a workbook with live formulas in that language."""
    out = tmp_path_factory.mktemp("foreign") / "live.xlsx"
    command = ("report", str(resources.sample()), "--policy", "usmca-232", "--rvc", "80", "--out", str(out))
    paths = os.pathsep.join((str(TESTS), str(TESTS.parent / "desktop")))
    subprocess.run(  # noqa: S603
        [sys.executable, "-m", "awkward_language", *command],
        check=True,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": paths},
    )
    return out.read_bytes()


def test_texts_in_formulas_are_quoted() -> None:
    assert quoted("d'ici [1]") == '"d\'ici (1)"'
    assert quoted('dit "oui"') == '"dit ""oui"""'
    assert word("oui, non [x]") == "oui; non (x)"


def test_a_sentence_joins_texts_and_cells() -> None:
    assert sentence("{count} of {all} agree", count="A1", all="B2") == 'A1&" of "&B2&" agree"'
    assert sentence("Agree: {count}", count="SUM(A:A)") == '"Agree: "&SUM(A:A)'
    assert sentence("All agree") == '"All agree"'


def test_names_of_sheets_are_allowed_and_need_no_escape() -> None:
    assert (
        sheet_name("Règles d'origine [1]: a/b") == "Règles d\N{RIGHT SINGLE QUOTATION MARK}origine -1-- a-b"
    )
    assert len(sheet_name("x" * 50)) == 31


def test_words_are_written_as_formulas_compare_them(foreign: bytes) -> None:
    sheets = Sheets(foreign)
    assert set(sheets.named("models_verdict")) <= {
        AWKWARD.format(word) for word in ("qualifies", "fails", "undetermined")
    }
    assert set(sheets.named("rows_certificate")) <= {"", *map(AWKWARD.format, ("yes", "no"))}
    assert AWKWARD.format("roll_up") in sheets.named("in_vnm_rule")


def test_names_lead_to_sheets_that_are_there(foreign: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # data bars are no matter here
        book = openpyxl.load_workbook(io.BytesIO(foreign))
    assert len(book.sheetnames) == 8
    assert all(len(name) <= 31 and "'" not in name for name in book.sheetnames)
    for defined in book.defined_names.values():
        for sheet, _ in defined.destinations:
            assert sheet in book.sheetnames


@pytest.mark.slow
def test_computed_anew_every_figure_agrees(foreign: bytes, tmp_path: Path) -> None:
    needs_office()
    sheets = recomputed(foreign, tmp_path)
    assert sheets.errors() == []
    assert set(sheets.named("check_agrees")) == {1.0}
    assert set(sheets.named("models_verdict")) <= {
        AWKWARD.format(word) for word in ("qualifies", "fails", "undetermined")
    }
    (state,) = sheets.named("check_state")
    assert "figures agree with the program" in state
