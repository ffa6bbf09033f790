"""What the listed parts come to: how many do not originate, and what that costs."""

import numpy as np

from headroom.analysis.part_dimensions import NOT_STATED, PartDimension, labels_of
from headroom.analysis.part_effects import PartEffects
from headroom.arrays import Flags, Whole
from headroom.findings.finding import Finding
from headroom.findings.phrases import clauses, listed, the
from headroom.language import tr, tr_count
from headroom.words import formatting
from headroom.words.ranges import bare_points, points_of

_FEWEST_SYSTEMS = 3
"""Systems from which on the two that cost most are named."""


def parts_finding(effects: PartEffects, row: Whole) -> Finding:
    """Return what the listed rows come to.

    Args:
        effects: What all rows do.
        row: ``(listed row,)``, index into the rows of the book.
    """
    if not len(row):
        return Finding(tr("No part matches"), _shown(effects, row))
    current = row[effects.current[row]]
    if not len(current):
        sources = tr_count(
            "{n} alternative source shown, and no part that is used",
            "{n} alternative sources shown, and no part that is used",
            len(row),
        )
        return Finding(sources, _shown(effects, row))
    models = np.unique(effects.rows.model[current])
    if len(models) == 1:
        return Finding(_of_model(effects, current, int(models[0])), _shown(effects, row))
    return Finding(_of_fleet(effects, current), _shown(effects, row))


def _of_model(effects: PartEffects, row: Whole, model: int) -> str:
    """Return what listed parts of one model cost it."""
    name, own = the(effects.outcome.vehicles[model].name), _own_parts(effects, model)
    outside = row[~effects.may_originate[row]]
    every = int(own.sum())
    if not len(outside):
        return _none_outside(effects, row, name, some=len(row) < every)
    lost = float(effects.lost[outside].sum())
    heaviest = _heaviest(effects, outside, lost)
    if len(outside) == every > 1:
        none = tr("None of {model}'s {count} parts originates", model=name, count=formatting.count(every))
        if lost:
            none = tr("{none}, which costs it {points}", none=none, points=points_of(lost))
        return clauses(none, heaviest if lost else "")
    said = _outside(name, len(outside), len(row), every, all_=int((own & ~effects.may_originate).sum()))
    if not lost:
        return tr_count(
            "{parts}, and it counts nothing against its content",
            "{parts}, and they count nothing against its content",
            len(outside),
            parts=said,
        )
    costs = tr_count(
        # Translators: the place is a clause, “3 of the Tacoma's 12 parts do not originate”.
        "{parts} and costs it {points}",
        "{parts} and cost it {points}",
        len(outside),
        parts=said,
        points=points_of(lost),
    )
    return clauses(costs, heaviest)


def _none_outside(effects: PartEffects, row: Whole, name: str, *, some: bool) -> str:
    """Return that all listed parts of a model originate, or may.

    Args:
        effects: What all rows do.
        row: ``(listed row,)``, the current rows.
        name: The model.
        some: Whether it has others as well.
    """
    unsure = row[~effects.originates[row]]
    if len(unsure):
        may = points_of(float(effects.lost[unsure].sum()))
        if some:
            return tr_count(
                "{n} part of {model} shown may or may not originate, which is worth up to {points}",
                "{n} parts of {model} shown may or may not originate, which is worth up to {points}",
                len(unsure),
                model=name,
                points=may,
            )
        return tr_count(
            "{n} part of {model} may or may not originate, which is worth up to {points}",
            "{n} parts of {model} may or may not originate, which is worth up to {points}",
            len(unsure),
            model=name,
            points=may,
        )
    if some:
        return tr_count(
            "The part of {model} shown originates",
            "All {n} parts of {model} shown originate",
            len(row),
            model=name,
        )
    return tr_count(
        "The part of {model} originates", "All {n} parts of {model} originate", len(row), model=name
    )


def _outside(name: str, outside: int, listed_: int, every: int, *, all_: int) -> str:
    """Return how many parts of a model do not originate.

    Args:
        name: The model.
        outside: How many listed ones do not.
        listed_: How many are listed.
        every: How many it has.
        all_: How many of these do not originate.
    """
    if outside == all_:
        return tr_count(
            "{n} of {model}'s {parts} does not originate",
            "{n} of {model}'s {parts} do not originate",
            outside,
            model=name,
            parts=tr_count("{n} part", "{n} parts", every),
        )
    if outside == listed_:
        return tr_count(
            "The part of {model} shown does not originate",
            "The {n} parts of {model} shown do not originate",
            outside,
            model=name,
        )
    return tr_count(
        "{n} of {count} parts of {model} shown does not originate",
        "{n} of {count} parts of {model} shown do not originate",
        outside,
        count=formatting.count(listed_),
        model=name,
    )


def _of_fleet(effects: PartEffects, row: Whole) -> str:
    """Return what listed parts of several models are worth, and how much of that does not originate."""
    value = effects.value_usd[row] * effects.volume[row]
    outside = ~effects.may_originate[row]
    count, total, lost = int(outside.sum()), float(value.sum()), float(value[outside].sum())
    some = _known_outside(count, len(row), shown=len(row) != int(effects.current.sum()))
    if not count or total <= 0:
        return some
    return tr(
        "{parts}: {amount} a year, {share} of their value",
        parts=some,
        amount=formatting.about(lost),
        share=formatting.percent(lost / total, 0),
    )


def _known_outside(count: int, of: int, *, shown: bool) -> str:
    """Return how many of some parts do not originate.

    Args:
        count: How many.
        of: Of how many.
        shown: Whether there are more than are shown.
    """
    parts = formatting.count(of)
    if not count and shown:
        return tr("None of {parts} parts shown is known not to originate", parts=parts)
    if not count:
        return tr("None of {parts} parts is known not to originate", parts=parts)
    if shown:
        return tr_count(
            "{n} of {parts} parts shown does not originate",
            "{n} of {parts} parts shown do not originate",
            count,
            parts=parts,
        )
    return tr_count(
        "{n} of {parts} parts does not originate", "{n} of {parts} parts do not originate", count, parts=parts
    )


def _heaviest(effects: PartEffects, row: Whole, lost: float) -> str:
    """Return which two systems cost most, where there are several."""
    labels = labels_of(effects, PartDimension.SYSTEM)
    sums = np.bincount(labels.codes[row], weights=effects.lost[row], minlength=len(labels.values))
    order = np.argsort(-sums, kind="stable")
    some = [at for at in order.tolist() if sums[at] > 0 and labels.values[at] != NOT_STATED]
    if len(some) < _FEWEST_SYSTEMS or lost <= 0:
        return ""
    names = listed([labels.values[at].lower() for at in some[:2]])
    # Translators: two systems of the vehicle, and how many points they alone cost.
    return tr("{systems} alone {points}", systems=names, points=bare_points(float(sums[some[:2]].sum())))


def _own_parts(effects: PartEffects, model: int) -> Flags:
    """Return which rows are current ones of a model."""
    own: Flags = effects.current & (effects.rows.model == model)
    return own


def _shown(effects: PartEffects, row: Whole) -> str:
    """Return how much of the workbook is listed."""
    book = effects.outcome.exposure.book
    said = tr_count(
        "{n} of {rows} shown",
        "{n} of {rows} shown",
        len(row),
        rows=tr_count("{n} row", "{n} rows", len(effects)),
    )
    models = np.unique(effects.rows.model[row])
    current = row[effects.current[row]]
    if len(models) == 1 and len(current):
        model = int(models[0])
        value = float(effects.value_usd[current].sum())
        whole = float(effects.value_usd[_own_parts(effects, model)].sum())
        said = tr(
            "{rows}, {amount} of {whole} a vehicle",
            rows=said,
            amount=formatting.dollars(value),
            whole=formatting.dollars(whole),
        )
    elif len(current):
        value = float((effects.value_usd[current] * effects.volume[current]).sum())
        said = tr("{rows}, {amount} a year", rows=said, amount=formatting.about(value))
    alternatives = len(row) - len(current)
    if alternatives and len(current):
        said = tr_count(
            "{rows}, {n} of them an alternative", "{rows}, {n} of them alternatives", alternatives, rows=said
        )
    counted_otherwise = sum(tally.rows for tally in book.tallies if not tally.fate.says_something)
    left_out = book.rows_read - book.rows_used - counted_otherwise
    if left_out <= 0:
        return f"{said}."
    missing = tr_count(
        "{n} row was left out: see Problems.", "{n} rows were left out: see Problems.", left_out
    )
    return f"{said}. {missing}"
