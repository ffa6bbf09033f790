"""Changes of parts by hand as saved work holds them, and back."""

import msgspec

from headroom.rules.part_changes import Becomes, PartChange, Selection
from headroom.work import scenario_format_2
from headroom.work.work_words import SOURCES


def change_records(
    changes: tuple[PartChange, ...],
) -> tuple[scenario_format_2.PartChange, ...] | msgspec.UnsetType:
    """Return changes as they are saved; nothing at all where there are none."""
    return tuple(_record(change) for change in changes) if changes else msgspec.UNSET


def changes_of(
    records: tuple[scenario_format_2.PartChange, ...] | msgspec.UnsetType,
) -> tuple[PartChange, ...]:
    """Return the changes of a record.

    Raises:
        ValueError: If a word is unknown, or a number is outside its range.
    """
    return () if isinstance(records, msgspec.UnsetType) else tuple(_change(one) for one in records)


def _record(change: PartChange) -> scenario_format_2.PartChange:
    """Return one change as it is saved."""
    selection, becomes = change.selection, change.becomes
    return scenario_format_2.PartChange(
        name=change.name,
        selection=scenario_format_2.Selection(
            model=selection.model,
            part_numbers=selection.part_numbers,
            supplier=selection.supplier,
            origins=selection.origins,
            outside_region=selection.outside_region,
            tariff_prefix=selection.tariff_prefix,
            system=selection.system,
            sources=SOURCES.word(selection.sources),
        ),
        becomes=scenario_format_2.Becomes(
            origin=becomes.origin,
            unit_cost=becomes.unit_cost,
            currency=becomes.currency,
            price_change=becomes.price_change,
            supplier=becomes.supplier,
            share=becomes.share,
            regional_content=becomes.regional_content,
            us_content=becomes.us_content,
            originating=becomes.originating,
            anew=becomes.anew,
        ),
        on=change.on,
        as_alternative=change.as_alternative,
    )


def _change(record: scenario_format_2.PartChange) -> PartChange:
    """Return one change."""
    selection, becomes = record.selection, record.becomes
    return PartChange(
        name=record.name,
        selection=Selection(
            model=selection.model,
            part_numbers=selection.part_numbers,
            supplier=selection.supplier,
            origins=selection.origins,
            outside_region=selection.outside_region,
            tariff_prefix=selection.tariff_prefix,
            system=selection.system,
            sources=SOURCES.value(selection.sources),
        ),
        becomes=Becomes(
            origin=becomes.origin,
            unit_cost=becomes.unit_cost,
            currency=becomes.currency,
            price_change=becomes.price_change,
            supplier=becomes.supplier,
            share=becomes.share,
            regional_content=becomes.regional_content,
            us_content=becomes.us_content,
            originating=becomes.originating,
            anew=becomes.anew,
        ),
        on=record.on,
        as_alternative=record.as_alternative,
    )
