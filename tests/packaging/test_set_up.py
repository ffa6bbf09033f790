import re
import subprocess
import sys
from pathlib import Path

import pytest

from headroom.cli import NAMES
from smoke_frozen import Failed, output_of
from third_party import licence, packages, plain

ROOT = Path(__file__).resolve().parents[2]
START = ROOT / "packaging" / "start.py"


def test_every_package_that_the_program_needs_is_in_the_third_party_notices_with_its_licence() -> None:
    lines = (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith(("| ", "## "))]

    titles = [re.sub(r"\(of [^)]*\)", "", line.split("|")[1] if "|" in line else line) for line in entries]
    for name, package in packages().items():
        alone = rf"(?<![\w-]){re.escape(name)}(?![\w-])"
        found = [line for line, title in zip(entries, titles, strict=True) if re.search(alone, plain(title))]
        assert len(found) == 1, f"{name} has {len(found)} entries"
        for alternatives in re.split(r" AND |, ", licence(package)):
            ids = [re.sub(r" License$|-only$", "", words) for words in alternatives.split(" OR ")]
            assert any(words in found[0] for words in ids), f"{name}: {licence(package)}, not {found[0]}"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("LGPL-3.0.txt", "GNU LESSER GENERAL PUBLIC LICENSE"),
        ("GPL-3.0.txt", "GNU GENERAL PUBLIC LICENSE"),
        ("OFL-1.1.txt", "SIL OPEN FONT LICENSE Version 1.1"),
        ("Unicode-3.0.txt", "UNICODE LICENSE V3"),
        ("Apache-2.0.txt", "Apache License"),
        ("DejaVu.txt", "Bitstream Vera Fonts Copyright"),
    ],
)
def test_licences_that_must_travel_with_the_program_do(name: str, words: str) -> None:
    assert words in (ROOT / "resources" / "licences" / name).read_text(encoding="utf-8")
    assert name in (ROOT / "THIRD_PARTY_NOTICES.md").read_text(encoding="utf-8")


def test_an_unknown_word_is_answered_with_the_usage_and_sets_nothing_up() -> None:
    done = subprocess.run(  # noqa: S603 - a script of the project
        [sys.executable, str(START), "dance"], capture_output=True, encoding="utf-8", check=False
    )

    assert done.returncode == 2
    assert "python3 packaging/start.py open" in done.stdout


def test_the_readme_names_only_commands_that_there_are() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^headroom ([a-z]+)", text, re.MULTILINE))

    assert named == set(NAMES)


def test_pictures_and_files_that_the_documents_point_to_are_there() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:]+)\)", text):
            assert (ROOT / target).exists(), f"{document} points to {target}"


def test_the_trial_of_a_finished_program_fails_on_a_bad_end_and_on_any_complaint() -> None:
    assert output_of([sys.executable, "-c", "print('well')"]) == "well\n"
    with pytest.raises(Failed, match="exit code 5"):
        output_of([sys.executable, "-c", "raise SystemExit(5)"])
    with pytest.raises(Failed, match="something odd"):
        output_of([sys.executable, "-c", "import sys; sys.stderr.write('something odd')"])
