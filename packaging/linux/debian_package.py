"""Lays out the Debian package: the finished program, what tells the desktop of it, manual and licences."""

import gzip
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from pathlib import Path, PurePosixPath
from typing import Final

from document_types import IDENTITY
from embedded_parts import BILL
from headroom.cli.arguments import command_parser
from icons import DRAWING, LINUX_SIZES, png
from linux.dependencies import Dependencies
from linux.desktop_files import SUMMARY, desktop_entry, metainfo, mime_types
from linux.manual import manual

ROOT = Path(__file__).resolve().parents[2]
PROGRAM: Final = PurePosixPath("usr/lib/headroom")
DOCUMENTS: Final = PurePosixPath("usr/share/doc/headroom")
_ICONS: Final = PurePosixPath("usr/share/icons/hicolor")
_PAPERS: Final = ("LICENSE", "THIRD_PARTY_NOTICES.md", BILL)
"""Documents beside the program, for which Debian has a place of its own; the first is in ``copyright``."""
_MAINTAINER: Final = "The Headroom authors <headroom@headroom.invalid>"
_KILOBYTE: Final = 1024


@dataclass(frozen=True, slots=True)
class Release:
    """What is packed.

    Attributes:
        version: Of the program, as Python writes it.
        day: Of the release.
        architecture: As Debian calls it.
    """

    version: str
    day: date
    architecture: str

    @property
    def debian_version(self) -> str:
        """The version as Debian orders it: what is still being made comes before its release."""
        return re.sub(r"\.?(dev|a|b|rc)(?=\d)", r"~\1", self.version)

    @property
    def file_name(self) -> str:
        """The name of the package's file."""
        return f"headroom_{self.debian_version}_{self.architecture}.deb"


def control(release: Release, needs: Dependencies, kilobytes: int) -> str:
    """Return what the package says of itself."""
    return f"""Package: headroom
Version: {release.debian_version}
Architecture: {release.architecture}
Maintainer: {_MAINTAINER}
Installed-Size: {kilobytes}
Depends: {", ".join(needs.depends)}
Recommends: {", ".join(needs.recommends)}
Section: misc
Priority: optional
Description: {SUMMARY[:1].lower()}{SUMMARY[1:]}
 Headroom opens a sourcing workbook and answers while you drag the slider: which
 vehicle models still qualify under NAFTA, the USMCA or a policy of your own, by
 how much, and what every vehicle costs landed.
 .
 It needs no Python and opens no connection.
"""


def lay_out(finished: Path, tree: Path, release: Release, needs: Dependencies) -> None:
    """Lay the package out in an empty folder, ready for ``dpkg-deb``.

    Args:
        finished: The finished program.
        tree: The empty folder.
        release: What is packed.
        needs: What the package asks for.
    """
    shutil.copytree(finished, tree / PROGRAM, symlinks=True, ignore=shutil.ignore_patterns(*_PAPERS))
    for paper in (name for name in _PAPERS[1:] if (finished / name).is_file()):
        _write(tree / DOCUMENTS / f"{paper}.gz", _packed((finished / paper).read_bytes()))
    for place, content in texts(release).items():
        _write(tree / place, content)
    (tree / "usr/bin").mkdir(parents=True)
    (tree / "usr/bin/headroom").symlink_to("../lib/headroom/headroom")
    _set_rights(tree)
    kilobytes = sum(_occupied(path) for path in tree.rglob("*"))
    _write(tree / "DEBIAN/control", control(release, needs, kilobytes).encode())
    _set_rights(tree / "DEBIAN")


def texts(release: Release) -> Mapping[str, bytes]:
    """Return every file of the package beside the program, by its place."""
    page = manual(command_parser(), release.version, release.day)
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    files = {
        "usr/share/applications/headroom.desktop": desktop_entry().encode(),
        "usr/share/mime/packages/headroom.xml": mime_types().encode(),
        f"usr/share/metainfo/{IDENTITY}.metainfo.xml": metainfo(release.version, release.day).encode(),
        "usr/share/man/man1/headroom.1.gz": _packed(page.encode()),
        f"{DOCUMENTS}/copyright": copyright_file().encode(),
        f"{DOCUMENTS}/CHANGELOG.md.gz": _packed(changes),
        f"{DOCUMENTS}/changelog.gz": _packed(changelog(release).encode()),
        f"{_ICONS}/scalable/apps/headroom.svg": DRAWING.read_bytes(),
        f"{_ICONS}/scalable/mimetypes/application-x-headroom.svg": DRAWING.read_bytes(),
    }
    for size in LINUX_SIZES:
        picture = png(size)
        files[f"{_ICONS}/{size}x{size}/apps/headroom.png"] = picture
        files[f"{_ICONS}/{size}x{size}/mimetypes/application-x-headroom.png"] = picture
    return files


def changelog(release: Release) -> str:
    """Return the list of versions as Debian reads it, with the one that is packed."""
    moment = format_datetime(datetime.combine(release.day, time(), UTC))
    return f"""headroom ({release.debian_version}) stable; urgency=low

  * What changed stands in CHANGELOG.md.gz beside this file.

 -- {_MAINTAINER}  {moment}
"""


def copyright_file() -> str:
    """Return whose work is in the package and under which licences, as Debian wants it said."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    return f"""{licence}
Headroom stands on works of others, each under its own licence: see THIRD_PARTY_NOTICES.md.gz
beside this file. The texts of their licences are in /{PROGRAM}/_internal, in the
folders named *.dist-info and in headroom/data/licences. Qt is used under the GNU Lesser General
Public License, version 3 (/usr/share/common-licenses/LGPL-3): its libraries may be replaced, and
the notices say where its source is.
"""


def _packed(content: bytes) -> bytes:
    """Return a file as Debian packs documents: as small as can be, and without a time."""
    return gzip.compress(content, 9, mtime=0)


def _write(file: Path, content: bytes) -> None:
    """Write a file into a folder that may not be there yet."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _set_rights(tree: Path) -> None:
    """Let everybody read, and only starters be started."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            starts = path.is_dir() or (path.name == "headroom" and path.parent.name == "headroom")
            path.chmod(0o755 if starts else 0o644)


def _occupied(path: Path) -> int:
    """Return the kilobytes that a file occupies, as Debian counts them: one for what is no file."""
    if path.is_symlink() or not path.is_file():
        return 1
    return -(-path.stat().st_size // _KILOBYTE)
