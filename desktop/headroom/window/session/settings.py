"""What the program remembers from one start to the next: files, theme, sizes and pinned levers.

What an organisation presets counts until the user chooses otherwise, and where it is locked always.
The file says in ``format`` how it is to be read; version 0.1.0 wrote none, and the same keys as format
2. A value that is not understood is as good as none, and keys of a newer program stay as they are.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QSettings

from headroom.workstation.organisation_presets import NO_PRESETS, OrganisationPresets
from headroom.workstation.preset_words import Feature, Preset

_FORMAT_KEY = "format"
_FORMAT = 2
_LONGEST_NUMBER = 6
_LONGEST_MOMENT = 12
_RECENT, _TOLD = "recent", "recent told"

STARTED = "started"
"""Name of what says that the program was started before."""

RECENT = 8
"""How many files are remembered."""

LANGUAGE, THEME, SLIDE_TEMPLATE, PAPER = "language", "theme", "handover template", "handover paper"
"""Names of what may be preset."""

_NAMES: Mapping[Preset, str] = MappingProxyType(
    {
        Preset.LANGUAGE: LANGUAGE,
        Preset.THEME: THEME,
        Preset.SLIDE_TEMPLATE: SLIDE_TEMPLATE,
        Preset.PAPER: PAPER,
    }
)


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

    Args:
        store: Where it is kept.
        presets: What an organisation presets.
        tell_system: Is told of each file that is remembered, for the list of recent files of the system.

    Attributes:
        store: Where it is kept.
        keeps_recent: Whether files are remembered at all.
    """

    def __init__(
        self,
        store: QSettings,
        presets: OrganisationPresets = NO_PRESETS,
        tell_system: Callable[[Path], None] | None = None,
    ) -> None:
        self.store = store
        self.keeps_recent = presets.allows(Feature.RECENT_FILES)
        self._preset = {_NAMES[preset]: text for preset, text in presets.settings.items()}
        self._locked = frozenset(_NAMES[preset] for preset in presets.locked)
        self._tell_system = tell_system
        if not self.keeps_recent:
            for name in (_RECENT, _TOLD):
                store.remove(name)

    @classmethod
    def in_file(
        cls,
        path: Path,
        presets: OrganisationPresets = NO_PRESETS,
        tell_system: Callable[[Path], None] | None = None,
    ) -> "Settings":
        """Return the settings that are kept in ``path``, which need not exist yet."""
        return cls(QSettings(str(path), QSettings.Format.IniFormat), presets, tell_system)

    def is_locked(self, name: str) -> bool:
        """Return whether a setting is preset, and not for the user to change."""
        return name in self._locked

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the workbooks opened last, the newest first."""
        return tuple(Path(text) for text in self.texts(_RECENT))

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
        if not self.keeps_recent:
            return
        if self._tell_system is not None:
            self._tell_system(path)
        book = RecentBook(path, told, int(time.time()))
        self._keep_books([book, *(known for known in self.recent_books if known.path != path)][:RECENT])

    def forget_book(self, path: Path) -> None:
        """Forget a workbook, e.g. because it is not there any more."""
        self._keep_books([known for known in self.recent_books if known.path != path])

    def _keep_books(self, books: Sequence[RecentBook]) -> None:
        """Remember workbooks; earlier programs know their paths alone."""
        self.put_texts(_RECENT, tuple(str(book.path) for book in books))
        self.put_texts(_TOLD, tuple(f"{book.seconds}\t{book.told}\t{book.path}" for book in books))

    def is_first_start(self) -> bool:
        """Return whether the program was never started before; from now on it was."""
        first = not self.text(STARTED)
        self.put_text(STARTED, "yes")
        return first

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a remembered text; what is preset stands in its place as long as there is none."""
        preset = self._preset.get(name, otherwise)
        if name in self._locked:
            return preset
        value = self.store.value(name, preset)
        return value if isinstance(value, str) else otherwise

    def put_text(self, name: str, value: str) -> None:
        """Remember a text, unless it is not for the user to choose."""
        if name not in self._locked:
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
