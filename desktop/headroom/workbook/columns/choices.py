"""The words of columns that choose one of a few values."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeVar

from headroom.book.sourcing import CLASSES, ROLES, PartRole, TransportMode, VehicleClass
from headroom.workbook.columns.texts import choice_key

MODES = tuple(TransportMode)

CURRENT, ALTERNATIVE = 0, 1

_Choice = TypeVar("_Choice", bound=StrEnum)


def _positions(words: Mapping[_Choice, str], choices: Sequence[_Choice]) -> dict[str, int]:
    """Return the position of a choice by each of its words, which are separated by ``|``."""
    return {
        choice_key(word): choices.index(choice)
        for choice, listed in words.items()
        for word in (choice.value, *listed.split("|"))
    }


ROLE_WORDS = _positions(
    {
        PartRole.CORE: "core part|core parts|A.1|esencial|esenciales|essentiel|essentielle|Kernteil",
        PartRole.PRINCIPAL: "principal part|principal parts|B|principale|Hauptteil",
        PartRole.COMPLEMENTARY: "complementary part|complementary parts|complimentary|C|complementaria|"
        "complementario|complémentaire|ergänzend|ergänzendes Teil",
        PartRole.OTHER: "others|other part|all other|none|otro|otra|otros|autre|autres|sonstige|andere",
    },
    ROLES,
)
"""Part roles, as positions in ``ROLES``."""

SOURCE_WORDS = {
    choice_key(word): source
    for source, words in (
        (
            CURRENT,
            (
                "current|current source|incumbent|existing|as sourced|actual|baseline|active|"
                "actuel|actuelle|aktuell|bestehend"
            ),
        ),
        (
            ALTERNATIVE,
            (
                "alternative|alternative source|alternate|alt|option|quote|quoted|candidate|proposed|"
                "alternativa|alternativo|propuesta|alternativ|alternative Quelle"
            ),
        ),
    )
    for word in words.split("|")
}
"""Whether a row is the current or an alternative source."""

CLASS_WORDS = _positions(
    {
        VehicleClass.PASSENGER_CAR: "passenger cars|passenger vehicle|passenger|car|cars|PC|sedan|auto|"
        "automobile|automóvil|coche|voiture|voiture particulière|Pkw|Personenwagen",
        VehicleClass.LIGHT_TRUCK: "light trucks|LT|pickup|pickup truck|light duty truck|camioneta|"
        "camión ligero|camion léger|camionnette|leichter Lkw",
        VehicleClass.HEAVY_TRUCK: "heavy trucks|HT|heavy duty truck|camión pesado|poids lourd|camion lourd|"
        "schwerer Lkw",
    },
    CLASSES,
)
"""Vehicle classes, as positions in ``CLASSES``."""

MODE_WORDS = _positions(
    {
        TransportMode.VESSEL: "ship|sea|ocean|boat|water|RoRo|maritime|marítimo|barco|buque|bateau|navire|"
        "Schiff|See",
        TransportMode.RAIL: "train|railway|railroad|ferrocarril|tren|ferroviaire|Bahn|Schiene|Zug",
        TransportMode.TRUCK: "road|trucking|highway|camión|carretera|camion|route|Lkw|Straße",
    },
    MODES,
)
"""Transport modes, as positions in ``MODES``."""
