"""A window with text to read: about, licences, sources."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTabWidget, QTextBrowser, QVBoxLayout, QWidget

from headroom.language import tr
from headroom.window.look.focus_frame import FocusFrame
from headroom.window.look.look import dress
from headroom.window.look.plain_text import plain_caption, plain_title
from headroom.window.look.sized import open_at
from headroom.window.widgets.link_question import LinkQuestion, may_be_opened

_ABOUT = (
    tr("What-if program for automotive rules of origin, duties and landed cost."),
    tr(
        "**Cost data never leaves this computer**: the program opens no network connection; workbooks are "
        "read where they are, and nothing of them is sent anywhere. Only a click on a source opens it in the "
        "browser."
    ),
    tr("The figures are a **planning estimate, not legal advice**."),
    tr(
        "As it opens no connection, the program does not look for newer versions of itself: they are where "
        "you or your IT got this one, with what changed in each."
    ),
    tr(
        "Headroom is under the MIT licence, © 2026 The Headroom authors. It uses Qt through PySide6 under "
        "the GNU Lesser General Public License, version 3. Qt's libraries lie beside the program as files of "
        "their own and may be replaced by others of the same interface. The other libraries and their "
        "licences are listed under *Third-party notices*."
    ),
)


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
        tabs.setAccessibleName(tr("Chapters of {window}", window=title))
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


def about_texts(version: str, this_computer: str, notices: str) -> dict[str, str]:
    """Return the texts of the window about the program."""
    return {
        tr("About"): "\n\n".join((f"## Headroom {version}", *_ABOUT)) + "\n",
        tr("This computer"): this_computer,
        tr("Third-party notices"): notices,
    }


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
