"""Candidate alternatives by rule: what a country would have to offer, where nobody offered anything.

They are changes of a scenario like those made by hand, and say at every place that they are assumed.
"""

from headroom.rules.changed_rows import ASSUMED
from headroom.rules.part_changes import Becomes, PartChange, Selection


def assumed_alternative(
    country: str, premium: float, from_countries: tuple[str, ...] = (), model: str = ""
) -> PartChange:
    """Return the change that offers an alternative from a country to every part from elsewhere.

    Contents are those by default of its origin; certificates and statements do not go along.

    Args:
        country: Where the alternatives come from, alpha-2.
        premium: By which share of itself the unit cost is higher, fraction from -1.
        from_countries: Origins of the parts that have one, alpha-2; none: all outside the region.
        model: Name of the model; empty: every one.

    Raises:
        ValueError: If the premium is outside its range, or the country is among those the parts come from.
    """
    if not country:
        msg = "alternatives need a country to come from"
        raise ValueError(msg)
    if country in from_countries:
        msg = f"parts from {country} need no alternative from {country}"
        raise ValueError(msg)
    what = Becomes(origin=country, price_change=premium, anew=True)
    named = "outside the region" if not from_countries else " or ".join(sorted(from_countries))
    return PartChange(
        f"{ASSUMED}: {country} {premium * 100:+.10g} % for parts from {named}",
        Selection(model=model, origins=tuple(sorted(from_countries)), outside_region=not from_countries),
        what,
        as_alternative=True,
    )
