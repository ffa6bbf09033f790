"""The head line: four figures of the fleet, each with its change from the baseline."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from headroom.present.headline import Figure, headline
from headroom.state.session import Session

_FIGURES = 4


class FigureView(QWidget):
    """One figure: large, with its change beside it and what it is below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.value = QLabel()
        self.value.setProperty("kind", "figure")
        self.change = QLabel()
        self.change.setProperty("kind", "heading")
        self.caption = QLabel()
        self.caption.setProperty("kind", "caption")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.value, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.change, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.caption)
        self.change.setContentsMargins(0, 0, 0, 4)

    def show_figure(self, figure: Figure) -> None:
        """Show ``figure``."""
        self.value.setText(figure.value)
        self.caption.setText(figure.caption)
        self.change.setText(figure.change)
        if self.change.property("tone") != figure.tone.value:
            self.change.setProperty("tone", figure.tone.value)
            self.change.style().polish(self.change)
        self.setToolTip(figure.exact)
        change = f", {figure.change} from the baseline" if figure.change else ", as in the baseline"
        self.setAccessibleName(f"{figure.value} {figure.caption}{change}")


class HeadlineView(QWidget):
    """Shows the fleet's four figures of a session."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.figures = tuple(FigureView() for _ in range(_FIGURES))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        for view in self.figures:
            line.addWidget(view, 1)
        session.changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the session as it is now."""
        outcome, baseline = self._session.outcome, self._session.baseline_outcome
        if outcome is None or baseline is None:
            return
        for view, figure in zip(self.figures, headline(outcome, baseline), strict=True):
            view.show_figure(figure)
