"""What the program remembers from one start to the next: files, theme, sizes and pinned levers.

The file says in ``format`` how it is to be read; version 0.1.0 wrote none, and the same keys as format 2. A
value that is not understood is as good as none, and keys of a newer program stay as they are.
"""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

_FORMAT_KEY = "format"
_FORMAT = 2
_LONGEST_NUMBER = 6
_LONGEST_MOMENT = 12
_TOLD = "recent told"

STARTED = "started"
"""Name of what says that the program was started before."""

RECENT = 8
"""How many files are remembered."""


class RecentBook(NamedTuple):
    """A workbook, or saved work, that was opened lately.

    Attributes:
        path: Where it is.
        told: What came of it, in a few words; empty where that is not known.
        seconds: When it was opened or saved, seconds since 1970; 0 where that is not known.
    """

    path: Path
    told: str = ""
    seconds: int = 0


class Settings:
    """What is remembered, in a file of the user's own.

    Attributes:
        store: Where it is kept.
    """

    def __init__(self, store: QSettings) -> None:
        self.store = store

    @classmethod
    def in_file(cls, path: Path) -> "Settings":
        """Return the settings that are kept in ``path``, which need not exist yet."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat))

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the workbooks opened last, the newest first."""
        return tuple(Path(text) for text in self.texts("recent"))

    @property
    def recent_books(self) -> tuple[RecentBook, ...]:
        """Return the workbooks opened last with what is known of them, the newest first."""
        known: dict[str, tuple[str, int]] = {}
        for line in self.texts(_TOLD):
            moment, _, rest = line.partition("\t")
            told, _, path = rest.partition("\t")
            known[path] = told, int(moment) if _is_number(moment) else 0
        return tuple(RecentBook(path, *known.get(str(path), ("", 0))) for path in self.recent)

    def remember_book(self, path: Path, told: str = "") -> None:
        """Put a workbook before all others.

        Args:
            path: Where it is.
            told: What came of it, in a few words.
        """
        book = RecentBook(path, told, int(time.time()))
        self._keep_books([book, *(known for known in self.recent_books if known.path != path)][:RECENT])

    def forget_book(self, path: Path) -> None:
        """Forget a workbook, e.g. because it is not there any more."""
        self._keep_books([known for known in self.recent_books if known.path != path])

    def _keep_books(self, books: Sequence[RecentBook]) -> None:
        """Remember workbooks; earlier programs know their paths alone."""
        self.put_texts("recent", tuple(str(book.path) for book in books))
        self.put_texts(_TOLD, tuple(f"{book.seconds}\t{book.told}\t{book.path}" for book in books))

    def is_first_start(self) -> bool:
        """Return whether the program was never started before; from now on it was."""
        first = not self.text(STARTED)
        self.put_text(STARTED, "yes")
        return first

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a remembered text."""
        value = self.store.value(name, otherwise)
        return value if isinstance(value, str) else otherwise

    def put_text(self, name: str, value: str) -> None:
        """Remember a text."""
        self._put(name, value)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return remembered texts; none where nothing or something else is kept."""
        return tuple(line for line in self.text(name).split("\n") if line)

    def put_texts(self, name: str, values: tuple[str, ...]) -> None:
        """Remember texts of one line each."""
        self.put_text(name, "\n".join(values))

    def shape(self, name: str) -> QByteArray:
        """Return the remembered size and place of a window or splitter; empty for none."""
        value = self.store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def put_shape(self, name: str, shape: QByteArray) -> None:
        """Remember the size and place of a window or splitter."""
        self._put(name, shape)

    @property
    def format(self) -> int:
        """Return how the file is to be read; 1 where it does not say."""
        text = self.text(_FORMAT_KEY)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < _LONGEST_NUMBER else 1

    def _put(self, name: str, value: str | QByteArray) -> None:
        """Remember a value, in a file that says how it is to be read."""
        if self.format < _FORMAT:
            self.store.setValue(_FORMAT_KEY, str(_FORMAT))
        self.store.setValue(name, value)


def _is_number(text: str) -> bool:
    """Return whether a text is a moment, seconds since 1970."""
    return text.isascii() and text.isdecimal() and len(text) < _LONGEST_MOMENT
