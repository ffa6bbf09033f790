"""TOML files that people edit: typed values, and the line of whatever is wrong with one."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import NoReturn, TypeVar

from headroom.language import localized, tr
from headroom.user_error import UserError

_LARGEST_BYTES = 2_000_000
_LONGEST_SHOWN = 20
_MOST_DOLLARS = 1_000_000
_HEADER = re.compile(r"\s*\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")
_DECODER_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")
_MULTILINE_QUOTES = ('"""', "'''")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class _Section:
    """The lines of one table as the text has it.

    Attributes:
        name: Name in the header; empty before the first header.
        line: Line of the header, from 1.
        keys: Line of each key, from 1.
    """

    name: str
    line: int
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TomlTable:
    """One table of a file, which knows on which line each of its values stands.

    Attributes:
        file: Name of the file, for messages.
        heading: What the table is called in messages, e.g. ``[[measure]]``.
        values: Its values by key.
        line: Line on which it begins, from 1.
        key_lines: Line of each key, from 1; a key may be missing.
        text: The lines of the whole file.
        sections: All tables of the file as the text has them.
    """

    file: str
    heading: str
    values: Mapping[str, object]
    line: int
    key_lines: Mapping[str, int]
    text: tuple[str, ...]
    sections: tuple[_Section, ...]

    def refuse(self, reason: str, key: str = "") -> NoReturn:
        """Raise the error for a value of this table, with file and line.

        Raises:
            UserError: Always.
        """
        headed = (section.line for section in self.sections if key and section.name == key)
        line = self.key_lines.get(key) or next(headed, self.line)
        msg = tr("{file}, line {line}: {reason}", file=self.file, line=line, reason=reason)
        raise UserError(msg)

    def allow(self, known: Iterable[str]) -> None:
        """Refuse keys that are not ``known``, with the nearest known one as a suggestion."""
        names = tuple(known)
        for key in self.values:
            if key not in names:
                reason = tr(
                    "“{key}” is not a key of {table}. {suggestion}",
                    key=key,
                    table=self.heading,
                    suggestion=nearest(key, names),
                )
                self.refuse(reason, key)

    def has(self, key: str) -> bool:
        """Return whether the table has this key."""
        return key in self.values

    def words(self, key: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it must be there and say something."""
        if key not in self.values and default is not None:
            return default
        value = self._required(key)
        if not isinstance(value, str):
            self.refuse(tr("“{key}” is a text in quotes, not {kind}.", key=key, kind=_kind(value)), key)
        if default is None and not value.strip():
            self.refuse(tr("“{key}” is empty.", key=key), key)
        return value.strip()

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        """Return ``true`` or ``false``."""
        if key not in self.values and default is not None:
            return default
        value = self._required(key)
        if not isinstance(value, bool):
            self.refuse(tr("“{key}” is true or false, not {kind}.", key=key, kind=_kind(value)), key)
        return value

    def day(self, key: str) -> date:
        """Return a date without a time."""
        value = self._required(key)
        if type(value) is not date:
            self.refuse(
                tr(
                    "“{key}” is a date like 2026-11-01 without quotes, not {kind}.",
                    key=key,
                    kind=_kind(value),
                ),
                key,
            )
        return value

    def optional_day(self, key: str) -> date | None:
        """Return a date, or None where there is none."""
        return self.day(key) if key in self.values else None

    def whole_number(self, key: str) -> int:
        """Return a whole number."""
        value = self._required(key)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(tr("“{key}” is a whole number, not {kind}.", key=key, kind=_kind(value)), key)
        return value

    def fraction_of_percent(self, key: str, most: float) -> float:
        """Return a percentage from 0 to ``most`` as a fraction."""
        value = self._required(key)
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.refuse(
                tr("“{key}” is a number of percent without quotes, not {kind}.", key=key, kind=_kind(value)),
                key,
            )
        if not 0 <= value <= most:
            self.refuse(
                tr(
                    "“{key}” is from 0 to {most}, not {number}.",
                    key=key,
                    most=localized(f"{most:g}"),
                    number=_shown(value),
                ),
                key,
            )
        return round(value / 100, 12)  # 62.5 / 100 and 0.625 must be the same float

    def dollars(self, key: str) -> float | None:
        """Return an amount of US dollars; None where there is none."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool):
            self.refuse(
                tr(
                    "“{key}” is a number of US dollars without quotes, not {kind}.",
                    key=key,
                    kind=_kind(value),
                ),
                key,
            )
        if not 0 <= value <= _MOST_DOLLARS:
            self.refuse(
                tr(
                    "“{key}” is from 0 to {most} US dollars, not {number}.",
                    key=key,
                    most=localized(f"{_MOST_DOLLARS:g}"),
                    number=_shown(value),
                ),
                key,
            )
        return float(value)

    def choice(self, key: str, choices: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of the values of an enumeration."""
        if key not in self.values and default is not None:
            return default
        return self._chosen(key, self.words(key), choices)

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Return a list of values of an enumeration; none where the key is missing."""
        return tuple(self._chosen(key, text, choices) for text in self.texts(key))

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; one text alone is a list of one; none where the key is missing."""
        return (self.words(key),) if isinstance(self.values.get(key), str) else self.texts(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts; none where the key is missing."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(
                tr("“{key}” is a list of texts in square brackets, not {kind}.", key=key, kind=_kind(value)),
                key,
            )
        found = tuple(item.strip() for item in value if isinstance(item, str))
        if len(set(found)) < len(found):
            twice = next(item for i, item in enumerate(found) if item in found[:i])
            self.refuse(tr("“{key}” names “{text}” twice.", key=key, text=twice), key)
        return found

    def table(self, key: str) -> "TomlTable":
        """Return the table ``[key]``."""
        value = self.values.get(key)
        if value is None:
            self.refuse(tr("The table [{key}] is missing.", key=key))
        if not isinstance(value, dict):
            self.refuse(tr("[{key}] is one table, not {kind}.", key=key, kind=_kind(value)), key)
        return self._nested(key, f"[{key}]", [value])[0]

    def tables(self, key: str) -> tuple["TomlTable", ...]:
        """Return the tables ``[[key]]``, or the inline tables of a list; none where there are none."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            reason = tr("“{key}” is a list of tables ([[{key}]]), not {kind}.", key=key, kind=_kind(value))
            self.refuse(reason, key)
        return self._nested(key, f"[[{key}]]", value)

    def _required(self, key: str) -> object:
        if key not in self.values:
            self.refuse(tr("“{key}” is missing in {table}.", key=key, table=self.heading))
        return self.values[key]

    def _chosen(self, key: str, text: str, choices: type[Choice]) -> Choice:
        known = tuple(str(choice) for choice in choices)
        if text not in known:
            self.refuse(
                tr(
                    "“{text}” is not a value of “{key}”. {suggestion}",
                    text=text,
                    key=key,
                    suggestion=nearest(text, known),
                ),
                key,
            )
        return choices(text)

    def _nested(self, key: str, heading: str, values: list[dict[str, object]]) -> tuple["TomlTable", ...]:
        sections = [section for section in self.sections if section.name == key]
        if len(sections) != len(values):  # inline tables: they have no header of their own
            lines = self._inline_lines(self.key_lines.get(key, self.line), len(values))
            sections = [_Section(key, line) for line in lines]
        return tuple(
            TomlTable(self.file, heading, value, section.line, section.keys, self.text, self.sections)
            for value, section in zip(values, sections, strict=True)
        )

    def _inline_lines(self, first: int, count: int) -> list[int]:
        """Return the lines on which ``count`` inline tables begin, searched from line ``first`` on."""
        found: list[int] = []
        for number, text in enumerate(self.text[first - 1 :], start=first):
            found += [number] * text.count("{")
        return (found + [first] * count)[:count]


def read_toml(path: Path) -> TomlTable:
    """Read a TOML file.

    Raises:
        UserError: If it cannot be read, or is not TOML; with the line.
    """
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            msg = tr("{file} is larger than 2 MB: it is not a file of this kind.", file=path.name)
            raise UserError(msg)
        raw = path.read_bytes()
    except OSError as cause:
        msg = tr(
            "{file} cannot be read ({reason}). Check the path: {path}",
            file=path.name,
            reason=cause.strerror,
            path=path,
        )
        raise UserError(msg) from cause
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as cause:
        line = raw[: cause.start].count(b"\n") + 1
        msg = tr(
            "{file}, line {line}: this is not UTF-8 text. Save the file as UTF-8.", file=path.name, line=line
        )
        raise UserError(msg) from cause
    lines = tuple(text.split("\n"))
    try:
        values = tomllib.loads(text)
    except RecursionError as cause:
        msg = tr("{file}: brackets are nested too deeply to be read.", file=path.name)
        raise UserError(msg) from cause
    except ValueError as cause:  # TOMLDecodeError is one; so is a number of too many digits
        found = _DECODER_LINE.search(str(cause))
        line = int(found[1]) if found else len(text.rstrip().split("\n"))
        reason = _DECODER_LINE.sub("", str(cause)).removesuffix("(at end of document)").strip()
        msg = tr(
            "{file}, line {line}: the text is not valid TOML ({reason}).",
            file=path.name,
            line=line,
            reason=reason[:1].lower() + reason[1:],
        )
        raise UserError(msg) from cause
    sections = _sections(lines)
    return TomlTable(path.name, tr("the file"), values, 1, sections[0].keys, lines, sections)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the known word nearest to ``word``, or all of them."""
    names = {name.lower(): name for name in known}
    close = get_close_matches(word.lower(), names, n=1)
    return (
        tr("Did you mean “{name}”?", name=names[close[0]])
        if close
        else tr("Possible: {names}.", names=", ".join(names.values()))
    )


def _sections(lines: tuple[str, ...]) -> tuple[_Section, ...]:
    """Return on which lines tables and keys begin; texts over several lines are passed over."""
    found = [_Section("", 1)]
    inside = ""
    for number, line in enumerate(lines, start=1):
        if not inside:
            header, key = _HEADER.match(line), _KEY.match(line)
            if header:
                found.append(_Section(header[1], number))
            elif key:
                found[-1].keys.setdefault(key[1], number)
        for quotes in _MULTILINE_QUOTES:
            if line.count(quotes) % 2:
                inside = {"": quotes, quotes: ""}.get(inside, inside)
    return tuple(found)


def _kind(value: object) -> str:
    """Return what kind of value this is, in plain words."""
    match value:
        case bool():
            return tr("true or false")
        case int() | float():
            return tr("a number")
        case str():
            return tr("a text")
        case list():
            return tr("a list of something else")
        case dict():
            return tr("a table")
        case _:
            return tr("a date or a time")


def _shown(value: float) -> str:
    """Return a number short enough for a message."""
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
