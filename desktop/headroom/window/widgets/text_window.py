"""A window with text to read: getting started, about, licences."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.look import dress
from headroom.window.look.plain_text import plain_caption, plain_title
from headroom.window.look.sized import open_at
from headroom.window.widgets.link_question import LinkQuestion, may_be_opened

GETTING_STARTED = """
## Getting started

1. **Open a sourcing workbook** (File > Open, or drop it on the window): one row for each part of each
   model, with country of origin and unit cost. *File > Save an empty template* writes one with the
   columns explained. *File > Open the sample* shows the program with a fleet of its own.
2. **Choose a policy** at the top left. Every threshold, duty rate and fee of it is a slider below;
   the line in a chart can be dragged as well. The figures follow at once.
3. **Read the verdicts**: *qualifies*, *fails* or *cannot tell*, with the distance to the threshold in
   percentage points. *Cannot tell* means that parts of unknown origin decide.
4. **Compare**: every change is measured against the baseline. *Use as baseline* makes the present
   scenario the new one. Every step can be undone.
5. **Ask why**: choose a model to see its formula, its tests, its duties line by line and the rows of
   the workbook that weigh most; Enter shows it alone.
6. **Turn the pages**: six groups, each with the question that it answers, and on top of each page
   what it found. What moves this fleet most stands open in the panel; the rest is folded by topic.

| Key | What it does |
|---|---|
| Ctrl+O | open a workbook, or saved work |
| Ctrl+S | save the work: scenarios, policies and what they come to |
| Ctrl+F5 | read the open workbook again, and see what changed |
| F2 | change parts by hand in the scenario |
| Ctrl+T | follow the figure in use back to its cells and its law |
| Ctrl+Z, Ctrl+Shift+Z | undo, redo |
| Ctrl+1 to Ctrl+6 | go to a group of pages, at the page looked at last |
| Ctrl+Tab, Ctrl+PgDn; Ctrl+Shift+Tab, Ctrl+PgUp | next page, page before |
| Ctrl+K | find a model, a page or a lever |
| Ctrl+L | find a lever in the panel |
| Ctrl+C | copy the rows that are selected, or the chart in use as a picture |
| Ctrl+Shift+C | copy the tables of the page, with what it found and where that comes from |
| Ctrl+Shift+G; Ctrl+Shift+E | copy the chart of the page as a picture; save it as PNG or SVG |
| Ctrl+H | hand the figures over: PowerPoint, Excel with live formulas, PDF, web page, tables |
| Ctrl+P; Ctrl+F2 | print the page; see it on paper first, or save it as a PDF |
| Ctrl+E | problems of the workbook |
| Ctrl+Shift+F; Ctrl+Shift+A | show only models of a class, brand, plant or verdict, on every page; show all |
| Ctrl+F | find a part on the page of parts, elsewhere a model |
| Ctrl+Shift+V | type facts of vehicles that the workbook does not state |
| Ctrl+Enter | on the page of parts: open the workbook at the cell |
| Arrow keys | move a slider by one step; Page Up and Page Down by more |
| Ctrl+M | add what the window shows to the story |
| Ctrl+Shift+M | show or hide the story |
| Enter, F2, Del, Alt+← and Alt+→ | on a card of the story: show it, type its title, remove it, move it |
| F5 | present: the story if there is one, else the pages, in large type with the chosen sliders |
| →, PgDn; ←, PgUp; 1 to 6 | while presenting: next view or page, the one before, a group |
| ↑, ↓ | while presenting: point at the next row, which is read out large, as under the mouse |
| P; S | while presenting: next policy, next scenario |
| F11 | full screen |
| Ctrl+>; Ctrl+< | larger text; smaller text |
| Tab, Shift+Tab; Shift+F10 | go to the next control or chart, or back; the menu of what is in use |
| Arrow keys on a divider | move it; Home and End as far as it goes |
| Esc | leave the presentation and take back what was changed; F5 leaves and keeps it |

A right click on a lever chooses whether it is shown when presenting; that is kept with the work.
Where there is a second screen the room sees the presentation there, and this window goes on working:
*View > Present on* chooses the screen, or this window. A story is told with the scenario of each view;
your own comes back when you leave, and nothing of it is a step to undo. A card says *changed since* where
workbook, baseline or facts are others than when its view was looked at last.

Cost data never leaves this computer. The figures are a planning estimate, not legal advice.
"""

_ABOUT = """
## Headroom {version}

What-if program for automotive rules of origin, duties and landed cost.

**Cost data never leaves this computer**: the program opens no network connection; workbooks are read
where they are, and nothing of them is sent anywhere. Only a click on a source opens it in the browser.

The figures are a **planning estimate, not legal advice**.

Headroom uses Qt through PySide6 under the GNU Lesser General Public License, version 3. Qt's libraries
lie beside the program as files of their own and may be replaced by others of the same interface. The
other libraries and their licences are listed under *Third-party notices*.
"""


class TextBrowser(QTextBrowser):
    """Shows a text in Markdown; opens neither files nor pictures, and addresses only after asking."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setOpenLinks(False)
        FocusFrame(self)
        self.anchorClicked.connect(self._ask)
        self.setMarkdown(text)
        _space_out(self.document())

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing, whatever the text names."""
        del kind, name

    @Slot(QUrl)
    def _ask(self, address: QUrl) -> None:
        """Ask whether an address shall be opened; those of other kinds than pages never are."""
        if may_be_opened(address):
            LinkQuestion(address, self).open()


class TextWindow(QDialog):
    """Shows one or more texts in Markdown, beside the window it belongs to.

    What strangers wrote has to be made literal before it becomes part of such a text.
    """

    def __init__(self, title: str, texts: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        dress(self)
        self.setWindowTitle(plain_title(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        open_at(self, 680, 560)
        tabs = QTabWidget()
        tabs.setAccessibleName(f"Chapters of {title}")
        for name, text in texts.items():
            browser = TextBrowser(text)
            browser.setAccessibleName(name)
            tabs.addTab(browser, plain_caption(name))
        tabs.tabBar().setVisible(len(texts) > 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(tabs, 1)
        column.addWidget(buttons)


def about_texts(version: str, notices: str) -> dict[str, str]:
    """Return the texts of the window about the program."""
    return {"About": _ABOUT.format(version=version), "Third-party notices": notices}


def _space_out(document: QTextDocument) -> None:
    """Put some room between the paragraphs, which Markdown leaves without."""
    document.setDocumentMargin(12)
    cursor = QTextCursor(document)
    room = QTextBlockFormat()
    room.setBottomMargin(8)
    while True:
        if cursor.currentTable() is None:
            cursor.mergeBlockFormat(room)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            return
