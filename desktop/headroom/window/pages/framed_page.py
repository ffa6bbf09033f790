"""What a page hands to the frame around it: what it found, figures, tools, and what can be copied."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from headroom.findings.finding import Finding
from headroom.language import tr
from headroom.output.copied_table import CopiedTable
from headroom.output.table import DetailTable, copied_table
from headroom.window.pages.kept_choices import put_words, words_of
from headroom.window.session.clipboard import copy_tables
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.headline_figure import HeadlineFigure
from headroom.window.shown.printed_table import PrintedTable, printed_table


class Exhibit(Protocol):
    """A table or a chart of a page."""

    def isVisible(self) -> bool:
        """Return whether it is seen."""

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return what it shows as it is copied; none for nothing."""


@runtime_checkable
class Printable(Protocol):
    """A table that can be printed."""

    def printed_table(self) -> PrintedTable:
        """Return it as it is printed."""


@runtime_checkable
class LetsOut(Protocol):
    """Lets a chart out of the window."""

    @property
    def chart(self) -> QWidget:
        """Return the chart."""

    @property
    def title(self) -> str:
        """Return its title."""

    def copy_picture(self) -> None:
        """Copy it as a picture."""

    def ask_where(self) -> None:
        """Ask where to save it."""


class FramedPage(QWidget):
    """A page with a sentence above it and tools in the line of the pages.

    Attributes:
        exhibits: Its tables and charts, in the order in which they are copied and printed.
        figured: Emitted when figures are offered, or none any more.
        found: Emitted with what the page has found, when it changed.
        copied: Words for what ``copy_page`` copies.
        origin: Says where its figures come from, one line each: policy, date, workbook; set by the frame.
        tools: What is chosen on the page; the frame takes it over. None where there is nothing.
        chosen_by: The widgets by which it is chosen what the page shows, by the keys of saved work.
    """

    figured = Signal()
    found: ValueSignal[Finding] = value_signal()
    copied = tr("All that this page shows is copied")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._figures: tuple[HeadlineFigure, ...] = ()
        self.tools: QWidget | None = None
        self.exhibits: tuple[Exhibit, ...] = ()
        self.chosen_by: Mapping[str, QWidget] = {}
        self.origin: Callable[[], tuple[str, ...]] = _nowhere

    @property
    def finding(self) -> Finding | None:
        """Return what the page has found; None while it says nothing."""
        return self._finding

    def tell(self, finding: Finding | None) -> None:
        """Say what the page has found; None: nothing beyond the question that it answers."""
        if finding != self._finding:
            self._finding = finding
            self.found.emit(finding or Finding(""))

    @property
    def figures(self) -> tuple[HeadlineFigure, ...]:
        """Return the figures that stand above the page in place of the fleet's; none: the fleet's do."""
        return self._figures

    @property
    def choices(self) -> dict[str, str]:
        """Return what is chosen on the page, word by key."""
        return words_of(self.chosen_by)

    def take_choices(self, choices: Mapping[str, str]) -> None:
        """Choose what was chosen before; what is not offered any more stays as it is."""
        put_words(self.chosen_by, choices)

    @property
    def in_front(self) -> QWidget | None:
        """Return what takes the keys while presenting: the first table or chart that is seen."""
        seen = (one for one in self.exhibits if isinstance(one, QWidget) and one.isVisible())
        return next(seen, None)

    def search_field(self) -> QLineEdit | None:
        """Return the field that finds things on the page; None: it has none."""
        return None

    @property
    def best_response(self) -> bool:
        """Return whether what it shows is that of makers that change their sources."""
        return False

    def offer_figures(self, figures: tuple[HeadlineFigure, ...]) -> None:
        """Offer figures in place of the fleet's, at most four; none: the fleet's."""
        if figures or self._figures:
            self._figures = figures
            self.figured.emit()

    def copy_page(self) -> bool:
        """Put on the clipboard what the page has found and shows; return whether there was anything."""
        tables = self.copied_tables()
        if tables:
            self.copy_below(self.copied_heading(), tables)
        return bool(tables)

    def charts(self) -> tuple[LetsOut, ...]:
        """Return what lets its charts out that are seen, the one in use first."""
        shown = (one for one in self.exhibits if one.isVisible())
        found = [menu for one in shown if isinstance(menu := getattr(one, "menu", None), LetsOut)]
        return tuple(sorted(found, key=lambda menu: not menu.chart.hasFocus()))

    def copied_heading(self) -> str:
        """Return what stands above its tables where they are copied: what it has found."""
        return "" if self._finding is None else self._finding.sentence

    def copied_tables(self) -> tuple[CopiedTable, ...]:
        """Return the tables that are copied: what is seen, unless a page has more to say."""
        whole = self.whole_tables()
        if whole:
            return tuple(copied_table(table) for table in whole)
        return tuple(table for one in self.exhibits if one.isVisible() for table in one.copied_tables())

    def printed_tables(self) -> tuple[PrintedTable, ...]:
        """Return the tables that are printed: what is seen, unless a page has more to say."""
        whole = self.whole_tables()
        if whole:
            return tuple(printed_table(table) for table in whole)
        shown = (one for one in self.exhibits if one.isVisible())
        found = [one.printed_table() for one in shown if isinstance(one, Printable)]
        return tuple(table for table in found if table.rows)

    def whole_tables(self) -> tuple[DetailTable, ...]:
        """Return the tables of the page, also those that are not seen; none: just what is seen counts."""
        return ()

    def copy_below(self, heading: str, tables: Iterable[CopiedTable]) -> None:
        """Put tables on the clipboard below a heading and where their figures come from."""
        copy_tables((*filter(None, (heading,)), *self.origin()), tuple(tables))


def _nowhere() -> tuple[str, ...]:
    """Return nothing: a page that stands in no window does not know where its figures come from."""
    return ()
