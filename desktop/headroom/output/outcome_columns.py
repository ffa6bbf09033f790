"""What a scenario makes of a fleet, as columns for scripts: models, tests, duties, fleet, problems."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from headroom.arrays import Flags, Floats
from headroom.book.problem import Problem
from headroom.book.sourcing import Vehicle
from headroom.output.evaluation_json import falls, rate_of
from headroom.output.frame_table import FrameColumn, FrameTable, Values
from headroom.rules.net_cost_form import net_cost_form
from headroom.rules.outcome import Outcome
from headroom.rules.verdict import VehicleTestResult, Verdict

TEXT, SHARE, USD, COUNT, YES_NO = "text", "fraction", "USD a vehicle", "number", "yes or no"
_VERDICTS = {int(verdict): verdict.word for verdict in Verdict}
_RESULTS = {int(result): result.word for result in VehicleTestResult}


def _vehicles(get: Callable[[Vehicle], object]) -> Callable[[Outcome], Values]:
    return lambda outcome: [get(vehicle) for vehicle in outcome.vehicles]


def _array(name: str, unit: str, meaning: str) -> FrameColumn[Outcome]:
    return FrameColumn(name, unit, meaning, attrgetter(name))


def _by_net_costs(outcome: Outcome, end: int) -> Floats:
    """Return ``(model,)``: the regional content in form (a) of statements; NaN where none counts."""
    form = net_cost_form(outcome)
    return np.where(form.stated, form.rvc[end], np.nan)


MODELS: FrameTable[Outcome] = FrameTable(
    "result.models",
    "one model, in the order of its first row",
    (
        FrameColumn("model", TEXT, "its name", _vehicles(lambda one: one.name)),
        FrameColumn(
            "vehicle_class",
            TEXT,
            "passenger car, light truck, heavy truck",
            lambda outcome: [kind.vehicle_class.value for kind in outcome.exposure.fleet.kinds],
        ),
        FrameColumn(
            "assembly_country", TEXT, "ISO 3166 alpha-2", _vehicles(lambda one: one.assembly_country)
        ),
        FrameColumn(
            "annual_volume",
            "vehicles a year",
            "sold in the US",
            lambda outcome: outcome.exposure.fleet.volume,
        ),
        _array("net_cost_usd", USD, "stated, or parts and conversion"),
        _array("customs_value_usd", USD, "stated, or net cost"),
        _array("vnm_low_usd", USD, "least value of non-originating materials"),
        _array("vnm_high_usd", USD, "greatest"),
        _array("rvc_low", SHARE, "least regional value content"),
        _array("rvc_high", SHARE, "greatest"),
        FrameColumn(
            "rvc_low_by_net_costs",
            SHARE,
            "least regional value content with makers' net costs in place of prices; NaN without a statement",
            lambda outcome: _by_net_costs(outcome, 0),
        ),
        FrameColumn(
            "rvc_high_by_net_costs",
            SHARE,
            "greatest",
            lambda outcome: _by_net_costs(outcome, 1),
        ),
        _array("us_content_low", SHARE, "least US content"),
        _array("us_content_high", SHARE, "greatest"),
        FrameColumn(
            "verdict",
            TEXT,
            "qualifies, fails, undetermined",
            lambda outcome: [_VERDICTS[code] for code in outcome.verdict.tolist()],
        ),
        _array(
            "headroom", SHARE, "smaller of the margins of regional and US content; NaN without a threshold"
        ),
        _array("parts_usd", USD, "parts of current sources"),
        _array("conversion_usd", USD, "labour and overhead of assembly"),
        _array("inbound_freight_usd", USD, "freight of the parts"),
        _array("parts_duty_usd", USD, "duties on parts, less credits"),
        _array("outbound_freight_usd", USD, "freight of the vehicle"),
        _array("insurance_usd", USD, "insurance of the vehicle"),
        _array("vehicle_duty_usd", USD, "duties on the vehicle"),
        _array("fees_usd", USD, "customs user fees"),
        _array("landed_cost_usd", USD, "the sum of the eight before it"),
    ),
)


@dataclass(frozen=True, slots=True, eq=False)
class _Line:
    """One duty, credit or fee: its key, what it falls on, and what it takes of each model."""

    key: str
    label: str
    on: str
    falls: Flags
    base_usd: Floats
    amount_usd: Floats
    rate: Callable[[int], float]


def _lines(outcome: Outcome) -> list[tuple[_Line, int]]:
    """Return the lines that fall on each model, model by model."""
    lines = [
        *(
            _Line(
                line.measure.key,
                line.measure.label,
                line.measure.on.value,
                falls(line),
                line.base_usd,
                line.duty_usd,
                lambda at, line=line: rate_of(line, at),  # type: ignore[misc]
            )
            for line in outcome.duties
        ),
        *(
            _Line(
                line.fee.key,
                line.fee.label,
                "fee",
                falls(line),
                line.base_usd,
                line.fee_usd,
                lambda _, rate=line.fee.rate: rate,  # type: ignore[misc]
            )
            for line in outcome.fees
        ),
    ]
    falling = sorted(
        (at, number) for number, line in enumerate(lines) for at in np.flatnonzero(line.falls).tolist()
    )
    return [(lines[number], at) for at, number in falling]


def _line(get: Callable[[_Line, int], object]) -> Callable[[Outcome], Values]:
    return lambda outcome: [get(line, at) for line, at in _lines(outcome)]


DUTIES: FrameTable[Outcome] = FrameTable(
    "result.duties",
    "one duty, credit or fee that falls on one model",
    (
        FrameColumn(
            "model",
            TEXT,
            "its name",
            lambda outcome: [outcome.vehicles[at].name for _, at in _lines(outcome)],
        ),
        FrameColumn(
            "measure",
            TEXT,
            "key of the duty, credit or fee, as in headroom.figures",
            _line(lambda line, _: line.key),
        ),
        FrameColumn("label", TEXT, "its name", _line(lambda line, _: line.label)),
        FrameColumn("on", TEXT, "vehicle, parts, or fee", _line(lambda line, _: line.on)),
        FrameColumn(
            "base_usd", USD, "value it is taken of", _line(lambda line, at: float(line.base_usd[at]))
        ),
        FrameColumn(
            "rate",
            SHARE,
            "of the base; by tariff schedule the mean of the parts",
            _line(lambda line, at: line.rate(at)),
        ),
        FrameColumn(
            "amount_usd",
            USD,
            "what it takes; a credit is below 0",
            _line(lambda line, at: float(line.amount_usd[at])),
        ),
    ),
)


def _tests(get: Callable[[Outcome, int, int], object]) -> Callable[[Outcome], Values]:
    """Return what goes through the tests of each model: the outcome, the test's and the model's position."""
    return lambda outcome: [
        get(outcome, number, at)
        for at in range(len(outcome.vehicles))
        for number in range(len(outcome.tests))
    ]


TESTS: FrameTable[Outcome] = FrameTable(
    "result.tests",
    "one test of one model",
    (
        FrameColumn("model", TEXT, "its name", _tests(lambda outcome, _, at: outcome.vehicles[at].name)),
        FrameColumn(
            "test",
            TEXT,
            "e.g. regional content",
            _tests(lambda outcome, number, _: outcome.tests[number].test.value),
        ),
        FrameColumn(
            "low",
            SHARE,
            "value at the low end; NaN where not assessed",
            _tests(lambda outcome, number, at: float(outcome.tests[number].low[at])),
        ),
        FrameColumn(
            "high",
            SHARE,
            "value at the high end",
            _tests(lambda outcome, number, at: float(outcome.tests[number].high[at])),
        ),
        FrameColumn(
            "threshold",
            SHARE,
            "least value that passes",
            _tests(lambda outcome, number, at: float(outcome.tests[number].threshold[at])),
        ),
        FrameColumn(
            "result",
            TEXT,
            "passes, fails, undetermined, not assessed",
            _tests(lambda outcome, number, at: _RESULTS[int(outcome.tests[number].result[at])]),
        ),
    ),
)


def _total(name: str, unit: str, meaning: str) -> FrameColumn[Outcome]:
    return FrameColumn(name, unit, meaning, lambda outcome: [getattr(outcome.fleet(), name)])


FLEET: FrameTable[Outcome] = FrameTable(
    "result.fleet",
    "the whole fleet, a year",
    (
        _total("models", COUNT, "models"),
        _total("qualifying", COUNT, "models that qualify"),
        _total("volume", "vehicles a year", "vehicles"),
        _total("qualifying_volume", "vehicles a year", "vehicles of models that qualify"),
        _total("duty_usd", "USD a year", "duties on vehicles and parts, without fees"),
        _total("landed_cost_usd", "USD a year", "landed cost"),
    ),
)


def _problem(name: str, meaning: str, unit: str = TEXT) -> FrameColumn[Sequence[Problem]]:
    return FrameColumn(name, unit, meaning, lambda problems: [_plain(getattr(one, name)) for one in problems])


def _plain(value: object) -> object:
    """Return a text as a plain one, any other value as it is."""
    return str(value) if isinstance(value, str) else value


PROBLEMS: FrameTable[Sequence[Problem]] = FrameTable(
    "result.problems",
    "one fault, doubt or assumption",
    (
        _problem(
            "severity", "error: not used; warning: used, but looks wrong; assumption: a default stands in"
        ),
        _problem("sheet", "where it is; empty for the whole workbook"),
        _problem("cell", "address, e.g. F17"),
        _problem("message", "what is wrong"),
        _problem("remedy", "what to do"),
        _problem("rows", "rows concerned", COUNT),
    ),
)
