import re
from pathlib import Path
from typing import Any

import pytest

import start

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / ".github" / "workflows" / "release.yml"
WORKFLOW: dict[Any, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
JOBS: dict[str, dict[str, Any]] = WORKFLOW["jobs"]
STEPS = [(job, step) for job, said in JOBS.items() for step in said["steps"]]
COMMANDS = "\n".join(step.get("run", "") for _, step in STEPS)


def test_every_script_that_is_called_is_there() -> None:
    scripts = re.findall(r"\bpackaging/\w+\.py\b", COMMANDS)

    assert {"packaging/start.py", "packaging/try_debian.py", "packaging/try_windows.py"} <= set(scripts)
    for script in scripts:
        assert (ROOT / script).is_file(), script


def test_what_is_asked_of_the_set_up_it_can_do() -> None:
    kinds = set(re.findall(r"packaging/start\.py build (\w+) dist", COMMANDS))

    assert kinds == {"archive", "deb", "dmg", "windows"}
    assert kinds == set(start.PACKERS)
    assert re.findall(r"packaging/start\.py (\w+)", COMMANDS).count("build") == 6


def test_the_three_systems_and_both_kinds_of_mac_are_served_with_one_python() -> None:
    machines = JOBS["macos"]["strategy"]["matrix"]["include"]
    runners = {said["runs-on"] for said in JOBS.values()} | {machine["runner"] for machine in machines}
    set_up = [step for _, step in STEPS if step.get("uses", "").startswith("actions/setup-python")]

    assert {"ubuntu-22.04", "windows-2022", "macos-14", "macos-13"} <= runners
    assert {machine["machine"] for machine in machines} == {"arm64", "x86_64"}
    assert {step["with"]["python-version"] for step in set_up} == {"3.13"}
    assert len(set_up) == len(JOBS)


def test_actions_are_those_of_a_version_and_no_address_is_written_down() -> None:
    used = [step["uses"] for _, step in STEPS if "uses" in step]

    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", name) for name in used)
    assert "://" not in FILE.read_text(encoding="utf-8")


def test_secrets_are_handed_over_as_settings_and_never_stand_in_a_command() -> None:
    assert "secrets." not in COMMANDS
    assert "github.token" not in COMMANDS


def test_nothing_is_released_that_was_not_tried() -> None:
    assert set(JOBS["release"]["needs"]) == {"linux", "windows-tried", "macos"}
    assert JOBS["windows-tried"]["needs"] == "windows-made"
    assert JOBS["release"]["permissions"] == {"contents": "write"}
    assert WORKFLOW["permissions"] == {"contents": "read"}
