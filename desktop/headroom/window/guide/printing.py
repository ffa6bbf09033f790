"""Prints a chapter, or saves it as a PDF where there is no printer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QObject, Signal, Slot
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from headroom.disk.plain_name import plain_name
from headroom.disk.whole_file import write_whole
from headroom.language import tr
from headroom.user_error import UserError
from headroom.window.guide.chapter_document import ChapterDocument
from headroom.window.look.file_dialog import FileDialog
from headroom.window.paper.preview import has_printer

_MARGIN_MM = 16.0


class ChapterPrinting(QObject):
    """Asks for a printer or a file, and puts a chapter there.

    Args:
        over: The window.

    Attributes:
        said: Emitted with what was done, or why not.
    """

    said = Signal(str)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._document: ChapterDocument | None = None
        self._printer: QPrinter | None = None

    def ask(self, document: ChapterDocument, title: str) -> None:
        """Ask where a chapter shall go."""
        self._document = document
        if not has_printer():
            dialog = FileDialog(
                self._over, tr("Save as PDF"), tr("PDF (*.pdf)"), f"{plain_name(title, 'chapter')}.pdf"
            )
            dialog.fileSelected.connect(self.save)
            dialog.open()
            return
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setDocName(title)
        chooser = QPrintDialog(self._printer, self._over)
        chooser.finished.connect(chooser.deleteLater)
        chooser.accepted.connect(self._print)
        QDialog.open(chooser)  # its own asks for a receiver

    @Slot()
    def _print(self) -> None:
        """Print on the printer that was chosen."""
        if self._document is not None and self._printer is not None:
            self.put_on(self._printer, self._document)

    def put_on(self, printer: QPrinter, document: ChapterDocument) -> None:
        """Put a chapter on the paper of a printer."""
        document.print_(printer)
        self.said.emit(tr("The chapter is printed."))

    @Slot(str)
    def save(self, where: str) -> None:
        """Save the chapter as a PDF; whole or not at all."""
        path = Path(where)
        if self._document is None:
            return
        try:
            write_whole(path, pdf_of(self._document))
        except UserError as reason:
            self.said.emit(str(reason))
        else:
            self.said.emit(tr("The chapter is saved as {name}.", name=path.name))


def pdf_of(document: ChapterDocument) -> bytes:
    """Return a chapter as a PDF, on upright paper."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Portrait,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )
    writer.setCreator("Headroom")
    document.print_(writer)
    return bytes(content.data())
