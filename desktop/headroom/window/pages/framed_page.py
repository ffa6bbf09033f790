"""What a page hands to the frame around it: what it found, and its tools."""

from PySide6.QtWidgets import QWidget

from headroom.findings.finding import Finding
from headroom.window.session.value_signal import ValueSignal, value_signal


class FramedPage(QWidget):
    """A page with a sentence above it and tools in the line of the pages.

    Attributes:
        found: Emitted with what the page has found, when it changed.
        tools: What is chosen on the page; the frame takes it over. None where there is nothing.
    """

    found: ValueSignal[Finding] = value_signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding: Finding | None = None
        self.tools: QWidget | None = None

    @property
    def finding(self) -> Finding | None:
        """Return what the page has found; None while it says nothing."""
        return self._finding

    def tell(self, finding: Finding | None) -> None:
        """Say what the page has found; None: nothing beyond the question that it answers."""
        if finding != self._finding:
            self._finding = finding
            self.found.emit(finding or Finding(""))
