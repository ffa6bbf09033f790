"""What the program fills into chapters is said in its language."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from guides import folders, translations
from headroom.language.languages import ENGLISH, VARIABLE
from headroom.policy_files.policy_file import load_presets
from headroom.window.levers.shown.policy_sources import literal

TESTS = Path(__file__).resolve().parents[3]
FILLED = "import json, guides; print(json.dumps(guides.fills_of(guides.load_presets(), guides.COMMANDS)))"


@pytest.mark.parametrize("language", [folder.name for folder in folders() if folder.name != ENGLISH])
def test_policies_and_columns_are_told_in_the_language(language: str) -> None:
    paths = os.pathsep.join((str(TESTS), *sys.path))
    said = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", FILLED],
        env={**os.environ, VARIABLE: language, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
    )
    fills = json.loads(said.stdout)
    told = translations(language)

    for policy in load_presets():
        (title,) = told[policy.title]
        assert f"[{literal(title)}](policies.md#{policy.name})" in fills["policies in short"]
        assert f"| {literal(title)} |" in fills["policies compared"]
    (needed,) = told["needed"]
    assert f" ({needed}) |" in fills["columns sourcing"]
    assert "(needed)" not in fills["columns sourcing"]
    (source,) = told["Source:"]
    assert f"**{source}** " in fills["policies"]
