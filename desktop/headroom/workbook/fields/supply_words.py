"""What the words of sheets say of a row among others of its part: alternate, out of use, or neither."""

import unicodedata
from collections.abc import Callable, Mapping
from enum import Enum

from headroom.notation.numbers import Style, typed_number

_WHOLE = 100.0


class Says(Enum):
    """What a cell says of its row."""

    NOTHING = "nothing"
    NO = "no"
    YES = "yes"
    PERHAPS = "perhaps"
    UNKNOWN = "not known"


_ALTERNATE = (
    "alt|alternate|alternative|alternativ|alternativa|alternativo|alterno|alterna|alternatif|sub|"
    "substitute|substitution|option|optional|backup|secondary|second|secondsource|2ndsource|2nd|"
    "sekundar|secundario|secondaire|y|yes|ja|j|si|s|oui|o|true|wahr|vrai|verdadero|x|1"
)
_FIRST = (
    "primary|main|current|preferred|prime|pri|p|first|1st|firstsource|standard|std|haupt|hauptteil|"
    "primar|primario|principal|principale|actual|aktuell|n|no|nein|non|false|falsch|faux|falso|0|"
    "none|na"
)
_OBSOLETE = (
    "obsolete|obs|inactive|superseded|discontinued|cancelled|canceled|deleted|removed|withdrawn|"
    "retired|endoflife|eol|replaced|expired|notused|notactive|phasedout|deactivated|veraltet|"
    "inaktiv|ausgelaufen|entfallen|entfallt|ersetzt|geloscht|ungultig|gesperrt|stillgelegt|obsoleto|"
    "obsoleta|inactivo|inactiva|descontinuado|descontinuada|reemplazado|reemplazada|cancelado|"
    "cancelada|eliminado|eliminada|baja|dadodebaja|inactif|inactive|abandonne|abandonnee|remplace|"
    "remplacee|supprime|supprimee|annule|annulee|delete|remove|dropped|eliminar|supprimer|loschen|"
    "excluido|excluida|eliminato|eliminata|annullato|annullata|删除|已删除|作废|停用|取消|刪除|作廢|削除|廃止|"
    "삭제|폐기|단종"
)
_GOING = (
    "phaseout|phasingout|rampdown|auslauf|auslaufend|auslaufteil|auslaufteile|enbaja|findevida|"
    "findevie|enfindevie|obsolescent|tobediscontinued|tobereplaced|no|nein|non|nao|false|falsch|faux|falso|"
    "notselected|unselected|excluded|notincluded"
)


def _words(spelt: str) -> frozenset[str]:
    return frozenset(spelt.split("|"))


_KINDS = {
    Says.YES: _words(_ALTERNATE),
    Says.NO: _words(_FIRST),
}
_USE = {
    Says.YES: _words(_OBSOLETE),
    Says.PERHAPS: _words(_GOING),
}


def alternate(text: str) -> Says:
    """Return what a cell of a column of alternates says; a number above 1 may be that of a group."""
    key = _key(text)
    if not key:
        return Says.NOTHING
    found = next((said for said, words in _KINDS.items() if key in words), None)
    return found or (Says.PERHAPS if key.isdecimal() else Says.UNKNOWN)


def out_of_use(text: str) -> Says:
    """Return whether the status of a part says that it is out of use; perhaps: it is going out of use."""
    key = _key(text)
    return next((said for said, words in _USE.items() if key in words), Says.NOTHING)


def beyond_first(text: str) -> Says:
    """Return whether a priority is below the first one."""
    number = typed_number(text)
    if number is None:
        return Says.NOTHING
    return Says.YES if number.value(Style.POINT) > 1 else Says.NO


def never_used(text: str) -> Says:
    """Return whether a usage probability is 0."""
    number = typed_number(text)
    if number is None:
        return Says.NOTHING
    return Says.YES if number.value(Style.POINT) == 0 else Says.NO


def partly_used(text: str) -> bool:
    """Return whether a usage probability is neither nothing nor the whole, in percent or as a fraction."""
    number = typed_number(text)
    value = 0.0 if number is None else number.value(Style.POINT)
    return 0 < value < _WHOLE and value != 1


MARKS: Mapping[str, Callable[[str], Says]] = {
    "alternate": alternate,
    "source_priority": beyond_first,
    "usage_probability": never_used,
}
"""What reads the columns that mark alternates, by field."""


def _key(text: str) -> str:
    """Return a word without accents, case and anything but letters and digits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if letter.isalnum() and not unicodedata.combining(letter))
