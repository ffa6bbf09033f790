"""The tasks of opening a workbook in the window: reading and summing, none of it in the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from headroom.analysis.refresh_effect import Refresh
from headroom.book.assumed_facts import with_facts
from headroom.book.model_facts import ModelFacts
from headroom.book.sourcing import SourcingBook
from headroom.opening.book_opening import Opened, Step, Tables, Tell, open_files, sum_book
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import evaluate
from headroom.rules.scenario import Scenario
from headroom.rules.tariff_codes import CodeList


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
        facts: What was typed of its vehicles.
    """

    path: Path
    read: Read
    tables: Tables
    own_lists: tuple[CodeList, ...]
    scenarios: tuple[Scenario, ...]
    others: tuple[Path, ...] = ()
    before: Exposure | None = None
    look_over: bool = False
    facts: ModelFacts = ()

    def __call__(self, progress: Tell, cancelled: Callable[[], bool]) -> Opened:
        """Return the workbook with every source of every part summed.

        Raises:
            UserError: If it cannot be read or has no usable row.
        """

        def read(
            files: tuple[Path, ...], tell: Callable[[Step], None], cancelled: Callable[[], bool]
        ) -> SourcingBook:
            again = None if self.before is None else self.before.book
            paths = files if self.others else self.path
            return self.read(paths, tell, cancelled, again=again, look_over=self.look_over)

        files = (self.path, *self.others)
        opened = open_files(
            files,
            read,
            self.tables,
            self.own_lists,
            progress,
            cancelled,
            before=self.before,
            facts=self.facts,
        )
        for scenario in self.scenarios:
            evaluate(opened.exposure, scenario)
        return summed_whole(opened)


@dataclass(frozen=True, slots=True)
class SumAgain:
    """The task of summing an open workbook by other code lists, or with other facts typed.

    Attributes:
        book: The workbook.
        tables: The tariff tables.
        own_lists: Code lists of policy files.
        refresh: What changed when it was read again.
        scenarios: Evaluated once, as above.
    """

    book: SourcingBook
    tables: Tables
    own_lists: tuple[CodeList, ...]
    refresh: Refresh | None = None
    scenarios: tuple[Scenario, ...] = ()

    def __call__(self, progress: Tell, cancelled: Callable[[], bool]) -> Opened:
        """Return the sums of the workbook."""
        del cancelled  # it takes a moment only
        summed = sum_book(self.book, self.tables, self.own_lists, progress)
        if self.refresh is not None:
            before_book = with_facts(self.refresh.before.book, self.book.facts)
            before = Exposure.of(before_book, self.tables.get(), self.own_lists)
            summed = replace(summed, refresh=replace(self.refresh, before=before))
        for scenario in self.scenarios:
            evaluate(summed.exposure, scenario)
        return summed_whole(summed)


def summed_whole(opened: Opened) -> Opened:
    """Return a workbook with every source of every part summed: here, and not in the window's thread."""
    _ = opened.offers
    return opened
