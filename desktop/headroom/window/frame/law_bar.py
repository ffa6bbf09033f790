"""The line below the sentence of a presentation: policy, date, baseline, and that it is an estimate."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.foreign_text import one_line
from headroom.language import colon, tr_in
from headroom.window.frame.filter_bar import LISTS
from headroom.window.frame.shown.law_line import law_line
from headroom.window.levers.policy_panel import PolicyPanel
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.theme import SPACE
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session
from headroom.window.widgets.elided_label import ElidedLabel
from headroom.words.definitions import ESTIMATE

_MARGIN = SPACE * 3 // 2


class LawBar(QWidget):
    """Says under which law and which assumptions the figures stand; it is shown while presenting.

    Args:
        session: What is open and assumed.
        panel: Knows which levers were changed.
        pages: The pages, of which one is seen below it.
        parent: Parent widget.
    """

    def __init__(
        self, session: Session, panel: PolicyPanel, pages: PageStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._panel = panel
        self._pages = pages
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.policy = PlainLabel()
        self.policy.setProperty("kind", "heading")
        self.badge = PlainLabel(tr_in("a policy", "hypothetical"))
        self.badge.setProperty("kind", "badge")
        self.rest = ElidedLabel()
        self.rest.setProperty("kind", "muted")
        self.estimate = PlainLabel(ESTIMATE)
        self.estimate.setProperty("kind", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(_MARGIN, 2, _MARGIN, 8)
        line.setSpacing(12)
        line.addWidget(self.policy)
        line.addWidget(self.badge)
        line.addWidget(self.rest, 1)
        line.addWidget(self.estimate)
        panel.refreshed.connect(self.refresh)
        pages.turned.connect(self.refresh)
        pages.found.connect(self.refresh)
        self.hide()

    @Slot()
    def refresh(self) -> None:
        """Say what is assumed now."""
        if self.isHidden():
            return
        changed = sum(lever.changed for lever in self._panel.levers)
        said = law_line(self._session.workspace, changed=changed, best=self._pages.best_response)
        rest = "   ".join((*said.rest, *self._filter_words()))
        if (said.policy, rest) != (self.policy.text(), self.rest.text()):
            self.policy.setText(said.policy)
            self.rest.setText(rest)
        self.badge.setVisible(said.hypothetical)

    def _filter_words(self) -> tuple[str, ...]:
        """Return which models are shown; nothing where all are, or where the page sums all of them."""
        session, wanted = self._session, self._session.workspace.shown
        if wanted.all or not LISTS.get(self._pages.current, True):
            return ()
        return (colon(session.shown_words, one_line(", ".join(label for _, label in wanted.chosen))),)
