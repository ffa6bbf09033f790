"""What an organisation presets for its workstations, in a file that only its IT writes.

The format is described in ``resources/guide/en/workstation.md``. What is faulty in the file is said with its
line, and all else counts. The presets are a convenience, and keep nobody out who means to get around them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn, TypeVar

from headroom.language import tr
from headroom.policy_files.preset_names import PRESETS
from headroom.policy_files.toml_table import TomlTable, nearest, read_toml
from headroom.user_error import UserError
from headroom.workstation.preset_files import preset_files
from headroom.workstation.preset_words import CHOICES, SWITCHED_OFF, Feature, Preset

_FORMAT = 1
_POLICY, _ORGANISATION, _LOCKED, _OFF = "policy", "organisation", "locked", "switched_off"
_KEYS = ("format", _ORGANISATION, _POLICY, *Preset, _LOCKED, _OFF)
_ENDING = ".toml"

Value = TypeVar("Value")
Other = TypeVar("Other")


@dataclass(frozen=True, slots=True)
class OrganisationPresets:
    """What is preset on this workstation; nothing, where there is no file.

    Attributes:
        file: The file; None where there is none.
        organisation: Whose presets these are; empty where the file does not say.
        policy: Name of a policy, or path of a policy file, with which the program begins; empty for its own.
        settings: The settings that are preset, in the words of the file.
        locked: Those of them that the user cannot change.
        switched_off: What is not offered.
        faults: What is faulty in the file, a sentence each with file, line and what to do.
    """

    file: Path | None = None
    organisation: str = ""
    policy: str = ""
    settings: Mapping[Preset, str] = field(default_factory=lambda: MappingProxyType({}))
    locked: frozenset[Preset] = frozenset()
    switched_off: frozenset[Feature] = frozenset()
    faults: tuple[str, ...] = ()

    def allows(self, feature: Feature) -> bool:
        """Return whether something is offered."""
        return feature not in self.switched_off

    def require(self, feature: Feature) -> None:
        """Refuse what is switched off.

        Raises:
            UserError: If it is.
        """
        if not self.allows(feature):
            raise UserError(SWITCHED_OFF[feature])


NO_PRESETS = OrganisationPresets()
"""Nothing is preset."""


def presets() -> OrganisationPresets:
    """Return what is preset on this workstation; read once."""
    return _of_workstation()


@cache
def _of_workstation() -> OrganisationPresets:
    """Read what is preset on this workstation."""
    return next((read_presets(path) for path in preset_files() if path.is_file()), NO_PRESETS)


def read_presets(path: Path) -> OrganisationPresets:
    """Return the presets of a file; what is faulty in it is left out and said."""
    try:
        table = read_toml(path)
        if table.whole_number("format") != _FORMAT:
            reason = tr(
                "This program reads format {format}. Write format = {format}, or install a newer program.",
                format=_FORMAT,
            )
            table.refuse(reason, "format")
    except UserError as reason:
        return OrganisationPresets(path, faults=(_passed_over(path, reason),))
    return _Reading(path, table).presets()


class _Reading:
    """Reads one value of a file after another, and takes note of those that are faulty."""

    def __init__(self, path: Path, table: TomlTable) -> None:
        self._path = path
        self._table = table
        self._faults: list[str] = []

    def presets(self) -> OrganisationPresets:
        """Return what is preset."""
        for key in self._table.values:
            self._tried(partial(self._know, key), None)
        read = {preset: self._tried(partial(self._setting, preset), "") for preset in Preset}
        settings = {preset: text for preset, text in read.items() if text}
        return OrganisationPresets(
            file=self._path,
            organisation=self._tried(lambda: self._table.words(_ORGANISATION, ""), ""),
            policy=self._tried(self._policy, ""),
            settings=MappingProxyType(settings),
            locked=self._listed(_LOCKED, lambda word: self._lockable(word, settings)),
            switched_off=self._listed(_OFF, self._feature),
            faults=tuple(self._faults),
        )

    def _tried(self, read: Callable[[], Value], otherwise: Other) -> Value | Other:
        """Return what is read, or something else where that is faulty."""
        try:
            return read()
        except UserError as reason:
            self._faults.append(_passed_over(self._path, reason))
            return otherwise

    def _know(self, key: str) -> None:
        """Refuse a key that is none."""
        if key not in _KEYS:
            reason = tr("“{key}” is not a key of this file. {nearest}", key=key, nearest=nearest(key, _KEYS))
            self._table.refuse(reason, key)

    def _setting(self, preset: Preset) -> str:
        """Return the word of a setting, or the path of its file; empty where it is not preset."""
        text = self._table.words(preset) if self._table.has(preset) else ""
        words = CHOICES.get(preset)
        if not text:
            return ""
        if words is None:
            return str(self._file(preset, text))
        if text not in words:
            self._refuse_word(preset, text, words)
        return text

    def _refuse_word(self, key: str, word: str, known: Iterable[str]) -> NoReturn:
        """Refuse a word that a key does not take."""
        reason = tr(
            "“{word}” is not a value of “{key}”. {nearest}", word=word, key=key, nearest=nearest(word, known)
        )
        self._table.refuse(reason, key)

    def _policy(self) -> str:
        """Return the policy: one of the program, or the path of a file."""
        text = self._table.words(_POLICY) if self._table.has(_POLICY) else ""
        if not text or text in PRESETS:
            return text
        if not text.lower().endswith(_ENDING):
            reason = tr(
                "There is no policy named “{name}”. {nearest} Or name a policy file (.toml).",
                name=text,
                nearest=nearest(text, PRESETS),
            )
            self._table.refuse(reason, _POLICY)
        return str(self._file(_POLICY, text))

    def _file(self, key: str, text: str) -> Path:
        """Return a file that is named; without a folder it stands beside the presets."""
        path = self._path.absolute().parent / text
        if not path.is_file():
            reason = tr("There is no file “{path}”. Put it there, or correct “{key}”.", path=path, key=key)
            self._table.refuse(reason, key)
        return path

    def _listed(self, key: str, read: Callable[[str], Value]) -> frozenset[Value]:
        """Return the values of a list; those that are faulty are left out."""
        nothing: tuple[str, ...] = ()
        words = self._tried(lambda: self._table.texts(key), nothing)
        found = [self._tried(partial(read, word), None) for word in words]
        return frozenset(value for value in found if value is not None)

    def _feature(self, word: str) -> Feature:
        """Return what is switched off by a word."""
        if word not in set(Feature):
            self._refuse_word(_OFF, word, Feature)
        return Feature(word)

    def _lockable(self, word: str, settings: Mapping[Preset, str]) -> Preset:
        """Return a setting that is locked; only one that is preset can be."""
        if word not in set(Preset):
            self._refuse_word(_LOCKED, word, Preset)
        if Preset(word) not in settings:
            reason = tr(
                "“{key}” is locked, but has no value of its own. Write {key} = …, or leave it out here.",
                key=word,
            )
            self._table.refuse(reason, _LOCKED)
        return Preset(word)


def _passed_over(path: Path, reason: UserError) -> str:
    """Return the sentence that something in the file does not count."""
    return tr(
        "A preset of your organisation does not count. {reason} Tell who looks after “{path}”.",
        reason=reason,
        path=path,
    )
