"""Watches the files that are open, also where a program that saves them puts new ones in their place."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from headroom.opening.file_stamp import FileStamp, stamp_of

_SETTLED_MS = 700
"""A file is looked at when nothing was heard of it for so long: it is saved in several steps."""


class BookWatch(QObject):
    """Says when a file was saved that is open.

    Excel writes another file and gives it the name of the old one. The folder is watched as well, as a
    file that was replaced is not watched any more.

    Args:
        settled_ms: A file is looked at when nothing was heard of it for so long.
        parent: Parent object.

    Attributes:
        changed: Emitted with the name of a file that was saved since it was read; once for each saving.
    """

    changed = Signal(str)

    def __init__(self, parent: QObject | None = None, *, settled_ms: int = _SETTLED_MS) -> None:
        super().__init__(parent)
        self._stamps: dict[Path, FileStamp] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._wait)
        self._watcher.directoryChanged.connect(self._wait)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(settled_ms)
        self._clock.timeout.connect(self._look)

    def watch(self, stamps: Mapping[Path, FileStamp]) -> None:
        """Watch some files, and no others any more.

        Args:
            stamps: What they were like when they were read.
        """
        self._clock.stop()
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._stamps = dict(stamps)
        self._add()
        if self._stamps:
            self._clock.start()  # one may have been saved before it was watched

    @Slot(str)
    def _wait(self, _path: str) -> None:
        """Look at the files when nothing more happens to them."""
        self._clock.start()

    @Slot()
    def _look(self) -> None:
        """Say which files were saved."""
        self._add()
        for path, before in self._stamps.items():
            stamp = stamp_of(path)
            if stamp not in (None, before):
                self._stamps[path] = stamp
                self.changed.emit(path.name)

    def _add(self) -> None:
        """Watch the files and folders that are there; those watched already stay so."""
        paths = {str(place) for path in self._stamps for place in (path, path.parent) if place.exists()}
        missing = paths - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))
