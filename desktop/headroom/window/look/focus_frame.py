"""A frame around a table or a chart that has the keys, where they came to it by keys: a click needs none."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from headroom.window.look.theme import theme_of, type_scale

_WIDTH = 2
"""Pixels at normal type."""

_BY_KEYS = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)


_BY_ITSELF = "the focus goes by itself"
"""Property of the application while Qt gives the keys to the next widget because one was hidden."""


@contextmanager
def by_itself() -> Iterator[None]:
    """Let the keys go to another widget, as Qt says by the tab key, without a frame around it."""
    application = QApplication.instance()
    if application is not None:
        application.setProperty(_BY_ITSELF, True)
    try:
        yield
    finally:
        if application is not None:
            application.setProperty(_BY_ITSELF, False)


class FocusFrame(QWidget):
    """Lies over a widget and paints its edge; nothing inside is painted anew because of it.

    Args:
        widget: What it frames.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come with the keys, go without them, and keep to the edge."""
        kind = event.type()
        if kind is QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self._want(wanted=event.reason() in _BY_KEYS and not _goes_by_itself())
        elif kind is QEvent.Type.KeyPress and self.isHidden():
            self._want(wanted=self._widget.hasFocus())
        elif kind is QEvent.Type.FocusOut:
            self._want(wanted=False)
        elif kind is QEvent.Type.Resize and not self.isHidden():
            self._settle()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the edge; the mask leaves nothing else."""
        QPainter(self).fillRect(self.rect(), QColor(theme_of(self._widget).accent))

    def _want(self, *, wanted: bool) -> None:
        """Be seen, or not."""
        if wanted:
            self._settle()
            self.raise_()
        self.setVisible(wanted)

    def _settle(self) -> None:
        """Take the edge of the widget."""
        wide = max(round(_WIDTH * type_scale(self._widget)), _WIDTH)
        whole = QRect(0, 0, self._widget.width(), self._widget.height())
        self.setGeometry(whole)
        self.setMask(QRegion(whole).subtracted(QRegion(whole.adjusted(wide, wide, -wide, -wide))))


def _goes_by_itself() -> bool:
    """Return whether nobody has pressed a key for the focus to go on."""
    application = QApplication.instance()
    return application is not None and bool(application.property(_BY_ITSELF))
