"""Regional value content: the formula, and when a share reaches a threshold. Shares are fractions."""

from headroom.arrays import Flags, Floats

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
