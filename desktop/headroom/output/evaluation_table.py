"""An outcome as plain text: aligned columns for a terminal, in characters that every terminal has."""

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

import numpy as np

from headroom.arrays import Floats
from headroom.book.problem import Problem
from headroom.findings.phrases import capital
from headroom.foreign_text import LONGEST_CELL, brief_sentence, lines, one_line, shown
from headroom.language import localized, tr, tr_count, tr_in, translated
from headroom.output import problem_table
from headroom.output.change_words import change_words
from headroom.output.content_label import LABEL_COLUMNS, NO_COSTS, label_cells
from headroom.output.evaluation_json import changed_values, falling_on, rate_of
from headroom.rules.assumptions import all_problems
from headroom.rules.net_cost_form import net_cost_form, turned
from headroom.rules.outcome import Outcome
from headroom.rules.policy import Policy
from headroom.rules.verdict import Verdict
from headroom.words import formatting
from headroom.words.definitions import COMPONENT_WORDS, ESTIMATE, LANDED

LEGAL = f"{capital(ESTIMATE)}."
"""Stands below every table."""

_VERDICTS = {
    Verdict.FAILS: tr_in("a verdict", "fails"),
    Verdict.UNDETERMINED: tr_in("a verdict", "undetermined"),
    Verdict.QUALIFIES: tr_in("a verdict", "qualifies"),
}
_BY_SCHEDULE = tr("by tariff schedule")
_MOST_PROBLEMS = 100
_PLAIN = str.maketrans(
    {formatting.MINUS: "-", formatting.THIN_SPACE: " ", "\N{NO-BREAK SPACE}": " ", formatting.NOTHING: "-"}
)


def evaluation(outcome: Outcome, published: Policy) -> str:
    """Return everything an outcome says, as text that ends with a line break.

    Args:
        outcome: The outcome.
        published: Its policy before any change, for the list of changes.
    """
    blocks = [title(outcome, published)]
    if not outcome.exposure.book.states_costs:
        blocks += [_content(outcome), _labels(outcome), NO_COSTS, _qualifying(outcome)]
    elif outcome.vehicles:
        blocks += [
            _content(outcome),
            _by_net_costs(outcome),
            _costs(outcome),
            _duties(outcome),
            _fleet(outcome),
        ]
    blocks += [listed_problems(all_problems(outcome)), LEGAL]
    return plain("\n\n".join(block for block in blocks if block)) + "\n"


def plain(text: str) -> str:
    """Return a text in characters that every terminal has, and that none obeys."""
    return shown(text).translate(_PLAIN)


def aligned(headings: Sequence[str], rows: Iterable[Sequence[str]], *, left: int) -> str:
    """Return a table whose columns stand under each other.

    Args:
        headings: What stands above each column.
        rows: The cells of each row.
        left: How many columns stand to the left; the others, being numbers, stand to the right.
    """
    table = [tuple(headings), *(tuple(one_line(cell, LONGEST_CELL) for cell in row) for row in rows)]
    widths = [max(_width(cell) for cell in column) for column in zip(*table, strict=True)]
    return "\n".join(
        "  ".join(
            cell + _gap(cell, width) if column < left else _gap(cell, width) + cell
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )


def title(outcome: Outcome, published: Policy) -> str:
    """Return what was read and which rules were applied."""
    book, policy = outcome.exposure.book, outcome.scenario.policy
    policy_title, day = translated(policy.title), formatting.iso(policy.as_of)
    told = [
        tr_count(
            "{workbook}: {used} of {n} row used",
            "{workbook}: {used} of {n} rows used",
            book.rows_read,
            workbook=book.name,
            used=formatting.count(book.rows_used),
        ),
        tr("{policy} ({key}), as of {date}, hypothetical", policy=policy_title, key=policy.name, date=day)
        if policy.hypothetical
        else tr("{policy} ({key}), as of {date}", policy=policy_title, key=policy.name, date=day),
    ]
    if book.definition:
        told.append(tr("Content: {definition}", definition=translated(book.definition)))
    changes = [
        f"{key} {_BY_SCHEDULE if value is None else localized(f'{value * 100:.10g}') + ' %'}"
        for key, value in changed_values(policy, published).items()
    ]
    changes += [
        f"{code} {localized(f'{rate:.10g}')} USD" for code, rate in outcome.scenario.currency_rates.items()
    ]
    if changes:
        told.append(tr("Changed: {changes}", changes=", ".join(changes)))
    told += [tr("Changed by hand: {change}", change=words) for words in change_words(outcome)]
    return lines(told)


def _percent(share: float) -> str:
    """Return a share with the digits that were given."""
    return f"{localized(f'{share * 100:.10g}')} %"


def _content(outcome: Outcome) -> str:
    """Return who qualifies and by how much."""
    costs = outcome.exposure.book.states_costs
    headings = [
        tr("Model"),
        tr("Class"),
        tr_in("a heading above countries", "Built in"),
        tr("Verdict"),
        tr_in("a heading above the regional content", "Regional"),
        tr("US content"),
        tr("Headroom"),
    ]
    headings += [tr("Landed cost")] if costs else []
    rows = [
        (
            vehicle.name,
            outcome.exposure.fleet.kinds[at].vehicle_class.word,
            vehicle.assembly_country,
            _VERDICTS[Verdict(outcome.verdict[at])],
            _range(outcome.rvc_low, outcome.rvc_high, at),
            _range(outcome.us_content_low, outcome.us_content_high, at),
            formatting.points(float(outcome.headroom[at])),
            *((formatting.dollars(float(outcome.landed_cost_usd[at])),) if costs else ()),
        )
        for at, vehicle in enumerate(outcome.vehicles)
    ]
    return aligned(headings, rows, left=4)


def _by_net_costs(outcome: Outcome) -> str:
    """Return what comes of models with makers' net costs in place of prices; empty where none states any."""
    form = net_cost_form(outcome)
    rows = [
        (
            outcome.vehicles[at].name,
            _range(*form.rvc, at),
            formatting.points(float(form.rvc[0][at] - outcome.rvc_low[at])),
            tr("would qualify") if turned(outcome, form, at) else "",
        )
        for at in np.flatnonzero(form.stated).tolist()
    ]
    if not rows:
        return ""
    heading = tr("With makers' net costs in place of prices, form (a) of their statements: not what counts")
    regional = tr_in("a heading above the regional content", "Regional")
    more = tr_in("a heading: by how much a content is more", "More")
    return f"{heading}\n{aligned((tr('Model'), regional, more, ''), rows, left=1)}"


def _labels(outcome: Outcome) -> str:
    """Return what the content labels say."""
    rows = [(vehicle.name, *label_cells(vehicle)) for vehicle in outcome.vehicles]
    headings = (tr("Model"), *LABEL_COLUMNS)
    return f"{tr('On the labels')}\n{aligned(headings, rows, left=len(headings))}"


def _costs(outcome: Outcome) -> str:
    """Return the components of the landed cost."""
    rows = [
        (
            vehicle.name,
            *(formatting.number(float(amount[at]), 2) for _, amount in outcome.components),
            formatting.number(float(outcome.landed_cost_usd[at]), 2),
        )
        for at, vehicle in enumerate(outcome.vehicles)
    ]
    table = aligned((tr("Model"), *COMPONENT_WORDS.values(), LANDED.word), rows, left=1)
    return f"{tr('Landed cost, USD per vehicle')}\n{table}"


def _duties(outcome: Outcome) -> str:
    """Return the duties and fees line by line."""
    rows = []
    for at, vehicle in enumerate(outcome.vehicles):
        rows += [
            (
                vehicle.name,
                translated(line.measure.label),
                line.measure.key,
                *_amounts(line.base_usd, rate, line.duty_usd, at),
            )
            for line in falling_on(outcome.duties, at)
            for rate in (rate_of(line, at),)
        ]
        rows += [
            (
                vehicle.name,
                translated(fee.fee.label),
                fee.fee.key,
                *_amounts(fee.base_usd, fee.fee.rate, fee.fee_usd, at),
            )
            for fee in falling_on(outcome.fees, at)
        ]
    if not rows:
        return tr("No duty and no fee falls on any model.")
    headings = (
        tr("Model"),
        tr("Duty or fee"),
        # Translators: by which it is called in files and options.
        tr("Key"),
        tr_in("a heading: the value a duty is taken of", "On"),
        tr_in("of a duty", "Rate"),
        tr("USD per vehicle"),
    )
    return f"{tr('Duties and fees, line by line')}\n{aligned(headings, rows, left=3)}"


def _amounts(base: Floats, rate: float, amount: Floats, at: int) -> tuple[str, str, str]:
    """Return base, rate and amount of one line."""
    return (
        formatting.number(float(base[at]), 2),
        localized(f"{rate * 100:.4g}") + " %",
        formatting.number(float(amount[at]), 2),
    )


def _fleet(outcome: Outcome) -> str:
    """Return the fleet's totals."""
    totals = outcome.fleet()
    told = (
        _qualifying(outcome),
        tr(
            "Duty a year: {amount} on vehicles and parts, without fees",
            amount=formatting.dollars(totals.duty_usd),
        ),
        tr(
            "Landed cost a year: {amount}, {each} per vehicle",
            amount=formatting.dollars(totals.landed_cost_usd),
            each=formatting.dollars(totals.landed_cost_per_vehicle_usd),
        ),
    )
    return lines(told)


def _qualifying(outcome: Outcome) -> str:
    """Return how many models qualify, and how much of the volume."""
    totals = outcome.fleet()
    vehicles, volume = formatting.count(totals.qualifying_volume), formatting.count(totals.volume)
    share = formatting.percent(totals.qualifying_volume_share)
    if totals.models == 1:
        return tr_count(
            "Fleet: {n} of 1 model qualifies, {vehicles} of {volume} vehicles a year ({share})",
            "Fleet: {n} of 1 model qualify, {vehicles} of {volume} vehicles a year ({share})",
            totals.qualifying,
            vehicles=vehicles,
            volume=volume,
            share=share,
        )
    return tr_count(
        "Fleet: {n} of {models} models qualifies, {vehicles} of {volume} vehicles a year ({share})",
        "Fleet: {n} of {models} models qualify, {vehicles} of {volume} vehicles a year ({share})",
        totals.qualifying,
        models=formatting.count(totals.models),
        vehicles=vehicles,
        volume=volume,
        share=share,
    )


def listed_problems(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, and the worst of them one by one."""
    told = [tr("Problems: {counts}", counts=problem_table.summary(problem_table.tally(problems)))]
    ordered = problem_table.arranged(problems)
    for problem in ordered[:_MOST_PROBLEMS]:
        place = f"{problem.place}: " if problem.place else ""
        sentence = one_line(brief_sentence(f"{place}{problem.message} {problem.remedy}"))
        told.append(f"  {problem.severity.word}: {sentence}")
    if len(ordered) > _MOST_PROBLEMS:
        told.append(
            "  "
            + tr(
                "and {count} more; --json lists them all",
                count=formatting.count(len(ordered) - _MOST_PROBLEMS),
            )
        )
    return "\n".join(told)


def _range(low: Floats, high: Floats, at: int) -> str:
    """Return a share in percent, or the two ends of a range."""
    least, most = formatting.percent(float(low[at])), formatting.percent(float(high[at]))
    return least if least == most else tr("{low} to {high}", low=least, high=most)


def _width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(2 if east_asian_width(character) in {"W", "F"} else 1 for character in text)


def _gap(text: str, width: int) -> str:
    """Return the blanks that fill a cell up."""
    return " " * (width - _width(text))
