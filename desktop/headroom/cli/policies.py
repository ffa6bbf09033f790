"""``headroom policies``: the presets with dates, sources, thresholds and rate keys."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from headroom.cli.output import as_json, deliver
from headroom.foreign_text import lines
from headroom.language import localized, tr, tr_in, translated
from headroom.output.evaluation_table import aligned
from headroom.policy_files.policy_file import IN_FORCE, LAW_IN_FORCE, load_presets
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold

_SOURCE = tr_in("a heading: where a figure stands", "Source")


def list_policies(out: Path | None, *, json: bool) -> None:
    """Write the presets down, as JSON or as text.

    Raises:
        UserError: If a preset is damaged, or ``out`` cannot be written.
    """
    presets = load_presets()
    described = {
        "format": 1,
        "policies": [_described(policy) for policy in presets],
        "in_force": [
            {"policy": name, "begins": _day(begins), "ends": _day(ends)}
            for name, begins, ends in _periods(presets)
        ],
    }
    deliver(as_json(described) if json else _text(presets), out)


def _periods(presets: Iterable[Policy]) -> tuple[tuple[str, date | None, date | None], ...]:
    """Return which policy was law from when to when."""
    by_name = {policy.name: policy for policy in presets}
    return tuple((name, since or by_name[name].begins, by_name[name].ends) for since, name in LAW_IN_FORCE)


def _day(day: date | None) -> str | None:
    """Return a date as JSON has it."""
    return None if day is None else day.isoformat()


def _described(policy: Policy) -> dict[str, object]:
    """Return everything a policy says, as JSON values; shares and rates are fractions."""
    return {
        "name": policy.name,
        "title": policy.title,
        "as_of": policy.as_of.isoformat(),
        "begins": _day(policy.begins),
        "ends": _day(policy.ends),
        "days": [
            {"day": one.day.isoformat(), "changes": list(one.labels)}
            for one in (policy.law.days() if policy.law else ())
        ],
        "missing": list(policy.missing),
        "readings": [
            {
                "key": reading.key,
                "label": reading.label,
                "words": list(reading.words),
                "chosen": reading.chosen,
                "source": _source(reading.source),
            }
            for reading in policy.readings
        ],
        "hypothetical": policy.hypothetical,
        "summary": policy.summary,
        "source": _source(policy.source),
        "vnm_rule": policy.vnm_rule.value,
        "preference": policy.preference,
        "thresholds": [
            {
                "key": threshold.key,
                "label": threshold.label,
                "value": threshold.share,
                "test": threshold.test.value,
                "vehicle_classes": [vehicle_class.value for vehicle_class in threshold.classes],
                "part_roles": [role.value for role in threshold.roles],
                "vehicle_categories": [category.value for category in threshold.categories],
                "code_list": threshold.code_list,
                "on_parts": threshold.of_parts,
                "source": _source(threshold.source),
            }
            for threshold in policy.thresholds
        ],
        "rates": [
            {
                "key": measure.key,
                "label": measure.label,
                "value": measure.rate,
                "by_schedule": measure.rate is None,
                "source": _source(measure.source),
            }
            for measure in _first_of_each_key(policy.measures)
        ],
        "measures": [
            {
                "key": measure.key,
                "label": measure.label,
                "into": measure.into,
                "on": measure.on.value,
                "base": measure.base.value,
                "kind": measure.kind.value,
                "when": measure.when.value,
                "source": _source(measure.source),
            }
            for measure in policy.measures
        ],
        "fees": [
            {
                "key": fee.key,
                "label": fee.label,
                "value": fee.rate,
                "least_usd": fee.least_usd,
                "most_usd": fee.most_usd,
                "source": _source(fee.source),
            }
            for fee in policy.fees
        ],
    }


def _first_of_each_key(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return one measure for each rate: those that share a key are one rate on different bases."""
    first: dict[str, Measure] = {}
    for measure in measures:
        first.setdefault(measure.key, measure)
    return tuple(first.values())


def _source(source: LawSource) -> dict[str, object]:
    """Return where a figure comes from."""
    return {
        "citation": source.citation,
        "since": _day(source.since),
        "url": source.url,
        "note": source.note,
        "checked_on": _day(source.checked_on),
        "uncertain": source.uncertain,
    }


def _text(presets: Iterable[Policy]) -> str:
    """Return the presets as text, each key once, and which of them was law when."""
    there = tuple(presets)
    law = ", ".join(f"{name} {_span(begins, ends)}".strip() for name, begins, ends in _periods(there))
    what = tr("what was law on a date (needs {option}): {policies}", option="--as-of", policies=law)
    in_force = f"{IN_FORCE}: {what}\n"
    return "\n".join((*(_block(policy) for policy in there), in_force))


def _span(begins: date | None, ends: date | None) -> str:
    """Return from when to when something is in force."""
    if begins and ends:
        return tr("from {date} to {last}", date=begins, last=ends)
    if begins:
        return tr_in("since when a law applies", "from {date}", date=begins)
    # Translators: until when a law applies.
    return tr("to {date}", date=ends) if ends else ""


def _block(policy: Policy) -> str:
    """Return one preset as text."""
    entries: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    first = {entry.key: entry for entry in reversed(entries)}
    rows = [
        (key, _percent(value), translated(first[key].label), first[key].source.citation)
        for key, value in policy.values().items()
    ]
    table = aligned((tr("Key"), tr("Value"), tr("What it is"), _SOURCE), rows, left=4)
    span = _span(policy.begins, policy.ends)
    told = [
        tr(
            "{key}: {policy}, as of {date}",
            key=policy.name,
            policy=translated(policy.title),
            date=policy.as_of,
        )
    ]
    told += [tr_in("a policy", "hypothetical")] if policy.hypothetical else []
    told += [tr("in force {period}", period=span)] if span else []
    source = tr("Source: {source}", source=policy.source.citation)
    return f"{lines([', '.join(told), translated(policy.summary), source])}\n\n{table}\n"


def _percent(value: float | None) -> str:
    """Return a threshold or rate in percent, or in words where the tariff schedule has it."""
    if value is None:
        return tr_in("by the tariff schedule", "schedule")
    return localized(f"{value * 100:.10g}") + " %"
