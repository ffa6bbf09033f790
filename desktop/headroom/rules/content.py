"""Regional and US content: the formulas, and how much of a part counts.

Every share is a fraction. ``low`` and ``high`` are the ends of a range: they differ where origins
are unknown.
"""

import numpy as np

from headroom.arrays import Flags, Floats, Ints
from headroom.book.countries import REGION, UNKNOWN_ORIGIN
from headroom.rules.policy import VnmRule

TOLERANCE = 1e-9
"""Two shares closer than this are equal, and equality passes."""


def regional_value_content(net_cost_usd: float, vnm_usd: float) -> float:
    """Return the regional value content of a good by the net cost method.

    ``RVC = (NC - VNM) / NC``.

    Args:
        net_cost_usd: NC, net cost of one good, US dollars, above 0.
        vnm_usd: VNM, value of its non-originating materials, US dollars, at least 0.

    Returns:
        A fraction of at most 1. It is negative where VNM exceeds NC.

    Raises:
        ValueError: If NC is not above 0, or VNM is below 0.

    Source:
        NAFTA, Article 402(3); USMCA, Article 4.5(3); 19 CFR Part 182, Appendix A, s. 7(3).
    """
    if not net_cost_usd > 0:
        msg = f"net cost must be above 0 US dollars, not {net_cost_usd}"
        raise ValueError(msg)
    if not vnm_usd >= 0:
        msg = f"the value of non-originating materials must be at least 0, not {vnm_usd}"
        raise ValueError(msg)
    return (net_cost_usd - vnm_usd) / net_cost_usd


def reaches(share: Floats, threshold: float | Floats) -> Flags:
    """Return where ``share`` is at least ``threshold``; equality passes, to 1e-9."""
    return share >= threshold - TOLERANCE


def regional_bounds(stated: Floats, origin: Ints, origins: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Return the least and the greatest regional content of each row.

    A blank share is 1 where the origin is in the region, 0 elsewhere, and 0 to 1 where the origin
    is unknown.

    Args:
        stated: ``(row,)``, fraction, NaN where blank.
        origin: ``(row,)``, index into ``origins``.
        origins: ISO 3166 alpha-2 codes; ``""`` is unknown.
    """
    inside = np.array([country in REGION for country in origins], dtype=np.float64)
    return _bounds(stated, origin, origins, inside)


def us_bounds(stated: Floats, origin: Ints, origins: tuple[str, ...]) -> tuple[Floats, Floats]:
    """Return the least and the greatest US content of each row, likewise.

    A blank share is 1 where the origin is the United States, 0 elsewhere, 0 to 1 where unknown.
    """
    inside = np.array([country == "US" for country in origins], dtype=np.float64)
    return _bounds(stated, origin, origins, inside)


def _bounds(stated: Floats, origin: Ints, origins: tuple[str, ...], inside: Floats) -> tuple[Floats, Floats]:
    """Return ``stated``, or for blank rows the default of their origin, as low and high ends."""
    unknown = np.array([country == UNKNOWN_ORIGIN for country in origins], dtype=np.bool_)
    blank = np.isnan(stated)
    low = np.where(blank, inside[origin], stated)
    high = np.where(blank & unknown[origin], 1.0, low)
    return low, high


def counted_vnm(rule: VnmRule, value: Floats, share: Floats, *, originates: Flags, traced: Flags) -> Floats:
    """Return how much of each row's value is non-originating material of the vehicle.

    ========== =====================================================================
    as sourced the part of the value that is not regional
    traced     the same, for parts on the tracing list; others are deemed originating
    roll-up    nothing where the part originates, all of its value where it does not
    ========== =====================================================================

    Args:
        rule: How materials are counted.
        value: ``(row,)``, money.
        share: ``(row,)``, regional content, fraction.
        originates: ``(row,)``, whether ``share`` reaches the threshold of the part's role.
        traced: ``(row,)``, whether the part's tariff code is on the tracing list.

    Source:
        NAFTA, Article 403(1) and Annex 403.1 (tracing); 19 CFR Part 182, Appendix A, s. 14(1)
        (roll-up); US proposal of 2017-10-13 (all parts as sourced).
    """
    match rule:
        case VnmRule.AS_SOURCED:
            return value * (1 - share)
        case VnmRule.TRACED:
            return np.where(traced, value * (1 - share), 0.0)
        case VnmRule.ROLL_UP:
            return np.where(originates, 0.0, value)
