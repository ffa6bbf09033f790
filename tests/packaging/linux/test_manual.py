import argparse
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from headroom.cli import NAMES
from headroom.cli.arguments import command_parser
from linux.manual import escaped, manual

DAY = date(2026, 12, 1)


def test_every_command_and_option_of_the_program_is_on_the_page() -> None:
    page = manual(command_parser(), "1.2.3", DAY)

    assert re.findall(r'^\.SS "headroom (\w+)"$', page, re.MULTILINE) == list(NAMES)
    for option in ("\\-\\-policy", "\\-\\-rvc", "\\-\\-hand\\-back", "\\-\\-template"):
        assert f"\\fB{option}\\fR" in page
    assert page.startswith('.TH HEADROOM 1 "2026-12-01" "Headroom 1.2.3"')


def test_a_text_that_looks_like_a_command_of_man_is_shown_as_it_is() -> None:
    assert escaped(".TH x") == "\\&.TH x"
    assert escaped("'quoted'") == "\\&'quoted'"
    assert escaped("a\\b\nc-d") == "a\\eb c\\-d"
    assert escaped("“a”") == "\\[u201C]a\\[u201D]"


def test_what_an_option_says_with_values_in_it_is_said_with_them() -> None:
    parser = argparse.ArgumentParser(prog="headroom", description="A program.")
    parser.add_argument("--size", default="big", help="how %(default)s it is, at most 100%%")

    assert "How big it is, at most 100%." in manual(parser, "1", DAY)


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_the_page_is_set_without_a_warning(tmp_path: Path) -> None:
    page = tmp_path / "headroom.1"
    page.write_text(manual(command_parser(), "1.2.3", DAY), encoding="utf-8")

    done = subprocess.run(  # noqa: S603 - a checker
        ["groff", "-man", "-ww", "-Tutf8", "-z", str(page)],  # noqa: S607
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")
