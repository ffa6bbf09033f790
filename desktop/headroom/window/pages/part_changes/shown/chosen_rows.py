"""Chosen rows of a workbook: what stands there, and which rows a change of them may concern."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from headroom.arrays import Floats, Ints, Whole
from headroom.book.part_rows import PartRows
from headroom.language import colon, tr, tr_count, tr_in
from headroom.rules.exposure import Exposure
from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import Selection, Sources, concerned_words
from headroom.words import formatting

SEVERAL = "several"
"""Stands for what is not the same in all chosen rows."""

_NUMBERS_SHOWN = 3
_ROWS_LOOKED_AT = 1_000
"""A change of more rows is made of a supplier or a country already."""


class Scope(StrEnum):
    """Which rows a change concerns, seen from those that are chosen."""

    OWN = "own"
    PARTS = "parts"
    SUPPLIER = "supplier"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class ScopeChoice:
    """One scope that can be chosen.

    Attributes:
        scope: Which.
        words: What it says, with how many rows it has.
        selection: The rows.
    """

    scope: Scope
    words: str
    selection: Selection


def rows_to_change(exposure: Exposure, outcome: Outcome | None) -> PartRows:
    """Return the rows that can be chosen, as the workbook states them.

    They are those of the workbook, and behind them those that come to count by changes of the scenario.

    Args:
        exposure: The sums of the workbook as imported.
        outcome: What the scenario makes of it; None: not known yet.
    """
    changed, own = None if outcome is None else outcome.changed, exposure.stated_rows
    if changed is None or changed.stated is None or len(changed.stated) == len(own):
        return own
    return changed.stated


def title_of(rows: PartRows, chosen: Sequence[int]) -> str:
    """Return what the chosen rows are, in a few words."""
    if not chosen:
        return tr("No part is chosen")
    if len(chosen) == 1:
        return rows.description[chosen[0]] or rows.part_number[chosen[0]] or tr("A part without number")
    return tr_count("{n} row", "{n} rows", len(chosen))


def place_of(rows: PartRows, chosen: Sequence[int]) -> str:
    """Return where one chosen row stands: number, model, system, tariff code and cell."""
    if len(chosen) != 1:
        return ""
    row = chosen[0]
    model = rows.models[int(rows.model[row])]
    said = (
        rows.part_number[row],
        model,
        rows.system[row],
        rows.hts_code[row],
        rows.address(row, "unit_cost"),
    )
    return " · ".join(one for one in said if one)


def as_in_workbook(rows: PartRows, chosen: Sequence[int]) -> dict[str, str]:
    """Return what the chosen rows say, by the attribute of ``TypedChange`` that changes it."""
    at = np.asarray(chosen, dtype=np.int64)
    if not len(at):
        return {}
    priced = np.concatenate((_different(rows.unit_cost, at), _different(rows.currency, at)))
    return {
        "origin": _common(
            rows.origins[int(rows.origin[row])] or tr_in("an origin", "unknown")
            for row in _different(rows.origin, at)
        ),
        "price": _common(_price(rows, row) for row in priced.tolist()),
        "supplier": _common(
            rows.supplier[row] or tr_in("a supplier", "none") for row in _different(rows.supplier.codes, at)
        ),
        "share": "100 %",
        "regional": _common(_share(float(share)) for share in np.unique(rows.regional_content[at])),
        "us": _common(_share(float(share)) for share in np.unique(rows.us_content[at])),
        "originating": _common(
            str(rows.value("originating", row) or tr_in("a certificate", "none"))
            for row in _different(rows.originating, at).tolist()
        ),
    }


def scope_choices(rows: PartRows, chosen: Sequence[int], *, in_model: bool) -> tuple[ScopeChoice, ...]:
    """Return which rows a change may concern: the chosen parts, all of their supplier, all of their country.

    Args:
        rows: The rows of the workbook as imported.
        chosen: Some of them.
        in_model: Whether only those of the model that the chosen ones are of.
    """
    if not chosen:
        return ()
    models = {rows.models[int(rows.model[row])] for row in chosen}
    model = next(iter(models)) if in_model and len(models) == 1 else ""
    numbers = tuple(dict.fromkeys(rows.part_number[row] for row in chosen))
    origins = tuple(dict.fromkeys(rows.origins[int(rows.origin[row])] for row in chosen))
    suppliers = tuple(dict.fromkeys(rows.supplier[row] for row in chosen))
    offered = {bool(rows.alternative[row]) for row in chosen}
    sources = Sources.CURRENT if offered == {False} else Sources.ALTERNATIVE
    base = Selection(model=model, sources=Sources.EVERY if len(offered) > 1 else sources)
    found = []
    if all(numbers):
        supplier = suppliers[0] if len(suppliers) == 1 else ""
        parts = replace(base, part_numbers=numbers, origins=origins, supplier=supplier)
        named = ", ".join(numbers[:_NUMBERS_SHOWN]) + ("…" if len(numbers) > _NUMBERS_SHOWN else "")
        found.append((Scope.PARTS, named, parts))
    if len(suppliers) == 1 and suppliers[0]:
        found.append(
            (
                Scope.SUPPLIER,
                tr("all by {supplier}", supplier=suppliers[0]),
                replace(base, supplier=suppliers[0]),
            )
        )
    if len(origins) == 1:
        country = origins[0] or tr("unknown origin")
        found.append(
            (Scope.COUNTRY, tr("all from {country}", country=country), replace(base, origins=origins))
        )
    counted = ((one, words, what, int(np.count_nonzero(what.among(rows)))) for one, words, what in found)
    return tuple(
        ScopeChoice(scope, colon(words, tr_count("{n} row", "{n} rows", count)), selection)
        for scope, words, selection, count in counted
    )


def edited_scopes(
    rows: PartRows, selection: Selection, chosen: Sequence[int], *, in_model: bool
) -> tuple[ScopeChoice, ...]:
    """Return which rows a change that is edited may concern: those it does, and those of its parts.

    Args:
        rows: The rows of the workbook as imported.
        selection: Which rows it concerns.
        chosen: The same rows.
        in_model: Whether only those of the model that they are of.
    """
    models = np.unique(rows.model[np.asarray(chosen, dtype=np.int64)])
    model = selection.model or (rows.models[int(models[0])] if len(models) == 1 else "")
    own = replace(selection, model=model if in_model else "")
    count = int(np.count_nonzero(own.among(rows)))
    words = colon(concerned_words(replace(own, model="")), tr_count("{n} row", "{n} rows", count))
    others = scope_choices(rows, chosen, in_model=in_model) if len(chosen) <= _ROWS_LOOKED_AT else ()
    return (
        ScopeChoice(Scope.OWN, words, own),
        *(one for one in others if one.selection != own and one.selection.sources is own.sources),
    )


def _different(column: Floats | Ints, at: Whole) -> Whole:
    """Return rows among some that have every cell of a column which these have."""
    _, first = np.unique(column[at], return_index=True)
    different: Whole = at[first]
    return different


def _price(rows: PartRows, row: int) -> str:
    """Return a unit cost as it stands in the workbook."""
    return f"{formatting.number(float(rows.unit_cost[row]), 2)} {rows.currencies[int(rows.currency[row])]}"


def _common(texts: Iterable[str]) -> str:
    """Return what all texts are; else that they differ, as soon as two do."""
    said = iter(texts)
    first = next(said)
    return first if all(text == first for text in said) else SEVERAL


def _share(share: float) -> str:
    """Return a share as it stands in the workbook."""
    return tr_in("a share", "none") if np.isnan(share) else formatting.percent(share)
