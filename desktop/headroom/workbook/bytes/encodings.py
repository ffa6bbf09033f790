"""The encodings that text files may have: their names, and which of them a text is likely in."""

import codecs
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from headroom.language import tr

ENCODINGS: Mapping[str, str] = {
    "utf-8": tr("Unicode (UTF-8)"),
    "utf-16": tr("Unicode (UTF-16)"),
    "utf-16-le": tr("Unicode (UTF-16, little-endian)"),
    "utf-16-be": tr("Unicode (UTF-16, big-endian)"),
    "utf-32": tr("Unicode (UTF-32)"),
    "cp1252": tr("Western European (Windows-1252)"),
    "cp1250": tr("Central European (Windows-1250)"),
    "cp1251": tr("Cyrillic (Windows-1251)"),
    "gb18030": tr("Chinese, simplified (GBK, GB18030)"),
    "cp950": tr("Chinese, traditional (Big5)"),
    "cp932": tr("Japanese (Shift-JIS)"),
    "euc_jp": tr("Japanese (EUC-JP)"),
    "cp949": tr("Korean (EUC-KR)"),
    "cp1253": tr("Greek (Windows-1253)"),
    "cp1254": tr("Turkish (Windows-1254)"),
    "cp1257": tr("Baltic (Windows-1257)"),
    "iso8859-1": tr("Western European (ISO 8859-1)"),
    "iso8859-2": tr("Central European (ISO 8859-2)"),
    "iso8859-15": tr("Western European (ISO 8859-15)"),
    "cp437": tr("US (DOS)"),
    "cp850": tr("Western European (DOS)"),
    "mac-roman": tr("Western European (Macintosh)"),
    "koi8-r": tr("Cyrillic (KOI8-R)"),
}
"""What may be chosen, by the name that Python has for it, with what it is called in the program."""

GUESSED = ("cp1252", "cp1250", "cp1251", "gb18030", "cp950", "cp932", "cp949", "euc_jp")
"""Those that a text may be found to be in that is not Unicode; of equally likely ones the first is taken."""

_WIDER = {
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
}
"""Encodings of which another one has all characters and more."""

_WESTERN = (
    "àâæçèéêëîïôœùûüÿ",  # French
    "äöüßé",  # German
    "áéíñóúü",  # Spanish
    "àáâãçéêíóôõú",  # Portuguese
    "àèéìíîòóùú",  # Italian
    "åäöé",  # Swedish
    "åæøéêòô",  # Danish, Norwegian
    "áðéíóúýþæö",  # Icelandic
    "àèéëïóöüç",  # Dutch, Catalan
)
_CENTRAL = (
    "ąćęłńóśźż",  # Polish
    "áčďéěíňóřšťúůýž",  # Czech
    "áäčďéíĺľňóôŕšťúýž",  # Slovak
    "áéíóöőúüű",  # Hungarian
    "ăâîşţ",  # Romanian
    "čćđšž",  # Croatian, Slovene
    "äöüßé",  # German
)
_SIGNS = frozenset("€£§°±²³µ·«»ºª¿¡®©™\u2013—\u2018\u2019“”„…½¼¾\xd7\u00a0•†‰")
_APOSTROPHE = "\u2019"
_DIAMETER = "Øø"
_ALONE = frozenset("àéóåæ")
"""Letters that stand alone as words."""

_A_SIGN, _RARE, _ODD = 0.6, 0.1, 0.2
_LONGEST_RUN, _NEARLY_ALL = 3, 0.9
_RARE_HAN, _HALF_WIDTH, _FEW_HAN, _MANY_HAN = 0.3, 0.1, 5, 12


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a text is in an encoding.

    Attributes:
        name: The encoding.
        score: 0 to 1.
        text: The text as it reads in this encoding.
    """

    name: str
    score: float
    text: str


def known_encoding(name: str) -> str | None:
    """Return the name in ``ENCODINGS`` of an encoding, however it is spelt; None where it is none of them."""
    try:
        found = codecs.lookup(name.strip()).name
    except (LookupError, ValueError, UnicodeError):
        return None
    found = _WIDER.get(found, found)
    return next(
        (known for known in ENCODINGS if codecs.lookup(known).name == codecs.lookup(found).name), None
    )


def likelihoods(content: bytes) -> list[Likelihood]:
    """Return the encodings in which some bytes are text, the likeliest first.

    Args:
        content: Whole lines of a file, each of which has a byte beyond ASCII.
    """
    found = []
    for name in GUESSED:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        found.append(Likelihood(name, _SCORES[name](text), text))
    return sorted(found, key=lambda one: -one.score)  # of equal ones the first of GUESSED stays first


def _mean(text: str, weight: Callable[[str], float]) -> float:
    """Return the mean weight of the characters of a text beyond ASCII; signs of punctuation do not count.

    One that stands alone between two Latin letters is none of a word: its second byte was one of them.
    """
    weights = []
    for at, one in enumerate(text):
        if one.isascii() or _is_punctuation(one):
            continue
        within = _is_latin(text[max(at - 1, 0) : at]) and _is_latin(text[at + 1 : at + 2])
        weights.append(_RARE * weight(one) if within else weight(one))
    return sum(weights) / len(weights) if weights else _A_SIGN


def _is_latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def _is_punctuation(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PZS" and ord(letter) >= 0x2E80  # noqa: PLR2004 - East Asian


@cache
def _block(codec: str, leads: tuple[int, int], trails: tuple[int, int]) -> frozenset[str]:
    """Return the characters of two bytes from given ranges."""
    return frozenset(
        text
        for lead in range(leads[0], leads[1] + 1)
        for trail in range(trails[0], trails[1] + 1)
        if len(text := bytes((lead, trail)).decode(codec, "ignore")) == 1
    )


def _simplified(text: str) -> float:
    """Return how much a text is Chinese in simplified script: mostly the 3,755 usual characters.

    They stand in the order of their sounds: in Chinese a part of them is from the second half. Of Korean text
    all bytes would be of the first half.
    """
    first, usual = (_block("gb2312", (0xB0, last), (0xA1, 0xFE)) for last in (0xC8, 0xD7))
    rarer = _block("gb2312", (0xD8, 0xF7), (0xA1, 0xFE))
    score = _mean(text, lambda one: 1.0 if one in usual else _RARE_HAN if one in rarer else 0.0)
    return score * _doubted(text, first)


def _doubted(text: str, likewise: frozenset[str]) -> float:
    """Return by what a text is less likely of which nearly all characters have bytes of other scripts."""
    han = {one for one in text if not one.isascii() and not _is_punctuation(one)}
    if len(han) < _FEW_HAN or len(han & likewise) < _NEARLY_ALL * len(han):
        return 1.0
    return 0.7 if len(han) >= _MANY_HAN else 0.87


def _traditional(text: str) -> float:
    """Return how much a text is Chinese in traditional script: mostly the 5,401 usual characters."""
    usual, high = (_block("cp950", (0xA4, 0xC6), (first, 0xFE)) for first in (0x40, 0xA1))
    score = _mean(text, lambda one: 1.0 if one in usual else _RARE_HAN if _is_han(one) else 0.0)
    return score * _doubted(text, high)


def _japanese(text: str) -> float:
    """Return how much a text is Japanese: syllables, and the 2,965 usual characters."""
    usual = _block("cp932", (0x88, 0x97), (0x40, 0xFC)) | _block("cp932", (0x98, 0x98), (0x40, 0x72))

    def weight(one: str) -> float:
        if "\u3041" <= one <= "\u30fe":
            return 1.0
        if "\uff61" <= one <= "\uff9f":
            return _HALF_WIDTH
        return 0.95 if one in usual else _RARE_HAN if _is_han(one) else 0.0

    return _mean(text, weight) * _doubted(text, usual)  # it is hardly ever without syllables


def _korean(text: str) -> float:
    """Return how much a text is Korean: the 2,350 usual syllables."""
    usual = _block("euc_kr", (0xB0, 0xC8), (0xA1, 0xFE))
    return _mean(text, lambda one: 1.0 if one in usual else _RARE if "가" <= one <= "힣" else 0.0)


def _is_han(letter: str) -> bool:
    return "\u4e00" <= letter <= "\u9fff"


def _cyrillic(text: str) -> float:
    """Return how much a text is Cyrillic: small letters, and capitals where words begin or throughout."""
    weights = []
    for at, one in enumerate(text):
        if one.isascii():
            continue
        before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
        russian = "\u0410" <= one <= "\u044f" or one in "ёЁ"
        fits = one.islower() or not before.isalpha() or before.isupper()
        mixed = _is_latin(before) or _is_latin(after)
        alone = not before.isalpha() and not after.isalpha()
        if one in _SIGNS or one == "№":
            weights.append(_A_SIGN)
        else:
            weights.append(1.0 if russian and fits and not mixed and not alone else _RARE)
    return sum(weights) / len(weights) if weights else _A_SIGN


def _latin(languages: Sequence[str]) -> Callable[[str], float]:
    """Return what says how much a text is in one of some languages, given their letters beyond ASCII."""

    def score(text: str) -> float:
        letters, others = [], []
        run = 0
        for at, one in enumerate(text):
            run = 0 if one.isascii() else run + 1
            if not run:
                continue
            before, after = text[max(at - 1, 0) : at].isalpha(), text[at + 1 : at + 2].isalpha()
            if run >= _LONGEST_RUN:
                others.append(0.0)
            elif one == _APOSTROPHE and before and after:
                others.append(1.0)
            elif one in _DIAMETER and not (before or after):
                others.append(_A_SIGN)
            elif one.isalpha() and one not in _SIGNS and (before or after or one.lower() in _ALONE):
                letters.append(one.lower())
            elif one in _SIGNS and not (before and after):
                others.append(_A_SIGN)
            else:
                others.append(_RARE)
        every = frozenset("".join(languages))
        best = max(
            sum(1.0 if one in alphabet else _ODD if one in every else 0.0 for one in letters)
            for alphabet in languages
        )
        count = len(letters) + len(others)
        return (best + sum(others)) / count if count else _A_SIGN

    return score


_SCORES: Mapping[str, Callable[[str], float]] = {
    "cp1252": _latin(_WESTERN),
    "cp1250": _latin(_CENTRAL),
    "cp1251": _cyrillic,
    "gb18030": _simplified,
    "cp950": _traditional,
    "cp932": _japanese,
    "euc_jp": _japanese,
    "cp949": _korean,
}
