"""A button whose menu holds the choices and buttons that have no room beside it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton, QToolButton, QWidget

from headroom.language import tr
from headroom.window.look.plain_text import plain_tooltip
from headroom.window.widgets.segmented import Segmented


class MoreButton(QToolButton):
    """Opens a menu of choices, each below its name with the chosen value ticked, and of what buttons do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: tuple[Segmented[Any], ...] = ()
        self._buttons: tuple[QPushButton, ...] = ()
        self._listed = QMenu(self)
        self.setText(tr("More"))
        self.setProperty("kind", "menu")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._listed)
        self._listed.aboutToShow.connect(self._list)

    def hold(self, choices: Sequence[Segmented[Any]], buttons: Sequence[QPushButton]) -> None:
        """Hold other choices and buttons."""
        if (tuple(choices), tuple(buttons)) == (self._choices, self._buttons):
            return
        self._choices, self._buttons = tuple(choices), tuple(buttons)
        names = ", ".join(
            [*(choice.name.lower() for choice in choices), *(button.text().lower() for button in buttons)]
        )
        self.setAccessibleName(tr("More: {names}", names=names))
        self.setToolTip(plain_tooltip(tr("More: {names}", names=names)))

    @Slot()
    def _list(self) -> None:
        """List what there is as it is now."""
        listed = self._listed
        listed.clear()
        for group in listed.findChildren(QActionGroup):
            group.deleteLater()  # clearing takes the actions alone
        for choice in self._choices:
            if listed.actions():
                listed.addSeparator()
            listed.addAction(choice.name).setEnabled(False)
            group = QActionGroup(listed)
            for value in choice.buttons.values():
                action = self._offer(value)
                action.setCheckable(True)
                action.setChecked(value.isChecked())
                group.addAction(action)
        if listed.actions() and self._buttons:
            listed.addSeparator()
        for button in self._buttons:
            self._offer(button)

    def _offer(self, button: QAbstractButton) -> QAction:
        """Offer what a button does."""
        action = self._listed.addAction(button.text())
        action.setEnabled(button.isEnabled())
        action.triggered.connect(button.click)
        return action
