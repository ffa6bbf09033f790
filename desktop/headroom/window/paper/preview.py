"""The preview of what is printed, from where it goes to a printer or into a PDF."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo, QPrintPreviewWidget
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from headroom.disk.plain_name import plain_name
from headroom.disk.whole_file import write_whole
from headroom.language import tr, tr_in
from headroom.user_error import UserError
from headroom.window.look.file_dialog import FileDialog
from headroom.window.look.look import dress
from headroom.window.look.plain_text import PlainLabel, plain_title
from headroom.window.look.sized import open_at
from headroom.window.paper.sheet import MARGINS, PaperPainter, PrintedPage
from headroom.window.session.value_signal import ValueSignal, value_signal
from headroom.window.shown.news import News
from headroom.window.shown.tone import Tone
from headroom.window.shown.topics import GuideTopic
from headroom.window.widgets.explained import explain

NO_PRINTER = tr("No printer is set up on this computer; the page can be saved as a PDF.")
_WIDTH, _HEIGHT = 860, 720


def pdf_of(paper: PrintedPage, layout: QPageLayout) -> bytes:
    """Return a page of the window as a PDF: shapes as shapes, words as text."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(layout)
    writer.setTitle(paper.sentence)
    writer.setCreator("Headroom")
    PaperPainter(paper, layout).paint(writer)
    return bytes(content.data())


class PaperPreview(QDialog):
    """Shows a page of the window as it is printed; it prints it, or saves it as a PDF.

    Args:
        paper: What is printed.
        parent: The window.

    Attributes:
        said: Emitted with what was done, or why not.
    """

    said: ValueSignal[News] = value_signal()

    def __init__(self, paper: PrintedPage, parent: QWidget) -> None:
        super().__init__(parent)
        explain(self, GuideTopic.PAPER)
        self._paper = paper
        self.setWindowTitle(plain_title(tr("Print preview: {name}", name=paper.name)))
        self.printer = new_printer(paper)
        self.preview = QPrintPreviewWidget(self.printer)
        self.preview.setAccessibleName(tr("Print preview"))
        self.note = PlainLabel("" if has_printer() else NO_PRINTER)
        self.note.setProperty("kind", "muted")
        self.turn = QPushButton(tr("Upright"))
        self.turn.setToolTip(tr("Print on upright paper, or on paper that lies across"))
        self.turn.setCheckable(True)
        self.nearer = QPushButton(tr("Whole page"))
        self.nearer.setToolTip(tr("See a whole page, or as wide as there is room"))
        self.nearer.setCheckable(True)
        self.print_it = QPushButton(tr("Print…"))
        self.print_it.setEnabled(has_printer())
        self.save = QPushButton(tr("Save as PDF…"))
        self.close_button = QPushButton(tr_in("a button", "Close"))
        self._lay_out()
        dress(self)
        self.preview.paintRequested.connect(self._paint)
        self.turn.toggled.connect(self._turn)
        self.nearer.toggled.connect(self._see)
        self.print_it.clicked.connect(self.ask_printer)
        self.save.clicked.connect(self.ask_where)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self.preview.fitToWidth()
        open_at(self, _WIDTH, _HEIGHT)

    @Slot(QPrinter)
    def _paint(self, printer: QPrinter) -> None:
        """Paint every page for the preview, or for the printer."""
        PaperPainter(self._paper, printer.pageLayout()).paint(printer)

    @Slot(bool)
    def _turn(self, upright: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """Put the paper upright, or across."""
        way = QPageLayout.Orientation.Portrait if upright else QPageLayout.Orientation.Landscape
        self.preview.setOrientation(way)

    @Slot(bool)
    def _see(self, whole: bool) -> None:  # noqa: FBT001 - a slot of a check mark
        """See a whole page, or as wide as there is room."""
        if whole:
            self.preview.fitInView()
        else:
            self.preview.fitToWidth()

    @Slot()
    def ask_printer(self) -> None:
        """Ask for a printer, and print."""
        dialog = QPrintDialog(self.printer, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.accepted.connect(self._print)
        QDialog.open(dialog)  # its own asks for a receiver

    @Slot()
    def _print(self) -> None:
        """Print on the printer that was chosen."""
        self._paint(self.printer)
        self.said.emit(News(tr("{name} is printed.", name=self._paper.name)))
        self.accept()

    @Slot()
    def ask_where(self) -> None:
        """Ask where to save the PDF."""
        name = f"{plain_name(self._paper.name, 'page')}.pdf"
        dialog = FileDialog(self, tr("Save as PDF"), tr("PDF (*.pdf)"), name)
        dialog.fileSelected.connect(self.save_pdf)
        dialog.open()

    @Slot(str)
    def save_pdf(self, where: str) -> None:
        """Save the page as a PDF; whole or not at all."""
        path = Path(where)
        try:
            write_whole(path, pdf_of(self._paper, self.printer.pageLayout()))
        except UserError as reason:
            self.note.setText(str(reason))
            self.said.emit(News(str(reason), Tone.BAD))
        else:
            self.said.emit(News(tr("The page is saved as {name}.", name=path.name)))
            self.accept()

    def _lay_out(self) -> None:
        """Put the commands below the preview."""
        line = QHBoxLayout()
        line.setSpacing(8)
        for button in (self.turn, self.nearer):
            line.addWidget(button)
        line.addWidget(self.note, 1)
        for button in (self.save, self.print_it, self.close_button):
            line.addWidget(button)
        self.print_it.setDefault(self.print_it.isEnabled())
        self.save.setDefault(not self.print_it.isEnabled())
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.preview, 1)
        column.addLayout(line)


def has_printer() -> bool:
    """Return whether a printer is set up on this computer."""
    return bool(QPrinterInfo.availablePrinterNames())


def new_printer(paper: PrintedPage) -> QPrinter:
    """Return a printer for a page of the window, on paper that lies across; without one it makes a PDF."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if not has_printer():
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setDocName(paper.name)
    printer.setPageLayout(across(printer.pageLayout().pageSize()))
    return printer


def across(size: QPageSize) -> QPageLayout:
    """Return paper of a size that lies across; A4 where the size is not known."""
    known = size if size.isValid() else QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(known, QPageLayout.Orientation.Landscape, MARGINS, QPageLayout.Unit.Millimeter)
