"""The task of opening a workbook: read its rows, then sum them; none of it in the window's thread."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from headroom.analysis.refresh_effect import Refresh
from headroom.book.plausibility import with_doubts
from headroom.book.sourcing import SourcingBook
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList, TariffReference
from headroom.user_error import UserError
from headroom.window.files.book_watch import FileState, state_of


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


class Read(Protocol):
    """Reads workbooks."""

    def __call__(
        self,
        paths: Path | tuple[Path, ...],
        progress: Callable[[Step], None],
        cancelled: Callable[[], bool],
        *,
        again: SourcingBook | None = None,
        look_over: bool = False,
    ) -> SourcingBook:
        """Return a workbook, or several as one.

        Args:
            paths: The workbook, or several.
            progress: Is told how far the reading is.
            cancelled: Is asked whether to go on.
            again: What was read of it before: it is read by the same layout where that still fits.
            look_over: Whether the layout is to be looked over first, even where it fits.
        """


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


@dataclass(frozen=True, slots=True, eq=False)
class Summed:
    """A workbook, ready for the session.

    Attributes:
        exposure: The sums of its current rows.
        offers: Every source of every part.
        refresh: What changed since it was read before; None where it was not.
        states: What its files were like when they were read.
    """

    exposure: Exposure
    offers: Offers
    refresh: Refresh | None = None
    states: Mapping[Path, FileState] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OpenBook:
    """The task of reading and summing one workbook.

    Attributes:
        path: The workbook.
        read: Reads it.
        tables: The tariff tables.
        own_lists: Code lists of policy files.
        scenarios: Evaluated once, so that the window finds them counted when it asks.
        others: Workbooks that are read together with it.
        before: What was read of it before, for what changed; None where it is opened anew.
        look_over: Whether what its columns mean is to be looked over first.
    """

    path: Path
    read: Read
    tables: Tables
    own_lists: tuple[CodeList, ...]
    scenarios: tuple[Scenario, ...]
    others: tuple[Path, ...] = ()
    before: Exposure | None = None
    look_over: bool = False

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> Summed:
        """Return the sums of the workbook.

        Raises:
            UserError: If it cannot be read or has no usable row.
        """

        def tell(step: Step) -> None:
            progress(said(step))

        files = (self.path, *self.others)
        again = None if self.before is None else self.before.book
        paths = files if self.others else self.path
        book = with_doubts(self.read(paths, tell, cancelled, again=again, look_over=self.look_over))
        states = {path: state_of(path) for path in files}
        if not book.rows_used and not cancelled():
            raise UserError(without_rows(book))
        summed = sum_book(book, self.tables, self.own_lists, progress)
        for scenario in self.scenarios:
            evaluate(summed.exposure, scenario)
        refresh = None if self.before is None else Refresh.of(self.before, summed.exposure)
        return replace(summed, refresh=refresh, states=states)


@dataclass(frozen=True, slots=True)
class SumAgain:
    """The task of summing an open workbook by other code lists.

    Attributes:
        book: The workbook.
        tables: The tariff tables.
        own_lists: Code lists of policy files.
        refresh: What changed when it was read again.
    """

    book: SourcingBook
    tables: Tables
    own_lists: tuple[CodeList, ...]
    refresh: Refresh | None = None

    def __call__(self, progress: Callable[[object], None], cancelled: Callable[[], bool]) -> Summed:
        """Return the sums of the workbook."""
        del cancelled  # it takes a moment only
        summed = sum_book(self.book, self.tables, self.own_lists, progress)
        if self.refresh is None:
            return summed
        before = Exposure.of(self.refresh.before.book, self.tables.get(), self.own_lists)
        return replace(summed, refresh=replace(self.refresh, before=before))


def sum_book(
    book: SourcingBook, tables: Tables, own_lists: Sequence[CodeList], progress: Callable[[object], None]
) -> Summed:
    """Return the sums of a workbook and of every source in it."""
    progress(Progress(f"Summing {book.rows_used:,} rows"))
    exposure = Exposure.of(book, tables.get(), own_lists)
    return Summed(exposure, Offers.of(exposure, tables.get(), own_lists))


def without_rows(book: SourcingBook) -> str:
    """Return why a workbook that was read shows nothing."""
    first = next(iter(book.problems), None)
    if not book.rows_read:
        return (
            f"{book.name} has no rows with a model, a part number, a country of origin and a unit cost. "
            "File > Save an empty template shows the layout."
        )
    why = f" The first problem: {first.place} {first.message} {first.remedy}".rstrip() if first else ""
    return f"None of the {book.rows_read:,} rows of {book.name} can be used.{why}"
