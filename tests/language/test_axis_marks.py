"""Marks of axes are sums as the language counts them: thousand millions have a letter in some only."""

import os
import subprocess
import sys

import pytest

from headroom.language.languages import VARIABLE

_WRITE = (
    "from headroom.window.plots.shown.axis_marks import sum_marks\n"
    "print(*('_'.join(text.split()) for _, text in sum_marks((0.0, 4e9, 8e9))))"
)


@pytest.mark.parametrize(
    ("code", "marks"),
    [
        ("en", ["$0", "$4_B", "$8_B"]),
        ("es", ["USD_0", "USD_4,000_M", "USD_8,000_M"]),
        ("fr", ["0_$_US", "4_G$_US", "8_G$_US"]),
    ],
)
def test_large_sums_on_an_axis_are_in_the_unit_of_the_language(code: str, marks: list[str]) -> None:
    said = subprocess.run(  # noqa: S603 - this Python
        [sys.executable, "-c", _WRITE],
        env={**os.environ, VARIABLE: code, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    assert said.stdout.split() == marks
