"""The window in every language: nothing is cut or left in English, each letter of a menu is one command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from headroom.language.languages import LANGUAGES, VARIABLE

TESTS = Path(__file__).resolve().parents[1]


@pytest.mark.slow
@pytest.mark.parametrize("size", ["1280x800", "1920x1080"])
@pytest.mark.parametrize("code", LANGUAGES)
def test_texts_have_room_on_every_page(code: str, size: str) -> None:
    said = _run("window_in_language.py", size, language=code)

    assert (said.returncode, said.stdout) == (0, ""), said.stderr


@pytest.mark.slow
def test_every_text_of_every_page_can_be_translated() -> None:
    said = _run("unspoken_texts.py")

    assert (said.returncode, said.stdout) == (0, ""), said.stderr


def _run(script: str, *arguments: str, language: str = "en") -> "subprocess.CompletedProcess[str]":
    """Run a script of the tests in a language."""
    paths = os.pathsep.join((str(TESTS), str(TESTS / "domain")))
    return subprocess.run(  # noqa: S603 - this Python
        [sys.executable, str(TESTS / script), *arguments],
        env={**os.environ, VARIABLE: language, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
