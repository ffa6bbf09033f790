"""Lets other starts of the program find this window, and hands on the files that they leave."""

from collections.abc import Callable

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Slot

from headroom.workstation.window_post import Request, WindowPost

_LOOK_MS = 1000
"""Where the system does not tell of files, they are looked for so often; nobody waits much longer for it."""


class WindowReceiver(QObject):
    """Takes what is asked of the first window, while this program has it; else it waits to have it.

    Args:
        post: Where the starts of the program meet.
        take: Is given each request.
        parent: Parent object.
    """

    def __init__(
        self, post: WindowPost, take: Callable[[Request], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._post = post
        self._take = take
        self._ready = False
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)

    def start(self) -> None:
        """Take requests from now on."""
        self._clock.start()
        self._look()

    def tell_ready(self) -> None:
        """Say that the window is loaded, and answers within a moment."""
        self._ready = True
        self._post.tell_ready()

    def stop(self) -> None:
        """Take nothing any more: the next start has the first window."""
        self._clock.stop()
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._post.release()

    @Slot()
    def _look(self) -> None:
        """Take what is there; a window that came later has the place of the first one when that is gone."""
        if not self._clock.isActive() or not (self._post.held or self._claim()):
            return
        if not self._watcher.directories():
            self._watcher.addPath(str(self._post.folder))
        for request in self._post.taken():
            self._take(request)

    def _claim(self) -> bool:
        """Return whether this window is the first one from now on."""
        try:
            mine = self._post.claim()
        except OSError:
            return False
        if mine and self._ready:
            self._post.tell_ready()
        return mine
