"""Which language the program starts in: asked for, set, or that of the system."""

import contextlib
import locale
import os
import re
import sys
from collections.abc import Mapping, MutableMapping, Sequence
from itertools import pairwise
from pathlib import Path

from headroom.language.languages import ENGLISH, LANGUAGES, VARIABLE

OPTION = "--language"

SYSTEM = "system"
"""What is set where the language is that of the system."""

_ASKED = f"{VARIABLE}_ASKED"
"""Variable that holds what the environment named itself, before a start of the program chose."""

_DATA_FILES = (".csv", ".json", ".parquet")
"""Endings of files that are written for programs."""

_WRITES = ("--out", "--report")
"""Options whose file is written."""

_SETTING = re.compile(r"^language=(\w+)\s*$", re.MULTILINE)


def choose(
    arguments: list[str],
    settings: Path,
    preset: str = "",
    *,
    locked: bool = False,
    environment: MutableMapping[str, str] = os.environ,
) -> str:
    """Choose the language of this process and its children; return what is wrong with what was asked for.

    The first that says something decides: the option, which is taken out of the arguments; the environment;
    what the user has set in the window; what the organisation has preset; the system. What is written for
    programs is in English, whoever is asking.

    Args:
        arguments: Of the command line, without the name of the program.
        settings: The file of the user's settings, which need not exist.
        preset: The language that is preset for everyone, empty for none.
        locked: Whether the user cannot set another one.
        environment: Where it is told to the whole process.
    """
    asked, complaint = _option(arguments)
    if not complaint:
        told = asked or environment.get(VARIABLE, "")
        environment[_ASKED] = environment.get(VARIABLE, "")
        if _for_programs(arguments) and not asked:
            told = ENGLISH
        set_by_user = "" if locked and preset else set_language(settings)
        told_of = (told, set_by_user, preset)
        environment[VARIABLE] = first_known(told_of, system_languages(environment))
    return complaint


def for_another_start(environment: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which another start of the program chooses its language anew."""
    asked = environment.get(_ASKED, "")
    others = {name: value for name, value in environment.items() if name not in {VARIABLE, _ASKED}}
    return {**others, VARIABLE: asked} if asked else others


def first_known(told: Sequence[str], of_system: Sequence[str]) -> str:
    """Return the first language told of that there is, else the system's first one, else English."""
    for name in told:
        if name == SYSTEM:
            break
        if code := known(name):
            return code
    return next(filter(None, map(known, of_system)), ENGLISH)


def known(name: str) -> str:
    """Return the code of a language called ``fr_CA.UTF-8`` or ``es-419``; empty for one that there is not."""
    code = re.split(r"[-_.@]", name.strip(), maxsplit=1)[0].lower()
    return code if code in LANGUAGES else ""


def set_language(settings: Path) -> str:
    """Return what the user has set in the window; empty for nothing."""
    with contextlib.suppress(OSError, UnicodeDecodeError):
        found = _SETTING.search(settings.read_text(encoding="utf-8"))
        return found[1] if found else ""
    return ""


def system_languages(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the languages of the system, the preferred one first, as the system calls them."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if text := environment.get(variable, ""):
            preferred = environment.get("LANGUAGE", "") if text not in {"C", "POSIX"} else ""
            return tuple(filter(None, (*preferred.split(":"), text)))
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - no other system needs it

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return (locale.windows_locale.get(number, ""),)
    if sys.platform == "darwin":
        return _languages_of_macos()
    return ()


def _languages_of_macos() -> tuple[str, ...]:
    """Return what is set in the system's settings: programs are started there without variables."""
    import plistlib  # noqa: PLC0415 - no other system needs it

    preferences = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
    with contextlib.suppress(OSError, plistlib.InvalidFileException, ValueError):
        names = plistlib.loads(preferences.read_bytes()).get("AppleLanguages", ())
        return tuple(name for name in names if isinstance(name, str))
    return ()


def _option(arguments: list[str]) -> tuple[str, str]:
    """Take the option out of the arguments; return the language asked for, and what is wrong with that."""
    for at, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        if name != OPTION:
            continue
        taken = 1 if equals else 2
        asked = value if equals else "".join(arguments[at + 1 : at + 2])
        del arguments[at : at + taken]
        code = asked if asked == SYSTEM else known(asked)
        names = ", ".join((*LANGUAGES, SYSTEM))
        return (code, "") if code else ("", f"{OPTION} is one of {names}, not “{asked}”")
    return "", ""


def _for_programs(arguments: Sequence[str]) -> bool:
    """Return whether what is asked for is read by programs, whose words are the same everywhere."""
    if "--json" in arguments:
        return True
    written = [after for word, after in pairwise(arguments) if word in _WRITES]
    written += [word.partition("=")[2] for word in arguments if word.partition("=")[0] in _WRITES]
    return any(name.lower().endswith(_DATA_FILES) for name in written)
