"""Saved work as files of format 1 hold it, which version 0.1.0 wrote. Frozen: read for ever."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated

import msgspec

from headroom.workbook.layouts.layout_format_1 import Layout

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Source(msgspec.Struct, frozen=True):
    """Where a figure of the law comes from."""

    citation: str = ""
    since: date | None = None
    url: str = ""
    note: str = ""


class CodeList(msgspec.Struct, frozen=True):
    """A list of tariff codes."""

    name: str
    title: str
    prefixes: tuple[str, ...]
    source: str


class Threshold(msgspec.Struct, frozen=True):
    """The least share that passes a test."""

    key: str
    label: str
    test: str
    share: float
    classes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    source: Source = Source()


class Measure(msgspec.Struct, frozen=True):
    """One duty, or one credit against a duty."""

    key: str
    label: str
    on: str
    rate: float | None
    into: str = "US"
    classes: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    except_origins: tuple[str, ...] = ()
    unknown_origin: bool = False
    code_list: str = ""
    when: str = "not qualifying"
    base: str = "whole value"
    kind: str = "added"
    excludes: tuple[str, ...] = ()
    credits_against: str = ""
    source: Source = Source()
    by_schedule: bool = False


class Fee(msgspec.Struct, frozen=True):
    """A customs user fee."""

    key: str
    label: str
    rate: float
    when: str = "not qualifying"
    by_vessel_only: bool = False
    source: Source = Source()


class Rules(msgspec.Struct, frozen=True):
    """A policy without its own code lists."""

    name: str
    title: str
    as_of: date
    hypothetical: bool
    summary: str
    vnm_rule: str
    preference: bool
    core_parts: bool
    tracing_list: str
    thresholds: tuple[Threshold, ...]
    measures: tuple[Measure, ...]
    fees: tuple[Fee, ...]
    source: Source = Source()


class Policy(msgspec.Struct, frozen=True):
    """A policy, by the name with which scenarios refer to it."""

    id: str
    rules: Rules
    code_lists: tuple[CodeList, ...] = ()


class Move(msgspec.Struct, frozen=True):
    """A part that comes from another of its sources."""

    model: str
    part_number: str
    to_origin: str
    to_supplier: str
    to_unit_cost: float
    on: bool = True


class Locks(msgspec.Struct, frozen=True):
    """What a re-sourcing leaves alone."""

    kept_parts: frozenset[str] = frozenset()
    barred_countries: frozenset[str] = frozenset()
    most_changes: int | None = None


class Scenario(msgspec.Struct, frozen=True):
    """A scenario, as its changes of a policy."""

    name: str
    policy: str
    changes: Mapping[str, float | None] = {}
    note: str = ""
    currency_rates: Mapping[str, float] = {}
    freight_factor: float = 1.0
    moves: tuple[Move, ...] = ()
    locks: Locks = Locks()


class Spread(msgspec.Struct, frozen=True):
    """An input that may lie anywhere in a range."""

    key: str
    low: float
    high: float
    likeliest: float | None = None


class Prospect(msgspec.Struct, frozen=True):
    """One way in which the talks may end."""

    name: str
    probability: float
    values: Mapping[str, float | None] = {}
    spreads: tuple[Spread, ...] = ()


class ModelResult(msgspec.Struct, frozen=True):
    """What a scenario came to for one model."""

    model: str
    verdict: str
    rvc_low: float | None
    rvc_high: float | None
    us_content_low: float | None
    us_content_high: float | None
    duty_usd: float
    landed_cost_usd: float


class File(msgspec.Struct, frozen=True):
    """A workbook."""

    path: str
    sha256: str
    content: bytes | None = None


class Workbook(msgspec.Struct, frozen=True):
    """The workbooks, and how they are read."""

    files: tuple[File, ...] = ()
    layout: Layout = Layout()


class Results(msgspec.Struct, frozen=True):
    """What the scenarios came to."""

    baseline: tuple[ModelResult, ...] = ()
    scenarios: tuple[tuple[ModelResult, ...], ...] = ()


class Work(msgspec.Struct, frozen=True):
    """A whole file."""

    format: int
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
    belongs_to: str = ""
