"""A figure that is followed back, in words: formula with values, law, and where its terms stand."""

from headroom.language import colon, localized, tr, tr_count, tr_in, translated
from headroom.output.copied_table import CopiedCell, CopiedTable
from headroom.output.levers import cited
from headroom.output.table import Cell, DetailTable, TableColumn
from headroom.rules.derivation import CANNOT_TELL, Derivation, Rule, Unit
from headroom.rules.law_source import LawSource
from headroom.rules.scenario import Scenario
from headroom.words import formatting

FURTHER = "\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
"""Stands behind what can be followed further, and between the figures of a way."""

_MOST_SPELLED = 4
_DIVIDED = "\N{DIVISION SIGN}"
_TIMES = "\N{MULTIPLICATION SIGN}"
_COLUMNS = (
    TableColumn(tr("What")),
    TableColumn(tr("Value"), right=True),
    TableColumn(tr("Where it stands")),
    TableColumn(tr("Why"), wide=True),
)

_UNITS = {
    Unit.SHARE: ("%", 100.0),
    Unit.RATE: ("%", 100.0),
    Unit.MARGIN: (tr_in("percentage points", "pp"), 100.0),
    Unit.USD: ("USD", 1.0),
    Unit.USD_A_YEAR: (tr("USD a year"), 1.0),
    Unit.VEHICLES: (tr("vehicles"), 1.0),
    Unit.MODELS: (tr("models"), 1.0),
}
"""Units of what is copied, and by what a value is multiplied to be in it."""

_COPIED = (tr("What"), tr("Value"), tr("Unit"), tr("Where it stands"), tr("Why"))


def value_text(figure: Derivation) -> str:
    """Return a figure with its unit."""
    value, text = figure.value, ""
    match figure.unit:
        case Unit.USD:
            text = formatting.dollars(value, 2)
        case Unit.USD_A_YEAR:
            text = formatting.dollars(value)
        case Unit.MONEY | Unit.FACTOR:
            text = localized(f"{value:,.6f}".rstrip("0").rstrip("."))
        case Unit.SHARE:
            text = formatting.percent(value, 2)
        case Unit.RATE:
            text = formatting.rate(value, 4)
        case Unit.MARGIN:
            text = formatting.points(value, 2)
        case Unit.VEHICLES | Unit.MODELS:
            text = formatting.count(value)
        case Unit.YES_OR_NO:
            text = CANNOT_TELL if figure.text == CANNOT_TELL else tr("yes") if value else tr("no")
    return text


def formula(figure: Derivation, terms: tuple[Derivation, ...]) -> str:
    """Return how a figure follows from its terms, with their values; empty for one that is given."""
    if figure.rule is Rule.GIVEN:
        return ""
    shown = [_factor(term) if figure.rule is Rule.PRODUCT else value_text(term) for term in terms]
    if len(shown) > _MOST_SPELLED and figure.rule in {Rule.SUM, Rule.LESSER, Rule.ALL}:
        return f"{_folded(figure.rule, len(shown))} = {value_text(figure)}"
    return f"{_spelled(figure.rule, shown)} = {value_text(figure)}"


def _folded(rule: Rule, count: int) -> str:
    """Return how a figure follows from more terms than are spelled out."""
    if rule is Rule.SUM:
        return tr_count("sum of {n} figure", "sum of {n} figures", count)
    if rule is Rule.LESSER:
        return tr_count("least of {n} figure", "least of {n} figures", count)
    return tr_count("all of {n} figure", "all of {n} figures", count)


def law(source: LawSource | None) -> str:
    """Return the law of a figure with its date and what it leaves out; empty where there is none."""
    if source is None:
        return ""
    return ". ".join(text for text in (cited(source), source.note) if text)


def trail_table(figure: Derivation, terms: tuple[Derivation, ...]) -> DetailTable:
    """Return the terms of a figure with their values and where they stand.

    Those of a sum stand by size, the largest first. A mark says that a term can be followed further.
    """
    rows = tuple(_row(term) for term in in_order(figure, terms))
    caption = "" if rows else tr("This is where it ends: nobody computed it.")
    return DetailTable(figure.name, _COLUMNS, rows, caption=caption)


def in_order(figure: Derivation, terms: tuple[Derivation, ...]) -> tuple[Derivation, ...]:
    """Return the terms of a figure in the order in which they are shown."""
    if figure.rule is Rule.SUM and len(terms) > _MOST_SPELLED:
        return tuple(sorted(terms, key=lambda term: -abs(term.value)))
    return terms


def assumed(scenario: Scenario) -> str:
    """Return under which scenario a figure stands."""
    policy = scenario.policy
    return tr(
        "{scenario} · {policy}, law as of {date}",
        scenario=scenario.called,
        policy=translated(policy.title),
        date=formatting.iso(policy.as_of),
    )


def copied_way(path: tuple[Derivation, ...]) -> tuple[CopiedTable, ...]:
    """Return a way back as tables: each figure above its terms, with values, units, cells and law."""
    return tuple(_copied(figure) for figure in path)


def _copied(figure: Derivation) -> CopiedTable:
    """Return one figure of a way, above its terms."""
    terms = figure.terms()
    whole = (figure.name, *_number(figure), _place(figure), formula(figure, terms))
    rows = [(term.name, *_number(term), _place(term), _why(term)) for term in in_order(figure, terms)]
    return CopiedTable(figure.name, _COPIED, (whole, *rows), law(figure.source))


def _number(figure: Derivation) -> tuple[CopiedCell, str]:
    """Return a value as it is copied, with its unit."""
    if figure.unit is Unit.YES_OR_NO:
        return value_text(figure), ""
    unit, scale = _UNITS.get(figure.unit, ("", 1.0))
    return figure.value * scale, unit


def _factor(term: Derivation) -> str:
    """Return a term of a product: what is or is not so counts once or not at all."""
    return formatting.count(term.value) if term.unit is Unit.YES_OR_NO else value_text(term)


def _spelled(rule: Rule, terms: list[str]) -> str:
    """Return a rule with the values of its terms."""
    match rule:
        case Rule.SUM:
            return " + ".join(terms) or tr("nothing")
        case Rule.PRODUCT:
            return f" {_TIMES} ".join(terms)
        case Rule.LESSER:
            return tr("least of {figures}", figures=tr(" and ").join(terms))
        case Rule.ALL:
            return tr("all of: {figures}", figures=", ".join(terms))
        case Rule.COMPLEMENT:
            return f"100{formatting.THIN_SPACE}% {formatting.MINUS} {terms[0]}"
        case _:
            return _of_two(rule, *terms)


def _of_two(rule: Rule, one: str, other: str) -> str:
    """Return a rule of two terms with their values."""
    return {
        Rule.DIFFERENCE: f"{one} {formatting.MINUS} {other}",
        Rule.QUOTIENT: f"{one} {_DIVIDED} {other}",
        Rule.REST_SHARE: f"({one} {formatting.MINUS} {other}) {_DIVIDED} {one}",
        Rule.EXCESS: tr("{difference}, at least 0", difference=f"{one} {formatting.MINUS} {other}"),
        Rule.TAKEN_OFF: f"{formatting.MINUS} {one} {_TIMES} {other}",
        Rule.REACHES: tr("{figure} reaches {threshold}", figure=one, threshold=other),
        Rule.FALLS_SHORT: tr("{figure} is less than {threshold}", figure=one, threshold=other),
    }[rule]


def _row(term: Derivation) -> tuple[Cell, ...]:
    """Return a term as a row."""
    follows = term.rule is not Rule.GIVEN
    more = tr("Double-click to follow it back.") if follows else ""
    place, why = _place(term), _why(term)
    return (
        Cell(f"{term.name} {FURTHER}" if follows else term.name, note=more or term.name),
        Cell(value_text(term), term.value, note=more),
        Cell(place, note=place, quiet=not follows),
        Cell(why, note=why, quiet=True),
    )


def _place(term: Derivation) -> str:
    """Return the cell of a term, with what stands there where it is no number."""
    if term.text == CANNOT_TELL:
        return term.cell
    if term.cell and term.text:
        return colon(term.cell, term.text)
    return term.cell or term.text


def _why(term: Derivation) -> str:
    """Return the law of a term, or why it is what it is."""
    return law(term.source) or term.note
