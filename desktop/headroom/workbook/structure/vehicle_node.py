"""Tells the node that is the vehicle itself: its parts count, whatever it costs."""

import re

import numpy as np

from headroom.arrays import CodedTexts, Flags
from headroom.book.node_shape import Shape

_VEHICLE_CODE = re.compile(r"870[1-4].*")
_WORDS = re.compile(
    r"(?:complete |finished |total |motor |whole )*(?:vehicle|car|truck)|(?:gesamt|komplett)?fahrzeug|"
    r"(?:veh[íi]culo|v[ée]hicule)(?: completo| complet| terminado)?",
    re.IGNORECASE,
)


def vehicle_nodes(
    shape: Shape,
    first: Flags,
    *,
    model: CodedTexts,
    part_number: CodedTexts,
    description: CodedTexts,
    hts_code: CodedTexts,
) -> Flags:
    """Return which nodes are the vehicle itself, ``(node,)``.

    It is the only top node of its model, others go into it, and its level is 0, it is called as its model is
    or a vehicle, or its tariff code is that of a vehicle.

    Args:
        shape: Which node goes into which.
        first: ``(node,)``, whether its row states the level 0.
        model: ``(node,)``, its model.
        part_number: ``(node,)``, its number.
        description: ``(node,)``, what it is.
        hts_code: ``(node,)``, its tariff code.
    """
    tops = np.flatnonzero(shape.parent < 0)
    groups = model.codes[tops] + 1
    single = (np.bincount(groups, minlength=len(model.values) + 1) == 1)[groups]
    found = np.zeros(len(shape), dtype=np.bool_)
    for node in tops[single & shape.has_parts[tops]].tolist():  # one for each model at most
        said = description[node].casefold()
        name = model[node].casefold()
        found[node] = (
            bool(first[node])
            or name in (said, part_number[node].casefold())
            or _WORDS.fullmatch(said) is not None
            or _VEHICLE_CODE.fullmatch(hts_code[node]) is not None
        )
    return found
