"""The task of opening a workbook: read its rows, then sum them; none of it in the window's thread."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from headroom.domain.exposure import Exposure
from headroom.domain.hts import CodeList, TariffReference
from headroom.domain.outcome import evaluate
from headroom.domain.scenario import Scenario
from headroom.domain.sourcing import SourcingBook
from headroom.files.user_error import UserError


class Step(Protocol):
    """How far the reading of a workbook is, as its reader says it."""

    @property
    def step(self) -> str:
        """Return what is being done."""

    @property
    def rows(self) -> int:
        """Return how many rows are read."""

    @property
    def total(self) -> int:
        """Return how many rows there are; 0 where that is not known."""


Read = Callable[[Path, Callable[[Step], None], Callable[[], bool]], SourcingBook]
"""Reads a workbook, says how far it is, and asks whether to go on."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a task is.

    Attributes:
        text: In words.
        share: Fraction of the whole, 0 to 1; None where it is not known.
    """

    text: str
    share: float | None = None


def said(step: Step) -> Progress:
    """Return how far the reading of a workbook is, in words."""
    if not step.total:
        return Progress(step.step)
    return Progress(f"{step.step}: row {step.rows:,} of {step.total:,}", step.rows / step.total)


class Tables:
    """The tariff tables, loaded when they are first needed, in the thread that needs them."""

    def __init__(self, load: Callable[[], TariffReference]) -> None:
        self._load = load
        self._loaded: TariffReference | None = None

    def get(self) -> TariffReference:
        """Return the tables."""
        if self._loaded is None:
            self._loaded = self._load()
        return self._loaded


@dataclass(frozen=True, slots=True)
class OpenBook:
    """The task of reading and summing one workbook.

    Attributes:
        path: The workbook.
        read: Reads it.
        tables: The tariff tables.
        own_lists: Code lists of policy files.
        scenarios: Evaluated once, so that the window finds them counted when it asks.
    """

    path: Path
    read: Read
    tables: Tables
    own_lists: tuple[CodeList, ...]
    scenarios: tuple[Scenario, ...]

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> Exposure:
        """Return the sums of the workbook.

        Raises:
            UserError: If it cannot be read or has no usable row.
        """

        def tell(step: Step) -> None:
            progress(said(step))

        book = self.read(self.path, tell, cancelled)
        if not book.rows_used and not cancelled():
            raise UserError(_without_rows(book))
        exposure = sum_book(book, self.tables, self.own_lists, progress)
        for scenario in self.scenarios:
            evaluate(exposure, scenario)
        return exposure


@dataclass(frozen=True, slots=True)
class SumAgain:
    """The task of summing an open workbook by other code lists.

    Attributes:
        book: The workbook.
        tables: The tariff tables.
        own_lists: Code lists of policy files.
    """

    book: SourcingBook
    tables: Tables
    own_lists: tuple[CodeList, ...]

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> Exposure:
        """Return the sums of the workbook."""
        del cancelled  # it takes a moment only
        return sum_book(self.book, self.tables, self.own_lists, progress)


def sum_book(
    book: SourcingBook, tables: Tables, own_lists: Iterable[CodeList], progress: Callable[[object], None]
) -> Exposure:
    """Return the sums of a workbook."""
    progress(Progress(f"Summing {book.rows_used:,} rows"))
    return Exposure.of(book, tables.get(), own_lists)


def _without_rows(book: SourcingBook) -> str:
    """Return why a workbook that was read shows nothing."""
    first = next(iter(book.problems), None)
    if not book.rows_read:
        return (
            f"{book.name} has no rows with a model, a part number, a country of origin and a unit cost. "
            "File > Save an empty template shows the layout."
        )
    why = f" The first problem: {first.place} {first.message} {first.remedy}".rstrip() if first else ""
    return f"None of the {book.rows_read:,} rows of {book.name} can be used.{why}"
