"""The window of the guide: contents and search at the left, the chapter at the right."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.guide.chapter_view import ChapterView
from headroom.window.guide.contents_tree import ContentsTree
from headroom.window.guide.find_line import FindLine
from headroom.window.guide.found_list import FoundList
from headroom.window.guide.printing import ChapterPrinting
from headroom.window.guide.shown.chapter_list import FIRST
from headroom.window.guide.shown.guide import Guide, GuidePlace
from headroom.window.guide.shown.search import GuideSearch, Hit, sought_words
from headroom.window.guide.shown.visited import Visited
from headroom.window.look.icons import IconButton, program_icon
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_title
from headroom.window.session.settings import Settings
from headroom.window.widgets.hairline import HairlineSplitter
from headroom.window.widgets.search_field import SearchField

_SIZE, _LEFT = (1040, 760), 300
_SHAPE, _ACROSS, _TYPE = "guide window", "guide across", "guide type"
_SMALLEST, _LARGEST, _STEP = 0.7, 2.5, 1.1
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class GuideWindow(QWidget):
    """Shows the guide beside the program's window; it keeps its size, its place and its type.

    Args:
        guide: What is read.
        settings: Keeps its size.
    """

    def __init__(self, guide: Guide, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window)  # a child of the window would be blocked by its dialogs
        self._guide, self._settings = guide, settings
        self._visited = Visited((GuidePlace(FIRST),))
        self.setProperty("kind", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(tr("Guide to Headroom"))
        self.setWindowIcon(program_icon())
        self.back = IconButton("arrow-left", tr("Back (Alt+Left)"))
        self.on = IconButton("arrow-right", tr("On again (Alt+Right)"))
        self.search = SearchField(tr("Search the guide"), "Ctrl+K")
        self.contents = ContentsTree()
        self.found = FoundList()
        self.nothing = PlainLabel(tr("Nothing in the guide has these words."))
        self.nothing.setProperty("kind", "muted")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setMargin(8)
        self.left = QStackedWidget()
        self.chapter = ChapterView()
        self.find_line = FindLine(self.chapter)
        self.status = PlainLabel()
        self.status.setProperty("kind", "caption")
        self.copy = QPushButton(tr("Copy"))
        self.copy.setToolTip(tr("Copy what is selected, or the whole chapter"))
        self.print_it = QPushButton(tr("Print…"))
        for button in (self.copy, self.print_it):
            button.setProperty("kind", "quiet")
        self.printing = ChapterPrinting(self)
        self.contents.show_guide(guide)
        self._lay_out()
        dress(self)
        self._connect()
        self._add_keys()
        self.resize(*_SIZE)
        self.restoreGeometry(settings.shape(_SHAPE))
        self.across.setSizes([_LEFT, _SIZE[0] - _LEFT])
        self.across.restoreState(settings.shape(_ACROSS))
        self.chapter.enlarge(_number(settings.text(_TYPE)))
        self._show_here()

    @property
    def here(self) -> GuidePlace:
        """Return what is read."""
        return self._visited.here

    @cached_property
    def _index(self) -> GuideSearch:
        """Return the words of the guide, counted when they are first searched."""
        return GuideSearch(self._guide)

    def go_to(self, place: GuidePlace) -> None:
        """Show a place of the guide, and come to the front."""
        self.read(place)
        self.show()
        self.raise_()
        self.activateWindow()
        self.chapter.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def read(self, place: GuidePlace) -> None:
        """Show a place of the guide."""
        self._visited = self._visited.then(self._guide.nearest(place))
        self._show_here()

    @Slot()
    def go_back(self) -> None:
        """Show what was read before."""
        self._visited = self._visited.back()
        self._show_here()

    @Slot()
    def go_on(self) -> None:
        """Show again what was gone back from."""
        self._visited = self._visited.on()
        self._show_here()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size and place."""
        self._settings.put_shape(_SHAPE, self.saveGeometry())
        self._settings.put_shape(_ACROSS, self.across.saveState())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close what was opened last on Escape: the search, then the window."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.find_line.isHidden():
            self.find_line.leave()
        elif self.search.text():
            self.search.clear()
        else:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search move among what was found."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.search.text():
            if event.key() in _MOVES:
                QApplication.sendEvent(self.found, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.found.take_current()
                return True
        return super().eventFilter(watched, event)

    def _show_here(self) -> None:
        """Show what is read now, in the chapter and in the contents."""
        place = self.here
        self.find_line.hide()
        self.chapter.mark(())
        self.chapter.show_chapter(self._guide.chapters[place.chapter], place.anchor)
        self.contents.show_place(place)
        title = self._guide.chapters[place.chapter].title
        self.chapter.setAccessibleName(tr("Chapter: {title}", title=title))
        self.setWindowTitle(plain_title(tr("{title} · Guide to Headroom", title=title)))
        self.back.setEnabled(self._visited.can_go_back)
        self.on.setEnabled(self._visited.can_go_on)
        self.status.setText("")

    @Slot(str)
    def _seek(self, typed: str) -> None:
        """List what has the words that are typed; without any show the contents."""
        if not typed.strip():
            self.left.setCurrentWidget(self.contents)
            self.chapter.mark(())
            return
        hits = self._index.find(typed)
        self.found.show_hits(hits)
        self.left.setCurrentWidget(self.found if hits else self.nothing)

    @Slot(object)
    def _show_hit(self, hit: Hit) -> None:
        """Show a section that was found, with the words that were asked for marked."""
        self.read(hit.place)
        words = sought_words(self.search.text())
        self.chapter.mark(self.chapter.places_of_words(words))

    @Slot()
    def _start_search(self) -> None:
        """Let the keys go to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @Slot()
    def _copy(self) -> None:
        """Copy what is selected, or the whole chapter."""
        cursor = self.chapter.textCursor()
        if cursor.hasSelection():
            self.chapter.copy()
            self.status.setText(tr("What is selected is on the clipboard."))
        else:
            QApplication.clipboard().setText(self.chapter.toPlainText())
            self.status.setText(tr("The chapter is on the clipboard."))

    @Slot()
    def _print(self) -> None:
        """Print the chapter."""
        document = self.chapter.for_paper()
        if document is not None:
            self.printing.ask(document, self._guide.chapters[self.here.chapter].title)

    @Slot()
    def _larger(self) -> None:
        """Show larger type."""
        self._enlarge(self.chapter.larger * _STEP)

    @Slot()
    def _smaller(self) -> None:
        """Show smaller type."""
        self._enlarge(self.chapter.larger / _STEP)

    @Slot()
    def _usual(self) -> None:
        """Show type of the usual size."""
        self._enlarge(1.0)

    def _enlarge(self, larger: float) -> None:
        """Show type of another size, also the next time."""
        size = min(max(larger, _SMALLEST), _LARGEST)
        self.chapter.enlarge(size)
        self._settings.put_text(_TYPE, f"{size:.3f}")

    def _connect(self) -> None:
        """Connect what is pressed with what it does."""
        self.back.clicked.connect(self.go_back)
        self.on.clicked.connect(self.go_on)
        self.search.textChanged.connect(self._seek)
        self.search.installEventFilter(self)
        self.contents.chosen.connect(self.read)
        self.found.chosen.connect(self._show_hit)
        self.chapter.place_asked.connect(self.read)
        self.chapter.pointed.connect(self.status.setText)
        self.find_line.left.connect(self.chapter.setFocus)
        self.copy.clicked.connect(self._copy)
        self.print_it.clicked.connect(self._print)
        self.printing.said.connect(self.status.setText)

    def _add_keys(self) -> None:
        """Let keys do what the buttons do, and what has none."""
        for keys, does in (
            (("Alt+Left", "Back"), self.go_back),
            (("Alt+Right", "Forward"), self.go_on),
            (("Ctrl+K",), self._start_search),
            (("Ctrl+F",), self.find_line.open),
            (("F3",), self.find_line.go_on),
            (("Shift+F3",), self.find_line.go_back),
            (("Ctrl+P",), self._print),
            (("Ctrl++", "Ctrl+="), self._larger),
            (("Ctrl+-",), self._smaller),
            (("Ctrl+0",), self._usual),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys([QKeySequence(one) for one in keys])
            shortcut.activated.connect(does)

    def _lay_out(self) -> None:
        """Put contents beside the chapter, and the search above them."""
        self.left.addWidget(self.contents)
        self.left.addWidget(self.found)
        self.left.addWidget(self.nothing)
        at_left, at_right = QWidget(), QWidget()
        left, right = QVBoxLayout(at_left), QVBoxLayout(at_right)
        for column, margins in ((left, (12, 12, 8, 8)), (right, (8, 12, 12, 8))):
            column.setContentsMargins(*margins)
            column.setSpacing(8)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.back)
        tools.addWidget(self.on)
        tools.addWidget(self.status, 1)
        tools.addWidget(self.copy)
        tools.addWidget(self.print_it)
        left.addWidget(self.search)
        left.addWidget(self.left, 1)
        right.addLayout(tools)
        right.addWidget(self.chapter, 1)
        right.addWidget(self.find_line)
        self.across = HairlineSplitter(Qt.Orientation.Horizontal)
        self.across.addWidget(at_left)
        self.across.addWidget(at_right)
        self.across.setStretchFactor(0, 0)
        self.across.setStretchFactor(1, 1)
        self.across.setChildrenCollapsible(False)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.across)
        order: Sequence[QWidget] = (self.search, self.contents, self.found, self.back, self.on, self.copy)
        for one, other in zip(order, (*order[1:], self.print_it), strict=True):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(self.print_it, self.chapter)


def _number(text: str) -> float:
    """Return the size of the type that was kept; 1 where none was."""
    try:
        kept = float(text)
    except ValueError:
        return 1.0
    return kept if _SMALLEST <= kept <= _LARGEST else 1.0
