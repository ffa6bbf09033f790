"""A company's template for slides: chosen, or none, and remembered."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from headroom.language import tr
from headroom.window.handover.shown.choices import TEMPLATES
from headroom.window.look.file_dialog import FileDialog
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.look.theme import SPACE
from headroom.window.session.settings import SLIDE_TEMPLATE, Settings
from headroom.window.widgets.elided_label import ElidedLabel

_NONE = tr("none: the look of Headroom")


class TemplateChoice(QWidget):
    """Shows which template is used, and lets another be chosen, or none.

    Args:
        settings: Remembers it.
        parent: Parent widget.
    """

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._template = remembered_template(settings)
        self.name = ElidedLabel()
        self.choose = QPushButton(tr("Choose…"))
        self.none = QPushButton(tr("Use none"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE)
        line.addWidget(self.name, 1)
        for button in (self.choose, self.none):
            button.setProperty("kind", "quiet")
            line.addWidget(button)
        self.choose.clicked.connect(self._ask)
        self.none.clicked.connect(self._drop)
        self._show()

    @property
    def template(self) -> Path | None:
        """Return the template; None for the program's own look."""
        return self._template

    @Slot()
    def _ask(self) -> None:
        """Ask for a company's template."""
        folder = "" if self._template is None else str(self._template.parent)
        dialog = FileDialog(self, tr("Choose a template"), TEMPLATES, folder=folder)
        dialog.fileSelected.connect(self.use)
        dialog.open()

    @Slot(str)
    def use(self, text: str) -> None:
        """Use the template of a path from now on."""
        self._template = Path(text)
        self._settings.put_text(SLIDE_TEMPLATE, text)
        self._show()

    @Slot()
    def _drop(self) -> None:
        """Use the program's own look from now on."""
        self._template = None
        self._settings.put_text(SLIDE_TEMPLATE, "")
        self._show()

    def _show(self) -> None:
        """Show which template is used."""
        template = self._template
        self.name.setText(_NONE if template is None else template.name)
        locked = self._settings.is_locked(SLIDE_TEMPLATE)
        where = "" if template is None else str(template)
        if locked:
            where = tr("The template is set by your organisation: {template}", template=where)
        self.name.setToolTip(plain_tooltip(where))
        self.choose.setVisible(not locked)
        self.none.setVisible(template is not None and not locked)


def remembered_template(settings: Settings) -> Path | None:
    """Return the template that was used the last time, where it is still there."""
    text = settings.text(SLIDE_TEMPLATE)
    path = Path(text) if text else None
    return path if path is not None and path.is_file() else None
