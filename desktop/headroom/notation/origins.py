"""Origins of parts as sheets write them: countries, several of them, and groups of countries."""

import re
from functools import cache

from headroom.book.countries import (
    EU,
    EUROPEAN_UNION,
    OUTSIDE_REGION,
    REGION,
    either_of,
    is_inside,
)
from headroom.notation.countries import country_code, plain_key
from headroom.notation.places import place_of

_UNION = (
    "EU|E.U.|EU27|EU-27|EU28|European Union|The European Union|UE|U.E.|Unión Europea|Union Européenne|"
    "Europäische Union|Made in EU|Made in the EU|Made in European Union"
)
_OUTSIDE = (
    "Europe|Europa|Western Europe|Eastern Europe|Asia|Asien|Asie|East Asia|South East Asia|Southeast Asia|"
    "Far East|Asia Pacific|APAC|South America|Sudamérica|América del Sur|Amérique du Sud|Südamerika|Africa|"
    "África|Afrika|Afrique|ROW|Rest of world|Rest of the world|Resto del mundo|Reste du monde|"
    "Rest der Welt|Overseas|Offshore|Outside North America|Non North America|Non North American|Non-NAFTA|"
    "Non-USMCA|Outside USMCA|Outside the region|Fuera de la región|Fuera de Norteamérica|Ultramar|Übersee"
)
_INSIDE = (
    "North America|North American|N. America|Norteamérica|América del Norte|Amérique du Nord|Nordamerika|"
    "NAFTA|USMCA|CUSMA|T-MEC|TMEC|ACEUM|TLCAN|ALENA|NAFTA region|USMCA region|USMCA territory|"
    "Región T-MEC"
)
_BETWEEN = re.compile(
    r"\s*[/;,+|&\n]\s*|\s+(?:and|or|y|o|et|ou|und|oder)\s+|\s+-\s+|(?<=^\w\w)-(?=\w\w$)", re.IGNORECASE
)


def origin_code(text: str) -> str | None:
    """Return the code of an origin; see ``country_code`` for countries.

    Several countries of the region are one origin, e.g. ``MX/US``; members of the European Union are ``EU``;
    others outside the region are ``ROW``.

    Returns:
        The code; ``UNKNOWN_ORIGIN`` where the text is blank or says that it is not known; None where it is
        not recognised, or names countries inside and outside the region.
    """
    code = country_code(text)
    if code is not None:
        return code
    group = _groups().get(plain_key(text))
    if group is not None:
        return group
    pieces = [piece for piece in _BETWEEN.split(text.strip()) if piece]
    codes = [_one(piece) for piece in pieces]
    found = {code for code in codes if code is not None}
    if len(pieces) > 1 and len(codes) == len([code for code in codes if code]):
        return _together(frozenset(found))
    place = place_of(text)
    return place.country if place is not None and place.sure else None


def _one(piece: str) -> str | None:
    """Return the code of one of several origins."""
    code = country_code(piece)
    return _groups().get(plain_key(piece)) if code is None else code


def _together(codes: frozenset[str]) -> str | None:
    """Return the origin of a part from one of several; None where it may be inside or outside the region."""
    if len(codes) == 1:
        return next(iter(codes))
    inside = [is_inside(code) for code in codes]
    if all(inside):
        return either_of(frozenset(code for one in codes for code in one.split("/")))
    if any(inside):
        return None
    return EU if codes <= EUROPEAN_UNION | {EU} else OUTSIDE_REGION


@cache
def _groups() -> dict[str, str]:
    """Return the codes of groups of countries by each of their names."""
    named = {EU: _UNION, OUTSIDE_REGION: _OUTSIDE, either_of(REGION): _INSIDE}
    return {plain_key(name): code for code, names in named.items() for name in names.split("|")}
