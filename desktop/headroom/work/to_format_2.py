"""Turns saved work of format 1 into format 2; words that neither has stay, and are refused there."""

from collections.abc import Mapping

import msgspec

from headroom.work import format_1, format_2, policy_format_2, scenario_format_2
from headroom.workbook.layouts.layout_to_format_2 import layout_to_format_2

_TESTS: Mapping[str, str] = {
    "preference in force": "preference",
    "assembled in the region": "assembly",
    "regional content": "regional_content",
    "US content": "us_content",
    "core parts": "core_parts",
    "labour value content": "labour_value_content",
    "originating steel": "steel",
    "originating aluminium": "aluminium",
}
_CLASSES: Mapping[str, str] = {
    "passenger car": "passenger_car",
    "light truck": "light_truck",
    "heavy truck": "heavy_truck",
}
_STATES: Mapping[str, str] = {"not qualifying": "not_qualifying"}
_BASES: Mapping[str, str] = {
    "whole value": "whole_value",
    "non-US content": "non_us_content",
    "MSRP": "msrp",
}


def to_format_2(old: format_1.Work, revision: int) -> format_2.Work:
    """Return work of format 1 in format 2, of the revision that is in use."""
    return format_2.Work(
        format=2,
        revision=revision,
        kind=old.kind,
        program=old.program,
        saved_at=old.saved_at,
        workbook=format_2.Workbook(
            tuple(format_2.File(file.path, file.sha256, file.content) for file in old.workbook.files),
            layout_to_format_2(old.workbook.layout),
        ),
        policies=tuple(_policy(policy) for policy in old.policies),
        baseline=_scenario(old.baseline),
        scenarios=tuple(_scenario(scenario) for scenario in old.scenarios),
        current=old.current,
        results=format_2.Results(
            _results(old.results.baseline), tuple(_results(one) for one in old.results.scenarios)
        ),
        prospects=tuple(_prospect(prospect) for prospect in old.prospects),
        belongs_to=old.belongs_to or msgspec.UNSET,
    )


def _policy(old: format_1.Policy) -> policy_format_2.Policy:
    rules = old.rules
    return policy_format_2.Policy(
        id=old.id,
        name=rules.name,
        title=rules.title,
        as_of=rules.as_of,
        hypothetical=rules.hypothetical,
        summary=rules.summary,
        source=_source(rules.source),
        vnm_rule=rules.vnm_rule,
        preference=rules.preference,
        core_parts=rules.core_parts,
        tracing_list=rules.tracing_list,
        thresholds=tuple(_threshold(threshold) for threshold in rules.thresholds),
        measures=tuple(_measure(measure) for measure in rules.measures),
        fees=tuple(_fee(fee) for fee in rules.fees),
        code_lists=tuple(
            policy_format_2.CodeList(one.name, one.title, one.prefixes, one.source) for one in old.code_lists
        ),
    )


def _threshold(old: format_1.Threshold) -> policy_format_2.Threshold:
    return policy_format_2.Threshold(
        key=old.key,
        label=old.label,
        test=_TESTS.get(old.test, old.test),
        share=old.share,
        classes=_classes(old.classes),
        roles=old.roles,
        source=_source(old.source),
    )


def _measure(old: format_1.Measure) -> policy_format_2.Measure:
    return policy_format_2.Measure(
        key=old.key,
        label=old.label,
        on=old.on,
        rate=old.rate,
        by_schedule=old.by_schedule,
        into=old.into,
        classes=_classes(old.classes),
        origins=old.origins,
        except_origins=old.except_origins,
        unknown_origin=old.unknown_origin,
        code_list=old.code_list,
        when=_STATES.get(old.when, old.when),
        base=_BASES.get(old.base, old.base),
        kind=old.kind,
        excludes=old.excludes,
        credits_against=old.credits_against,
        source=_source(old.source),
    )


def _fee(old: format_1.Fee) -> policy_format_2.Fee:
    return policy_format_2.Fee(
        key=old.key,
        label=old.label,
        rate=old.rate,
        when=_STATES.get(old.when, old.when),
        by_vessel_only=old.by_vessel_only,
        source=_source(old.source),
    )


def _source(old: format_1.Source) -> policy_format_2.Source:
    return policy_format_2.Source(old.citation, old.since, old.url, old.note)


def _classes(old: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_CLASSES.get(one, one) for one in old)


def _scenario(old: format_1.Scenario) -> scenario_format_2.Scenario:
    return scenario_format_2.Scenario(
        name=old.name,
        note=old.note,
        policy=old.policy,
        changes=old.changes,
        currency_rates=old.currency_rates,
        freight_factor=old.freight_factor,
        moves=tuple(
            scenario_format_2.Move(
                one.model, one.part_number, one.to_origin, one.to_supplier, one.to_unit_cost, one.on
            )
            for one in old.moves
        ),
        locks=scenario_format_2.Locks(
            old.locks.kept_parts, old.locks.barred_countries, old.locks.most_changes
        ),
    )


def _prospect(old: format_1.Prospect) -> format_2.Prospect:
    ranges = tuple(format_2.Range(one.key, one.low, one.high, one.likeliest) for one in old.spreads)
    return format_2.Prospect(old.name, old.probability, old.values, ranges)


def _results(old: tuple[format_1.ModelResult, ...]) -> tuple[format_2.ModelResult, ...]:
    return tuple(
        format_2.ModelResult(
            model=one.model,
            verdict=one.verdict,
            rvc_low=one.rvc_low,
            rvc_high=one.rvc_high,
            us_content_low=one.us_content_low,
            us_content_high=one.us_content_high,
            vehicle_duty_and_fees_usd=one.duty_usd,
            landed_cost_usd=one.landed_cost_usd,
        )
        for one in old
    )
