"""What the listed parts come to: how many do not originate, and what that costs."""

import numpy as np

from headroom.analysis.part_dimensions import NOT_STATED, PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.arrays import Flags, Whole
from headroom.findings.finding import Finding
from headroom.findings.phrases import listed, the
from headroom.words import formatting
from headroom.words.ranges import points_of

_FEWEST_SYSTEMS = 3
"""Systems from which on the two that cost most are named."""


def parts_finding(effects: PartEffects, row: Whole) -> Finding:
    """Return what the listed rows come to.

    Args:
        effects: What all rows do.
        row: ``(listed row,)``, index into the rows of the book.
    """
    if not len(row):
        return Finding("No part matches", _shown(effects, row))
    current = row[effects.current[row]]
    if not len(current):
        sources = formatting.counted(len(row), "alternative source", "alternative sources")
        return Finding(f"{sources} shown, and no part that is used", _shown(effects, row))
    models = np.unique(effects.rows.model[current])
    if len(models) == 1:
        return Finding(_of_model(effects, current, int(models[0])), _shown(effects, row))
    return Finding(_of_fleet(effects, current), _shown(effects, row))


def _of_model(effects: PartEffects, row: Whole, model: int) -> str:
    """Return what listed parts of one model cost it."""
    name, own = the(effects.outcome.vehicles[model].name), _own_parts(effects, model)
    outside = row[~effects.may_originate[row]]
    count, every, shown = len(row), int(own.sum()), "" if len(row) == int(own.sum()) else " shown"
    if not len(outside):
        unsure = row[~effects.originates[row]]
        if not len(unsure):
            if count == 1:
                return f"The part of {name}{shown} originates"
            return f"All {formatting.count(count)} parts of {name}{shown} originate"
        has = formatting.counted(len(unsure), "part", "parts")
        may = points_of(float(effects.lost[unsure].sum()))
        return f"{has} of {name}{shown} may or may not originate, which is worth up to {may}"
    lost = float(effects.lost[outside].sum())
    heaviest = _heaviest(effects, outside, lost)
    if len(outside) == every > 1:
        costs = f", which costs it {points_of(lost)}{heaviest}" if lost else ""
        return f"None of {name}'s {formatting.count(every)} parts originates{costs}"
    if len(outside) == int((own & ~effects.may_originate).sum()):
        subject = f"{formatting.count(len(outside))} of {name}'s {formatting.counted(every, 'part')}"
    elif len(outside) == count:
        subject = f"The {'part' if count == 1 else f'{formatting.count(count)} parts'} of {name} shown"
    else:
        subject = f"{formatting.count(len(outside))} of {formatting.count(count)} parts of {name} shown"
    one = len(outside) == 1
    said = f"{subject} {'does' if one else 'do'} not originate"
    if not lost:
        return f"{said}, and {'it counts' if one else 'they count'} nothing against its content"
    return f"{said} and {'costs' if one else 'cost'} it {points_of(lost)}{heaviest}"


def _of_fleet(effects: PartEffects, row: Whole) -> str:
    """Return what listed parts of several models are worth, and how much of that does not originate."""
    value = effects.value_usd[row] * effects.volume[row]
    outside = ~effects.may_originate[row]
    count, total, lost = int(outside.sum()), float(value.sum()), float(value[outside].sum())
    every = int(effects.current.sum())
    which = f"{formatting.count(len(row))} parts{'' if len(row) == every else ' shown'}"
    if not count:
        return f"None of {which} is known not to originate"
    verb = "does" if count == 1 else "do"
    some = f"{formatting.count(count)} of {which} {verb} not originate"
    if total <= 0:
        return some
    share = formatting.percent(lost / total, 0)
    return f"{some}: {formatting.about(lost)} a year, {share} of their value"


def _heaviest(effects: PartEffects, row: Whole, lost: float) -> str:
    """Return which two systems cost most, where there are several."""
    labels = labels_of(effects, PartDimension.SYSTEM)
    sums = np.bincount(labels.codes[row], weights=effects.lost[row], minlength=len(labels.values))
    order = np.argsort(-sums, kind="stable")
    some = [at for at in order.tolist() if sums[at] > 0 and labels.values[at] != NOT_STATED]
    if len(some) < _FEWEST_SYSTEMS or lost <= 0:
        return ""
    names = listed([labels.values[at].lower() for at in some[:2]])
    return f"; {names} alone {points_of(float(sums[some[:2]].sum())).removesuffix(' points')}"


def _own_parts(effects: PartEffects, model: int) -> Flags:
    """Return which rows are current ones of a model."""
    own: Flags = effects.current & (effects.rows.model == model)
    return own


def _shown(effects: PartEffects, row: Whole) -> str:
    """Return how much of the workbook is listed."""
    book = effects.outcome.exposure.book
    said = f"{formatting.count(len(row))} of {formatting.counted(len(effects), 'row')} shown"
    models = np.unique(effects.rows.model[row])
    current = row[effects.current[row]]
    if len(models) == 1 and len(current):
        model = int(models[0])
        value = float(effects.value_usd[current].sum())
        whole = float(effects.value_usd[_own_parts(effects, model)].sum())
        said += f", {formatting.dollars(value)} of {formatting.dollars(whole)} a vehicle"
    elif len(current):
        value = float((effects.value_usd[current] * effects.volume[current]).sum())
        said += f", {formatting.about(value)} a year"
    alternatives = len(row) - len(current)
    if alternatives and len(current):
        said += f", {formatting.counted(alternatives, 'of them an alternative', 'of them alternatives')}"
    counted_otherwise = sum(tally.rows for tally in book.tallies if not tally.fate.says_something)
    left_out = book.rows_read - book.rows_used - counted_otherwise
    if left_out > 0:
        was = "row was" if left_out == 1 else "rows were"
        said += f". {formatting.count(left_out)} {was} left out: see Problems"
    return f"{said}."
