"""Country codes that the law names, as ISO 3166 alpha-2, and origins that are several countries."""

from headroom.language import tr_in

REGION = frozenset({"US", "CA", "MX"})
"""The agreement region of NAFTA and USMCA."""

UNKNOWN_ORIGIN = ""
"""The code of a part whose country of origin is not known."""

EUROPEAN_UNION = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
"""The 27 members of the European Union since 2020-02-01."""

EU = "EU"
"""The origin of a part from a member of the European Union that is not told."""

OUTSIDE_REGION = "ROW"
"""The origin of a part from outside the region, no country told: the rest of the world."""

ORIGIN_NAMES = {
    EU: tr_in("origin of goods", "the European Union"),
    OUTSIDE_REGION: tr_in("origin of goods", "the rest of the world"),
    UNKNOWN_ORIGIN: tr_in("origin of goods", "unknown"),
}
"""Names of origins that are no country."""

_OR = "/"


def either_of(codes: frozenset[str]) -> str:
    """Return the origin of a part from one of several countries, e.g. ``MX/US``."""
    return _OR.join(sorted(codes))


def is_inside(code: str) -> bool:
    """Return whether an origin is in the region: one of its countries, or one of several of them."""
    return code in REGION or (_OR in code and REGION.issuperset(code.split(_OR)))


def is_outside(code: str) -> bool:
    """Return whether an origin is known to be outside the region; of an unknown one nobody knows it."""
    return code != UNKNOWN_ORIGIN and not is_inside(code)


def may_be(code: str, country: str) -> bool:
    """Return whether an origin is a country, or may be it as one of several."""
    return code == country or country in code.split(_OR)


def expand_groups(codes: tuple[str, ...]) -> frozenset[str]:
    """Return ``codes``, and the members of the European Union where ``EU`` is among them."""
    return frozenset(codes) | (EUROPEAN_UNION if EU in codes else frozenset())
