"""Asks before an address is opened in the browser: whoever wrote it may be a stranger."""

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from headroom.language import tr
from headroom.workstation.organisation_presets import presets
from headroom.workstation.preset_words import SWITCHED_OFF, Feature


class LinkQuestion(QMessageBox):
    """Shows a whole address and opens it only if it is asked to; anything else is no.

    Where that is switched off on this workstation the address is only shown.

    Args:
        address: Where the link leads.
        parent: Parent widget.
    """

    def __init__(self, address: QUrl, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._address = address
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Open in the browser"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        allowed = presets().allows(Feature.WEB_LINKS)
        question = tr("Open this address in the browser?") if allowed else SWITCHED_OFF[Feature.WEB_LINKS]
        self.setText(f"{question}\n\n{written(address)}")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.yes = self.addButton(tr("Open"), QMessageBox.ButtonRole.AcceptRole)
        self.yes.setEnabled(allowed)
        self.no = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self.no)
        self.setEscapeButton(self.no)
        self.buttonClicked.connect(self._answer)

    @Slot(QAbstractButton)
    def _answer(self, button: QAbstractButton) -> None:
        """Open the address if that was chosen."""
        if button is self.yes:
            QDesktopServices.openUrl(self._address)


def may_be_opened(address: QUrl) -> bool:
    """Return whether an address is one that is asked about at all: a page, over an encrypted connection."""
    return address.isValid() and address.scheme() == "https" and bool(address.host())


def written(address: QUrl) -> str:
    """Return an address in letters that cannot be mistaken for others."""
    return bytes(address.toEncoded().data()).decode("ascii", "replace")
