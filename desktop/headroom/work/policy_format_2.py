"""Policies as files of format 2 hold them. Their words are in ``policy_words``; nothing here is renamed."""

from datetime import date

import msgspec


class Source(msgspec.Struct, frozen=True):
    """Where a figure of the law comes from.

    Attributes:
        citation: Law, notice or publication.
        since: From when it applies.
        url: Where to read it.
        note: What it leaves out.
    """

    citation: str
    since: date | None
    url: str
    note: str


class CodeList(msgspec.Struct, frozen=True):
    """A list of tariff codes.

    Attributes:
        name: By which the policy refers to it.
        title: For people.
        prefixes: Digits that codes on it begin with.
        source: The law.
    """

    name: str
    title: str
    prefixes: tuple[str, ...]
    source: str


class Threshold(msgspec.Struct, frozen=True):
    """The least share that passes a test.

    Attributes:
        key: Name of the slider.
        label: For people.
        test: What it decides.
        share: Fraction.
        classes: Vehicle classes it holds for.
        roles: Part roles it holds for.
        source: Where it comes from.
    """

    key: str
    label: str
    test: str
    share: float
    classes: tuple[str, ...]
    roles: tuple[str, ...]
    source: Source


class Measure(msgspec.Struct, frozen=True):
    """One duty, or one credit against a duty.

    Attributes:
        key: Name of the slider.
        label: For people.
        on: Vehicles or parts.
        rate: Fraction of the base; null: that of the tariff schedule.
        by_schedule: Whether the schedule gives the rate unless one is set.
        into: Country of import.
        classes: Vehicle classes it falls on.
        origins: Countries of origin it falls on.
        except_origins: Those it does not fall on.
        unknown_origin: Whether it falls on goods of unknown origin.
        code_list: Tariff codes it falls on.
        when: In which state of the good.
        base: Of which value.
        kind: Whether it adds, is a floor or a credit.
        excludes: Keys of measures that do not fall on the same good.
        credits_against: Key of the duty that a credit lessens.
        source: Where it comes from.
    """

    key: str
    label: str
    on: str
    rate: float | None
    by_schedule: bool
    into: str
    classes: tuple[str, ...]
    origins: tuple[str, ...]
    except_origins: tuple[str, ...]
    unknown_origin: bool
    code_list: str
    when: str
    base: str
    kind: str
    excludes: tuple[str, ...]
    credits_against: str
    source: Source


class Fee(msgspec.Struct, frozen=True):
    """A customs user fee.

    Attributes:
        key: Name of the slider.
        label: For people.
        rate: Fraction of the customs value.
        when: In which state of the vehicle.
        by_vessel_only: Whether only vehicles that come by vessel pay it.
        source: Where it comes from.
    """

    key: str
    label: str
    rate: float
    when: str
    by_vessel_only: bool
    source: Source


class Policy(msgspec.Struct, frozen=True):
    """A policy as published.

    Attributes:
        id: By which scenarios of the file refer to it.
        name: Short name.
        title: For people.
        as_of: Date whose law it states.
        hypothetical: Whether it never was law.
        summary: What it is.
        source: Where it comes from.
        vnm_rule: How non-originating materials count.
        preference: Whether anything can qualify.
        core_parts: Whether core parts must originate.
        tracing_list: Code list of the materials that are traced.
        thresholds: In their order.
        measures: In their order.
        fees: In their order.
        code_lists: Of its own.
    """

    id: str
    name: str
    title: str
    as_of: date
    hypothetical: bool
    summary: str
    source: Source
    vnm_rule: str
    preference: bool
    core_parts: bool
    tracing_list: str
    thresholds: tuple[Threshold, ...]
    measures: tuple[Measure, ...]
    fees: tuple[Fee, ...]
    code_lists: tuple[CodeList, ...]
