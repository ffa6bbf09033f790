"""Changes of parts as people write them in a line: ``part=4711,from=CN,to=MX,price=+8%``.

A comma separates what is said; what has a comma itself stands in double quotes. ``part`` and ``from`` may be
repeated, and mean any of what is named. Everything that is named of a part has to fit.
"""

import re
from collections.abc import Mapping

from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.language import tr
from headroom.notation.countries import country_code
from headroom.notation.typed_numbers import read_number
from headroom.rules.part_changes import BLANK, Becomes, Certificate, Content, PartChange, Selection, Sources

_ITEM = re.compile(r'\s*([^=,"]+?)\s*=\s*(?:"([^"]*)"|([^,"]*?))\s*(?:,|$)')
_OUTSIDE = "outside"
_UNKNOWN = "unknown"
_YES_NO = {"yes": True, "no": False}
_PRICES = tr("12.50, 12.50 USD or +8%")
_PERCENT = "%"
_MINUS = "\N{MINUS SIGN}"
_CURRENCY = re.compile(r"(?P<amount>.*\d)\s*(?P<code>[A-Za-z]{3})")

_SELECTING = ("part", "model", "supplier", "from", "hts", "system", "sources")
_BECOMING = ("to", "price", "new-supplier", "share", "regional", "us", "originating", "anew")
_ABOUT = ("name", "alternative", "on")
_REPEATED = frozenset({"part", "from"})

FORM = "part=4711,from=CN,to=MX,price=+8%"
"""An example of a change."""


def read_change(text: str) -> PartChange:
    """Return the change that was written.

    Raises:
        ValueError: If it cannot be understood; its text is a sentence for the user, without a full stop.
    """
    said = _items(text)
    one = {key: values[0] for key, values in said.items()}
    if not any(key in said for key in _BECOMING):
        msg = tr(
            "“{text}” does not say what becomes of the parts: give {keys}",
            text=text,
            keys=_listed(_BECOMING),
        )
        raise ValueError(msg)
    outside = [place for place in said.get("from", ()) if place.casefold() == _OUTSIDE]
    origins = [place for place in said.get("from", ()) if place not in outside]
    price_change, unit_cost, currency = read_price(one.get("price"))
    return PartChange(
        one.get("name", ""),
        Selection(
            model=one.get("model", ""),
            part_numbers=tuple(said.get("part", ())),
            supplier=one.get("supplier", ""),
            origins=tuple(read_country("from", place) for place in origins),
            outside_region=bool(outside),
            tariff_prefix=_digits(one.get("hts", "")),
            system=one.get("system", ""),
            sources=Sources(_choice("sources", one.get("sources", "current"), [s.value for s in Sources])),
        ),
        Becomes(
            origin=None if "to" not in one else read_country("to", one["to"]),
            unit_cost=unit_cost,
            currency=currency,
            price_change=price_change,
            supplier=one.get("new-supplier"),
            share=1.0 if "share" not in one else read_percentage("share", one["share"]),
            regional_content=None if "regional" not in one else read_content("regional", one["regional"]),
            us_content=None if "us" not in one else read_content("us", one["us"]),
            originating=_certificate(one),
            anew=_yes("anew", one, otherwise=False),
        ),
        on=_yes("on", one, otherwise=True),
        as_alternative=_yes("alternative", one, otherwise=False),
    )


def written_country(origin: str) -> str:
    """Return a country as ``read_country`` reads it."""
    return origin or _UNKNOWN


def written_price(becomes: Becomes) -> str:
    """Return what becomes of a unit cost as ``read_price`` reads it; empty where it stays."""
    if becomes.price_change is not None:
        return f"{becomes.price_change * 100:+.12g}{_PERCENT}"
    return "" if becomes.unit_cost is None else f"{becomes.unit_cost:.15g} {becomes.currency}".rstrip()


def written_content(content: Content) -> str:
    """Return a content, or another share, as ``read_content`` reads it; empty where it stays."""
    if content is None:
        return ""
    return content if isinstance(content, str) else f"{content * 100:.12g}{_PERCENT}"


def _items(text: str) -> Mapping[str, list[str]]:
    """Return what is said, by key."""
    found: dict[str, list[str]] = {}
    at = 0
    while at < len(text):
        item = _ITEM.match(text, at)
        if item is None:
            msg = tr("“{text}” is not of the form KEY=VALUE, as in {form}", text=text[at:].strip(), form=FORM)
            raise ValueError(msg)
        key, value = item[1].casefold(), (item[2] if item[2] is not None else item[3]).strip()
        known = (*_SELECTING, *_BECOMING, *_ABOUT)
        if key not in known:
            msg = tr("there is no “{key}”: give {known}", key=item[1], known=_listed(known))
            raise ValueError(msg)
        if not value and key != "new-supplier":
            msg = tr("{key} says nothing", key=key)
            raise ValueError(msg)
        if key in found and key not in _REPEATED:
            msg = tr("{key} is given twice", key=key)
            raise ValueError(msg)
        found.setdefault(key, []).append(value)
        at = item.end()
    return found


def read_country(key: str, text: str) -> str:
    """Return a country, alpha-2; empty for an unknown one.

    Args:
        key: What it is called, for the sentence.
        text: As typed.

    Raises:
        ValueError: If it is none.
    """
    code = country_code(text)
    if code is None or (code == UNKNOWN_ORIGIN and text.casefold() != _UNKNOWN):
        msg = (
            tr(
                "{key}: “{text}” is not a country: give a code of ISO 3166, e.g. CN, a name, {outside} (of "
                "the region) or {unknown}",
                key=key,
                text=text,
                outside=_OUTSIDE,
                unknown=_UNKNOWN,
            )
            if key == "from"
            else tr(
                "{key}: “{text}” is not a country: give a code of ISO 3166, e.g. CN, a name or {unknown}",
                key=key,
                text=text,
                unknown=_UNKNOWN,
            )
        )
        raise ValueError(msg)
    return code


def read_price(text: str | None, key: str = "price") -> tuple[float | None, float | None, str]:
    """Return a change as a fraction, or else a unit cost, and its currency; empty: that of each row.

    Args:
        text: As typed; None: nothing is.
        key: What is asked for, as it is called in what is wrong with it.

    Raises:
        ValueError: If it is neither.
    """
    if text is None:
        return None, None, ""
    if text.endswith(_PERCENT):
        if text[0] not in {"+", "-", _MINUS}:
            msg = tr(
                "{key}: “{text}” may be a rise or what is left: give +8% or -8%, or the unit cost itself",
                key=key,
                text=text,
            )
            raise ValueError(msg)
        return round(_number(key, text, "+8%") / 100, 12), None, ""
    paid = _CURRENCY.fullmatch(text)
    if paid is None:
        return None, _number(key, text, _PRICES), ""
    return None, _number(key, paid["amount"], _PRICES), paid["code"].upper()


def read_percentage(key: str, text: str) -> float:
    """Return a percentage as a fraction; see ``read_content``."""
    if not text.endswith(_PERCENT):
        msg = tr("{key}: “{text}” is no percentage: give e.g. 40%", key=key, text=text)
        raise ValueError(msg)
    return round(_number(key, text, "40%") / 100, 12)


def read_content(key: str, text: str) -> Content:
    """Return a content: a fraction, or blank.

    Args:
        key: What it is called, for the sentence.
        text: As typed.

    Raises:
        ValueError: If it is neither.
    """
    return BLANK if text.casefold() == BLANK else read_percentage(key, text)


def _certificate(said: Mapping[str, str]) -> Certificate | None:
    """Return what a certificate says; None where it is not given."""
    if "originating" not in said:
        return None
    words: dict[str, Certificate] = {"yes": "yes", "no": "no", BLANK: BLANK}
    return words[_choice("originating", said["originating"], list(words))]


def _yes(key: str, said: Mapping[str, str], *, otherwise: bool) -> bool:
    """Return a choice of yes and no."""
    return _YES_NO[_choice(key, said[key], list(_YES_NO))] if key in said else otherwise


def _choice(key: str, text: str, words: list[str]) -> str:
    """Return one of some words."""
    if text.casefold() not in words:
        msg = tr("{key}: choose one of {words}, not “{text}”", key=key, words=", ".join(words), text=text)
        raise ValueError(msg)
    return text.casefold()


def _digits(text: str) -> str:
    """Return the digits of a tariff code."""
    digits = text.replace(".", "").replace(" ", "")
    if digits and not (digits.isascii() and digits.isdigit()):
        msg = tr("hts: “{text}” is no tariff code: give its first digits, e.g. 8544", text=text)
        raise ValueError(msg)
    return digits


def _number(key: str, text: str, example: str) -> float:
    """Return a number."""
    try:
        return read_number(text, (_PERCENT,))
    except ValueError:
        msg = tr("{key}: “{text}” is not a number: give e.g. {example}", key=key, text=text, example=example)
        raise ValueError(msg) from None


def _listed(keys: tuple[str, ...]) -> str:
    """Return keys as a choice."""
    return tr("{keys} or {last}", keys=", ".join(keys[:-1]), last=keys[-1])
