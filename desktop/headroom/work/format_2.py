"""Saved work as files of format 2 hold it. Their words are in ``work_words``; nothing here is renamed.

A key that is added gets a default and a greater revision; anything else is a new format, with a migration.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from headroom.work.policy_format_2 import Policy
from headroom.work.scenario_format_2 import Scenario, ShownLabel, StoryView
from headroom.workbook.layouts.layout_format_2 import Layout

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


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
        story: Views in the order in which they are told; missing where there are none.
        presented_levers: Keys of the levers that are shown while presenting; missing where none were chosen.
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
    story: tuple[StoryView, ...] | msgspec.UnsetType = msgspec.UNSET
    presented_levers: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    shown_models: tuple[ShownLabel, ...] | msgspec.UnsetType = msgspec.UNSET
