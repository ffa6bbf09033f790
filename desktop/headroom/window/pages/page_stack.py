"""The pages of an open workbook behind one bar of tabs; each is made when it is first looked at."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from headroom.output.content_label import NO_COSTS
from headroom.window.levers.policy_panel import hairline
from headroom.window.look.theme import SPACE
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.plain_text import PlainLabel, plain_tooltip

_MEASURE = 560


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page.

    Attributes:
        name: By which it is asked for, lower case, one word.
        title: On its tab, one or two words.
        hint: What it answers, one short sentence.
        make: Makes its widget; mostly the class of a ``SessionPage``.
        needs: What it works with, for the sentence that stands in its place for content labels, which
            have neither parts nor costs; empty where it can show them.
    """

    name: str
    title: str
    hint: str
    make: Callable[[Session, Focus], QWidget]
    needs: str = ""


class NothingToShow(QWidget):
    """Stands in the place of a page that needs parts and costs, where there are content labels only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel()
        self.title.setProperty("kind", "title")
        self.why = PlainLabel()
        self.why.setProperty("kind", "muted")
        for label in (self.title, self.why):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        self.why.setMaximumWidth(_MEASURE)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addStretch(2)
        column.addWidget(self.title)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.why, 4)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(3)

    def say(self, page: str, needs: str) -> None:
        """Say what a page would need."""
        self.title.setText(f"{page} needs parts and costs")
        self.why.setText(f"{NO_COSTS} {needs} Open a sourcing workbook to see this page.")
        self.setAccessibleName(f"{self.title.text()}. {self.why.text()}")


class PageStack(QWidget):
    """Shows one of several pages.

    Attributes:
        turned: Emitted with the name of the page that is shown.
    """

    turned = Signal(str)

    def __init__(
        self, pages: tuple[Page, ...], session: Session, focus: Focus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._pages = pages
        self._made: dict[str, QWidget] = {}
        self.bar = QTabBar()
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName("Pages")
        self.bar.setElideMode(Qt.TextElideMode.ElideNone)
        self.stack = QStackedWidget()
        for page in pages:
            self.bar.setTabToolTip(self.bar.addTab(page.title), plain_tooltip(page.hint))
        self._band = QWidget()
        self.nothing = NothingToShow()
        self.stack.addWidget(self.nothing)
        self._lay_out()
        self.bar.currentChanged.connect(self._turn)
        session.changed.connect(self._follow)
        self._turn(0)

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the pages in their order."""
        return tuple(page.name for page in self._pages)

    @property
    def current(self) -> str:
        """Return the name of the page that is shown."""
        return self._pages[self.bar.currentIndex()].name

    def page(self, name: str) -> QWidget:
        """Return a page, which is made if it was not yet.

        Raises:
            KeyError: If there is none of this name.
        """
        if name not in self._made:
            found = {page.name: page for page in self._pages}[name]
            self._made[name] = found.make(self._session, self._focus)
            self.stack.addWidget(self._made[name])
        return self._made[name]

    def turn_to(self, name: str) -> None:
        """Show a page.

        Raises:
            ValueError: If there is none of this name.
        """
        self.bar.setCurrentIndex(self.names.index(name))

    def show_bar(self, *, shown: bool) -> None:
        """Show or hide the tabs."""
        self._band.setVisible(shown)

    @Slot(int)
    def _turn(self, at: int) -> None:
        """Show the page of a tab."""
        self._show(self._pages[at])
        self.turned.emit(self._pages[at].name)

    @Slot()
    def _follow(self) -> None:
        """Show the page, or why there is nothing on it, where another workbook was opened."""
        self._show(self._pages[self.bar.currentIndex()])

    def _show(self, page: Page) -> None:
        """Show a page, or why there is nothing on it."""
        exposure = self._session.exposure
        lacking = bool(page.needs) and exposure is not None and not exposure.book.states_costs
        if lacking:
            self.nothing.say(page.title, page.needs)
        shown = self.nothing if lacking else self.page(page.name)
        if self.stack.currentWidget() is not shown:
            self.stack.setCurrentWidget(shown)

    def _lay_out(self) -> None:
        """Put the tabs above the pages."""
        band = QVBoxLayout(self._band)
        band.setContentsMargins(0, 0, 0, 0)
        band.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(8, 0, 8, 0)
        line.addWidget(self.bar, 1)
        band.addLayout(line)
        band.addWidget(hairline())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._band)
        column.addWidget(self.stack, 1)
