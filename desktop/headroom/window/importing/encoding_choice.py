"""How a text file is encoded, to be chosen where it was found out wrongly."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QWidget

from headroom.book.survey import SheetFinding
from headroom.language import tr
from headroom.workbook.bytes.encodings import ENCODINGS


class EncodingChoice(QComboBox):
    """The encodings of a text file: the one it is read in, those it may be in as well, then all others.

    It is hidden for workbooks, which state their encoding.

    Attributes:
        encoding_chosen: Emitted with the name of an encoding that a person chose.
    """

    encoding_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("How the text is encoded"))
        self.setToolTip(tr("Choose another encoding where letters are wrong"))
        self.hide()
        self.activated.connect(self._choose)

    def show_sheet(self, sheet: SheetFinding) -> None:
        """Show in what encoding a sheet is read; hidden where there is no choice."""
        coding = sheet.coding
        self.setVisible(coding is not None)
        self.clear()
        if coding is not None:
            for name in dict.fromkeys((coding.name, *coding.others, *ENCODINGS)):
                self.addItem(ENCODINGS.get(name, name), name)

    @Slot(int)
    def _choose(self, row: int) -> None:
        """Say which encoding was chosen."""
        if row > 0:
            self.encoding_chosen.emit(self.itemData(row))
