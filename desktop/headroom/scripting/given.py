"""Arguments as scripts give them: what is no text, path, list or table of values is wrong use."""

from collections.abc import Iterable, Mapping
from operator import index
from os import PathLike, fspath
from pathlib import Path

from headroom.foreign_text import LONGEST_NAME, one_line
from headroom.language import tr, tr_in
from headroom.opening.wrong_use import WrongUseError


def shown_value(value: object) -> str:
    """Return a value as Python writes it, on one line and short."""
    return one_line(repr(value), LONGEST_NAME)


def text_of(argument: str, value: object) -> str:
    """Return a text.

    Raises:
        WrongUseError: If it is none.
    """
    if not isinstance(value, str):
        raise _unfit(argument, tr_in("what is to be given", "a text"), value)
    return value


def flag_of(argument: str, value: object) -> bool:
    """Return yes or no; a text such as "no" would mean yes.

    Raises:
        WrongUseError: If it is neither True nor False.
    """
    if not isinstance(value, bool):
        raise _unfit(argument, tr_in("what is to be given", "True or False"), value)
    return value


def path_of(argument: str, value: object) -> Path:
    """Return a path.

    Raises:
        WrongUseError: If it is none.
    """
    path = fspath(value) if isinstance(value, str | PathLike) else None
    if not isinstance(path, str):
        raise _unfit(argument, tr_in("what is to be given", "the path of a file"), value)
    return Path(path)


def each_of(argument: str, values: object) -> tuple[object, ...]:
    """Return the values of a list; a text or a path alone is a list of one.

    Raises:
        WrongUseError: If it is no list.
    """
    if isinstance(values, str | PathLike):
        return (values,)
    if not isinstance(values, Iterable) or isinstance(values, bytes):
        raise _unfit(argument, tr_in("what is to be given", "a list"), values)
    return tuple(values)


def texts_of(argument: str, values: object) -> tuple[str, ...]:
    """Return the texts of a list; a text alone is a list of one.

    Raises:
        WrongUseError: If it is no list of texts.
    """
    return tuple(text_of(argument, value) for value in each_of(argument, values))


def table_of(argument: str, given: object) -> dict[str, object]:
    """Return values by their keys; None: there are none.

    Raises:
        WrongUseError: If it is no dictionary with texts as keys.
    """
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise _unfit(
            argument,
            tr_in("what is to be given", "a dictionary, e.g. {example}", example="{key: value}"),
            given,
        )
    return {text_of(f"{argument}, key", key): value for key, value in given.items()}


def count_of(argument: str, value: object) -> int:
    """Return a whole number of at least 0.

    Raises:
        WrongUseError: If it is none.
    """
    try:
        count = -1 if isinstance(value, bool) else index(value)  # type: ignore[arg-type]
    except TypeError:
        count = -1
    if count < 0:
        raise _unfit(argument, tr_in("what is to be given", "a whole number of at least 0"), value)
    return count


def refuse_unknown(given: Iterable[str], known: Iterable[str]) -> None:
    """Refuse arguments that a question does not have: what is misspelt would be left out unseen.

    Raises:
        WrongUseError: If there is one.
    """
    names = tuple(known)
    for name in given:
        if name not in names:
            text = ": " + tr("there is no such argument; there are {arguments}.", arguments=", ".join(names))
            raise WrongUseError(text, name)


def _unfit(argument: str, wanted: str, value: object) -> WrongUseError:
    """Return what is wrong with an argument."""
    text = ": " + tr("give {wanted}, not {value}.", wanted=wanted, value=shown_value(value))
    return WrongUseError(text, argument)
