"""Every origin that a part may have, with what it is for the law, as the table of countries has it."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from headroom.arrays import Whole
from headroom.book.countries import (
    EU,
    EUROPEAN_UNION,
    OUTSIDE_REGION,
    REGION,
    UNKNOWN_ORIGIN,
    is_inside,
    may_be,
)
from headroom.notation.countries import country_codes

OUTSIDE, INSIDE, UNKNOWN = 0, 1, 2
"""Kinds of origins, as they stand in the table of countries."""

NOT_US, PERHAPS_US, UNKNOWN_US, IS_US = 0, 1, 2, 3
"""Whether an origin is the United States, likewise."""


@dataclass(frozen=True, slots=True, eq=False)
class Countries:
    """Every origin that a part may have.

    Attributes:
        codes: Their codes; the last is that of an unknown one.
        kind: ``(origin,)``, in the region, outside, or unknown.
        us: ``(origin,)``, whether it is the United States.
    """

    codes: tuple[str, ...]
    kind: Whole
    us: Whole

    @classmethod
    def of(cls, origins: Iterable[str]) -> "Countries":
        """Return all countries, and the origins that are several of them."""
        every = (*sorted(REGION), *sorted(EUROPEAN_UNION), *country_codes(), EU, OUTSIDE_REGION, *origins)
        codes = (*(one for one in dict.fromkeys(every) if one != UNKNOWN_ORIGIN), UNKNOWN_ORIGIN)
        kind = [UNKNOWN if one == UNKNOWN_ORIGIN else INSIDE if is_inside(one) else OUTSIDE for one in codes]
        us = [
            UNKNOWN_US
            if one == UNKNOWN_ORIGIN
            else IS_US
            if one == "US"
            else PERHAPS_US
            if may_be(one, "US")
            else NOT_US
            for one in codes
        ]
        return cls(codes, np.array(kind), np.array(us))
