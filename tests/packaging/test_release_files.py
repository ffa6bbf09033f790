import hashlib
from pathlib import Path

import pytest

from embedded_parts import BILL
from release_files import MissingBillError, gather, main


def made(folder: Path, *names: str) -> Path:
    (folder / "headroom").mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return folder


def test_each_file_goes_out_with_its_bill_and_all_digests_are_listed(tmp_path: Path) -> None:
    linux = made(tmp_path / "linux", "a.deb", "a.tar.gz", "a.whl", "notes.txt", f"headroom/{BILL}")
    out = tmp_path / "out"

    gather([linux], out)

    assert {file.name for file in out.iterdir()} == {
        *("a.deb", "a.deb.cdx.json", "a.tar.gz", "a.tar.gz.cdx.json", "a.whl", "SHA256SUMS"),
    }
    lines = (out / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    assert f"{hashlib.sha256(b'a.deb').hexdigest()}  a.deb" in lines
    assert len(lines) == 5


def test_nothing_goes_out_without_its_bill(tmp_path: Path) -> None:
    with pytest.raises(MissingBillError, match=r"a\.deb"):
        gather([made(tmp_path / "linux", "a.deb")], tmp_path / "out")


def test_a_release_of_nothing_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "out"), str(made(tmp_path / "linux"))]) == 1
    assert main([]) == 2
    assert "release_files.py OUT FOLDER" in capsys.readouterr().out
