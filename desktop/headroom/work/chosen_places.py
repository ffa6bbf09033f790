"""Remembers where on this computer workbooks were opened by hand.

From there, and from no other place, saved work of a stranger may have them read unasked.
A place is remembered by the digest of the workbook that was there. The file is JSON::

    {"format": 1, "revision": 0, "kind": "headroom places", "places": [
        {"sha256": "5e88…", "path": "/home/ana/fleet.xlsx"}, ...]}
"""

from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec

from headroom.disk.checked_json import decoded, encoded
from headroom.disk.file_head import FileFormat
from headroom.disk.set_aside import set_aside
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import DamagedFileError, NewerFileError, UserError

_FORM = FileFormat("headroom places", 1, 0, tr("a list of places of Headroom"), "places.json")
_MOST = 2000
_MOST_BYTES = 16 * 1024**2


class _Place(msgspec.Struct, frozen=True):
    """Where a workbook was."""

    sha256: str
    path: str


class _PlacesFile(msgspec.Struct, frozen=True):
    """The whole file; the latest place is the last."""

    format: int
    revision: int
    kind: str
    places: tuple[_Place, ...]


@dataclass(frozen=True, slots=True)
class ChosenPlaces:
    """The places, in a file of the user's own that need not exist yet.

    Attributes:
        file: Where they are kept; None: nothing is remembered.
    """

    file: Path | None

    def of(self, sha256: str) -> tuple[Path, ...]:
        """Return where a workbook was, the latest first; what cannot be read holds nothing."""
        return tuple(Path(one.path) for one in reversed(self._read()) if one.sha256 == sha256)

    def remember(self, sha256: str, path: Path) -> None:
        """Remember where a workbook is; where that cannot be written, it is asked about again.

        Args:
            sha256: Digest of its content, hexadecimal.
            path: Where it was opened.
        """
        if self.file is None:
            return
        new = _Place(sha256, str(path))
        with _writing:
            try:
                before = self._read()
                if before[-1:] == (new,):
                    return
                kept = (*(one for one in before if one != new), new)[-_MOST:]
                self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                record = _PlacesFile(_FORM.format, _FORM.revision, _FORM.kind, kept)
                write_whole(self.file, encoded(record))
            except (OSError, UserError, UnicodeError):
                return

    def _read(self) -> tuple[_Place, ...]:
        """Return the places; a file that is damaged is set aside, and holds none."""
        if self.file is None:
            return ()
        try:
            if not self.file.is_file():
                return ()
            with self.file.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except (OSError, ValueError):
            return ()
        try:
            _FORM.head_of(content, self.file.name)
            return decoded(content, _PlacesFile).places
        except NewerFileError:
            return ()
        except (DamagedFileError, ValueError):
            set_aside(self.file)
            return ()


NO_PLACES = ChosenPlaces(None)
"""Nothing was opened by hand."""

_writing = Lock()
"""The threads of one program write one after the other."""
