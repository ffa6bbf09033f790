"""The window in every language: nothing is cut, and each letter of a menu is one command."""

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
    paths = os.pathsep.join((str(TESTS), str(TESTS / "domain")))
    said = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, str(TESTS / "window_in_language.py"), size],
        env={**os.environ, VARIABLE: code, "PYTHONPATH": paths, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (0, ""), said.stderr
