"""The tables of the model looked at: each brought up to date where it is shown."""

from collections.abc import Callable, Collection
from typing import TypeVar

from headroom.language import tr
from headroom.output.content_label import label_table
from headroom.output.model_tables import assessment, core_groups, duty_stack, money, us_content
from headroom.output.table import DetailTable
from headroom.rules.outcome import Outcome
from headroom.window.look.theme import SPACE
from headroom.window.pages.model.shown import depends
from headroom.window.pages.model.shown.depends import Depends
from headroom.window.session.focus import Focus
from headroom.window.session.session import Session
from headroom.window.widgets.table_view import DetailTableView

Shown = TypeVar("Shown")

TESTS, TEST_LINES, LABEL, US_CONTENT, CORE = (
    tr("Tests"),
    tr("Tests in short"),
    tr("Label"),
    tr("US content"),
    tr("Core groups"),
)
ROWS, ROW_LINES, DUTIES, DUTY_STACK, DUTY_LINES, COSTS, COST_LINES = (
    tr("Rows that weigh most"),
    tr("Rows that weigh most in short"),
    tr("Duties and fees"),
    tr("Duties and fees, without bases"),
    tr("Duties and fees in short"),
    tr("Landed cost"),
    tr("Landed cost in short"),
)
_COPIED = (TESTS, CORE, US_CONTENT, LABEL, ROWS, DUTIES, COSTS)
"""What is copied, all in full."""

_IN_ORDER = {TESTS, TEST_LINES, US_CONTENT, DUTIES, DUTY_STACK, DUTY_LINES}
"""Tables whose order says something, and which no heading sorts."""


class ModelTables:
    """Views of some tables of one model.

    Args:
        session: What is open and assumed.
        focus: Which model is looked at.
        names: The tables that are shown.

    Attributes:
        views: By name.
        curt: Whether of the law no more than numbers of sections are shown, as there is little room.
    """

    def __init__(self, session: Session, focus: Focus, names: tuple[str, ...]) -> None:
        self._session = session
        self._focus = focus
        self._made: dict[str, tuple[Depends, DetailTable]] = {}
        self._measured: dict[str, tuple[str, str]] = {}
        self._makers: dict[str, Callable[[Outcome, int], DetailTable]] = {
            TESTS: self._tests,
            TEST_LINES: assessment.assessment_lines,
            CORE: core_groups.core_table,
            US_CONTENT: self._us_content,
            LABEL: _label_table,
            ROWS: money.rows_table,
            ROW_LINES: lambda outcome, model: money.rows_lines(self._table(ROWS, outcome, model)),
            DUTIES: duty_stack.duty_table,
            DUTY_STACK: duty_stack.duty_stack,
            DUTY_LINES: duty_stack.duty_lines,
            COSTS: self._of_costs(money.cost_table),
            COST_LINES: self._of_costs(money.cost_lines),
        }
        self._depends: dict[str, Callable[[Outcome, int], Depends]] = {
            **dict.fromkeys((TESTS, TEST_LINES), depends.of_tests),
            US_CONTENT: depends.of_us_content,
            **dict.fromkeys((ROWS, ROW_LINES), money.what_weighs),
            **dict.fromkeys((DUTIES, DUTY_STACK, DUTY_LINES), depends.of_duties),
            **dict.fromkeys((COSTS, COST_LINES), self._of_costs(depends.of_costs)),
        }
        self.views: dict[str, DetailTableView] = {}
        self.curt = False
        for name in names:
            self.views[name] = DetailTableView(name, sorts=name not in _IN_ORDER)
            self.views[name].followed.connect(focus.followed)
        if TESTS in names:
            self.views[TESTS].horizontalHeader().setMinimumSectionSize(SPACE * 3)  # numbers are narrow
        if ROWS in names:
            self.views[ROWS].wrap_texts()

    @property
    def model(self) -> int:
        """Return the model looked at; -1 for none."""
        outcome, name = self._session.outcome, self._focus.model
        names = outcome.exposure.book.rows.models if outcome else ()
        return names.index(name) if name in names else -1

    def refresh(self, names: Collection[str] = ()) -> dict[str, DetailTable]:
        """Bring up to date what concerns the model looked at, hide the rest, and return what is shown.

        Of a table without rows no more than its caption is to be shown.

        Args:
            names: The tables that there is room for; none: all of them.
        """
        outcome, model = self._session.outcome, self.model
        shown: dict[str, DetailTable] = {}
        if outcome is None or model < 0:
            self._made.clear()  # a workbook that was closed is let go of
            return shown
        of_label = bool(outcome.exposure.vehicles[model].label)
        for name, view in self.views.items():
            offered = concerns(name, of_label=of_label) and (not names or name in names)
            if offered:
                shown[name] = self._table(name, outcome, model)
            seen = offered and bool(shown[name].rows)  # headings of nothing say nothing: the caption does
            if view.isHidden() is seen:
                view.setHidden(not seen)
            if not offered:
                continue
            if view.cells.table is not shown[name]:
                view.show_table(shown[name])
            asked = outcome.vehicles[model].name, outcome.exposure.book.name
            if self._measured.get(name) != asked:  # cells of another model may be wider
                self._measured[name] = asked
                view.measure()
        return shown

    def copied_heading(self) -> str:
        """Return the verdict on the model and how its content comes about; empty for none."""
        outcome, model = self._session.outcome, self.model
        if outcome is None or model < 0:
            return ""
        return f"{assessment.title(outcome, model)}; {assessment.formula(outcome, model)}"

    def whole_tables(self) -> tuple[DetailTable, ...]:
        """Return all there is to say of the model; nothing where none is looked at."""
        outcome, model = self._session.outcome, self.model
        if outcome is None or model < 0:
            return ()
        of_label = bool(outcome.exposure.vehicles[model].label)
        names = [name for name in _COPIED if concerns(name, of_label=of_label)]
        return tuple(self._table(name, outcome, model) for name in names)

    def _tests(self, outcome: Outcome, model: int) -> DetailTable:
        """Return the tests, numbered."""
        return assessment.assessment_table(outcome, model, curt=self.curt)

    def _us_content(self, outcome: Outcome, model: int) -> DetailTable:
        """Return the US content under its names."""
        return us_content.us_content_table(outcome, model, curt=self.curt)

    def _table(self, name: str, outcome: Outcome, model: int) -> DetailTable:
        """Return a table; it is made anew only where it may differ from the one made last."""
        if name not in self._depends:
            return self._makers[name](outcome, model)
        depends_on = (self.curt, *self._depends[name](outcome, model))
        made = self._made.get(name)
        if made is None or made[0] != depends_on:
            made = self._made[name] = (depends_on, self._makers[name](outcome, model))
        return made[1]

    def _of_costs(self, make: Callable[[Outcome, Outcome, int], Shown]) -> Callable[[Outcome, int], Shown]:
        """Return what is asked of the landed cost against the baseline."""
        return lambda outcome, model: make(outcome, self._session.baseline_outcome or outcome, model)


def concerns(table: str, *, of_label: bool) -> bool:
    """Return whether a table is one of a model with a content label, or of one without."""
    return table in {TESTS, TEST_LINES} or (table == LABEL) == of_label


def _label_table(outcome: Outcome, model: int) -> DetailTable:
    """Return what the content label of a model says."""
    return label_table(outcome.exposure.vehicles[model])
