"""The band above the pages: what the page found, and four figures of the fleet or of the page."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from headroom.window.frame.headline_view import INSIDE, HeadlineView
from headroom.window.frame.sentence_view import LEAST_WIDTH, SentenceView
from headroom.window.look.theme import SPACE
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session

_MARGIN, _GAP = SPACE * 3 // 2, 24
_ABOVE, _BELOW, _PRESENTING = 2, 6, 16


class SentenceBand(QWidget):
    """Shows the sentence of the page at the left and the figures at fixed places at the right.

    The figures stand over the sentence, which runs below them where it is long.
    """

    def __init__(self, session: Session, pages: PageStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sentence = SentenceView()
        self.headline = HeadlineView(session, pages)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(_MARGIN, _ABOVE, _MARGIN - INSIDE, _BELOW)
        grid.setHorizontalSpacing(_GAP)
        grid.setColumnStretch(0, 1)
        grid.setColumnMinimumWidth(0, LEAST_WIDTH)
        grid.addWidget(self.sentence, 0, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.headline, 0, 1, Qt.AlignmentFlag.AlignTop)
        self.headline.raise_()
        self.headline.installEventFilter(self)
        pages.found.connect(self.sentence.show_finding)
        self.sentence.show_finding(pages.finding)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the sentence end where the figures begin."""
        if event.type() is QEvent.Type.Resize:
            self.sentence.leave_free(self.headline.width() + _GAP)
        return super().eventFilter(watched, event)

    def present(self, *, presenting: bool) -> None:
        """Show the sentence as a title with one figure beside it, or all four again."""
        above = _PRESENTING if presenting else _ABOVE
        self._grid.setContentsMargins(_MARGIN, above, _MARGIN - INSIDE, _BELOW)
        self.headline.show_last_only(only=presenting)
