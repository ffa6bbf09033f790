"""The pages of an open workbook, of which one is shown; each is made when it is first looked at."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from headroom.findings.finding import Finding
from headroom.language import tr
from headroom.output.content_label import NO_COSTS
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel
from headroom.window.look.sized import grow
from headroom.window.look.theme import SPACE
from headroom.window.pages.framed_page import FramedPage
from headroom.window.pages.page_list import Page, PageGroup
from headroom.window.pages.session_page import SessionPage
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.headline_figure import HeadlineFigure
from headroom.window.widgets.row_pointer import RowPointer

_MEASURE = 560
_EDITORS = (QPushButton, QAbstractSpinBox, QLineEdit)
EDITS = "edits"
"""Property of a widget that is put away as a whole where nothing is edited; False: it never is."""


Maker = Callable[[Session, Focus], QWidget]
"""Makes the widget of a page; mostly the class of a ``SessionPage``."""


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
        grow(self.why, self.why.setMaximumWidth, _MEASURE)
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
        self.title.setText(tr("{page} needs parts and costs", page=page))
        self.why.setText(
            tr(
                "{no_costs} {needs} Open a sourcing workbook to see this page.",
                no_costs=NO_COSTS,
                needs=needs,
            )
        )
        self.setAccessibleName(f"{self.title.text()}. {self.why.text()}")


class PageStack(QWidget):
    """Shows one of several pages; a group remembers which of its pages was looked at last.

    Attributes:
        origin: Says where the figures of all pages come from, one line each.
        turned: Emitted with the name of the page that is shown.
        found: Emitted with what the page that is shown has found.
        figured: Emitted when other figures may stand above the page that is shown.
        offered: Emitted when other pages are offered, or another number stands beside one.
    """

    turned = Signal(str)
    found: ValueSignal[Finding] = value_signal()
    figured = Signal()
    offered = Signal()

    def __init__(
        self,
        groups: tuple[PageGroup, ...],
        makers: Mapping[str, Maker],
        session: Session,
        focus: Focus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.groups = groups
        self._makers = makers
        self._pages = {page.name: page for group in groups for page in group.pages}
        self._group_of = {page.name: at for at, group in enumerate(groups) for page in group.pages}
        self._remembered = [group.pages[0].name for group in groups]
        self._withheld: frozenset[str] = frozenset()
        self._counts: dict[str, int] = {}
        self._made: dict[str, QWidget] = {}
        self._presenting = False
        self._title = ""
        self.origin: Callable[[], tuple[str, ...]] = tuple
        self._put: list[QWidget] = []
        self._current = groups[0].pages[0].name
        self.stack = QStackedWidget()
        self.nothing = NothingToShow()
        self.stack.addWidget(self.nothing)
        dress(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        session.changed.connect(self._follow)
        self._follow()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the pages that are offered, in their order."""
        return tuple(name for name in self._pages if name not in self._withheld)

    @property
    def current(self) -> str:
        """Return the name of the page that is shown."""
        return self._current

    @property
    def group(self) -> int:
        """Return the place of the group of the page that is shown, from 0."""
        return self._group_of[self._current]

    @property
    def title(self) -> str:
        """Return the title that stands in place of what the page has found; empty for none."""
        return self._title

    @property
    def finding(self) -> Finding:
        """Return what stands above the page that is shown: its title, else what it has found."""
        found = self.page_finding
        return replace(found, sentence=self._title) if self._title else found

    @property
    def page_finding(self) -> Finding:
        """Return what the page that is shown has found; what it answers while it says nothing."""
        page, shown = self._pages[self._current], self.stack.currentWidget()
        found = shown.finding if isinstance(shown, FramedPage) else None
        return found if found is not None and found.sentence else Finding(page.hint)

    @property
    def figures(self) -> tuple[HeadlineFigure, ...]:
        """Return the figures that the page which is shown offers in place of the fleet's."""
        shown = self.stack.currentWidget()
        return shown.figures if isinstance(shown, FramedPage) else ()

    @property
    def best_response(self) -> bool:
        """Return whether the page that is shown is about makers that change their sources."""
        shown = self.stack.currentWidget()
        return isinstance(shown, FramedPage) and shown.best_response

    @property
    def tools(self) -> QWidget | None:
        """Return the tools of the page that is shown."""
        shown = self.stack.currentWidget()
        return shown.tools if isinstance(shown, FramedPage) else None

    @property
    def search_field(self) -> QLineEdit | None:
        """Return the field that finds things on the page that is shown; None: it has none."""
        shown = self.stack.currentWidget()
        return shown.search_field() if isinstance(shown, FramedPage) else None

    def title_of(self, name: str) -> str:
        """Return what stands on the button of a page."""
        return self._pages[name].title

    def present(self, *, presenting: bool) -> None:
        """Show nothing that edits, or everything again."""
        self._presenting = presenting
        if presenting:
            self._put_away()
        else:
            for widget in self._put:
                widget.show()
            self._put = []
            for table in self.stack.findChildren(QTableView):
                RowPointer.of(table).want(wanted=False)
            shown = self.stack.currentWidget()
            if isinstance(shown, SessionPage):
                shown.refresh()  # what was put away may be wanted no longer

    def _put_away(self) -> None:
        """Hide what edits on the page that is shown: a presentation has charts, tables and levers."""
        shown = self.stack.currentWidget()
        for table in shown.findChildren(QTableView) if shown is not None else ():
            RowPointer.of(table).want(wanted=True)
        for widget in shown.findChildren(QWidget) if shown is not None else ():
            edits = widget.property(EDITS)
            if edits if edits is not None else isinstance(widget, _EDITORS):
                widget.installEventFilter(self)
                if widget.isVisible():
                    widget.hide()
                    self._put.append(widget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put away what edits and is about to be seen while presenting."""
        if event.type() is QEvent.Type.Show and self._presenting and isinstance(watched, QWidget):
            watched.hide()
            self._put.append(watched)
        return super().eventFilter(watched, event)

    def take_keys(self) -> None:
        """Let the keys go to what is in front on the page that is shown."""
        shown = self.stack.currentWidget()
        front = shown.in_front if isinstance(shown, FramedPage) else None
        (self if front is None else front).setFocus(Qt.FocusReason.OtherFocusReason)

    def pages_of(self, group: int) -> tuple[Page, ...]:
        """Return the pages of a group that are offered."""
        return tuple(page for page in self.groups[group].pages if page.name not in self._withheld)

    def count_of(self, name: str) -> int:
        """Return the number that stands beside a page; 0 for none."""
        return self._counts.get(name, 0)

    def page(self, name: str) -> QWidget:
        """Return a page, which is made if it was not yet.

        Raises:
            KeyError: If there is none of this name.
        """
        if name not in self._made:
            made = self._makers[name](self._session, self._focus)
            self._made[name] = made
            if isinstance(made, FramedPage):
                made.origin = self._origin
            self.stack.addWidget(made)
            dress(made)
            if isinstance(made, FramedPage):
                made.found.connect(self._tell)
                made.figured.connect(self.figured)
        return self._made[name]

    def _origin(self) -> tuple[str, ...]:
        """Return where the figures of a page come from."""
        return self.origin()

    def turn_to(self, name: str) -> None:
        """Show a page.

        Raises:
            ValueError: If none of this name is offered.
        """
        if name not in self.names:
            msg = f"there is no page named “{name}”"
            raise ValueError(msg)
        if name != self._current:
            self._current = name
            self._remembered[self.group] = name
            self._follow()
            self.turned.emit(name)
            self._tell()

    def turn_unseen(self, name: str, change: Callable[[], object]) -> None:
        """Change the session and show a page as one: no page draws itself twice, and none that goes.

        Args:
            name: The page.
            change: Changes the session.

        Raises:
            ValueError: If none of this name is offered.
        """
        with self.unseen():
            change()
            self.turn_to(name)

    @contextmanager
    def unseen(self) -> Iterator[None]:
        """Let what happens meanwhile be drawn once, at its end; the keys stay where they were."""
        if self.stack.isHidden():
            yield
            return
        used = QApplication.focusWidget()
        inside = used is not None and self.stack.isAncestorOf(used)
        self.stack.hide()
        try:
            yield
        finally:
            self.stack.show()
            if inside:
                (used if used is not None and used.isVisible() else self).setFocus()

    def entitle(self, title: str) -> None:
        """Let a title stand above the page that is shown; an empty one is what the page has found."""
        if title != self._title:
            self._title = title
            self._tell()

    def turn_to_group(self, group: int) -> None:
        """Show the page of a group that was looked at last."""
        remembered = self._remembered[group]
        self.turn_to(remembered if remembered in self.names else self.pages_of(group)[0].name)

    def turn_by(self, steps: int) -> None:
        """Turn so many pages on, and begin again after the last one."""
        names = self.names
        self.turn_to(names[(names.index(self._current) + steps) % len(names)])

    def offer(self, name: str, *, offered: bool) -> None:
        """Offer a page, or withhold it; who looks at it then looks at the first page of its group."""
        if (name not in self._withheld) is offered:
            return
        self._withheld = self._withheld - {name} if offered else self._withheld | {name}
        if name == self._current:
            self.turn_to(self.pages_of(self.group)[0].name)
        self.offered.emit()

    def show_count(self, name: str, count: int) -> None:
        """Show a number beside a page; 0 for none."""
        if self.count_of(name) != count:
            self._counts[name] = count
            self.offered.emit()

    @Slot()
    def _tell(self) -> None:
        """Say what the page that is shown has found."""
        self.found.emit(self.finding)

    @Slot()
    def _follow(self) -> None:
        """Show the page, or why there is nothing on it where there are content labels only."""
        page = self._pages[self._current]
        exposure = self._session.exposure
        lacking = bool(page.needs) and exposure is not None and not exposure.book.states_costs
        if lacking:
            self.nothing.say(page.title, page.needs)
        shown = self.nothing if lacking else self.page(page.name)
        if self.stack.currentWidget() is not shown:
            self.stack.setCurrentWidget(shown)
            if self._presenting:
                self._put_away()
                self.take_keys()
            self.offered.emit()
            self.figured.emit()
            self._tell()
