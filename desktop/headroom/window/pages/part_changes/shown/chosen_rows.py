"""Chosen rows of a workbook: what stands there, and which rows a change of them may concern."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from headroom.book.part_rows import PartRows
from headroom.opening.typed_changes import read_content, read_country, read_percentage, read_price
from headroom.rules.part_changes import Becomes, Certificate, Content, PartChange, Selection, Sources
from headroom.words import formatting

SEVERAL = "several"
"""Stands for what is not the same in all chosen rows."""

AS_IT_IS = "as it is"
"""The choice that leaves a certificate alone."""

CERTIFICATES: dict[str, Certificate | None] = {AS_IT_IS: None, "yes": "yes", "no": "no", "blank": "blank"}
"""What a certificate may become, by its word."""

_NUMBERS_SHOWN = 3


class Scope(StrEnum):
    """Which rows a change concerns, seen from those that are chosen."""

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


@dataclass(frozen=True, slots=True)
class TypedChange:
    """What was typed; an empty text leaves things as they are.

    Attributes:
        origin: A country.
        price: A unit cost, or a change in percent.
        supplier: A name.
        share: Share of the quantity that moves, percent.
        regional: Regional content, percent or blank.
        us: US content, likewise.
        originating: One of ``CERTIFICATES``.
        anew: Whether statements of the workbook do not go along.
        offered: Whether it is offered beside what there is.
        name: Its name.
    """

    origin: str = ""
    price: str = ""
    supplier: str = ""
    share: str = ""
    regional: str = ""
    us: str = ""
    originating: str = AS_IT_IS
    anew: bool = False
    offered: bool = False
    name: str = ""

    def change(self, selection: Selection) -> PartChange:
        """Return the change of some rows.

        Raises:
            ValueError: If something cannot be understood, or nothing was typed; its text is a sentence
                without a full stop.
        """
        price_change, unit_cost, currency = read_price(self.price.strip() or None)
        becomes = Becomes(
            origin=read_country("Origin", self.origin.strip()) if self.origin.strip() else None,
            unit_cost=unit_cost,
            currency=currency,
            price_change=price_change,
            supplier=self.supplier.strip() or None,
            share=read_percentage("Share", self.share.strip()) if self.share.strip() else 1.0,
            regional_content=_content("Regional content", self.regional),
            us_content=_content("US content", self.us),
            originating=CERTIFICATES[self.originating],
            anew=self.anew,
        )
        if becomes.nothing:
            msg = "nothing is changed: give an origin, a unit cost or what else becomes of it"
            raise ValueError(msg)
        return PartChange(self.name.strip(), selection, becomes, as_alternative=self.offered)


def _content(name: str, text: str) -> Content:
    """Return a content; None where nothing was typed."""
    return read_content(name, text.strip()) if text.strip() else None


def title_of(rows: PartRows, chosen: Sequence[int]) -> str:
    """Return what the chosen rows are, in a few words."""
    if not chosen:
        return "No part is chosen"
    if len(chosen) == 1:
        return rows.description[chosen[0]] or rows.part_number[chosen[0]] or "A part without number"
    return formatting.counted(len(chosen), "row")


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
    found = {
        "origin": [rows.origins[int(rows.origin[row])] or "unknown" for row in chosen],
        "price": [
            f"{formatting.number(float(rows.unit_cost[row]), 2)} {rows.currencies[int(rows.currency[row])]}"
            for row in chosen
        ],
        "supplier": [rows.supplier[row] or "none" for row in chosen],
        "share": ["100 %" for _ in chosen],
        "regional": [_share(float(rows.regional_content[row])) for row in chosen],
        "us": [_share(float(rows.us_content[row])) for row in chosen],
        "originating": [str(rows.value("originating", row) or "none") for row in chosen],
    }
    return {name: _common(texts) for name, texts in found.items()}


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
        found.append((Scope.SUPPLIER, f"all by {suppliers[0]}", replace(base, supplier=suppliers[0])))
    if len(origins) == 1:
        country = origins[0] or "unknown origin"
        found.append((Scope.COUNTRY, f"all from {country}", replace(base, origins=origins)))
    counted = ((one, words, what, int(np.count_nonzero(what.among(rows)))) for one, words, what in found)
    return tuple(
        ScopeChoice(scope, f"{words}: {formatting.counted(count, 'row')}", selection)
        for scope, words, selection, count in counted
    )


def _common(texts: Sequence[str]) -> str:
    """Return what all texts are; else that they differ."""
    if not texts:
        return ""
    return texts[0] if len(set(texts)) == 1 else SEVERAL


def _share(share: float) -> str:
    """Return a share as it stands in the workbook."""
    return "none" if np.isnan(share) else formatting.percent(share)
