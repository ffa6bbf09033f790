"""Qt speaks the language of the program, and keys are called as they are written on keyboards."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "qt_in_language.py"


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("en", ["Close", "Cancel", "Ctrl+Shift+P", "Ctrl+Backspace", "Shift+F3"]),
        ("es", ["Cerrar", "Cancelar", "Ctrl+Mayús+P", "Ctrl+Retroceso", "Mayús+F3"]),
        ("fr", ["Fermer", "Annuler", "Ctrl+Maj+P", "Ctrl+Retour arrière", "Maj+F3"]),
    ],
)
def test_buttons_and_keys_are_in_the_language_of_the_program(code: str, told: list[str]) -> None:
    environment = os.environ | {"HEADROOM_LANGUAGE": code}

    done = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, str(SCRIPT)], env=environment, capture_output=True, check=True, encoding="utf-8"
    )

    assert done.stdout.splitlines() == told
