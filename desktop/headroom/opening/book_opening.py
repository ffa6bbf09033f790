"""From files to sums: read by a layout that fits, doubted, classified, summed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Protocol

from headroom.analysis.refresh_effect import Refresh
from headroom.book.assumed_facts import with_facts
from headroom.book.model_facts import ModelFacts
from headroom.book.plausibility import with_doubts
from headroom.book.sourcing import SourcingBook
from headroom.language import localized, tr, tr_count
from headroom.opening.file_stamp import FileStamp, stamp_of
from headroom.rules.exposure import Exposure
from headroom.rules.offers import Offers
from headroom.rules.tariff_codes import CodeList, TariffReference
from headroom.user_error import UserError


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


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """How far a task is.

    Attributes:
        text: In words.
        share: Fraction of the whole, 0 to 1; None where it is not known.
    """

    text: str
    share: float | None = None


def said(step: Step) -> TaskProgress:
    """Return how far the reading of a workbook is, in words."""
    if not step.total:
        return TaskProgress(step.step)
    return TaskProgress(
        tr(
            "{step}: row {row} of {total}",
            step=step.step,
            row=localized(f"{step.rows:,}"),
            total=localized(f"{step.total:,}"),
        ),
        step.rows / step.total,
    )


Tell = Callable[[TaskProgress], None]
"""Is told how far a task is."""

Cancelled = Callable[[], bool]
"""Is asked whether to give a task up."""

ReadFiles = Callable[[tuple[Path, ...], Callable[[Step], None], Cancelled], SourcingBook]
"""Reads files as one workbook; what has to be asked, it asks."""


def say_nothing(progress: object) -> None:
    """Tell nobody how far a task is."""
    del progress


def never() -> bool:
    """Give nothing up."""
    return False


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


@dataclass(frozen=True, eq=False)
class Opened:
    """A workbook that can be asked.

    Attributes:
        exposure: The sums of its current rows.
        reference: The tariff tables its codes were looked up in.
        own_lists: Code lists of policies, looked up as well.
        stamps: What its files were like when they were read; empty where it was not read just now.
        refresh: What changed since it was read before; None where it was not.
    """

    exposure: Exposure
    reference: TariffReference
    own_lists: tuple[CodeList, ...]
    stamps: Mapping[Path, FileStamp] = field(default_factory=dict)
    refresh: Refresh | None = None

    @property
    def book(self) -> SourcingBook:
        """Return what was read."""
        return self.exposure.book

    @cached_property
    def offers(self) -> Offers:
        """Return every source of every part, summed when it is first asked for."""
        return Offers.of(self.exposure)


def read_doubted(
    files: tuple[Path, ...], read: ReadFiles, tell: Tell = say_nothing, cancelled: Cancelled = never
) -> SourcingBook:
    """Return files as one workbook, with what in it is hard to believe among its problems.

    Raises:
        UserError: If they cannot be read.
    """
    return with_doubts(read(files, lambda step: tell(said(step)), cancelled))


def open_files(
    files: tuple[Path, ...],
    read: ReadFiles,
    tables: Tables,
    own_lists: Iterable[CodeList] = (),
    tell: Tell = say_nothing,
    cancelled: Cancelled = never,
    *,
    before: Exposure | None = None,
    facts: ModelFacts = (),
) -> Opened:
    """Return files as one workbook that can be asked.

    Args:
        files: The workbook, or several that are read together.
        read: Reads them.
        tables: The tariff tables.
        own_lists: Code lists of policies.
        tell: Is told how far it is.
        cancelled: Is asked whether to go on.
        before: What was read of it before, for what changed; None where it is opened anew.
        facts: What was typed of its vehicles.

    Raises:
        UserError: If it cannot be read or has no usable row.
    """
    book = with_facts(read_doubted(files, read, tell, cancelled), facts)
    stamps = {path: stamp_of(path) for path in files}
    if not book.rows_used and not cancelled():
        raise UserError(without_rows(book))
    return sum_book(book, tables, own_lists, tell, stamps=stamps, before=before)


def sum_book(
    book: SourcingBook,
    tables: Tables,
    own_lists: Iterable[CodeList] = (),
    tell: Tell = say_nothing,
    *,
    stamps: Mapping[Path, FileStamp] | None = None,
    before: Exposure | None = None,
) -> Opened:
    """Return a workbook that was read with its codes looked up and its rows summed; see ``open_files``."""
    tell(TaskProgress(tr_count("Summing {n} row", "Summing {n} rows", book.rows_used)))
    lists = tuple(own_lists)
    exposure = Exposure.of(book, tables.get(), lists)
    refresh = None if before is None else Refresh.of(before, exposure)
    return Opened(exposure, tables.get(), lists, stamps or {}, refresh)


def without_rows(book: SourcingBook) -> str:
    """Return why a workbook that was read shows nothing."""
    first = next(iter(book.problems), None)
    if not book.rows_read:
        return tr(
            "{file} has no rows with a model, a part number, a country of origin and a unit "
            "cost. File > Save an empty template shows the layout.",
            file=book.name,
        )
    told = [
        tr_count(
            "None of the {n} row of {file} can be used.",
            "None of the {n} rows of {file} can be used.",
            book.rows_read,
            file=book.name,
        )
    ]
    if first is not None:
        problem = f"{first.place} {first.message} {first.remedy}".rstrip()
        told.append(tr("The first problem: {problem}", problem=problem))
    return " ".join(told)
