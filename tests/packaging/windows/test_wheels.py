import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from windows.wheels import Wheel, misfits, needed


def wheel(folder: Path, name: str, version: str, *requires: str) -> Wheel:
    path = folder / f"{name}-{version}-py3-none-any.whl"
    lines = [
        "Metadata-Version: 2.1",
        f"Name: {name}",
        f"Version: {version}",
        *(f"Requires-Dist: {one}" for one in requires),
    ]
    with zipfile.ZipFile(path, "w") as held:
        held.writestr(f"{name}-{version}.dist-info/METADATA", "\n".join(lines) + "\n\ntext\n")
    return Wheel.read(path)


def test_a_wheel_says_what_it_is_and_asks_for(tmp_path: Path) -> None:
    found = wheel(tmp_path, "Some_Package", "1.2", "other>=3; sys_platform == 'win32'")

    assert (found.name, found.version) == ("some-package", "1.2")
    assert found.requires == ("other>=3; sys_platform == 'win32'",)
    assert len(found.digest) == 64


def test_requirements_are_asked_as_windows_answers_and_not_as_this_machine_does() -> None:
    asked = (
        "on-windows; sys_platform == 'win32'",
        "on-linux; sys_platform == 'linux'",
        "old; python_version < '3.12'",
        "new; python_version >= '3.12'",
        "extra-only; extra == 'test'",
        "everywhere>=1",
        "Left.Out",
    )

    assert [one.name for one in needed(asked, left_out=("left-out",))] == ["on-windows", "new", "everywhere"]


@pytest.mark.parametrize(
    ("version", "told"),
    [("1.9", []), ("2.0", ["other came as 2.0, and <2 is asked for"])],
)
def test_a_package_that_came_in_a_version_that_nobody_asked_for_is_said(
    tmp_path: Path, version: str, told: list[str]
) -> None:
    found = wheel(tmp_path, "other", version)

    assert list(misfits([Requirement("other<2")], {"other": found})) == told
