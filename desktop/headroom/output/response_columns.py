"""Re-sourcing, sweeps and policies as columns for scripts."""

from collections.abc import Callable, Sequence
from datetime import date
from math import isfinite

import numpy as np

from headroom.analysis.class_totals import Regime
from headroom.analysis.drivers import KeyFigure
from headroom.analysis.sweep import Sweep
from headroom.optimum.change_worth import Worth, worths
from headroom.optimum.constraint_costs import ConstraintCost, constraint_costs
from headroom.optimum.resourcing import Decision, ModelResourcing
from headroom.optimum.sourcing_choice import Sourcing
from headroom.output.constraint_words import constraint_key
from headroom.output.frame_table import FrameColumn, FrameTable, Values
from headroom.output.outcome_columns import COUNT, SHARE, TEXT, USD, YES_NO
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold

Answers = Sequence[ModelResourcing]
Figured = Threshold | Measure | Fee


def _answer(
    name: str, unit: str, meaning: str, get: Callable[[ModelResourcing], object]
) -> FrameColumn[Answers]:
    return FrameColumn(name, unit, meaning, lambda answers: [get(answer) for answer in answers])


def _money(
    name: str, unit: str, meaning: str, get: Callable[[ModelResourcing], float | None]
) -> FrameColumn[Answers]:
    return FrameColumn(name, unit, meaning, lambda answers: np.array([_or_nan(get(one)) for one in answers]))


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def _landed(sourcing: Sourcing | None) -> float | None:
    return None if sourcing is None else sourcing.landed_usd


RESOURCED: FrameTable[Answers] = FrameTable(
    "resourcing.models",
    "one model: comply or pay",
    (
        _answer("model", TEXT, "its name", lambda one: one.model),
        _answer("decision", TEXT, ", ".join(Decision), lambda one: one.decision.value),
        _money(
            "incumbent_usd",
            USD,
            "parts, freight and part duties of the current sourcing",
            lambda one: one.incumbent_usd,
        ),
        _money("incumbent_landed_usd", USD, "its landed cost", lambda one: one.incumbent_landed_usd),
        _money(
            "comply_premium_usd",
            USD,
            "what the cheapest qualifying sourcing costs more, duty on the vehicle aside; NaN: none",
            lambda one: one.comply_premium_usd,
        ),
        _money(
            "comply_landed_usd",
            USD,
            "landed cost of the cheapest sourcing that qualifies",
            lambda one: _landed(one.comply),
        ),
        _money(
            "claim_cost_usd",
            USD,
            "what claiming the preference costs as decided; it is in no landed cost",
            lambda one: one.claim_usd,
        ),
        _money(
            "duty_if_paying_usd",
            USD,
            "vehicle duties and fees of the cheapest sourcing that does not qualify",
            lambda one: one.duty_if_paying_usd,
        ),
        _money("pay_landed_usd", USD, "landed cost of that sourcing", lambda one: _landed(one.pay)),
        _money("landed_usd", USD, "as decided, with spread switching cost", lambda one: one.landed_usd),
        _money(
            "rvc",
            SHARE,
            "regional content as decided, low end",
            lambda one: None if one.chosen is None else one.chosen.rvc,
        ),
        _money(
            "us_content",
            SHARE,
            "US content as decided, low end",
            lambda one: None if one.chosen is None else one.chosen.us_content,
        ),
        _answer("changes", COUNT, "parts that move", lambda one: len(one.changes)),
        _answer(
            "proven_optimal",
            YES_NO,
            "whether both answers are proven to the cent",
            lambda one: one.proven_optimal,
        ),
        _money(
            "bound_usd",
            USD,
            "no sourcing lands it for less; NaN: there is none",
            lambda one: one.bound_usd if isfinite(one.bound_usd) else None,
        ),
        _money(
            "break_even_rate",
            SHARE,
            "duty at which complying and paying cost the same; NaN: none",
            lambda one: one.break_even_rate(),
        ),
    ),
)


def _moves(answers: Answers) -> list[tuple[ModelResourcing, Worth]]:
    return [
        (answer, worth) for answer in answers if answer.chosen is not None for worth in worths(answer.chosen)
    ]


def _move(get: Callable[[ModelResourcing, Worth], object]) -> Callable[[Answers], Values]:
    return lambda answers: [get(answer, worth) for answer, worth in _moves(answers)]


def _cell(answer: ModelResourcing, row: int) -> str:
    return answer.problem.terms.offers.current.book.rows.address(row, "unit_cost")


CHANGES: FrameTable[Answers] = FrameTable(
    "resourcing.changes",
    "one part of one model that moves as decided",
    (
        FrameColumn("model", TEXT, "its name", _move(lambda answer, _: answer.model)),
        FrameColumn("part_number", TEXT, "its number", _move(lambda _, worth: worth.change.part_number)),
        FrameColumn(
            "from_origin",
            TEXT,
            "country it comes from now; empty where unknown",
            _move(lambda _, worth: worth.change.from_origin),
        ),
        FrameColumn(
            "to_origin", TEXT, "country it comes from then", _move(lambda _, worth: worth.change.to_origin)
        ),
        FrameColumn("to_supplier", TEXT, "supplier then", _move(lambda _, worth: worth.move.to_supplier)),
        FrameColumn(
            "cost_delta_usd",
            USD,
            "by how much it is dearer, spread switching cost included",
            _move(lambda _, worth: worth.change.cost_delta_usd),
        ),
        FrameColumn("rvc_gain", SHARE, "regional content it adds", _move(lambda _, worth: worth.rvc_gain)),
        FrameColumn("us_content_gain", SHARE, "US content it adds", _move(lambda _, worth: worth.us_gain)),
        FrameColumn(
            "from_cell",
            TEXT,
            "address of the unit cost now",
            _move(lambda answer, worth: _cell(answer, worth.change.from_row)),
        ),
        FrameColumn(
            "to_cell",
            TEXT,
            "address of the unit cost then; empty where it is assumed",
            _move(lambda answer, worth: "" if worth.assumed else _cell(answer, worth.change.to_row)),
        ),
    ),
)


def _limits(answers: Answers) -> list[tuple[ModelResourcing, ConstraintCost]]:
    return [(answer, cost) for answer in answers for cost in constraint_costs(answer)]


def _limit(get: Callable[[ModelResourcing, ConstraintCost], object]) -> Callable[[Answers], Values]:
    return lambda answers: [get(answer, cost) for answer, cost in _limits(answers)]


def _limit_number(get: Callable[[ConstraintCost], float]) -> Callable[[Answers], Values]:
    return lambda answers: np.array([get(cost) for _, cost in _limits(answers)], dtype=np.float64)


CONSTRAINT_COSTS: FrameTable[Answers] = FrameTable(
    "resourcing.constraint_costs",
    "one test or lock of one model: what it costs the cheapest sourcing that qualifies",
    (
        FrameColumn("model", TEXT, "its name", _limit(lambda answer, _: answer.model)),
        FrameColumn(
            "constraint",
            TEXT,
            "the test, or the greatest number of changes",
            _limit(lambda _, cost: constraint_key(cost)),
        ),
        FrameColumn(
            "needed", SHARE, "the threshold; a number of changes", _limit_number(lambda cost: cost.needed)
        ),
        FrameColumn("reached", SHARE, "likewise", _limit_number(lambda cost: cost.reached)),
        FrameColumn("binds", YES_NO, "whether it costs anything", _limit(lambda _, cost: cost.binds)),
        FrameColumn(
            "per",
            TEXT,
            "percentage point, change: what it is the cost of",
            _limit(lambda _, cost: cost.per.value),
        ),
        FrameColumn(
            "usd",
            USD,
            "for one more point of the threshold; saved by one change more",
            _limit_number(lambda cost: cost.usd),
        ),
        FrameColumn(
            "usd_a_year",
            "USD a year",
            "the same at annual volume",
            _limit_number(lambda cost: cost.usd_a_year),
        ),
    ),
)


def _figure(figure: KeyFigure) -> Callable[[Sweep], Values]:
    return lambda sweep: sweep.totals.figure(figure, sweep.totals.present_classes())


def _regime(regime: Regime) -> Callable[[Sweep], Values]:
    return lambda sweep: sweep.totals.regimes(sweep.totals.present_classes(), by_volume=False)[regime]


def _content(*, us: bool) -> Callable[[Sweep], Values]:
    def mean(sweep: Sweep) -> Values:
        found = sweep.totals.mean_content(sweep.totals.present_classes(), us=us)
        return np.broadcast_to(found, sweep.values.shape)

    return mean


SWEEP: FrameTable[Sweep] = FrameTable(
    "book.sweep(key)",
    "one value of the number that is swept; of a threshold it holds down to the value before",
    (
        FrameColumn("value", SHARE, "of the threshold or rate", lambda sweep: sweep.values),
        FrameColumn(
            "qualifying",
            COUNT,
            "models that qualify",
            lambda sweep: sweep.totals.qualifying(sweep.totals.present_classes()),
        ),
        FrameColumn("as_sourced", COUNT, "models that qualify as they are", _regime(Regime.AS_SOURCED)),
        FrameColumn("re_sourced", COUNT, "models re-sourced to qualify", _regime(Regime.RE_SOURCED)),
        FrameColumn("paying", COUNT, "models that do not qualify and pay", _regime(Regime.PAYS)),
        FrameColumn("unable", COUNT, "models that no sourcing makes qualify", _regime(Regime.UNABLE)),
        FrameColumn(
            "owing_nothing", COUNT, "models that do not qualify and owe nothing", _regime(Regime.OWES_NOTHING)
        ),
        FrameColumn(
            "qualifying_volume_share", SHARE, "of the vehicles, those that qualify", _figure(KeyFigure.VOLUME)
        ),
        FrameColumn(
            "duty_usd", "USD a year", "duties, as the page Sweep shows them", _figure(KeyFigure.DUTY)
        ),
        FrameColumn("rules_usd", USD, "what the rules cost, volume-weighted", _figure(KeyFigure.RULES)),
        FrameColumn("rvc", SHARE, "mean regional content, volume-weighted", _content(us=False)),
        FrameColumn("us_content", SHARE, "mean US content, volume-weighted", _content(us=True)),
    ),
)


def _policy(
    name: str, unit: str, meaning: str, get: Callable[[Policy], object]
) -> FrameColumn[Sequence[Policy]]:
    return FrameColumn(name, unit, meaning, lambda policies: [get(policy) for policy in policies])


def _iso(day: date | None) -> str:
    """Return a date as text; empty for none."""
    return "" if day is None else day.isoformat()


POLICIES: FrameTable[Sequence[Policy]] = FrameTable(
    "headroom.policies()",
    "one policy that comes with the program",
    (
        _policy("name", TEXT, "by which it is asked for", lambda policy: policy.name),
        _policy("title", TEXT, "for people", lambda policy: policy.title),
        _policy("as_of", "date", "day whose law it states", lambda policy: policy.as_of.isoformat()),
        _policy("begins", "date", "its first day; empty: always", lambda policy: _iso(policy.begins)),
        _policy("ends", "date", "its last day; empty: it has none", lambda policy: _iso(policy.ends)),
        _policy("hypothetical", YES_NO, "whether it never was law", lambda policy: policy.hypothetical),
        _policy(
            "vnm_rule",
            TEXT,
            "how non-originating materials are counted",
            lambda policy: policy.vnm_rule.value,
        ),
        _policy(
            "preference",
            YES_NO,
            "whether there is any preference to qualify for",
            lambda policy: policy.preference,
        ),
        _policy("summary", TEXT, "what it is", lambda policy: policy.summary),
        _policy("source", TEXT, "where it comes from", lambda policy: policy.source.citation),
    ),
)


def _figures(get: Callable[[Figured], object]) -> Callable[[Policy], Values]:
    return lambda policy: [get(entry) for entry in _entries(policy).values()]


def _entries(policy: Policy) -> dict[str, Figured]:
    """Return the first threshold, measure or fee of each key, in the order of ``Policy.values``."""
    entries: tuple[Figured, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    first = {entry.key: entry for entry in reversed(entries)}
    return {key: first[key] for key in policy.values()}


def _kind(entry: Figured) -> str:
    return {Threshold: "threshold", Measure: "duty", Fee: "fee"}[type(entry)]


FIGURES: FrameTable[Policy] = FrameTable(
    "headroom.figures(policy)",
    "one threshold, duty or fee of a policy",
    (
        FrameColumn("key", TEXT, "by which rates= sets it", lambda policy: list(policy.values())),
        FrameColumn("kind", TEXT, "threshold, duty, fee", _figures(_kind)),
        FrameColumn(
            "value",
            SHARE,
            "NaN: as the tariff schedule has it",
            lambda policy: np.array([_or_nan(value) for value in policy.values().values()]),
        ),
        FrameColumn("label", TEXT, "what it is", _figures(lambda entry: entry.label)),
        FrameColumn("source", TEXT, "where it comes from", _figures(lambda entry: entry.source.citation)),
        FrameColumn(
            "since",
            "date",
            "in force since; empty where not said",
            _figures(lambda entry: _iso(entry.source.since)),
        ),
        FrameColumn("url", TEXT, "where to read it", _figures(lambda entry: entry.source.url)),
    ),
)
