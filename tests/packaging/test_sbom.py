import json
from pathlib import Path

import pytest

pytest.importorskip("cyclonedx", reason="the packer's tools are not installed")

from embedded_parts import BILL
from sbom import bill_of, main, python_of

pytestmark = pytest.mark.slow  # its tools are installed after the quick tests, which do without

METADATA = "Metadata-Version: 2.4\nName: {}\nVersion: {}\nLicense-Expression: {}\n"


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return what looks like a finished program, with two packages in it."""
    folder = tmp_path / "Headroom"
    for name, version, licence in (("numpy", "2.4.6", "BSD-3-Clause"), ("typst", "0.15.2", "Apache-2.0")):
        described = folder / "lib" / f"{name}-{version}.dist-info"
        described.mkdir(parents=True)
        (described / "METADATA").write_text(METADATA.format(name, version, licence), encoding="utf-8")
    (folder / "lib" / "libscipy_openblas64_.dll").touch()
    crate = {"name": "rustybuzz", "version": "0.20.1", "purl": "pkg:cargo/rustybuzz@0.20.1?x=y"}
    inner = {"type": "library", **crate, "licenses": [{"expression": "MIT/Apache-2.0"}]}
    bills = folder / "lib" / "typst-0.15.2.dist-info" / "sboms"
    bills.mkdir()
    (bills / "typst.json").write_text(json.dumps({"components": [inner]}), encoding="utf-8")
    return folder


def named(bill: str) -> dict[str, dict[str, object]]:
    return {component["name"]: component for component in json.loads(bill)["components"]}


def test_python_packages_what_they_hold_and_what_is_told_by_its_file_are_in_the_bill(program: Path) -> None:
    found = named(bill_of(program, "3.13.2"))

    assert found["Python"]["version"] == "3.13.2"
    assert found["numpy"]["purl"] == "pkg:pypi/numpy@2.4.6"
    assert found["numpy"]["licenses"] == [{"expression": "BSD-3-Clause"}]
    assert found["rustybuzz"]["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert {"OpenBLAS", "GCC runtime (libgfortran)"} <= found.keys()
    assert "Qt" not in found


def test_the_same_program_has_the_same_bill_and_all_that_is_in_it_hangs_on_the_program(program: Path) -> None:
    bill = bill_of(program, "3.13.2")
    again = json.loads(bill)

    assert bill == bill_of(program, "3.13.2")
    hangs = {entry["ref"]: entry.get("dependsOn", []) for entry in again["dependencies"]}
    assert set(hangs["headroom"]) == {component["bom-ref"] for component in again["components"]}


def test_the_python_of_a_program_for_another_system_is_the_one_of_its_manifest(
    program: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.with_name("Headroom.json").write_text('{"python": {"version": "3.13.9"}}', encoding="utf-8")

    assert python_of(program) == "3.13.9"
    assert main([str(program)]) == 0
    assert named((program / BILL).read_text(encoding="utf-8"))["Python"]["version"] == "3.13.9"
    assert "components" in capsys.readouterr().out
