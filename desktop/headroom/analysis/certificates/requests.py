"""Which certificates to ask of which supplier: one for each of its parts, whatever models it is in."""

from collections.abc import Iterable
from dataclasses import dataclass

from headroom.analysis.certificates.fewest_certificates import Certificates
from headroom.book.sourcing import PartRows


@dataclass(frozen=True, slots=True)
class RequestedPart:
    """A part of which a certificate is asked for.

    Attributes:
        part_number: As in the sheet.
        rows: Its rows that are open, in the order of the workbook.
        models: The models whose verdict it helps to settle.
        value_usd: Quantity times unit cost of one vehicle of each model together.
    """

    part_number: str
    rows: tuple[int, ...]
    models: tuple[str, ...]
    value_usd: float


@dataclass(frozen=True, slots=True)
class SupplierRequest:
    """What to ask of one supplier.

    Attributes:
        supplier: Its name; empty for parts of which the workbook names none.
        parts: Parts of which a certificate is asked for, those in most models first.
        settles: Models that these certificates settle without any other supplier's.
        helps: Models that need those of others as well.
    """

    supplier: str
    parts: tuple[RequestedPart, ...]
    settles: tuple[str, ...]
    helps: tuple[str, ...]


def supplier_requests(found: Iterable[Certificates], rows: PartRows) -> tuple[SupplierRequest, ...]:
    """Return what to ask of each supplier, those whose papers settle most first.

    Args:
        found: What settles each model.
        rows: The rows of the workbook.
    """
    asked: dict[str, dict[str, list[tuple[str, int, float]]]] = {}
    suppliers_of: dict[str, set[str]] = {}
    for one in found:
        for part in one.settling:
            for row, value in zip(part.rows, part.values_usd, strict=True):
                supplier = rows.supplier[row]
                suppliers_of.setdefault(one.model, set()).add(supplier)
                asked.setdefault(supplier, {}).setdefault(part.part_number, []).append(
                    (one.model, row, value)
                )
    requests = []
    for supplier, by_part in asked.items():
        parts = tuple(_requested(number, given) for number, given in by_part.items())
        models = [model for model, suppliers in suppliers_of.items() if supplier in suppliers]
        requests.append(
            SupplierRequest(
                supplier,
                tuple(sorted(parts, key=lambda part: (-len(part.models), -part.value_usd, part.rows))),
                tuple(model for model in models if len(suppliers_of[model]) == 1),
                tuple(model for model in models if len(suppliers_of[model]) > 1),
            )
        )
    return tuple(
        sorted(
            requests,
            key=lambda one: (-len(one.settles), -len(one.helps), len(one.parts), one.supplier.casefold()),
        )
    )


def _requested(number: str, given: list[tuple[str, int, float]]) -> RequestedPart:
    """Return one part, given model, row and value of each of its rows."""
    return RequestedPart(
        number,
        tuple(sorted(row for _, row, _ in given)),
        tuple(dict.fromkeys(model for model, _, _ in given)),
        sum(value for *_, value in given),
    )
