"""A part that comes from another of its sources: a what-if change of the workbook, kept by a scenario."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceMove:
    """One part of one model that moves to an alternative source of the workbook.

    It names its source by what stands in the workbook, so that it is found again when the workbook
    was changed and opened anew.

    Attributes:
        model: Name of the model.
        part_number: The part.
        to_origin: Country of origin of the alternative, alpha-2; empty: unknown.
        to_supplier: Its supplier; empty where none is named.
        to_unit_cost: Its unit cost in its own currency, by which sources of one supplier are told apart.
        on: Whether it counts; one that is switched off stays in the list.
    """

    model: str
    part_number: str
    to_origin: str
    to_supplier: str
    to_unit_cost: float
    on: bool = True
