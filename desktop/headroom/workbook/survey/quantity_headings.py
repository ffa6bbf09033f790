"""Finds the models in headings such as ``Alder qty``: a name beside a word for the quantity."""

import re
from collections.abc import Mapping

from headroom.book.layout import TableKind
from headroom.workbook.fields.headings import heading_words
from headroom.workbook.fields.known_headings import exact
from headroom.workbook.fields.other_headings import means_no_field, plain_words, says_total

_QUANTITY = "quantity"
_BETWEEN = re.compile(
    r"[\s_:/()\[\]|\u2013\u2014-]+|(?<=[!-~])(?=[^\x00-\u2fff])|(?<=[^\x00-\u2fff])(?=[!-~])"
)
_LONGEST_WORD = 3
_NO_NAMES = plain_words(
    "plan planned actual annual monthly weekly daily yearly required req old new base net gross scrap spare "
    "issued available used open shipped delivered received bom batch pack package packaging box pallet unit "
    "units per sample prototype current previous last next first "
    "second third budget target remaining soll ist "
    "alt neu jahr bedarf pro je anual mensual mensuel annuel prevu reel"
)
"""Words beside a quantity that name no vehicle."""


def models_of_quantities(headings: Mapping[int, str]) -> dict[int, str]:
    """Return the names beside a word for the quantity, by place; none where two of them are the same.

    Args:
        headings: The headings of columns that hold quantities, by place.
    """
    found = {at: name for at, heading in headings.items() if (name := _named(heading))}
    return found if len({name.casefold() for name in found.values()}) == len(found) else {}


def _named(heading: str) -> str:
    """Return the name in a heading that has a word for the quantity before or behind it; empty: none."""
    words = [word for word in _BETWEEN.split(heading) if word]
    for many in range(min(_LONGEST_WORD, len(words) - 1), 0, -1):
        for said, name in ((words[-many:], words[:-many]), (words[:many], words[many:])):
            meaning = exact(TableKind.SOURCING, " ".join(said))
            if meaning is not None and meaning.field == _QUANTITY:
                return _model(" ".join(name))
    return ""


def _model(name: str) -> str:
    """Return a name that may be that of a vehicle; empty where it is a word that tells quantities apart."""
    if exact(TableKind.SOURCING, name) or says_total(name) or means_no_field(TableKind.SOURCING, name):
        return ""
    return "" if _NO_NAMES.intersection(heading_words(name)) else name
