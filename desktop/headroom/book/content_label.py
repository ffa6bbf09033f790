"""What a content label of the American Automobile Labeling Act says of regional and US content.

A label gives the share of the parts' value from the US and Canada together, and up to two foreign
countries. Mexico shows only where it is among the two largest foreign sources; the US and Canada are
one number. So both contents are ranges.

Source: 49 USC 32304; 49 CFR 583.5 (contents of the label: foreign sources of at least 15 %, at most two).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from headroom.book.countries import REGION
from headroom.language import tr

DEFINITION = tr("label content (US and Canadian parts, 49 CFR 583), not net cost")
"""What the figures are, as views and reports say it."""

LISTED_FROM = 0.15
"""Share from which a foreign country has to be listed, while fewer than two are.

Source: 49 CFR 583.5(a)(2).
"""

_MOST_LISTED = 2
_SMALLEST = 1e-9


@dataclass(frozen=True, slots=True)
class LabelSource:
    """A foreign country on a label.

    Attributes:
        country: ISO 3166 alpha-2; empty where it is not known which.
        share: Fraction of the parts' value, 0 to 1.
        foreign: Whether it is certain that it lies outside North America, though not which it is.
    """

    country: str
    share: float
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class LabelFact:
    """What one field of a label says.

    Attributes:
        field: Which, e.g. "engine".
        heading: Its name for people, e.g. "Engine origin".
        text: As it is written on the label.
        countries: What that means, ISO 3166 alpha-2; empty where it is not known which.
        share: Fraction of the parts' value, 0 to 1; None where the field states none.
        cell: Its address, e.g. ``Report!J12``.
    """

    field: str
    heading: str
    text: str
    countries: tuple[str, ...] = ()
    share: float | None = None
    cell: str = ""


@dataclass(frozen=True, slots=True)
class LabelPart:
    """A part of the value of a vehicle's parts, with what is known of its content.

    Attributes:
        words: What it is, e.g. "Parts from DE".
        country: ISO 3166 alpha-2; empty where it is not known.
        share: Fraction of the parts' value, above 0.
        regional: Regional content, fraction; None: 0 to 1.
        us: US content, fraction; None: 0 to 1.
    """

    words: str
    country: str
    share: float
    regional: float | None
    us: float | None


def label_parts(us_canada_share: float, sources: Sequence[LabelSource]) -> tuple[LabelPart, ...]:
    """Return the parts of a vehicle's value that a label tells apart; their shares add up to at least 1.

    What is not listed comes from countries that are smaller sources than those listed, or below
    ``LISTED_FROM`` where fewer than two are: so much of it may be Mexican.

    Args:
        us_canada_share: US and Canadian content, fraction.
        sources: The foreign countries listed, at most two count for what may be Mexican.
    """
    parts = []
    if us_canada_share > _SMALLEST:
        parts.append(LabelPart("US and Canadian parts", "", us_canada_share, 1.0, None))
    parts.extend(_listed(source) for source in sources if source.share > _SMALLEST)
    rest = 1.0 - us_canada_share - sum(source.share for source in sources)
    if rest <= _SMALLEST:
        return tuple(parts)
    mexican = 0.0 if any(source.country == "MX" for source in sources) else min(rest, _unlisted(sources))
    if mexican > _SMALLEST:
        parts.append(LabelPart("Countries not listed, Mexico possible", "", mexican, None, 0.0))
    if rest - mexican > _SMALLEST:
        parts.append(LabelPart("Countries not listed, not Mexico", "", rest - mexican, 0.0, 0.0))
    return tuple(parts)


def _listed(source: LabelSource) -> LabelPart:
    """Return the part of a listed country."""
    if not source.country and not source.foreign:
        return LabelPart("Parts from an unknown country", "", source.share, None, 0.0)
    inside = source.country in REGION
    words = f"Parts from {source.country}" if source.country else "Parts from overseas"
    return LabelPart(words, source.country, source.share, 1.0 if inside else 0.0, 0.0)


def _unlisted(sources: Sequence[LabelSource]) -> float:
    """Return the greatest share that a country which is not listed may have."""
    listed = sorted((source.share for source in sources), reverse=True)[:_MOST_LISTED]
    return listed[-1] if len(listed) == _MOST_LISTED else LISTED_FROM
