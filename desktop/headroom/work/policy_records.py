"""Policies as records of files, and back."""

from itertools import pairwise

from headroom.language import tr
from headroom.rules.dated_figures import DatedFee, DatedMeasure, DatedRow, DatedThreshold
from headroom.rules.law import Law
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import LabourCredit, Policy, Reading, Threshold
from headroom.rules.succession import waiting_within
from headroom.rules.tariff_codes import CodeList
from headroom.work import policy_format_2
from headroom.work.policy_words import (
    BASES,
    CATEGORIES,
    CLASSES,
    RATE_KINDS,
    ROLES,
    STATES,
    TESTS,
    TRADES,
    VNM_RULES,
)


def policy_record(identity: str, policy: Policy) -> policy_format_2.Policy:
    """Return a policy as it is written, with the name by which scenarios refer to it."""
    return policy_format_2.Policy(
        id=identity,
        name=policy.name,
        title=policy.title,
        as_of=policy.as_of,
        hypothetical=policy.hypothetical,
        summary=policy.summary,
        source=_source_record(policy.source),
        vnm_rule=VNM_RULES.word(policy.vnm_rule),
        preference=policy.preference,
        core_parts=policy.core_parts,
        tracing_list=policy.tracing_list,
        heavy_tracing_list=policy.heavy_tracing_list,
        thresholds=tuple(_threshold_record(threshold) for threshold in policy.thresholds),
        measures=tuple(_measure_record(measure) for measure in policy.measures),
        fees=tuple(_fee_record(fee) for fee in policy.fees),
        code_lists=tuple(
            policy_format_2.CodeList(
                one.name, one.title, tuple(sorted(one.prefixes)), one.source, one.in_doubt
            )
            for one in policy.code_lists.values()
        ),
        readings=tuple(
            policy_format_2.Reading(one.key, one.label, one.words, one.chosen, _source_record(one.source))
            for one in policy.readings
        ),
        missing=policy.missing,
        law=None if policy.law is None else _law_record(policy.law),
        waiting=waiting_within(policy),
        labour_credit=None if policy.labour_credit is None else _labour_credit_record(policy.labour_credit),
    )


def policy_of(record: policy_format_2.Policy) -> Policy:
    """Return the policy of a record.

    Raises:
        ValueError: If a word is unknown, or a number is outside its range.
    """
    policy = Policy(
        name=record.name,
        title=record.title,
        as_of=record.as_of,
        hypothetical=record.hypothetical,
        summary=record.summary,
        vnm_rule=VNM_RULES.value(record.vnm_rule),
        preference=record.preference,
        core_parts=record.core_parts,
        tracing_list=record.tracing_list,
        heavy_tracing_list=record.heavy_tracing_list,
        thresholds=tuple(_threshold(threshold) for threshold in record.thresholds),
        measures=tuple(_measure(measure) for measure in record.measures),
        fees=tuple(_fee(fee) for fee in record.fees),
        code_lists={
            one.name: CodeList(one.name, one.title, frozenset(one.prefixes), one.source, one.in_doubt)
            for one in record.code_lists
        },
        source=_source(record.source),
        readings=tuple(
            Reading(one.key, one.label, one.words, one.chosen, _source(one.source)) for one in record.readings
        ),
        missing=record.missing,
        law=None if record.law is None else _law(record.law),
        labour_credit=None if record.labour_credit is None else _labour_credit(record.labour_credit),
    )
    return policy.with_waiting(record.waiting)


def _source_record(source: LawSource) -> policy_format_2.Source:
    return policy_format_2.Source(
        source.citation, source.since, source.url, source.note, source.checked_on, source.uncertain
    )


def _source(record: policy_format_2.Source) -> LawSource:
    return LawSource(
        record.citation, record.since, record.url, record.note, record.checked_on, record.uncertain
    )


def _threshold_record(threshold: Threshold) -> policy_format_2.Threshold:
    return policy_format_2.Threshold(
        key=threshold.key,
        label=threshold.label,
        test=TESTS.word(threshold.test),
        share=threshold.share,
        classes=tuple(CLASSES.word(one) for one in threshold.classes),
        roles=tuple(ROLES.word(one) for one in threshold.roles),
        source=_source_record(threshold.source),
        categories=tuple(CATEGORIES.word(one) for one in threshold.categories),
        code_list=threshold.code_list,
        of_parts=threshold.of_parts,
    )


def _threshold(record: policy_format_2.Threshold) -> Threshold:
    return Threshold(
        key=record.key,
        label=record.label,
        test=TESTS.value(record.test),
        share=record.share,
        classes=tuple(CLASSES.value(one) for one in record.classes),
        roles=tuple(ROLES.value(one) for one in record.roles),
        source=_source(record.source),
        categories=tuple(CATEGORIES.value(one) for one in record.categories),
        code_list=record.code_list,
        of_parts=record.of_parts,
    )


def _measure_record(measure: Measure) -> policy_format_2.Measure:
    return policy_format_2.Measure(
        key=measure.key,
        label=measure.label,
        on=TRADES.word(measure.on),
        rate=measure.rate,
        by_schedule=measure.by_schedule,
        into=measure.into,
        classes=tuple(CLASSES.word(one) for one in measure.classes),
        origins=measure.origins,
        except_origins=measure.except_origins,
        unknown_origin=measure.unknown_origin,
        code_list=measure.code_list,
        when=STATES.word(measure.when),
        base=BASES.word(measure.base),
        kind=RATE_KINDS.word(measure.kind),
        excludes=measure.excludes,
        credits_against=measure.credits_against[0] if measure.credits_against else "",
        source=_source_record(measure.source),
        credits_against_more=measure.credits_against[1:],
        except_code_list=measure.except_code_list,
        reading=measure.reading,
    )


def _measure(record: policy_format_2.Measure) -> Measure:
    return Measure(
        key=record.key,
        label=record.label,
        on=TRADES.value(record.on),
        rate=record.rate,
        into=record.into,
        classes=tuple(CLASSES.value(one) for one in record.classes),
        origins=record.origins,
        except_origins=record.except_origins,
        unknown_origin=record.unknown_origin,
        code_list=record.code_list,
        when=STATES.value(record.when),
        base=BASES.value(record.base),
        kind=RATE_KINDS.value(record.kind),
        excludes=record.excludes,
        credits_against=tuple(key for key in (record.credits_against, *record.credits_against_more) if key),
        source=_source(record.source),
        by_schedule=record.by_schedule,
        except_code_list=record.except_code_list,
        reading=record.reading,
    )


def _fee_record(fee: Fee) -> policy_format_2.Fee:
    return policy_format_2.Fee(
        key=fee.key,
        label=fee.label,
        rate=fee.rate,
        when=STATES.word(fee.when),
        by_vessel_only=fee.by_vessel_only,
        source=_source_record(fee.source),
        least_usd=fee.least_usd,
        most_usd=fee.most_usd,
    )


def _fee(record: policy_format_2.Fee) -> Fee:
    return Fee(
        key=record.key,
        label=record.label,
        rate=record.rate,
        when=STATES.value(record.when),
        by_vessel_only=record.by_vessel_only,
        source=_source(record.source),
        least_usd=record.least_usd,
        most_usd=record.most_usd,
    )


def _labour_credit_record(credit: LabourCredit) -> policy_format_2.LabourCredit:
    return policy_format_2.LabourCredit(
        classes=tuple(CLASSES.word(one) for one in credit.classes),
        least_total_share=credit.least_total_share,
        above_share=credit.above_share,
        least_rvc_share=credit.least_rvc_share,
        since=credit.since,
        until=credit.until,
        source=_source_record(credit.source),
    )


def _labour_credit(record: policy_format_2.LabourCredit) -> LabourCredit:
    return LabourCredit(
        classes=tuple(CLASSES.value(one) for one in record.classes),
        least_total_share=record.least_total_share,
        above_share=record.above_share,
        least_rvc_share=record.least_rvc_share,
        since=record.since,
        until=record.until,
        source=_source(record.source),
    )


def _law_record(law: Law) -> policy_format_2.Law:
    return policy_format_2.Law(
        thresholds=tuple(
            policy_format_2.DatedThreshold(
                _threshold_record(one.threshold), _row_records(one.rows), one.until
            )
            for one in law.thresholds
        ),
        measures=tuple(
            policy_format_2.DatedMeasure(_measure_record(one.measure), _row_records(one.rows), one.until)
            for one in law.measures
        ),
        fees=tuple(
            policy_format_2.DatedFee(_fee_record(one.fee), _row_records(one.rows), one.until)
            for one in law.fees
        ),
        labour_credit=None if law.labour_credit is None else _labour_credit_record(law.labour_credit),
        ends=law.ends,
    )


def _law(record: policy_format_2.Law) -> Law:
    return Law(
        thresholds=tuple(
            DatedThreshold(_threshold(one.figure), _rows(one.rows), one.until) for one in record.thresholds
        ),
        measures=tuple(
            DatedMeasure(_measure(one.figure), _rows(one.rows), one.until) for one in record.measures
        ),
        fees=tuple(DatedFee(_fee(one.figure), _rows(one.rows), one.until) for one in record.fees),
        labour_credit=None if record.labour_credit is None else _labour_credit(record.labour_credit),
        ends=record.ends,
    )


def _row_records(rows: tuple[DatedRow, ...]) -> tuple[policy_format_2.Row, ...]:
    return tuple(policy_format_2.Row(one.since, one.value, one.least_usd, one.most_usd) for one in rows)


def _rows(records: tuple[policy_format_2.Row, ...]) -> tuple[DatedRow, ...]:
    """Return dated rows, checked: a figure has at least one, in the order of their dates.

    Raises:
        ValueError: If they are not.
    """
    if not records or any(one.since is None for one in records[1:]):
        msg = tr("a figure has rows, each but the first with its date")
        raise ValueError(msg)
    begun = [one.since for one in records if one.since is not None]
    if any(later <= earlier for earlier, later in pairwise(begun)):
        msg = tr("rows stand in the order of their dates")
        raise ValueError(msg)
    return tuple(DatedRow(one.since, one.value, one.least_usd, one.most_usd) for one in records)
