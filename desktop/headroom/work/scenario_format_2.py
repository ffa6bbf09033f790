"""Scenarios of saved work as files of format 2 hold them; see ``format_2`` for what must not change."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec


class Move(msgspec.Struct, frozen=True):
    """A part that comes from another of its sources.

    Attributes:
        model: The model.
        part_number: The part.
        origin: Country of the source it comes from.
        supplier: Supplier of that source.
        unit_cost: Its unit cost, in its own currency.
        on: Whether it counts.
    """

    model: str
    part_number: str
    origin: str
    supplier: str
    unit_cost: float
    on: bool


class Locks(msgspec.Struct, frozen=True):
    """What a re-sourcing leaves alone.

    Attributes:
        parts: Numbers of parts that stay.
        countries: Where no part may come from.
        most_changes: At most so many parts move; null: any.
    """

    parts: frozenset[str]
    countries: frozenset[str]
    most_changes: int | None


class Selection(msgspec.Struct, frozen=True):
    """Which rows a change of parts concerns: those that have everything that is given; empty: every one.

    Attributes:
        model: The model.
        part_numbers: The parts.
        supplier: Their supplier.
        origins: Their countries of origin; an empty one is unknown.
        outside_region: Whether only those from outside the region.
        tariff_prefix: First digits of the tariff code.
        system: Their system.
        sources: Whether current sources, alternatives or both.
    """

    model: str
    part_numbers: tuple[str, ...]
    supplier: str
    origins: tuple[str, ...]
    outside_region: bool
    tariff_prefix: str
    system: str
    sources: str


class Becomes(msgspec.Struct, frozen=True):
    """What becomes of the rows of a change; null: it stays.

    Attributes:
        origin: Country of origin; empty: unknown.
        unit_cost: In ``currency``.
        currency: Of the unit cost; empty: that of each row.
        price_change: Share of itself by which the unit cost rises.
        supplier: Its supplier.
        share: Share of the quantity that moves.
        regional_content: Fraction, or "blank".
        us_content: Fraction, or "blank".
        originating: "yes", "no" or "blank".
        anew: Whether statements of the workbook do not go along.
    """

    origin: str | None
    unit_cost: float | None
    currency: str
    price_change: float | None
    supplier: str | None
    share: float
    regional_content: float | Literal["blank"] | None
    us_content: float | Literal["blank"] | None
    originating: Literal["yes", "no", "blank"] | None
    anew: bool


class PartChange(msgspec.Struct, frozen=True):
    """A change of parts by hand.

    Attributes:
        name: Its name; empty: none was given.
        selection: Which rows it concerns.
        becomes: What becomes of them.
        on: Whether it counts.
        as_alternative: Whether it is offered beside them.
    """

    name: str
    selection: Selection
    becomes: Becomes
    on: bool
    as_alternative: bool


class Scenario(msgspec.Struct, frozen=True):
    """A scenario, as its changes of a policy.

    Attributes:
        name: Its name.
        note: What is remarked on it.
        policy: Id of the policy.
        changes: Values by key that differ from the policy's.
        currency_rates: US dollars per unit by code, where they differ from the workbook's.
        freight_factor: On all freight.
        moves: Parts that come from another source.
        locks: What a re-sourcing leaves alone.
        as_of: Date to which the policy moves before its changes; null: it stays on its own.
        waiting: Figures that were set by hand and do not show on that date, by key.
        readings: What is chosen of the policy's readings where it differs, by key.
        claim_cost: What claiming the preference costs, share of the customs value.
        part_changes: Changes of parts by hand, in their order; missing where there are none.
    """

    name: str
    note: str
    policy: str
    changes: Mapping[str, float | None]
    currency_rates: Mapping[str, float]
    freight_factor: float
    moves: tuple[Move, ...]
    locks: Locks
    as_of: date | None = None
    waiting: Mapping[str, float | None] = {}
    readings: Mapping[str, str] = {}
    claim_cost: float = 0.0
    part_changes: tuple[PartChange, ...] | msgspec.UnsetType = msgspec.UNSET


class ShownLabel(msgspec.Struct, frozen=True):
    """A label that models have to have in order to be shown.

    Attributes:
        trait: "class", "brand", "plant" or "verdict".
        label: As it is shown; a verdict is one of "fails", "undetermined" and "qualifies".
    """

    trait: str
    label: str


class StoryView(msgspec.Struct, frozen=True):
    """A view of a story.

    Attributes:
        page: Name of the page.
        scenario: What it assumes.
        model: The model looked at; empty: none.
        choices: What is chosen on the page, word by key.
        title: What was typed as its title; empty: what the page finds.
        note: What is remarked on it.
        found: What the page had found when it was looked at last.
        found_on: On what that depends, as a digest.
        shown_models: Which models are shown; empty: all.
    """

    page: str
    scenario: Scenario
    model: str
    choices: Mapping[str, str]
    title: str
    note: str
    found: str = ""
    found_on: str = ""
    shown_models: tuple[ShownLabel, ...] = ()
