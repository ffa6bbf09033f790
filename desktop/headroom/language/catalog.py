"""The texts of the program in the language that was chosen."""

import contextlib
import gettext
import os
from functools import cache
from pathlib import Path

from headroom.language.languages import ENGLISH, LANGUAGES, VARIABLE, Language
from headroom.resources import languages

_FILE = "headroom.mo"


@cache
def language() -> Language:
    """Return the language of this process: the one that the environment names when it is first asked for."""
    return LANGUAGES.get(os.environ.get(VARIABLE, ""), LANGUAGES[ENGLISH])


def catalog_file(code: str) -> Path:
    """Return the translated texts of a language, as they are read."""
    return languages() / code / _FILE


@cache
def read_catalog(code: str) -> gettext.NullTranslations:
    """Return the texts of a language; as they stand for English, and where no translation is there."""
    if code != ENGLISH:
        with contextlib.suppress(OSError), catalog_file(code).open("rb") as file:
            return gettext.GNUTranslations(file)
    return gettext.NullTranslations()


@cache
def _texts() -> gettext.NullTranslations:
    """Return the texts of the program."""
    return read_catalog(language().code)


def tr(message: str, /, **values: object) -> str:
    """Return a text in the language of the program.

    Args:
        message: As it reads in English, a literal, with places such as ``{model}``.
        values: What stands in its places. What strangers wrote may be among them: braces in it mean nothing.
    """
    text = _texts().gettext(message)
    return text.format(**values) if values else text


def tr_count(one: str, many: str, n: int, /, **values: object) -> str:
    """Return a text that says how many, in the form that the number asks for.

    Args:
        one: In English for one, a literal; ``{n}`` is the number, with thousands grouped.
        many: For any other number.
        n: How many.
        values: What stands in other places.
    """
    return _texts().ngettext(one, many, n).format(n=localized(f"{n:,}"), **values)


def tr_in(context: str, message: str, /, **values: object) -> str:
    """Return a text that reads otherwise elsewhere.

    Args:
        context: What it stands for or where, a literal that translators read.
        message: As it reads in English, a literal.
        values: What stands in its places.
    """
    text = _texts().pgettext(context, message)
    return text.format(**values) if values else text


def colon(name: str, said: str, /) -> str:
    """Return what a name stands for and what is said of it, with the colon as the language writes it."""
    return tr("{name}: {said}", name=name, said=said)


def translated(text: str) -> str:
    """Return a text of the program's own files in its language: titles of policies, names of duties.

    A text that there is no translation of, such as one from a file of the user's, stays as it is.
    """
    return _texts().gettext(text) if text else text


def translated_in(context: str, text: str) -> str:
    """Return a text of a table in the source in the program's language, such as the heading of a column.

    Args:
        context: The key of its entry.
        text: As it reads in English.
    """
    return _texts().pgettext(context, text)


def in_every_language(context: str, text: str) -> frozenset[str]:
    """Return a text of a table in the source as each language has it; see ``translated_in``."""
    others = (read_catalog(code).pgettext(context, text) for code in LANGUAGES)
    return frozenset((translated_in(context, text), *others))


def as_dollars(figure: str) -> str:
    """Return a figure that is written already, without a sign, as a sum of US dollars."""
    return language().dollars.format(figure)


def localized(figure: str) -> str:
    """Return a figure that is written as ``1,204.5`` with the signs of this language."""
    return language().grouped(figure)
