"""The folder in which a start leaves its files for the window that is open, and waits until they are taken.

Nothing of it is a connection: one file is held as long as the first window lives, and a request is a file
that is put there in one step, and taken in one step by renaming it. That is the same on every system, and the
system itself lets go of the held file when its program ends, however it does.

What is in the folder:

    window.lock     held by the program with the first window
    starting-123    that program, by its number, has not come to its event loop yet; later ready-123
    5e88….files     files that shall be opened; taken by renaming it
"""

import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from headroom.disk.held_file import hold

_LOCK, _ASKED, _TAKEN, _PART = "window.lock", ".files", ".taken", ".part"
_STARTING, _READY = "starting-", "ready-"
_STATE = re.compile(rf"(?:{_STARTING}|{_READY})(\d{{1,10}})")
_OLD_S = 60.0
"""What is older was left by a start that was killed, or by a window that never came to its event loop."""
_MOST_BYTES = 4_000_000


@dataclass(frozen=True, slots=True)
class Request:
    """What a start asks of the window that is open.

    Attributes:
        files: The files to open as one, absolute; none: the window shall only come to the front.
        token: What the system gave the start so that its window may come to the front; empty for nothing.
    """

    files: tuple[Path, ...] = ()
    token: str = ""


class WindowPost:
    """Where starts of one program, of one user on one screen, meet.

    Args:
        folder: The folder, of this user alone; it need not exist yet.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._mark: IO[bytes] | None = None

    @property
    def folder(self) -> Path:
        """Return the folder."""
        return self._folder

    @property
    def held(self) -> bool:
        """Return whether this program has the first window."""
        return self._mark is not None

    def claim(self) -> bool:
        """Return whether this program has the first window from now on, or had it before.

        Raises:
            OSError: If nothing can be held in the folder.
        """
        if self._mark is not None:
            return True
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        mark = (self._folder / _LOCK).open("ab")
        try:
            hold(mark)
        except (BlockingIOError, PermissionError):
            mark.close()
            return False
        except OSError:
            mark.close()
            raise
        self._mark = mark
        self._clear()
        self._say(_STARTING)
        return True

    def tell_ready(self) -> None:
        """Say that the window takes requests: who waits need not wait for long any more."""
        if self._mark is not None:
            self._say(_READY)

    def release(self) -> None:
        """Let another program have the first window."""
        if self._mark is None:
            return
        self._remove_states()
        self._mark.close()
        self._mark = None

    def owner(self) -> int | None:
        """Return the number of the program with the first window; None where it is not known."""
        return next((int(found[1]) for _, found in self._states()), None)

    def is_starting(self) -> bool:
        """Return whether the first window is about to be there."""
        for path, _ in self._states():
            with suppress(OSError):
                if path.name.startswith(_STARTING) and time.time() - path.stat().st_mtime < _OLD_S:
                    return True
        return False

    def put(self, request: Request) -> Path:
        """Leave a request, and return its file.

        Raises:
            OSError: If it cannot be written.
        """
        name = secrets.token_hex(16)
        part, asked = self._folder / f"{name}{_PART}", self._folder / f"{name}{_ASKED}"
        text = json.dumps({"files": [str(path) for path in request.files], "token": request.token})
        part.write_text(text, encoding="ascii")  # letters that are none, too: they are written as numbers
        part.replace(asked)
        return asked

    def withdraw(self, asked: Path) -> bool:
        """Take a request back; return whether it was still there."""
        back = asked.with_suffix(_PART)
        try:
            asked.replace(back)
        except OSError:
            return not _is_gone(asked)
        with suppress(OSError):
            back.unlink()
        return True

    def was_taken(self, asked: Path) -> bool:
        """Return whether a request that was left was taken."""
        return _is_gone(asked)

    def taken(self) -> Iterator[Request]:
        """Take what was asked for, and yield it in the order in which it came."""
        with suppress(OSError):
            for asked in sorted(self._folder.glob(f"*{_ASKED}"), key=_changed):
                request = _take(asked)
                if request is not None:
                    yield request

    def _say(self, state: str) -> None:
        """Say how far this program is; who cannot be told waits a little less."""
        self._remove_states()
        with suppress(OSError):
            (self._folder / f"{state}{os.getpid()}").touch()

    def _states(self) -> Iterator[tuple[Path, re.Match[str]]]:
        """Yield the files that say how far the program with the first window is."""
        with suppress(OSError):
            for path in list(self._folder.iterdir()):
                found = _STATE.fullmatch(path.name)
                if found is not None:
                    yield path, found

    def _remove_states(self) -> None:
        """Remove what this program, or one that was killed, said."""
        for path, _ in self._states():
            with suppress(OSError):
                path.unlink()

    def _clear(self) -> None:
        """Remove what programs left that were killed; young requests are of starts that wait."""
        with suppress(OSError):
            for path in list(self._folder.iterdir()):
                if path.suffix in {_ASKED, _TAKEN, _PART} and time.time() - _changed(path) > _OLD_S:
                    with suppress(OSError):
                        path.unlink()


def _take(asked: Path) -> Request | None:
    """Take one request; None where its start took it back, or it is none."""
    taken = asked.with_suffix(_TAKEN)
    try:
        asked.replace(taken)
        if taken.stat().st_size > _MOST_BYTES:
            return None
        content = json.loads(taken.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    finally:
        with suppress(OSError):
            taken.unlink()
    files, token = (content.get("files"), content.get("token")) if isinstance(content, dict) else (None, None)
    if not isinstance(files, list) or not all(isinstance(one, str) for one in files):
        return None
    return Request(tuple(Path(one) for one in files), token if isinstance(token, str) else "")


def _changed(path: Path) -> float:
    """Return when a file was changed, seconds since 1970; of one that is gone, long ago."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_gone(path: Path) -> bool:
    """Return whether there is no file of this name."""
    try:
        path.lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
