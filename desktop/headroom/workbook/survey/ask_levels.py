"""Asks what counts in a bill of several levels, where it and its parts have a cost and nobody says which."""

from functools import cache

import numpy as np

from headroom.book.counted_nodes import Counted, LevelReading
from headroom.book.fields.field_tables import field_of
from headroom.book.layout import TableKind
from headroom.book.survey import PossibleAnswer, Question, TableFinding
from headroom.foreign_text import a_few
from headroom.language import in_every_language, localized, tr, tr_count
from headroom.workbook.survey.seen_bill import LEVELS, PARENT, QUANTITIES, WHOLE, SeenBill, seen_bill
from headroom.workbook.survey.seen_structure import differences
from headroom.workbook.survey.sheet_rows import Rows

_NAMED = 1
_ROUNDING = 1e-6
_OF_A_VEHICLE = (
    *(
        "per vehicle",
        "per car",
        "/vehicle",
        "/veh",
        "per veh",
        "je fahrzeug",
        "pro fahrzeug",
        "/fahrzeug",
    ),
    *(
        "por vehículo",
        "por vehiculo",
        "por unidad",
        "par véhicule",
        "par vehicule",
        "per veicolo",
        "por veículo",
    ),
    *("单车", "每车", "整车", "台当たり", "1台", "대당", "차량당"),
)
"""What a heading says of quantities in one vehicle."""


def ask_levels(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what counts, an assembly or its parts; None where the table says it.

    It is not asked where every assembly costs what its parts do: it is read by its parts then.

    Args:
        rows: The first rows of the sheet.
        finding: The table.
    """
    seen = seen_bill(rows, finding.layout)
    if seen is None:
        return None
    fates = seen.counted(LevelReading.PARTS)
    if not seen.by_indents and not fates.compared.any():
        return None
    reason = " ".join(
        (tr("{column} says which part goes into which.", column=seen.says), _compared(seen, fates))
    )
    answers = [
        PossibleAnswer(LevelReading.PARTS, tr("Count the parts"), _money(seen, LevelReading.PARTS)),
        PossibleAnswer(
            LevelReading.ASSEMBLIES, tr("Count the assemblies"), _money(seen, LevelReading.ASSEMBLIES)
        ),
    ]
    if seen.by_indents:
        answers.append(
            PossibleAnswer(LevelReading.ROWS, tr("Count every row"), _money(seen, LevelReading.ROWS))
        )
    return Question(
        LEVELS,
        tr("Assemblies and their parts"),
        reason,
        tuple(answers),
        LevelReading.ROWS if _contradicted(seen, fates) else LevelReading.PARTS,
        sure=_proven(seen, fates),
    )


def ask_level_quantities(rows: Rows, finding: TableFinding) -> Question | None:
    """Return the question what quantities in an assembly are for; None where it makes no difference.

    They are read as those of one assembly, unless the costs of the assemblies or the heading say otherwise.

    Args:
        rows: The first rows of the sheet.
        finding: The table.
    """
    seen = seen_bill(rows, finding.layout)
    if seen is None or finding.layout.answer(LEVELS) == LevelReading.ROWS:
        return None
    several = seen.bill.shape.has_parts & (seen.stated != 1.0) & ~seen.bill.vehicle
    if not several.any():
        return None
    if seen.proves_whole:
        why = tr(
            "The costs of the assemblies are those of their parts only if the quantities are for one vehicle."
        )
    elif seen.whole:
        why = tr("The heading of the quantities says that they are multiplied already.")
    else:
        why = tr("Quantities of parts in an assembly are taken as those of one assembly, and multiplied.")
    open_to_doubt = not seen.whole and _may_be_whole(seen, finding)
    if open_to_doubt:
        doubt = tr(
            "The heading speaks of one vehicle, and all of them are multiples of those of the assembly."
        )
        why = f"{why} {doubt}"
    return Question(
        QUANTITIES,
        tr("Quantities of parts in assemblies"),
        why,
        (
            PossibleAnswer(PARENT, tr("For one assembly"), _money(seen, LevelReading.PARTS, whole=False)),
            PossibleAnswer(WHOLE, tr("For one vehicle"), _money(seen, LevelReading.PARTS, whole=True)),
        ),
        WHOLE if seen.whole else PARENT,
        sure=not open_to_doubt,
    )


def _may_be_whole(seen: SeenBill, finding: TableFinding) -> bool:
    """Return whether quantities may be those of one vehicle: the heading says so, and all of them divide.

    The heading of the template says so as well, and means what goes into one assembly.
    """
    column = finding.layout.column("quantity")
    heading = " ".join(column.heading.casefold().split()) if column is not None else ""
    if heading in _of_the_template() or not any(words in heading for words in _OF_A_VEHICLE):
        return False
    shape, stated = seen.bill.shape, seen.stated
    below = np.flatnonzero(shape.parent >= 0)
    of_several = below[(stated[shape.parent[below]] > 1) & ~seen.bill.vehicle[shape.parent[below]]]
    pieces = stated[of_several] / stated[shape.parent[of_several]]
    return bool(len(of_several)) and bool((np.abs(pieces - np.rint(pieces)) < _ROUNDING).all())


@cache
def _of_the_template() -> frozenset[str]:
    """Return the heading of quantities in templates of every language, in small letters."""
    field = field_of(TableKind.SOURCING, "quantity")
    return frozenset(heading.casefold() for heading in in_every_language(field.name, field.english))


def _proven(seen: SeenBill, fates: Counted) -> bool:
    """Return whether the costs show that assemblies are the sums of their parts."""
    if not seen.by_indents:
        return fates.proven or (bool(seen.currency) and _same_in_all(seen))
    holding = seen.bill.shape.has_parts
    once = np.isnan(seen.bill.cost) & (seen.bill.quantity == 1.0)
    return bool((fates.same | once)[holding].all())


def _contradicted(seen: SeenBill, fates: Counted) -> bool:
    """Return whether nothing but indents speaks of assemblies, and none of them costs what its parts do."""
    known = fates.compared & ~fates.partly
    return bool(seen.by_indents and known.any() and not fates.same[known].any())


def _same_in_all(seen: SeenBill) -> bool:
    """Return whether the whole costs the same by its assemblies as by its parts, though not each of them."""
    parts, assemblies = (seen.value(reading) for reading in (LevelReading.PARTS, LevelReading.ASSEMBLIES))
    return parts > 0 and abs(parts - assemblies) <= _ROUNDING * parts


def _compared(seen: SeenBill, fates: Counted) -> str:
    """Return how the costs of assemblies compare with those of their parts."""
    rows = seen.bill.shape.row
    compared = len(set(rows[fates.compared].tolist()))
    if not compared:
        return tr("No assembly has a cost beside those of its parts.")
    if not seen.currency:
        return tr("Costs are in several currencies: whether they are those of the parts cannot be seen.")
    gaps = differences(seen, fates)
    unknown = len(set(rows[fates.compared & fates.partly].tolist()))
    if not gaps and not unknown:
        return tr_count(
            "The assembly costs as much as the parts together.",
            "The {n} assemblies cost as much as the parts together.",
            compared,
        )
    said = []
    if gaps:
        places = [
            tr(
                "{part} ({cell}) costs {cost}, its parts {parts_cost} (differs by {difference})",
                part=gap.part,
                cell=gap.cell,
                cost=localized(f"{gap.cost:,.2f}"),
                parts_cost=localized(f"{gap.parts_cost:,.2f}"),
                difference=localized(f"{abs(gap.difference):,.2f}"),
            )
            for gap in gaps
        ]
        said.append(
            tr_count(
                "{n} assembly costs something else than the parts together: {places}.",
                "{n} assemblies cost something else than the parts together: {places}.",
                len(gaps),
                places=a_few(places, _NAMED),
            )
        )
    if unknown:
        said.append(
            tr_count(
                "{n} assembly has parts without a cost.",
                "{n} assemblies have parts without a cost.",
                unknown,
            )
        )
    return " ".join(said)


def _money(seen: SeenBill, reading: LevelReading, *, whole: bool | None = None) -> str:
    """Return what a vehicle costs if its rows are read in a way; empty where currencies are several."""
    if not seen.currency:
        return ""
    return tr(
        "{amount} {currency} a vehicle",
        amount=localized(f"{seen.value(reading, whole=whole):,.2f}"),
        currency=seen.currency,
    )
