"""Policies as files of format 2 hold them. Their words are in ``policy_words``; nothing here is renamed."""

from collections.abc import Mapping
from datetime import date

import msgspec


class Source(msgspec.Struct, frozen=True):
    """Where a figure of the law comes from.

    Attributes:
        citation: Law, notice or publication.
        since: From when it applies.
        url: Where to read it.
        note: What it leaves out.
        checked_on: Date whose state of the texts it was compared with.
        uncertain: Whether it rests on a secondary source.
    """

    citation: str
    since: date | None
    url: str
    note: str
    checked_on: date | None = None
    uncertain: bool = False


class CodeList(msgspec.Struct, frozen=True):
    """A list of tariff codes.

    Attributes:
        name: By which the policy refers to it.
        title: For people.
        prefixes: Digits that codes on it begin with.
        source: The law.
        in_doubt: Whether a code counts as listed of which nobody can tell.
    """

    name: str
    title: str
    prefixes: tuple[str, ...]
    source: str
    in_doubt: bool = True


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
        categories: Vehicle categories it holds for.
        code_list: Of one on parts: tariff codes it holds for.
        of_parts: Whether it is on parts; what has roles is.
    """

    key: str
    label: str
    test: str
    share: float
    classes: tuple[str, ...]
    roles: tuple[str, ...]
    source: Source
    categories: tuple[str, ...] = ()
    code_list: str = ""
    of_parts: bool = False


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
        credits_against: Key of the first duty that a credit lessens.
        source: Where it comes from.
        credits_against_more: Keys of the others.
        except_code_list: Tariff codes it does not fall on.
        reading: Key of the reading that has to say yes.
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
    credits_against_more: tuple[str, ...] = ()
    except_code_list: str = ""
    reading: str = ""


class Fee(msgspec.Struct, frozen=True):
    """A customs user fee.

    Attributes:
        key: Name of the slider.
        label: For people.
        rate: Fraction of the customs value.
        when: In which state of the vehicle.
        by_vessel_only: Whether only vehicles that come by vessel pay it.
        source: Where it comes from.
        least_usd: The least per entry.
        most_usd: The greatest per entry.
    """

    key: str
    label: str
    rate: float
    when: str
    by_vessel_only: bool
    source: Source
    least_usd: float | None = None
    most_usd: float | None = None


class Reading(msgspec.Struct, frozen=True):
    """Where a text is read in more than one way: what is chosen.

    Attributes:
        key: Name by which it is chosen.
        label: For people.
        words: What may be chosen.
        chosen: What is.
        source: Where the text stands.
    """

    key: str
    label: str
    words: tuple[str, ...]
    chosen: str
    source: Source


class LabourCredit(msgspec.Struct, frozen=True):
    """What a high labour value content adds to the regional content.

    Attributes:
        classes: Vehicle classes it holds for.
        least_total_share: Labour value content that has to be exceeded.
        above_share: Points from materials and labour above which they add.
        least_rvc_share: Regional content that is needed without it.
        since: First day.
        until: Last day.
        source: Where it comes from.
    """

    classes: tuple[str, ...]
    least_total_share: float
    above_share: float
    least_rvc_share: float
    since: date | None
    until: date | None
    source: Source


class Row(msgspec.Struct, frozen=True):
    """One number from a day on.

    Attributes:
        since: First day; null: it has begun always.
        value: Fraction; null: that of the tariff schedule.
        least_usd: Of a fee: the least per entry.
        most_usd: Of a fee: the greatest per entry.
    """

    since: date | None
    value: float | None
    least_usd: float | None = None
    most_usd: float | None = None


class DatedThreshold(msgspec.Struct, frozen=True):
    """A threshold with its dates.

    Attributes:
        figure: The threshold.
        rows: Its numbers, in the order of their dates.
        until: Last day.
    """

    figure: Threshold
    rows: tuple[Row, ...]
    until: date | None


class DatedMeasure(msgspec.Struct, frozen=True):
    """A measure with its dates.

    Attributes:
        figure: The measure.
        rows: Its numbers, in the order of their dates.
        until: Last day.
    """

    figure: Measure
    rows: tuple[Row, ...]
    until: date | None


class DatedFee(msgspec.Struct, frozen=True):
    """A fee with its dates.

    Attributes:
        figure: The fee.
        rows: Its numbers, in the order of their dates.
        until: Last day.
    """

    figure: Fee
    rows: tuple[Row, ...]
    until: date | None


class Law(msgspec.Struct, frozen=True):
    """All figures of a policy with their dates.

    Attributes:
        thresholds: In their order.
        measures: In their order.
        fees: In their order.
        labour_credit: What a high labour value content adds.
        ends: Last day of the policy as a whole.
    """

    thresholds: tuple[DatedThreshold, ...]
    measures: tuple[DatedMeasure, ...]
    fees: tuple[DatedFee, ...]
    labour_credit: LabourCredit | None
    ends: date | None


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
        readings: Where a text is read in more than one way.
        missing: What it is known to leave out.
        law: All figures with their dates; null: only those of one date are known.
        waiting: Figures that were set by hand and do not show on its date, by key.
        labour_credit: What a high labour value content adds on its date.
        heavy_tracing_list: Code list of the materials of heavy trucks that are traced.
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
    readings: tuple[Reading, ...] = ()
    missing: tuple[str, ...] = ()
    law: Law | None = None
    waiting: Mapping[str, float | None] = {}
    labour_credit: LabourCredit | None = None
    heavy_tracing_list: str = ""
