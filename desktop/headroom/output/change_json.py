"""Changes of parts by hand as JSON values: fractions, and null for what stays as it is."""

from headroom.rules.outcome import Outcome
from headroom.rules.part_changes import PartChange

JsonObject = dict[str, object]


def change_values(outcome: Outcome) -> list[JsonObject]:
    """Return the changes of a scenario in their order, with how many rows of the workbook each concerns.

    ``rows`` is null for one that is switched off.
    """
    changed = outcome.changed
    counts = iter(() if changed is None else changed.named)
    every = outcome.scenario.part_changes
    return [_change(change, next(counts) if change.on else None) for change in every]


def _change(change: PartChange, rows: int | None) -> JsonObject:
    """Return one change."""
    selection, becomes = change.selection, change.becomes
    return {
        "name": change.label,
        "on": change.on,
        "as_alternative": change.as_alternative,
        "rows": rows,
        "selection": {
            "model": selection.model or None,
            "part_numbers": list(selection.part_numbers),
            "supplier": selection.supplier or None,
            "origins": list(selection.origins),
            "outside_region": selection.outside_region,
            "tariff_prefix": selection.tariff_prefix or None,
            "system": selection.system or None,
            "sources": selection.sources.value,
        },
        "becomes": {
            "origin": becomes.origin,
            "unit_cost": becomes.unit_cost,
            "currency": becomes.currency or None,
            "price_change": becomes.price_change,
            "supplier": becomes.supplier,
            "share": becomes.share,
            "regional_content": becomes.regional_content,
            "us_content": becomes.us_content,
            "originating": becomes.originating,
            "anew": becomes.anew,
        },
    }
