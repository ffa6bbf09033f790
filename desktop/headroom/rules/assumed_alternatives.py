"""Candidate alternatives by rule: what a country would have to offer, where nobody offered anything.

They are changes of a scenario like those made by hand, and say at every place that they are assumed.
"""

from headroom.foreign_text import either
from headroom.language import localized, tr
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
        msg = tr("alternatives need a country to come from")
        raise ValueError(msg)
    if country in from_countries:
        msg = tr("parts from {country} need no alternative from {country}", country=country)
        raise ValueError(msg)
    what = Becomes(origin=country, price_change=premium, anew=True)
    return PartChange(
        _name(country, premium, from_countries),
        Selection(model=model, origins=tuple(sorted(from_countries)), outside_region=not from_countries),
        what,
        as_alternative=True,
    )


def _name(country: str, premium: float, from_countries: tuple[str, ...]) -> str:
    """Return what the change is called."""
    rise = localized(f"{premium * 100:+.10g}")
    if not from_countries:
        return tr(
            # Translators: the name of a change; “assumed” is said of alternatives that nobody offered.
            "assumed: {country} {rise} % for parts from outside the region",
            country=country,
            rise=rise,
        )
    return tr(
        "assumed: {country} {rise} % for parts from {countries}",
        country=country,
        rise=rise,
        countries=either(sorted(from_countries)),
    )
