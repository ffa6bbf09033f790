"""A workbook that was read, and every question that can be asked of it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Unpack

from headroom.opening.book_opening import without_rows
from headroom.opening.source import BookQuestion, BookSource
from headroom.output import outcome_columns, response_columns, timeline_columns
from headroom.policy_files.preset_names import DEFAULT_POLICY
from headroom.rules.scenario import NO_LOCKS
from headroom.scripting.assumed import Assumed, Fraction, Named, asked_of, locks_of
from headroom.scripting.assumed_numbers import fractions_of
from headroom.scripting.given import flag_of, text_of
from headroom.scripting.lawful_days import through_the_law
from headroom.scripting.results import Frame, Resourcing, Result, framed
from headroom.scripting.sweeping import swept
from headroom.user_error import UserError


class Book:
    """A workbook that was read; ``headroom.read`` makes one. Questions of it take the same arguments.

    Args:
        source: What is asked.
        rates: Assumed rates of currencies, US dollars per unit.
    """

    def __init__(self, source: BookSource, rates: Mapping[str, float]) -> None:
        self._source = source
        self._rates = dict(rates)
        self._book = source.book(self._rates)

    def __repr__(self) -> str:
        book = self._book
        used = f"{book.rows_used:,} of {book.rows_read:,} rows used"
        return f"<Book {book.name}: {len(book.vehicles)} models, {used}>"

    @property
    def name(self) -> str:
        """Return the name of the file."""
        return self._book.name

    @property
    def models(self) -> list[str]:
        """Return the names of the models, in the order of their first row."""
        return [vehicle.name for vehicle in self._book.vehicles]

    @property
    def currency_rates(self) -> dict[str, float]:
        """Return US dollars per unit of each currency, as stated or assumed."""
        return dict(self._book.currency_rates)

    @property
    def scenarios(self) -> list[str]:
        """Return the scenarios of saved work, the baseline first; none for a workbook.

        >>> import headroom
        >>> headroom.read(headroom.sample()).scenarios
        []
        """
        work = self._source.work
        if work is None:
            return []
        return [one.name for one in (work.workspace.baseline, *work.workspace.scenarios)]

    @property
    def problems(self) -> Frame:
        """Return what is wrong or assumed in the workbook itself, one a row; see ``Result.problems``.

        >>> import headroom
        >>> book = headroom.read(headroom.sample())
        >>> set(book.problems["severity"]) <= {"error", "warning", "assumption"}
        True
        """
        return framed(outcome_columns.PROBLEMS, self._book.problems)

    @cached_property
    def rows(self) -> Frame:
        """Return the part rows as the default policy, or that of the saved scenario, uses them.

        >>> import headroom
        >>> rows = headroom.read(headroom.sample()).rows
        >>> float(rows[rows["origin"] == "CN"]["value_usd"].min()) >= 0
        True
        """
        return self.evaluate().rows

    def evaluate(
        self,
        policy: Named | None = None,
        *,
        rvc: Fraction | None = None,
        us_content: Fraction | None = None,
        rates: Mapping[str, Fraction | None] | None = None,
        fx: Mapping[str, float] | None = None,
        as_of: date | str | None = None,
        readings: Mapping[str, str] | None = None,
        claim_cost: Fraction | None = None,
        changes: Iterable[str] = (),
        scenario: str | None = None,
    ) -> "Result":
        """Return who qualifies, and what each vehicle costs landed.

        Args:
            policy: Name of a policy (see ``headroom.policies``), path of a policy file, or policy; None:
                ``nafta``, or of saved work that of the scenario.
            rvc: Regional-content threshold of all vehicles, a fraction.
            us_content: US-content threshold of all vehicles, a fraction.
            rates: Thresholds, duties and fees by their keys (see ``headroom.figures``), fractions; None:
                a part duty as the tariff schedule has it.
            fx: US dollars per unit of currencies.
            as_of: Date whose figures of the policy count, also of a saved scenario; None: the policy's own.
            readings: How a text is read of which the policy has more than one reading, a word by key.
            claim_cost: What claiming the preference costs, fraction of the customs value; None: as it is.
                It counts where complying is compared with paying, and is no part of a landed cost.
            changes: Changes of parts by hand, e.g. ``"part=4711,from=CN,to=MX,price=+8%"``, after
                those of the scenario; the guide to scripts lists what they may say.
            scenario: Of saved work: the name of a scenario; None: the one that was being tried.

        Raises:
            WrongUseError: If an argument is wrong, or there is no such key, policy or scenario.
            UserError: If no row of the workbook can be used.

        >>> import headroom
        >>> book = headroom.read(headroom.sample())
        >>> result = book.evaluate("usmca", rvc=0.82, rates={"mfn_light_truck": "10 %"})
        >>> int(result.fleet["models"].iloc[0])
        18
        """
        assumed: Assumed = {"rvc": rvc, "us_content": us_content, "rates": rates, "fx": fx}
        more: Assumed = {"as_of": as_of, "readings": readings, "claim_cost": claim_cost, "scenario": scenario}
        return Result(self._ask(policy, {**assumed, **more, "changes": changes}))

    def resource(
        self,
        policy: Named | None = None,
        *,
        keep_parts: Iterable[str] = (),
        bar_countries: Iterable[str] = (),
        most_changes: int | None = None,
        **assumed: Unpack[Assumed],
    ) -> "Resourcing":
        """Return the cheapest compliant sourcing of each model, and whether to comply or to pay.

        Args:
            policy: As for ``evaluate``.
            keep_parts: Numbers of parts that stay with their source.
            bar_countries: Countries that no part may come from.
            most_changes: At most so many parts of a model move.
            **assumed: ``rvc``, ``us_content``, ``rates``, ``fx``, ``as_of``, ``readings``, ``claim_cost``,
                ``changes``, ``scenario``, as there.

        >>> import headroom
        >>> book = headroom.read(headroom.sample())
        >>> found = book.resource("usmca", rvc=0.80, bar_countries=["CN"])
        >>> set(found.models["decision"]) <= {"comply", "pay", "already qualifies", "no duty due"}
        True
        """
        question = self._ask(policy, assumed)
        locks = locks_of(keep_parts, bar_countries, most_changes)
        return Resourcing(question, question.scenario.locks if locks == NO_LOCKS else locks)

    def sweep(
        self,
        key: str,
        policy: Named | None = None,
        *,
        best: bool = False,
        values: Sequence[Fraction] | None = None,
        **assumed: Unpack[Assumed],
    ) -> Frame:
        """Return what the fleet comes to as one threshold or duty goes from end to end, one value a row.

        Args:
            key: Of the threshold or duty, e.g. ``rvc`` or ``mfn_light_truck``.
            policy: As for ``evaluate``.
            best: Whether makers re-source where that is cheaper; else the sourcing stays as it is.
            values: The values, rising; None: those at which something changes (a threshold at the present
                sourcing), or as many as the page Sweep has.
            **assumed: ``rvc``, ``us_content``, ``rates``, ``fx``, ``as_of``, ``readings``, ``claim_cost``,
                ``changes``, ``scenario``, as there.

        >>> import headroom
        >>> book = headroom.read(headroom.sample())
        >>> swept = book.sweep("rvc", "usmca")
        >>> bool(swept["qualifying"].is_monotonic_decreasing)
        True
        """
        question = self._ask(policy, assumed)
        wanted = None if values is None else fractions_of("values", values)
        found = swept(question, text_of("key", key), wanted, best=flag_of("best", best))
        return framed(response_columns.SWEEP, found)

    def timeline(
        self, policy: Named | None = None, *, by_model: bool = False, **assumed: Unpack[Assumed]
    ) -> Frame:
        """Return the fleet through the law, one step a row: from NAFTA over the USMCA to what is enacted.

        Args:
            policy: As for ``evaluate``. One that was law (``nafta``, ``usmca-232``) is followed by what was
                law after it; of any other the dates of its own are followed.
            by_model: Whether each step has a row for each model.
            **assumed: ``rvc``, ``us_content``, ``rates``, ``fx``, ``as_of``, ``changes``, ``scenario``, as
                there; figures that are set stay set on every date on which the law has them.

        >>> import headroom
        >>> steps = headroom.read(headroom.sample()).timeline()
        >>> steps["day"].iloc[0], bool(steps["day"].is_monotonic_increasing)
        ('2017-08-16', True)
        """
        question = self._ask(policy, assumed)
        table = (
            timeline_columns.TIMELINE_MODELS if flag_of("by_model", by_model) else timeline_columns.TIMELINE
        )
        return framed(table, through_the_law(question))

    def _ask(self, policy: Named | None, assumed: Assumed) -> BookQuestion:
        """Return the question; see ``evaluate``."""
        named = DEFAULT_POLICY if policy is None and self._source.work is None else policy
        question = self._source.put(asked_of(named, assumed, self._rates))
        if not question.opened.book.rows_used:
            raise UserError(without_rows(question.opened.book))
        return question
