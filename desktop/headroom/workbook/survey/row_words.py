"""What rows of a bill of several levels are read as: keys, and their words."""

from collections.abc import Mapping

from headroom.language import localized, tr

COUNTED = "counted"
SUM = "sum"
ASSEMBLY = "assembly"
IN_A_BOUGHT_PART = "in_bought"
IN_AN_OWN_PART = "in_own"
IN_A_COUNTED_PART = "in_counted"

_DIFFERS = "differs "

_WORDS: Mapping[str, str] = {
    # Translators: what one row of a parts list is read as
    COUNTED: tr("counted"),
    SUM: tr("sum of its parts"),
    ASSEMBLY: tr("assembly, its parts count"),
    IN_A_BOUGHT_PART: tr("inside a part that is bought"),
    IN_AN_OWN_PART: tr("inside an own part that counts itself"),
    IN_A_COUNTED_PART: tr("inside a part that counts itself"),
}


def differing(gap: float) -> str:
    """Return the key of an assembly that costs so much more, or less, than its parts."""
    return f"{_DIFFERS}{abs(gap):.2f}"


def differs(key: str) -> bool:
    """Return whether a row is an assembly that costs something else than its parts."""
    return key.startswith(_DIFFERS)


def row_word(key: str) -> str:
    """Return what a row is read as, in a few words."""
    if differs(key):
        return tr("differs by {amount}", amount=localized(f"{float(key.removeprefix(_DIFFERS)):,.2f}"))
    return _WORDS[key]
