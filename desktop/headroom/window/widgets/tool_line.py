"""The tools of a page: in one line, or in as many as the room asks for."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from headroom.window.look.theme import SPACE


class ToolLine(QWidget):
    """Puts tools beside each other, and those that do not fit below them.

    Args:
        tools: In their order.
        parent: Parent widget.
    """

    def __init__(self, *tools: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        for tool in tools:
            if isinstance(tool, QComboBox):  # else it would be cut to a few letters
                tool.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
                tool.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._split: tuple[int, ...] = ()
        self._lines: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE // 2)
        self._put((len(tools),))

    @property
    def room(self) -> int:
        """Return the width of all of them in one line, pixels."""
        widths = [_width(tool) for tool in self._tools if not tool.isHidden()]
        return sum(widths) + SPACE * max(len(widths) - 1, 0)

    def fit(self, width: int) -> None:
        """Stand in as few lines as ``width`` allows."""
        lines: list[int] = [0]
        used = 0
        for tool in self._tools:
            needed = 0 if tool.isHidden() else _width(tool) + SPACE
            if lines[-1] and used + needed - SPACE > width:
                lines.append(0)
                used = 0
            lines[-1] += 1
            used += needed
        self._put(tuple(lines))

    def _put(self, split: tuple[int, ...]) -> None:
        """Put so many tools into each line."""
        if split == self._split:
            return
        self._split = split
        while len(self._lines) < len(split):
            line = QHBoxLayout()
            line.setSpacing(SPACE)
            line.addStretch(1)
            self._lines.append(line)
            self._column.addLayout(line)
        rest = iter(self._tools)
        for line, count in zip(self._lines, split, strict=False):
            for _ in range(count):
                line.addWidget(next(rest))


def _width(tool: QWidget) -> int:
    """Return the width that a tool needs; a box of choices shows them whole."""
    return max(tool.minimumSizeHint().width(), tool.sizeHint().width() if isinstance(tool, QComboBox) else 0)
