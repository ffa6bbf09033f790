"""What comes of a question, as frames that are made when they are asked for."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from os import PathLike
from typing import Any

from headroom.book.problem import Problem, Severity
from headroom.disk.whole_file import write_whole
from headroom.knapsack.highs import by_highs
from headroom.language import tr
from headroom.opening.handing_over import ReportWish, handed_over
from headroom.opening.source import BookQuestion
from headroom.opening.wrong_use import WrongUseError
from headroom.optimum.problems import lock_problems
from headroom.optimum.resourcing import ModelResourcing as Answer
from headroom.optimum.resourcing import resource
from headroom.output import outcome_columns, response_columns, row_columns
from headroom.output.frame_table import FrameTable
from headroom.rules.assumptions import all_problems
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.scenario import Locks, Scenario
from headroom.scripting.assumed import Named, policy_of
from headroom.scripting.given import flag_of, path_of, text_of, texts_of

Frame = Any
"""A ``pandas.DataFrame``; named so because pandas is loaded only when one is made."""


class Result:
    """What comes of a question; ``Book.evaluate`` makes one. Each frame is made when it is asked for.

    The frames are the result's own: a column that is added to ``rows`` can be pivoted by.

    Args:
        question: The question.

    Attributes:
        outcome: Every figure as numpy arrays.
    """

    def __init__(self, question: BookQuestion) -> None:
        self._question = question
        self.outcome: Outcome = question.answer()

    def __repr__(self) -> str:
        fleet = self.outcome.fleet()
        return f"<Result {self.policy.name}: {fleet.qualifying} of {fleet.models} models qualify>"

    @property
    def policy(self) -> Policy:
        """Return the policy with everything that was assumed."""
        return self.outcome.scenario.policy

    @cached_property
    def models(self) -> Frame:
        """Return verdict, content and landed cost, one model a row."""
        return framed(outcome_columns.MODELS, self.outcome)

    @cached_property
    def tests(self) -> Frame:
        """Return the tests, one of one model a row."""
        return framed(outcome_columns.TESTS, self.outcome)

    @cached_property
    def duties(self) -> Frame:
        """Return duties, credits and fees, one of one model a row."""
        return framed(outcome_columns.DUTIES, self.outcome)

    @cached_property
    def fleet(self) -> Frame:
        """Return the fleet's totals a year, in one row."""
        return framed(outcome_columns.FLEET, self.outcome)

    @cached_property
    def rows(self) -> Frame:
        """Return the part rows as they are used, with their cells, one a row."""
        return framed(row_columns.ROWS, row_columns.UsedRows(self.outcome))

    @property
    def problems(self) -> Frame:
        """Return everything that is wrong or assumed, one a row."""
        return framed(outcome_columns.PROBLEMS, _problems(self._question, all_problems(self.outcome)))

    def report(
        self,
        out: str | PathLike[str],
        *,
        baseline: Named | None = None,
        pages: str | Iterable[str] = (),
        template: str | PathLike[str] | None = None,
        dossier: bool = False,
        live: str | None = None,
        paper: str | None = None,
        models: str | Iterable[str] = (),
    ) -> tuple[str, ...]:
        """Hand the figures over as a file, as ``headroom report`` does.

        Args:
            out: The file; its ending is the format: .pptx, .xlsx, .pdf, .html, .csv or .parquet.
            baseline: What it is compared with: a policy; None: the baseline of saved work, else the policy as
                published.
            pages: Which pages, in which order; none: all. They are who-qualifies, landed-cost, change,
                comply-or-pay, map, timeline, drivers, assumptions, problems.
            template: A company's presentation, for .pptx.
            dossier: Whether everything about each model stands behind the brief, for .pdf.
            live: How far down an .xlsx calculates: rows, sums or none; None: as its rows allow.
            paper: The sheet of a .pdf: letter or a4.
            models: Models that are listed; none: all. Figures of the fleet stay those of all.

        Returns:
            What the format cannot show as the window does, a sentence each.

        Raises:
            WrongUseError: If an argument is wrong.
            UserError: If the file cannot be written, or the template cannot be used.
        """
        wish = ReportWish(
            path_of("out", out),
            template=None if template is None else path_of("template", template),
            pages=",".join(texts_of("pages", pages)) or None,
            live=None if live is None else text_of("live", live),
            paper=None if paper is None else text_of("paper", paper),
            dossier=flag_of("dossier", dossier),
            models=texts_of("models", models),
        )
        terms = wish.terms()
        against = self._question.workspace.baseline
        if baseline is not None:
            policy = policy_of(baseline, None)
            if not set(policy.code_lists) <= self._question.exposure.classification.lists:
                text = (
                    ": it has code lists of its own, which the workbook was not read with; evaluate it first."
                )
                raise WrongUseError(text, "baseline")
            against = Scenario(policy, name=policy.title)
        made = handed_over(self._question, against, wish, terms)
        write_whole(wish.out, made.content)
        return made.remarks

    def pivot(
        self, index: str | list[str], columns: str | list[str] | None = None, values: str = "value_usd"
    ) -> Frame:
        """Return sums over the rows that count: one row for each ``index``, one column for each ``columns``.

        Args:
            index: Column of ``rows``, or several.
            columns: Likewise; None: one column of sums.
            values: Column that is summed.

        >>> import headroom
        >>> result = headroom.read(headroom.sample()).evaluate("usmca")
        >>> table = result.pivot("origin", "model")
        >>> bool(abs(table.sum() - result.models.set_index("model")["parts_usd"]).max() < 1e-6)
        True
        """
        down = list(texts_of("index", index))
        across = [] if columns is None else list(texts_of("columns", columns))
        if not down:
            text = ": name a column."
            raise WrongUseError(text, "index")
        names = [*down, *across, text_of("values", values)]
        for at, name in enumerate(names):
            if name not in self.rows.columns:
                text = ": " + tr(
                    "rows have no column “{column}”; there are {columns}.",
                    column=name,
                    columns=", ".join(self.rows.columns),
                )
                raise WrongUseError(text, "pivot")
            if name in names[:at]:
                text = ": " + tr("the column “{column}” is named twice.", column=name)
                raise WrongUseError(text, "pivot")
        counted = self.rows[self.rows["source"] == "current"]
        if counted[values].dtype.kind not in "biuf":
            text = ": " + tr("the column “{column}” cannot be summed, as it holds no numbers.", column=values)
            raise WrongUseError(text, "values")
        return counted.pivot_table(
            index=down, columns=across or None, values=values, aggfunc="sum", observed=True, fill_value=0.0
        )


class Resourcing:
    """Comply or pay; ``Book.resource`` makes one.

    Args:
        question: The question.
        locks: What is left alone.

    Attributes:
        answers: Every answer, with its proof.
    """

    def __init__(self, question: BookQuestion, locks: Locks) -> None:
        self._question = question
        self._locks = locks
        offers = question.opened.offers
        found = resource(offers, question.scenario, locks, fallback=by_highs)
        self.answers: tuple[Answer, ...] = found if question.opened.book.states_costs else ()

    def __repr__(self) -> str:
        return f"<Resourcing {self._question.scenario.policy.name}: {len(self.answers)} models>"

    @cached_property
    def models(self) -> Frame:
        """Return what is decided and what it costs, one model a row."""
        return framed(response_columns.RESOURCED, self.answers)

    @cached_property
    def changes(self) -> Frame:
        """Return the parts that move as decided, one of one model a row."""
        return framed(response_columns.CHANGES, self.answers)

    @cached_property
    def constraint_costs(self) -> Frame:
        """Return what each test and lock costs, one of one model a row."""
        return framed(response_columns.CONSTRAINT_COSTS, self.answers)

    @property
    def problems(self) -> Frame:
        """Return everything that is wrong or assumed, one a row."""
        offers = self._question.opened.offers.under(self._question.scenario)
        idle = lock_problems(offers, self._locks)
        every = (*all_problems(self._question.answer()), *idle)
        return framed(outcome_columns.PROBLEMS, _problems(self._question, every))


def framed(table: FrameTable[Any], source: object) -> Frame:
    """Return a frame; only now pandas is loaded, which takes half a second."""
    from headroom.scripting.frames import frame_of  # noqa: PLC0415 - see above

    return frame_of(table, source)


def _problems(question: BookQuestion, problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Return problems, after where saved work is not what it was."""
    if not question.remark:
        return tuple(problems)
    return (Problem(Severity.WARNING, question.remark, rows=0), *problems)
