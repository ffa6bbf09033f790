"""``headroom policies``: the presets with dates, sources, thresholds and rate keys."""

from collections.abc import Iterable
from pathlib import Path

from headroom.cli.output import as_json, deliver
from headroom.foreign_text import lines
from headroom.output.evaluation_table import aligned
from headroom.policy_files.policy_file import load_presets
from headroom.rules.law_source import LawSource
from headroom.rules.measures import Fee, Measure
from headroom.rules.policy import Policy, Threshold


def list_policies(out: Path | None, *, json: bool) -> None:
    """Write the presets down, as JSON or as text.

    Raises:
        UserError: If a preset is damaged, or ``out`` cannot be written.
    """
    presets = load_presets()
    described = {"format": 1, "policies": [_described(policy) for policy in presets]}
    deliver(as_json(described) if json else _text(presets), out)


def _described(policy: Policy) -> dict[str, object]:
    """Return everything a policy says, as JSON values; shares and rates are fractions."""
    return {
        "name": policy.name,
        "title": policy.title,
        "as_of": policy.as_of.isoformat(),
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
            {"key": fee.key, "label": fee.label, "value": fee.rate, "source": _source(fee.source)}
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
        "since": source.since.isoformat() if source.since else None,
        "url": source.url,
        "note": source.note,
    }


def _text(presets: Iterable[Policy]) -> str:
    """Return the presets as text, each key once."""
    return "\n".join(_block(policy) for policy in presets)


def _block(policy: Policy) -> str:
    """Return one preset as text."""
    status = ", hypothetical" if policy.hypothetical else ""
    entries: tuple[Threshold | Measure | Fee, ...] = (*policy.thresholds, *policy.measures, *policy.fees)
    first = {entry.key: entry for entry in reversed(entries)}
    rows = [
        (key, _percent(value), first[key].label, first[key].source.citation)
        for key, value in policy.values().items()
    ]
    table = aligned(("Key", "Value", "What it is", "Source"), rows, left=4)
    told = [f"{policy.name}: {policy.title}, as of {policy.as_of}{status}", policy.summary]
    return f"{lines([*told, f'Source: {policy.source.citation}'])}\n\n{table}\n"


def _percent(value: float | None) -> str:
    """Return a threshold or rate in percent, or in words where the tariff schedule has it."""
    return "schedule" if value is None else f"{value * 100:.10g} %"
