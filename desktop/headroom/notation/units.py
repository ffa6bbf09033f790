"""Units as people write them beside quantities and prices: pieces, hundreds, lengths, weights, volumes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from headroom.language import tr_in

_KEPT = 5000


@dataclass(frozen=True, slots=True)
class CountingUnit:
    """What one of something is.

    Attributes:
        name: By which two units are compared, e.g. ``piece`` or ``kg``.
        pieces: How many pieces it is, e.g. 100; 0 for a unit that is no number of pieces.
    """

    name: str
    pieces: float = 0.0

    @property
    def said(self) -> str:
        """Return what it is called in the language of the program."""
        return _SAID.get(self.name, self.name)

    @property
    def is_piece(self) -> bool:
        """Return whether it is one piece."""
        return self.pieces == 1


_SAID = {
    "piece": tr_in("unit of measure", "piece"),
    "10 pieces": tr_in("unit of measure", "10 pieces"),
    "100 pieces": tr_in("unit of measure", "100 pieces"),
    "1,000 pieces": tr_in("unit of measure", "1,000 pieces"),
    "10,000 pieces": tr_in("unit of measure", "10,000 pieces"),
    "pair": tr_in("unit of measure", "pair"),
    "dozen": tr_in("unit of measure", "dozen"),
    "in": tr_in("unit of measure", "in"),
    "ft": tr_in("unit of measure", "ft"),
    "yd": tr_in("unit of measure", "yd"),
    "lb": tr_in("unit of measure", "lb"),
    "oz": tr_in("unit of measure", "oz"),
    "gal": tr_in("unit of measure", "gal"),
    "ft²": tr_in("unit of measure", "ft²"),
    "roll": tr_in("unit of measure", "roll"),
    "sheet": tr_in("unit of measure", "sheet"),
    "box": tr_in("unit of measure", "box"),
    "pack": tr_in("unit of measure", "pack"),
    "bag": tr_in("unit of measure", "bag"),
}
"""What units are called that are not the same in every language."""

PIECE = CountingUnit("piece", 1.0)
HUNDRED = CountingUnit("100 pieces", 100.0)
THOUSAND = CountingUnit("1,000 pieces", 1000.0)
METRE = CountingUnit("m")

_WORDS: dict[CountingUnit, str] = {
    PIECE: (
        "ea each eac pc pcs pce pces piece pieces part parts st stk stck stück stücke stueck teil "
        "teile pza pzas "
        "pz pieza piezas unidad unidades uds ud und un u unit units unité unités pièce pièces pces "
        "nos item items "
        "qty set sets satz kit kits jgo juego assy 个 個 件 只 台 套 本 枚 支 片 ks szt db"
    ),
    CountingUnit("10 pieces", 10.0): "",
    HUNDRED: "c cpc hd hu hun hundred hundert cien ciento cpcs",
    THOUSAND: "th ths thou thousand tausend tsd mpc mpcs kpc kpcs millar mille 1k tpc",
    CountingUnit("pair"): "pr prs pair pairs paar par pares paire paires 对 双",
    CountingUnit("dozen"): "dz doz dozen dutzend docena douzaine",
    CountingUnit("mm"): "mm millimeter millimetre milímetro milímetros 毫米",
    CountingUnit("cm"): "cm centimeter centimetre centímetro 厘米",
    METRE: "m mt mtr mtrs mtl meter meters metre metres metro metros mètre mètres lfm lm 米",
    CountingUnit("km"): "km",
    CountingUnit("in"): "in inch inches zoll pulgada pulgadas",
    CountingUnit("ft"): "ft foot feet pie pies lf",
    CountingUnit("yd"): "yd yard yards",
    CountingUnit("mg"): "mg",
    CountingUnit("g"): "g gr grm gram grams gramm gramo gramos gramme grammes 克",
    CountingUnit(
        "kg"
    ): "kg kgs kgm kilo kilos kilogram kilograms kilogramm kilogramo kilogramos kilogramme 公斤 千克",
    CountingUnit("t"): "t to ton tons tonne tonnes tonelada toneladas mton 吨",
    CountingUnit("lb"): "lb lbs pound pounds libra libras",
    CountingUnit("oz"): "oz ounce ounces onza onzas",
    CountingUnit("ml"): "ml cc ccm",
    CountingUnit("l"): "l lt ltr ltrs liter liters litre litres litro litros 升",
    CountingUnit("gal"): "gal gallon gallons galón galones",
    CountingUnit("m²"): "m2 qm sqm mtk m²",
    CountingUnit("ft²"): "ft2 sqft sft ft²",
    CountingUnit("m³"): "m3 cbm mtq m³",
    CountingUnit("h"): "h hr hrs hour hours std stunde stunden hora horas heure heures hur",
    CountingUnit("min"): "min mins minute minutes minuten minutos",
    CountingUnit("roll"): "roll rolls rl rol rolle rollen rollo rollos rouleau",
    CountingUnit("sheet"): "sht sheet sheets bogen hoja hojas feuille",
    CountingUnit("box"): "bx box boxes kar karton caja cajas carton ctn",
    CountingUnit("pack"): "pk pack packs pkg pac ve paket paquete",
    CountingUnit("bag"): "bag bags beutel bolsa",
}
_ROUND = {1.0: PIECE, 10.0: CountingUnit("10 pieces", 10.0), 100.0: HUNDRED, 1000.0: THOUSAND}
_ROUND[10_000.0] = CountingUnit("10,000 pieces", 10_000.0)
_COUNTED = re.compile(r"(10{0,4}|1[.,\s]000|10[.,\s]000)\s*(\w*)")
_PER = re.compile(r"^(?:per|pro|je|por|par|a|à|/)\s+|^/", re.IGNORECASE)


def _known(word: str) -> str:
    """Return a word as it is looked up."""
    return unicodedata.normalize("NFKC", word).casefold().strip(" .()[]")


_UNITS = {_known(word): unit for unit, words in _WORDS.items() for word in words.split()}

THOUSAND_OR_METRE = "m"
"""The word for a unit that may be a thousand pieces or a metre."""


@lru_cache(maxsize=_KEPT)
def unit_of(text: str) -> CountingUnit | None:
    """Return the unit that a text names, e.g. ``pcs``, ``KG``, ``100 St``, ``per 1000``; None for others.

    ``M`` is a metre here; see ``price_unit_of``.
    """
    word = _known(text)
    if word in _UNITS:
        return _UNITS[word]
    word = _PER.sub("", word).strip()
    if word in _UNITS:
        return _UNITS[word]
    found = _COUNTED.fullmatch(word)
    if found is None:
        return None
    behind = _UNITS.get(found[2]) if found[2] else PIECE
    return _ROUND[float(re.sub(r"\D", "", found[1]))] if behind == PIECE else None


def price_unit_of(text: str, *, thousand: bool = True) -> CountingUnit | None:
    """Return the unit that a price is for; None where a text names none.

    Args:
        text: The text, e.g. ``C`` for a hundred pieces.
        thousand: Whether ``M`` is a thousand pieces, as in price lists; else it is a metre.
    """
    if is_thousand_or_metre(text):
        return THOUSAND if thousand else METRE
    return unit_of(text)


def is_thousand_or_metre(text: str) -> bool:
    """Return whether a unit may be a thousand pieces or a metre."""
    return _PER.sub("", _known(text)).strip() == THOUSAND_OR_METRE
