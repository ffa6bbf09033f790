"""Country codes that the law names, as ISO 3166 alpha-2."""

REGION = frozenset({"US", "CA", "MX"})
"""The agreement region of NAFTA and USMCA."""

UNKNOWN_ORIGIN = ""
"""The code of a part whose country of origin is not known."""

EUROPEAN_UNION = frozenset(
    {"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"}
    | {"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"}
)
"""The 27 members of the European Union since 2020-02-01."""


def expand_groups(codes: tuple[str, ...]) -> frozenset[str]:
    """Return ``codes`` with ``EU`` replaced by its members."""
    found: set[str] = set()
    for code in codes:
        found |= EUROPEAN_UNION if code == "EU" else {code}
    return frozenset(found)
