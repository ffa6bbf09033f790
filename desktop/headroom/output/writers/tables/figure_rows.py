"""Every figure of an outcome as a row: model, quantity, unit, value.

A quantity is the key that the figure has in ``headroom evaluate --json``, so the two are equal by making.
What is a list there has the name of its element between: ``duties.mfn_car.rate``, ``tests.core parts.low``;
where several have one name, as the lists of goods of a duty do, the second has ``.2`` behind it, and so on.
Duties and fees stand with base, rate and amount, and with their name beside.
Figures of the whole fleet have no model and begin with ``fleet.``; rows that begin with ``report.`` say under
which assumptions all of them stand.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from headroom.output.evaluation_json import JsonObject, evaluation
from headroom.output.handover.handover import Handover
from headroom.output.outcome_columns import COUNT, SHARE, TEXT, USD, YES_NO
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.words import formatting

COLUMNS = ("model", "quantity", "unit", "value", "word")
"""Of the table; ``word`` has what is no number, and beside figures of a duty or fee its name."""

_USD_A_YEAR, _VEHICLES_A_YEAR = "USD a year", "vehicles a year"
_COUNTS = {
    "annual_volume": _VEHICLES_A_YEAR,
    "volume": _VEHICLES_A_YEAR,
    "qualifying_volume": _VEHICLES_A_YEAR,
    "models": COUNT,
    "qualifying": COUNT,
}
_NAMED_BY = ("test", "measure", "fee", "group", "field")
"""Keys whose word names an element of a list; a credit of a maker is named by its measure and the maker."""

_OBJECTS = ("by_net_costs", "core.together")
"""Keys of what has keys of its own where there is any; where there is none, no row says so."""

_MAKER = "manufacturer"
_BETWEEN, _AND = ".", "; "


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure.

    Attributes:
        model: Whose figure it is; empty for the fleet and for the report.
        quantity: Its key; see the module.
        unit: Of the value, e.g. ``USD a vehicle``; ``text`` for words.
        value: The number in full; None for words, and for what is not known.
        word: What it is where it is no number; beside a figure of a duty or fee, its name.
    """

    model: str
    quantity: str
    unit: str
    value: float | None
    word: str = ""


def figure_rows(outcome: Outcome, published: Policy, handover: Handover) -> Iterator[FigureRow]:
    """Yield the figures of each model in the order of the workbook, those of the fleet, and the assumptions.

    Args:
        outcome: The outcome.
        published: Its policy before any change.
        handover: Of the same outcome; says under which assumptions it stands.
    """
    values, labels = evaluation(outcome, published), _labels(outcome)
    for model in cast("list[JsonObject]", values["models"]):
        name = str(model["model"])
        figures = {key: value for key, value in model.items() if key != "model"}
        for row in _figures(name, "", figures, USD):
            label = labels.get(_BETWEEN.join(row.quantity.split(_BETWEEN)[:2]), "")
            yield replace(row, word=label) if label else row
    yield from _figures("", "fleet", values["fleet"], _USD_A_YEAR)
    yield from _report(handover)


def _labels(outcome: Outcome) -> dict[str, str]:
    """Return the names of duties and fees by the beginning of their quantities."""
    return {f"duties{_BETWEEN}{line.measure.key}": line.measure.label for line in outcome.duties} | {
        f"fees{_BETWEEN}{line.fee.key}": line.fee.label for line in outcome.fees
    }


def _figures(model: str, path: str, value: object, money: str) -> Iterator[FigureRow]:
    """Yield what stands below a key: a figure, or those of its elements."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _figures(model, _joined(path, str(key)), one, money)
    elif isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
        seen: Counter[str] = Counter()
        for one in value:
            name, rest = _named(one)
            seen[name] += 1
            again = _joined(name, str(seen[name])) if seen[name] > 1 else name
            yield from _figures(model, _joined(path, again), rest, money)
    elif value != [] and not (value is None and path in _OBJECTS):
        yield _row(model, path, value, money)


def _row(model: str, quantity: str, value: object, money: str) -> FigureRow:
    """Return one figure; a truth and a list of words are words."""
    if isinstance(value, bool):
        return FigureRow(model, quantity, YES_NO, None, "yes" if value else "no")
    if isinstance(value, str):
        return FigureRow(model, quantity, TEXT, None, value)
    if isinstance(value, list):
        return FigureRow(model, quantity, TEXT, None, _AND.join(str(one) for one in value))
    number = float(value) if isinstance(value, int | float) else None
    return FigureRow(model, quantity, _unit(quantity, money), number)


def _unit(quantity: str, money: str) -> str:
    """Return the unit of a number by the end of its key."""
    key = quantity.rpartition(_BETWEEN)[2]
    return money if key.endswith("_usd") else _COUNTS.get(key, SHARE)


def _named(element: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """Return the name of an element of a list, and the rest of it."""
    names = [key for key in (*_NAMED_BY, _MAKER) if key in element]
    rest = {key: value for key, value in element.items() if key not in names}
    return _BETWEEN.join(str(element[key]) for key in names), rest


def _joined(path: str, key: str) -> str:
    """Return a key below another."""
    return f"{path}{_BETWEEN}{key}" if path else key


def _report(handover: Handover) -> Iterator[FigureRow]:
    """Yield under which assumptions the figures stand, and which files were read."""
    footer = handover.plain_footer or handover.footer
    said = (
        ("subject", handover.subject),
        ("made_on", formatting.iso(handover.made_on)),
        ("law", footer.law),
        ("baseline", footer.against),
        ("changed", footer.changed),
        ("source", footer.source),
        ("program", footer.program),
        *((f"file.{number}.name", name) for number, (name, _) in enumerate(handover.files, 1)),
        *((f"file.{number}.sha256", digest) for number, (_, digest) in enumerate(handover.files, 1)),
    )
    yield from _words((f"report.{key}", text) for key, text in said if text)


def _words(said: Iterable[tuple[str, str]]) -> Iterator[FigureRow]:
    """Yield rows of words."""
    for quantity, text in said:
        yield FigureRow("", quantity, TEXT, None, text)
