"""Policies as records of files, and back."""

from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold
from headroom.rules.tariff_codes import CodeList
from headroom.work import policy_format_2
from headroom.work.policy_words import (
    BASES,
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
        thresholds=tuple(_threshold_record(threshold) for threshold in policy.thresholds),
        measures=tuple(_measure_record(measure) for measure in policy.measures),
        fees=tuple(_fee_record(fee) for fee in policy.fees),
        code_lists=tuple(
            policy_format_2.CodeList(one.name, one.title, tuple(sorted(one.prefixes)), one.source)
            for one in policy.code_lists.values()
        ),
    )


def policy_of(record: policy_format_2.Policy) -> Policy:
    """Return the policy of a record.

    Raises:
        ValueError: If a word is unknown, or a number is outside its range.
    """
    return Policy(
        name=record.name,
        title=record.title,
        as_of=record.as_of,
        hypothetical=record.hypothetical,
        summary=record.summary,
        vnm_rule=VNM_RULES.value(record.vnm_rule),
        preference=record.preference,
        core_parts=record.core_parts,
        tracing_list=record.tracing_list,
        thresholds=tuple(_threshold(threshold) for threshold in record.thresholds),
        measures=tuple(_measure(measure) for measure in record.measures),
        fees=tuple(_fee(fee) for fee in record.fees),
        code_lists={
            one.name: CodeList(one.name, one.title, frozenset(one.prefixes), one.source)
            for one in record.code_lists
        },
        source=_source(record.source),
    )


def _source_record(source: LawSource) -> policy_format_2.Source:
    return policy_format_2.Source(source.citation, source.since, source.url, source.note)


def _source(record: policy_format_2.Source) -> LawSource:
    return LawSource(record.citation, record.since, record.url, record.note)


def _threshold_record(threshold: Threshold) -> policy_format_2.Threshold:
    return policy_format_2.Threshold(
        key=threshold.key,
        label=threshold.label,
        test=TESTS.word(threshold.test),
        share=threshold.share,
        classes=tuple(CLASSES.word(one) for one in threshold.classes),
        roles=tuple(ROLES.word(one) for one in threshold.roles),
        source=_source_record(threshold.source),
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
        credits_against=measure.credits_against,
        source=_source_record(measure.source),
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
        credits_against=record.credits_against,
        source=_source(record.source),
        by_schedule=record.by_schedule,
    )


def _fee_record(fee: Fee) -> policy_format_2.Fee:
    return policy_format_2.Fee(
        key=fee.key,
        label=fee.label,
        rate=fee.rate,
        when=STATES.word(fee.when),
        by_vessel_only=fee.by_vessel_only,
        source=_source_record(fee.source),
    )


def _fee(record: policy_format_2.Fee) -> Fee:
    return Fee(
        key=record.key,
        label=record.label,
        rate=record.rate,
        when=STATES.value(record.when),
        by_vessel_only=record.by_vessel_only,
        source=_source(record.source),
    )
