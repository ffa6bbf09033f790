"""What the parts of a fleet summed by two of their labels come to."""

import numpy as np

from headroom.analysis.part_dimensions import PartDimension
from headroom.analysis.part_pivot import PartMeasure, Pivot
from headroom.findings.finding import Finding
from headroom.findings.phrases import clauses, short
from headroom.language import tr, tr_count, tr_in
from headroom.words import formatting
from headroom.words.ranges import points_of

_NOTHING_USD, _NOTHING_SHARE = 0.5, 0.000005
"""Below it an amount is shown as nothing."""

_SAME = tr("Nothing is otherwise than in the baseline")
_TO_CHANGE = tr("Move a lever or change a part, and what it does to the parts stands here.")


def amount_words(measure: PartMeasure, amount: float) -> str:
    """Return an amount of a measure as it stands in a sentence, without its sign."""
    if measure.in_usd:
        return formatting.about(abs(amount))
    return points_of(amount) if measure is PartMeasure.LOST else formatting.percent(abs(amount))


def is_nothing(measure: PartMeasure, amount: float) -> bool:
    """Return whether an amount of a measure is shown as nothing."""
    return abs(amount) < (_NOTHING_USD if measure.in_usd else _NOTHING_SHARE)


def explore_finding(
    found: Pivot, measure: PartMeasure, dimensions: tuple[PartDimension, PartDimension], *, change: bool
) -> Finding:
    """Return what sums come to, how much of it has the largest label, and the largest cell.

    Args:
        found: The sums, or by how much they changed.
        measure: What was summed.
        dimensions: By what the rows stand, and the columns.
        change: Whether it is the change from the baseline to the scenario.
    """
    detail = tr_count(
        # Translators: by what parts are summed, e.g. “model” and “origin”.
        "{n} part by {rows} and {columns}. Any cell opens its parts.",
        "{n} parts by {rows} and {columns}. Any cell opens its parts.",
        int(found.counts.sum()),
        rows=dimensions[0].word,
        columns=dimensions[1].word,
    )
    if change:
        changed = _changed(found, measure)
        return Finding(changed, _TO_CHANGE if changed == _SAME else detail)
    if is_nothing(measure, found.total):
        return Finding(_none(measure), detail)
    of_row = found.by_row
    most = int(of_row.argmax())
    share = formatting.percent(float(of_row[most]) / found.total, 0)
    first = _total(measure, found.total, share, _from(dimensions[0], found.rows[most]))
    row, column = _largest(found)
    largest = tr(
        "the largest block is {block}, {amount}",
        block=_block(found, row, column),
        amount=amount_words(measure, float(found.cells[row, column])),
    )
    return Finding(clauses(first, largest), detail)


def _total(measure: PartMeasure, total: float, share: str, where: str) -> str:
    """Return what all parts come to, and how much of it has the largest label."""
    amount = amount_words(measure, total)
    match measure:
        case PartMeasure.OUTSIDE:
            # Translators: the last place says where, e.g. “from Japan” or “for the Tacoma”, also below.
            text = tr(
                "{amount} a year does not originate, {share} of it {where}",
                amount=amount,
                share=share,
                where=where,
            )
        case PartMeasure.VALUE:
            text = tr(
                "{amount} of parts a year, {share} of it {where}", amount=amount, share=share, where=where
            )
        case PartMeasure.SHARE:
            text = tr("{share} of the value of all parts is {where}", share=share, where=where)
        case PartMeasure.DUTY:
            text = tr(
                "{amount} of duty on parts a year, {share} of it {where}",
                amount=amount,
                share=share,
                where=where,
            )
        case PartMeasure.LOST:
            text = tr(
                "{points} of content are lost, {share} of it {where}", points=amount, share=share, where=where
            )
    return text


def _changed(found: Pivot, measure: PartMeasure) -> str:
    """Return what a change comes to."""
    row, column = _largest(found) if found.cells.size else (0, 0)
    if not found.cells.size or is_nothing(measure, float(found.cells[row, column])):
        return _SAME
    cell, block = float(found.cells[row, column]), _block(found, row, column)
    amount = amount_words(measure, cell)
    moved = (
        tr("{block} moves most, up {amount}", block=block, amount=amount)
        if cell > 0
        else tr("{block} moves most, down {amount}", block=block, amount=amount)
    )
    return clauses(_sum_changed(measure, found.total), moved)


def _sum_changed(measure: PartMeasure, total: float) -> str:
    """Return by how much a sum is another one than in the baseline."""
    # Translators: what is summed, in a word or two.
    name = tr_in("what is summed", "parts") if measure is PartMeasure.SHARE else measure.word
    if is_nothing(measure, total):
        return tr("The sum is that of the baseline, {measure}", measure=name)
    amount = amount_words(measure, total)
    if total > 0:
        return tr("{amount} more than in the baseline, {measure}", amount=amount, measure=name)
    return tr("{amount} less than in the baseline, {measure}", amount=amount, measure=name)


def _none(measure: PartMeasure) -> str:
    """Return that there is nothing of a measure."""
    match measure:
        case PartMeasure.DUTY:
            return tr("No duty falls on the parts of a year")
        case PartMeasure.OUTSIDE:
            return tr("Nothing of a year is known not to originate")
        case PartMeasure.LOST:
            return tr("No part costs its model any content")
        case _:
            return tr("The parts of a year are worth nothing")


def _largest(found: Pivot) -> tuple[int, int]:
    """Return row and column of the largest cell."""
    row, column = divmod(int(np.abs(found.cells).argmax()), found.cells.shape[1])
    return row, column


def _block(found: Pivot, row: int, column: int) -> str:
    """Return a cell by its labels."""
    one, other = _label(found.rows[row]), _label(found.columns[column])
    return one if one == other else f"{one} × {other}"  # noqa: RUF001 - the sign of a pair


def _from(dimension: PartDimension, label: str) -> str:
    """Return a label with the word that leads to it, e.g. ``from Japan``."""
    name = _label(label)
    return {
        PartDimension.MODEL: tr_in("of parts", "for the {model}", model=name),
        PartDimension.VEHICLE_CLASS: tr_in("of parts", "for class {vehicle_class}", vehicle_class=name),
        PartDimension.PLANT: tr_in("of parts", "for plant {plant}", plant=name),
        PartDimension.BRAND: tr_in("of parts", "for {brand}", brand=name),
        PartDimension.SUPPLIER: tr_in("of parts", "from supplier {supplier}", supplier=name),
        PartDimension.SYSTEM: tr_in("of parts", "in system {system}", system=name),
        PartDimension.ORIGIN: tr_in("of parts", "from {country}", country=name),
        PartDimension.CHAPTER: tr_in("of parts", "in chapter {chapter}", chapter=name),
        PartDimension.ROLE: tr_in("of parts", "in role {role}", role=name),
    }[dimension]


def _label(label: str) -> str:
    """Return a label on one line."""
    return short(label)
