"""What a page hands to the frame around it: what it found, figures, tools, and what can be copied."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from headroom.findings.finding import Finding
from headroom.output.spreadsheet_text import tab_separated
from headroom.window.pages.kept_choices import put_words, words_of
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.headline_figure import HeadlineFigure


class Exhibit(Protocol):
    """A table or a chart of a page."""

    def isVisible(self) -> bool:
        """Return whether it is seen."""

    def copied_text(self) -> str:
        """Return what it shows as lines that a spreadsheet takes; empty for nothing."""


class FramedPage(QWidget):
    """A page with a sentence above it and tools in the line of the pages.

    Attributes:
        exhibits: Its tables and charts, in the order in which they are copied.
        figured: Emitted when figures are offered, or none any more.
        found: Emitted with what the page has found, when it changed.
        copied: Words for what ``copy_page`` copies.
        tools: What is chosen on the page; the frame takes it over. None where there is nothing.
        chosen_by: The widgets by which it is chosen what the page shows, by the keys of saved work.
    """

    figured = Signal()
    found: ValueSignal[Finding] = value_signal()
    copied = "All that this page shows is copied"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self._figures: tuple[HeadlineFigure, ...] = ()
        self.tools: QWidget | None = None
        self.exhibits: tuple[Exhibit, ...] = ()
        self.chosen_by: Mapping[str, QWidget] = {}

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
        texts = [text for one in self.exhibits if one.isVisible() and (text := one.copied_text())]
        if not texts:
            return False
        found = "" if self._finding is None else tab_separated([[self._finding.sentence]])
        QGuiApplication.clipboard().setText("\n".join(filter(None, (found, *texts))))
        return True
