"""The detail of the model looked at: verdict, formula, tests, duties, costs, and the rows behind them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSignalBlocker, QSize, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from headroom.output.content_label import label_table
from headroom.output.table import DetailTable, as_html, as_text
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import Verdict
from headroom.window.look.plain_text import PlainLabel, plain_tooltip
from headroom.window.look.theme import CAPTION, SPACE, TITLE, font_of, theme_of, type_scale
from headroom.window.model_detail.shown import detail, money
from headroom.window.plots.chart_look import ChartLook
from headroom.window.plots.chart_marks import paint_icon
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.still_label import StillLabel
from headroom.window.widgets.table_view import DetailTableView

_TESTS, _LABEL = "Tests", "Label"
_TESTS_WIDTH, _ROOMY = 576, 1280
"""Pixels of the tests beside the other tables, and of the detail from which they stand there."""

_NO_LIMIT = 16777215
"""Pixels: what Qt takes for no limit of a width."""

_NOTHING = "Choose a model in the charts."


class VerdictIcon(QWidget):
    """The icon of a verdict beside a title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size of an icon that goes with a title."""
        side = round(20 * type_scale(self))
        return QSize(side, side)

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show another verdict; None for none."""
        if verdict is not self._verdict:
            self._verdict = verdict
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a disc in the verdict's colour with its icon cut out."""
        if self._verdict is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = ChartLook.of(theme_of(self), font_of(self))
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush[self._verdict])
        radius = self.width() / 2 - 1
        painter.drawEllipse(centre, radius, radius)
        paint_icon(painter, self._verdict, centre, look, QColor(look.theme.surface))


class ModelDetail(QWidget):
    """Explains the verdict and the cost of the model looked at.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        parent: Parent widget.

    Attributes:
        certificates: Asks for the certificates of a model whose verdict is open, when clicked.
    """

    def __init__(self, session: Session, focus: Focus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._focus = focus
        self._measured = ("", -1)
        self._weighed: tuple[tuple[object, ...], DetailTable] | None = None
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon = VerdictIcon()
        self.title = StillLabel(TITLE, strong=True)
        self.formula = PlainLabel()
        self.formula.setProperty("kind", "muted")
        self.formula.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.certificates = QPushButton("Certificates")
        self.certificates.setProperty("kind", "link")
        self.certificates.setCursor(Qt.CursorShape.PointingHandCursor)
        self.certificates.setToolTip("Which certificates of origin would settle it")
        self.copy = QPushButton("Copy")
        self.copy.setProperty("kind", "quiet")
        self.copy.setToolTip("Copy the tables of this model, for a spreadsheet")
        self.caption = StillLabel(CAPTION, muted=True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.setCornerWidget(self.certificates)
        self.tables: dict[str, DetailTableView] = {}
        self._tables = QHBoxLayout()
        self._makers: dict[str, Callable[[Outcome, int], DetailTable]] = {
            _TESTS: detail.assessment_table,
            _LABEL: _label_table,
            "Rows that weigh most": self._rows,
            "Duties and fees": money.duty_table,
            "Landed cost": self._costs,
        }
        for name in self._makers:
            self.tables[name] = DetailTableView(name)
            self.tables[name].followed.connect(focus.followed)
            self.tabs.addTab(self.tables[name], name)
        self._lay_out()
        self.copy.clicked.connect(self.copy_tables)
        self.tabs.currentChanged.connect(self.refresh)
        session.changed.connect(self.refresh)
        focus.changed.connect(self.refresh)
        self.refresh()

    @property
    def model(self) -> int:
        """Return the model looked at; -1 for none."""
        outcome, name = self._session.outcome, self._focus.model
        names = outcome.exposure.book.rows.models if outcome else ()
        return names.index(name) if name in names else -1

    @property
    def tests_stand_beside(self) -> bool:
        """Return whether there is room for the tests beside the other tables."""
        return self.tabs.tabText(0) != _TESTS

    @Slot()
    def refresh(self) -> None:
        """Show the model looked at as it is now."""
        outcome, model = self._session.outcome, self.model
        shown = outcome is not None and model >= 0
        self.tabs.setVisible(shown)
        self.copy.setVisible(shown)
        self.caption.setVisible(shown)
        self.certificates.setVisible(
            shown
            and outcome is not None
            and int(outcome.verdict[model]) == Verdict.UNDETERMINED
            and not outcome.exposure.book.definition
        )
        if outcome is None or model < 0:
            self.icon.show_verdict(None)
            self.title.set_text(_NOTHING)
            self.formula.clear()
            return
        self.icon.show_verdict(Verdict(int(outcome.verdict[model])))
        self.title.set_text(detail.title(outcome, model))
        self.formula.setText(detail.formula(outcome, model))
        self.formula.setToolTip(plain_tooltip(detail.rule(outcome)))
        self._offer_tables(outcome, model)
        name = self.tabs.tabText(self.tabs.currentIndex())
        if self.tests_stand_beside:
            self.tables[_TESTS].show_table(detail.assessment_table(outcome, model))
        table = self._makers[name](outcome, model)
        self.tables[name].show_table(table)
        if self._measured != (name, model):  # cells of another model may be wider
            self._measured = (name, model)
            self.tables[name].measure()
        self.caption.set_text(table.caption or detail.rule(outcome))

    @Slot()
    def copy_tables(self) -> None:
        """Put the title, the formula and all tables on the clipboard, as text and as HTML."""
        outcome, model = self._session.outcome, self.model
        if outcome is None or model < 0:
            return
        of_label = bool(outcome.exposure.vehicles[model].label)
        tables = [make(outcome, model) for name, make in self._makers.items() if _concerns(name, of_label)]
        heading = f"{detail.title(outcome, model)}; {detail.formula(outcome, model)}"
        data = QMimeData()
        data.setText(as_text(heading, tables))
        data.setHtml(as_html(heading, tables))
        QGuiApplication.clipboard().setMimeData(data)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tests beside the other tables where there is room, else among them."""
        super().resizeEvent(event)
        scale = type_scale(self)
        beside = self.width() >= _ROOMY * scale
        tests = self.tables[_TESTS]
        if beside and not self.tests_stand_beside:
            self.tabs.removeTab(0)
            self._tables.insertWidget(0, tests)
            tests.show()
        elif not beside and self.tests_stand_beside:
            self.tabs.insertTab(0, tests, _TESTS)
        if beside:
            tests.setFixedWidth(round(_TESTS_WIDTH * scale))
        else:
            tests.setMaximumWidth(_NO_LIMIT)
            tests.setMinimumWidth(0)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Measure the tables again where the type changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            for table in self.tables.values():
                table.measure()

    def _offer_tables(self, outcome: Outcome, model: int) -> None:
        """Offer the tables that a model has: a content label has no rows and no costs."""
        of_label = bool(outcome.exposure.vehicles[model].label)
        with QSignalBlocker(self.tabs):
            for name, table in self.tables.items():
                at = self.tabs.indexOf(table)
                offered = _concerns(name, of_label)
                if at >= 0 and self.tabs.isTabVisible(at) != offered:  # else Qt lays out the whole window
                    self.tabs.setTabVisible(at, offered)

    def _rows(self, outcome: Outcome, model: int) -> DetailTable:
        """Return the rows that weigh most; they are looked for again only where they may differ."""
        depends_on = money.what_weighs(outcome, model)
        if self._weighed is None or self._weighed[0] != depends_on:
            self._weighed = (depends_on, money.rows_table(outcome, model))
        return self._weighed[1]

    def _costs(self, outcome: Outcome, model: int) -> DetailTable:
        """Return the landed cost against the baseline."""
        return money.cost_table(outcome, self._session.baseline_outcome or outcome, model)

    def _lay_out(self) -> None:
        """Put the title over the tabs."""
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self.icon)
        line.addWidget(self.title, 1)
        line.addWidget(self.formula)
        line.addSpacing(SPACE)
        line.addWidget(self.copy)
        column = QVBoxLayout(self)
        margin = SPACE * 3 // 2
        column.setContentsMargins(margin, SPACE, margin, SPACE)
        column.setSpacing(SPACE // 2)
        column.addLayout(line)
        self._tables.setSpacing(SPACE * 3)
        self._tables.addWidget(self.tabs, 1)
        column.addLayout(self._tables, 1)
        column.addWidget(self.caption)


def _label_table(outcome: Outcome, model: int) -> DetailTable:
    """Return what the content label of a model says."""
    return label_table(outcome.exposure.vehicles[model])


def _concerns(table: str, of_label: bool) -> bool:  # noqa: FBT001 - which of two kinds
    """Return whether a table is one of a model with a content label, or of one without."""
    return table == _TESTS or (table == _LABEL) == of_label
