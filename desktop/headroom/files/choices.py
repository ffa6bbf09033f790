"""The words of columns that choose one of a few values."""

from collections.abc import Mapping

from headroom.domain.sourcing import CLASSES, ROLES, PartRole, TransportMode, VehicleClass
from headroom.files.texts import choice_key

MODES = tuple(TransportMode)

CURRENT, ALTERNATIVE = 0, 1


def _choices(words: Mapping[int, str]) -> dict[str, int]:
    return {choice_key(word): choice for choice, listed in words.items() for word in listed.split("|")}


ROLE_WORDS = _choices(
    {
        ROLES.index(PartRole.CORE): "core|core part|core parts|A.1|esencial|esenciales|essentielle|essentiel|wesentlich|Kernteil",
        ROLES.index(PartRole.PRINCIPAL): "principal|principal part|principal parts|B|principale|Hauptteil",
        ROLES.index(PartRole.COMPLEMENTARY): "complementary|complementary part|complementary parts|complimentary|C|complementaria|"
        "complementario|complémentaire|ergänzend|ergänzendes Teil",
        ROLES.index(PartRole.OTHER): "other|others|other part|all other|otro|otra|otros|autre|autres|sonstige|andere|none",
    }
)
"""Part roles, as positions in ``ROLES``."""

SOURCE_WORDS = _choices(
    {
        CURRENT: "current|current source|incumbent|existing|as sourced|actual|baseline|base|active|actuel|actuelle|aktuell|bestehend",
        ALTERNATIVE: "alternative|alternative source|alternate|alt|alt.|option|quote|quoted|candidate|proposed|alternativa|"
        "alternativo|Alternative Quelle|alternativ|propuesta",
    }
)
"""Whether a row is the current or an alternative source."""

CLASS_WORDS = _choices(
    {
        CLASSES.index(VehicleClass.PASSENGER_CAR): "passenger car|passenger cars|passenger vehicle|car|cars|PC|sedan|auto|automobile|"
        "automóvil|coche|voiture|voiture particulière|Pkw|Personenwagen|passenger",
        CLASSES.index(VehicleClass.LIGHT_TRUCK): "light truck|light trucks|LT|pickup|pick-up|pickup truck|light duty truck|light-duty truck|"
        "camioneta|camión ligero|camion léger|camionnette|leichter Lkw|light-truck",
        CLASSES.index(VehicleClass.HEAVY_TRUCK): "heavy truck|heavy trucks|HT|heavy duty truck|heavy-duty truck|camión pesado|poids lourd|"
        "camion lourd|schwerer Lkw|Lkw",
    }
)
"""Vehicle classes, as positions in ``CLASSES``."""

MODE_WORDS = _choices(
    {
        MODES.index(TransportMode.VESSEL): "vessel|ship|sea|ocean|boat|water|RoRo|ro-ro|maritime|marítimo|barco|buque|bateau|navire|Schiff|See",
        MODES.index(TransportMode.RAIL): "rail|train|railway|railroad|ferrocarril|tren|ferroviaire|Bahn|Schiene|Zug",
        MODES.index(TransportMode.TRUCK): "truck|road|trucking|highway|camión|carretera|camion|route|Lkw|Straße",
    }
)
"""Transport modes, as positions in ``MODES``."""
