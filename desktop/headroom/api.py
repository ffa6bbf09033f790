"""Headroom for scripts and notebooks: read a workbook, ask it questions, have frames back.

    >>> import headroom
    >>> book = headroom.read(headroom.sample())
    >>> result = book.evaluate(policy="usmca", rvc=0.80)
    >>> result.models[["model", "verdict"]].shape
    (18, 2)

Shares, thresholds and rates are fractions everywhere: 0.75, not 75; a text in percent is taken as well
("75 %"). Money is US dollars, per vehicle unless its column says otherwise. The figures are those of the
window and of ``headroom evaluate``: the same calculation. pandas is loaded when the first frame is asked for.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from os import PathLike
from pathlib import Path

from headroom import resources
from headroom.book.layout import BookLayout
from headroom.language import tr
from headroom.opening.assuming import published_policy
from headroom.opening.reading import HowToRead
from headroom.opening.saved_books import SavedBooks
from headroom.opening.source import BookSource
from headroom.opening.wrong_use import WrongUseError
from headroom.output import response_columns
from headroom.policy_files.preset_names import PRESETS
from headroom.rules.policy import Policy
from headroom.scripting.assumed import Named, currency_rates, policy_of
from headroom.scripting.assumed_numbers import day_of
from headroom.scripting.book import Book
from headroom.scripting.given import each_of, flag_of, path_of, text_of
from headroom.scripting.results import Frame, Resourcing, Result, framed
from headroom.user_error import UserError
from headroom.workbook.process.reading import no_password

__all__ = [
    "Book",
    "Policy",
    "Resourcing",
    "Result",
    "UserError",
    "WrongUseError",
    "figures",
    "policies",
    "policy",
    "read",
    "sample",
]


def sample() -> Path:
    """Return the path of the sample workbook.

    >>> import headroom
    >>> headroom.sample().name
    'headroom_sample.xlsx'
    """
    return resources.sample()


def read(
    path: str | PathLike[str],
    *others: str | PathLike[str],
    layout: str | PathLike[str] | BookLayout | None = None,
    password: str | None = None,
    confirm: bool = False,
    model: str = "",
    answers: Mapping[str, str] | None = None,
    joins: Sequence[str] = (),
    rates: Mapping[str, float] | None = None,
    workbooks: Sequence[str | PathLike[str]] = (),
) -> Book:
    """Read a workbook, or saved work with its workbook.

    Args:
        path: A workbook (xlsx, xlsm, xls, xlsb, ods, csv) or saved work (headroom).
        others: Workbooks that are read together with it.
        layout: A layout file as exported from the window; None: a layout that was confirmed once in the
            window, or what is proposed where that is certain.
        password: Of an encrypted workbook.
        confirm: Whether to take what is proposed where it is not certain what the columns mean; what was
            taken so is listed among the assumptions.
        model: Model of a bill of material that does not name it.
        answers: What is answered to questions about its tables, word by key, as ``headroom inspect`` lists
            them.
        joins: Sheets, or files of tables, whose facts are joined to the parts by part number.
        rates: US dollars per unit of currencies that the workbook states no rate of, e.g. ``{"EUR": 1.08}``.
        workbooks: Of saved work: its workbooks, where they are not beside it.

    Returns:
        The workbook. Faulty cells are among its ``problems``; the other rows are used.

    Raises:
        UserError: If it cannot be read, or it is not certain how; its text says why and what to do.
        WrongUseError: If an argument is wrong; it is a ``UserError`` and a ``ValueError``.

    >>> import headroom
    >>> book = headroom.read(headroom.sample())
    >>> book.name, len(book.models)
    ('headroom_sample.xlsx', 18)
    """
    secret = None if password is None else text_of("password", password)

    def answer(name: str, was_wrong: bool) -> str | None:  # noqa: FBT001 - called by position
        if was_wrong:
            text = ": " + tr("it does not open {file}.", file=name)
            raise WrongUseError(text, "password")
        return secret or no_password(name, was_wrong)

    how = HowToRead(
        layout=layout if layout is None or isinstance(layout, BookLayout) else path_of("layout", layout),
        confirm=flag_of("confirm", confirm),
        model=text_of("model", model),
        answers={text_of("answers", key): text_of("answers", word) for key, word in (answers or {}).items()},
        joins=tuple(text_of("joins", one) for one in each_of("joins", joins)),
        ask_password=answer,
    )
    assumed = currency_rates("rates", rates)
    books = SavedBooks(tuple(path_of("workbooks", one) for one in each_of("workbooks", workbooks)))
    more = tuple(path_of("others", other) for other in others)
    return Book(BookSource(path_of("path", path), more, how, books), assumed)


def policies(as_of: date | str | None = None) -> Frame:
    """Return the policies that come with the program, one a row.

    Args:
        as_of: Date whose figures count, policies without any on it left out; None: each policy's own date.

    >>> import headroom
    >>> list(headroom.policies()["name"])[:2]
    ['nafta', 'us-proposal-2017']
    """
    day = day_of(as_of)
    return framed(response_columns.POLICIES, [found for name in PRESETS if (found := _on_day(name, day))])


def _on_day(name: str, day: date | None) -> Policy | None:
    """Return a policy on a day; None where it has no figures then."""
    try:
        return published_policy(name, day)
    except WrongUseError:
        return None


def policy(name: str | PathLike[str], as_of: date | str | None = None) -> Policy:
    """Return a policy, to be looked at or to be asked with.

    Args:
        name: Of a policy that comes with the program, or path of a policy file (.toml).
        as_of: Date whose figures count, e.g. "2027-07-01"; None: the policy's own.

    >>> import headroom
    >>> headroom.policy("usmca", as_of="2027-07-01").values()["rvc_heavy_truck"]
    0.7
    """
    return policy_of(name, day_of(as_of))


def figures(policy: Named, as_of: date | str | None = None) -> Frame:
    """Return the thresholds, duties and fees of a policy with the keys by which they are set, one a row.

    Args:
        policy: Name, path of a policy file, or policy.
        as_of: As for ``policy``.

    >>> import headroom
    >>> figures = headroom.figures("usmca").set_index("key")
    >>> float(figures.loc["mfn_light_truck", "value"])
    0.25
    """
    return framed(response_columns.FIGURES, policy_of(policy, day_of(as_of)))
