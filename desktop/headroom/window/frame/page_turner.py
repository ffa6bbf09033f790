"""The foot of a presentation: where one is, which page comes next, arrows to turn. Its keys: ``go_menu``."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from headroom.window.frame.menus import Menus
from headroom.window.frame.story.story_teller import StoryTeller
from headroom.window.look.icons import IconButton
from headroom.window.look.plain_text import PlainLabel
from headroom.window.pages.page_stack import PageStack


class PageTurner(QWidget):
    """Says which page comes next and which of how many is shown, and turns them.

    Args:
        pages: The pages.
        teller: Tells the story, if there is one.
        menus: Has the keys.
        parent: Parent widget.
    """

    def __init__(
        self, pages: PageStack, teller: StoryTeller, menus: Menus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pages, self._teller = pages, teller
        self.coming = PlainLabel()
        self.coming.setProperty("kind", "muted")
        self.back = IconButton("arrow-left", "Page before (←, PgUp)")
        self.place = PlainLabel()
        self.on = IconButton("arrow-right", "Next page (→, PgDn)")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.coming)
        line.addSpacing(8)
        for widget in (self.back, self.place, self.on):
            line.addWidget(widget)
        self.back.clicked.connect(menus.go.before.trigger)
        self.on.clicked.connect(menus.go.following.trigger)
        pages.turned.connect(self.follow)
        pages.offered.connect(self.follow)
        teller.turned.connect(self.follow)
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Say where one is."""
        teller, names = self._teller, self._pages.names
        if teller.telling:
            views, story = teller.tellable, teller.story
            at, pages = (
                views.index(teller.at) if teller.at in views else 0,
                [story[one].page for one in views],
            )
        else:
            at, pages = names.index(self._pages.current), list(names)
        self.coming.setText(f"Next: {self._pages.title_of(pages[(at + 1) % len(pages)])}" if pages else "")
        self.place.setText(f"{at + 1} of {len(pages)}")
