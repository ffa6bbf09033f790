"""The band above the pages: what the page found, and the four figures of the fleet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.window.frame.headline_view import HeadlineView
from headroom.window.frame.sentence_view import SentenceView
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session

_MARGIN, _GAP = 16, 24
_ABOVE, _BELOW, _PRESENTING = 2, 6, 16


class SentenceBand(QWidget):
    """Shows the sentence of the page at the left and the figures at fixed places at the right."""

    def __init__(self, session: Session, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = SentenceView()
        self.headline = HeadlineView(session)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(_MARGIN, _ABOVE, _MARGIN - 4, _BELOW)
        line.setSpacing(_GAP)
        line.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.headline, 0, Qt.AlignmentFlag.AlignTop)
        pages.found.connect(self.sentence.show_finding)
        self.sentence.show_finding(pages.finding)

    def present(self, *, presenting: bool) -> None:
        """Show the sentence as a title with one figure beside it, or all four again."""
        self._line.setContentsMargins(_MARGIN, _PRESENTING if presenting else _ABOVE, _MARGIN - 4, _BELOW)
        self.headline.show_last_only(only=presenting)
