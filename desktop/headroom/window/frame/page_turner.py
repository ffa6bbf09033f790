"""The foot of a presentation: where one is, what comes next, and what turns it. Its keys: ``go_menu``."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.language import tr, tr_in
from headroom.window.frame.menus import Menus
from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.pages.page_stack import PageStack
from headroom.window.session.session import Session


class PageTurner(QWidget):
    """Says which page comes next and which of how many is shown, and turns them.

    Args:
        session: Has the scenarios.
        pages: The pages.
        teller: Tells the story, if there is one.
        menus: Has the keys.
        parent: Parent widget.
    """

    def __init__(
        self,
        session: Session,
        pages: PageStack,
        teller: StoryTeller,
        menus: Menus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._pages, self._teller = session, pages, teller
        self.coming = PlainLabel()
        self.coming.setProperty("kind", "muted")
        self.back = IconButton("arrow-left", tr("Page before (←, PgUp)"))
        self.place = PlainLabel()
        self.on = IconButton("arrow-right", tr("Next page (→, PgDn)"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.coming)
        line.addSpacing(8)
        self.policy = _key_button("P", tr_in("a button", "policy"), tr("Next policy (P)"))
        self.scenario = _key_button("S", tr_in("a button", "scenario"), tr("Next scenario (S)"))
        for widget in (self.back, self.place, self.on, self.policy, self.scenario):
            line.addWidget(widget)
        self.policy.clicked.connect(menus.go.policy_turned)
        self.scenario.clicked.connect(menus.go.scenario_turned)
        session.changed.connect(self.follow)
        self.back.clicked.connect(menus.go.before.trigger)
        self.on.clicked.connect(menus.go.following.trigger)
        pages.turned.connect(self.follow)
        pages.offered.connect(self.follow)
        teller.turned.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Say where one is."""
        self.scenario.setVisible(len(self._session.wanted.scenarios) > 1)
        teller, names = self._teller, self._pages.names
        if teller.telling:
            views, story = teller.tellable, teller.story
            at, pages = (
                views.index(teller.at) if teller.at in views else 0,
                [story[one].page for one in views],
            )
        else:
            at, pages = names.index(self._pages.current), list(names)
        self.coming.setText(
            tr("Next: {page}", page=self._pages.title_of(pages[(at + 1) % len(pages)])) if pages else ""
        )
        self.place.setText(tr("{page} of {pages}", page=at + 1, pages=len(pages)))


def _key_button(key: str, words: str, tip: str) -> QPushButton:
    """Return a button that says which key does the same."""
    button = QPushButton(f"{key}  {words}")
    button.setProperty("kind", "quiet")
    button.setAccessibleName(tip)
    button.setToolTip(plain_tooltip(tip))
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
