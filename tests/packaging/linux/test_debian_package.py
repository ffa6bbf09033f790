import gzip
import os
from datetime import date
from pathlib import Path

import pytest

from embedded_parts import BILL
from linux.debian_package import Release, control, copyright_file, lay_out, texts
from linux.dependencies import Dependencies

RELEASE = Release("1.2.0.dev3", date(2026, 12, 1), "amd64")
NEEDS = Dependencies(("libc6 (>= 2.35)", "libegl1"), ("libcups2",))


@pytest.mark.parametrize(
    ("version", "debian"),
    [
        ("1.2.0", "1.2.0"),
        ("1.2.0.dev3", "1.2.0~dev3"),
        ("1.2.0rc1", "1.2.0~rc1"),
        ("1.2.0.post1", "1.2.0.post1"),
    ],
)
def test_what_is_still_being_made_comes_before_its_release(version: str, debian: str) -> None:
    release = Release(version, RELEASE.day, "amd64")

    assert release.debian_version == debian
    assert release.file_name == f"headroom_{debian}_amd64.deb"


def test_the_package_says_what_it_needs() -> None:
    said = control(RELEASE, NEEDS, 1234).splitlines()

    assert "Depends: libc6 (>= 2.35), libegl1" in said
    assert "Recommends: libcups2" in said
    assert "Installed-Size: 1234" in said


def test_icons_manual_notices_and_licences_go_along() -> None:
    files = texts(RELEASE)

    for size in (16, 512):
        assert files[f"usr/share/icons/hicolor/{size}x{size}/apps/headroom.png"].startswith(b"\x89PNG")
    assert gzip.decompress(files["usr/share/man/man1/headroom.1.gz"]).startswith(b".TH HEADROOM 1")
    changes = gzip.decompress(files["usr/share/doc/headroom/changelog.gz"]).decode()
    assert changes.startswith("headroom (1.2.0~dev3) stable;")
    assert changes.endswith(">  Tue, 01 Dec 2026 00:00:00 +0000\n")
    assert "MIT License" in copyright_file()


def test_the_program_is_started_by_its_name_and_nothing_else_can_be_started(tmp_path: Path) -> None:
    finished, tree = tmp_path / "finished", tmp_path / "tree"
    (finished / "_internal").mkdir(parents=True)
    tree.mkdir()
    for name in ("headroom", "_internal/libQt6Core.so.6", "THIRD_PARTY_NOTICES.md", BILL):
        (finished / name).write_bytes(b"x" * 2000)
        (finished / name).chmod(0o777)

    lay_out(finished, tree, RELEASE, NEEDS)

    assert (tree / "usr/bin/headroom").resolve() == (tree / "usr/lib/headroom/headroom").resolve()
    assert os.access(tree / "usr/lib/headroom/headroom", os.X_OK)
    assert (tree / "usr/lib/headroom/_internal/libQt6Core.so.6").stat().st_mode & 0o777 == 0o644
    assert not (tree / "usr/lib/headroom" / BILL).exists()
    for paper in ("THIRD_PARTY_NOTICES.md", BILL):
        assert gzip.decompress((tree / f"usr/share/doc/headroom/{paper}.gz").read_bytes()) == b"x" * 2000
    assert "Package: headroom" in (tree / "DEBIAN/control").read_text(encoding="utf-8")
