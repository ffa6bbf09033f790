"""Saved work as files of format 2 hold it. Their words are in ``work_words``; nothing here is renamed.

A key that is added gets a default and a greater revision; anything else is a new format, with a migration.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

from headroom.work.policy_format_2 import Policy
from headroom.workbook.layouts.layout_format_2 import Layout

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


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


class Range(msgspec.Struct, frozen=True):
    """An input that may lie anywhere in a range.

    Attributes:
        key: Which.
        low: Least value.
        high: Greatest.
        likeliest: Most frequent; null: all are equally likely.
    """

    key: str
    low: float
    high: float
    likeliest: float | None


class Prospect(msgspec.Struct, frozen=True):
    """One way in which the talks may end.

    Attributes:
        name: What it is called.
        probability: Fraction.
        values: What it sets, by key.
        ranges: What lies somewhere in a range.
    """

    name: str
    probability: float
    values: Mapping[str, float | None]
    ranges: tuple[Range, ...]


class ModelFact(msgspec.Struct, frozen=True):
    """What was typed of a vehicle that the workbook does not state.

    Attributes:
        model: The model.
        field: Key of the column of the sheet Models.
        value: A number where the column holds numbers, shares as fractions; else a word, a code or a text.
    """

    model: str
    field: str
    value: str | float


class ShownLabel(msgspec.Struct, frozen=True):
    """A label that models have to have in order to be shown.

    Attributes:
        trait: "class", "brand", "plant" or "verdict".
        label: As it is shown; a verdict is one of "fails", "undetermined" and "qualifies".
    """

    trait: str
    label: str


class ModelResult(msgspec.Struct, frozen=True):
    """What a scenario came to for one model; shares are fractions, null where not defined.

    Attributes:
        model: The model.
        verdict: What the tests say.
        rvc_low: Least regional content.
        rvc_high: Greatest.
        us_content_low: Least US content.
        us_content_high: Greatest.
        vehicle_duty_and_fees_usd: Per vehicle, without duties on parts.
        landed_cost_usd: Per vehicle.
    """

    model: str
    verdict: str
    rvc_low: float | None
    rvc_high: float | None
    us_content_low: float | None
    us_content_high: float | None
    vehicle_duty_and_fees_usd: float
    landed_cost_usd: float


class File(msgspec.Struct, frozen=True):
    """A workbook.

    Attributes:
        path: From the folder of the work where it is in there.
        sha256: Digest of its content.
        content: Its bytes, where they were saved inside.
    """

    path: str
    sha256: str
    content: bytes | None


class Workbook(msgspec.Struct, frozen=True):
    """The workbooks, and how they are read.

    Attributes:
        files: In the order they were opened.
        layout: What is read as what.
    """

    files: tuple[File, ...]
    layout: Layout


class Results(msgspec.Struct, frozen=True):
    """What the scenarios came to.

    Attributes:
        baseline: Model by model.
        scenarios: Of each scenario, model by model; an empty list where it was not known.
    """

    baseline: tuple[ModelResult, ...]
    scenarios: tuple[tuple[ModelResult, ...], ...]


class Work(msgspec.Struct, frozen=True):
    """A whole file.

    Attributes:
        format: 2.
        revision: Greater where keys were added that an older program may pass over.
        kind: What the file is.
        program: Version of the program that wrote it.
        saved_at: When.
        workbook: What it is about.
        policies: That the scenarios start from.
        baseline: What changes are measured against.
        scenarios: In their order.
        current: Position of the one being tried, from 0.
        results: What they came to.
        prospects: How the talks may end.
        belongs_to: Of work in progress that was kept: the file it was saved in before.
        belongs_to_sha256: Digest of that file then.
        model_facts: What was typed of the vehicles; missing where nothing was.
        shown_models: Which models are shown; missing where all are.
    """

    format: int
    revision: int
    kind: str
    program: str
    saved_at: Moment
    workbook: Workbook
    policies: tuple[Policy, ...]
    baseline: Scenario
    scenarios: tuple[Scenario, ...]
    current: int
    results: Results
    prospects: tuple[Prospect, ...] = ()
    belongs_to: str | msgspec.UnsetType = msgspec.UNSET
    belongs_to_sha256: str | msgspec.UnsetType = msgspec.UNSET
    model_facts: tuple[ModelFact, ...] | msgspec.UnsetType = msgspec.UNSET
    shown_models: tuple[ShownLabel, ...] | msgspec.UnsetType = msgspec.UNSET
