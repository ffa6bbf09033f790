"""Currencies as people write them, as ISO 4217 codes."""

import re
import unicodedata

DOLLAR = "USD"

CURRENCIES = frozenset(
    (  # noqa: SIM905 - a list in quotes would fill the screen
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN "
        "BZD CAD CDF CHF CIE CLP CNY COP CRC CUP CUR CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP "
        "GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR "
        "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN "
        "MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR REN RON RSD RUB RWF SAR SBD "
        "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
        "UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG "
    ).split()
)
"""Codes in use."""

_WORDS = {
    "$": DOLLAR,
    "US$": DOLLAR,
    "$US": DOLLAR,
    "USD$": DOLLAR,
    "U$S": DOLLAR,
    "US": DOLLAR,
    "USDOLLAR": DOLLAR,
    "USDOLLARS": DOLLAR,
    "DOLLAR": DOLLAR,
    "DOLLARS": DOLLAR,
    "€": "EUR",
    "EURO": "EUR",
    "EUROS": "EUR",
    "£": "GBP",
    "POUND": "GBP",
    "STG": "GBP",
    "RMB": "CNY",
    "CNH": "CNY",
    "YUAN": "CNY",
    "YEN": "JPY",
    "C$": "CAD",
    "CA$": "CAD",
    "CAN$": "CAD",
    "CDN": "CAD",
    "CDN$": "CAD",
    "$CAN": "CAD",
    "$CA": "CAD",
    "CAD$": "CAD",
    "A$": "AUD",
    "AU$": "AUD",
    "AUD$": "AUD",
    "NZ$": "NZD",
    "MX$": "MXN",
    "MEX$": "MXN",
    "MXP": "MXN",
    "MXN$": "MXN",
    "R$": "BRL",
    "₩": "KRW",
    "WON": "KRW",
    "₹": "INR",
    "NT$": "TWD",
    "NTD": "TWD",
    "HK$": "HKD",
    **dict.fromkeys(("美元", "美金", "ドル", "米ドル", "달러", "미국달러"), DOLLAR),
    **dict.fromkeys(("欧元", "歐元", "ユーロ", "유로"), "EUR"),
    **dict.fromkeys(("人民币", "人民幣", "人民元", "위안", "위안화"), "CNY"),
    **dict.fromkeys(("円", "日元", "日圆", "日圓", "日本円", "엔", "엔화"), "JPY"),
    **dict.fromkeys(("원", "원화", "韩元", "韓元", "韓幣", "ウォン"), "KRW"),
    **dict.fromkeys(("新台币", "新台幣", "新臺幣", "台币", "台幣", "臺幣"), "TWD"),
    **dict.fromkeys(("墨西哥比索", "メキシコペソ", "멕시코페소"), "MXN"),
    **dict.fromkeys(("加元", "加拿大元", "カナダドル", "캐나다달러"), "CAD"),
    **dict.fromkeys(("REAL", "REAIS"), "BRL"),
}
_MARKS = tuple(
    sorted(
        (word for word in _WORDS if not word.isalpha() or not word.isascii()),
        key=len,
        reverse=True,
    )
)
_UNCLEAR = re.compile(
    r"[¥￥]|\bpesos?\b|\b(?:local|national) currency\b|(?:landes|haus|lokal)währung|"
    r"\bmoneda (?:local|nacional)\b|\b(?:devise|monnaie) (?:locale|nationale)\b|\b(?:krona|kroner|rupees?)\b",
    re.IGNORECASE,
)
"""Signs and words of currencies that may be several, or that of any country."""

_IGNORED = re.compile(r"[\s.\u00a0]+")
_LEADING = re.compile(r"([A-Za-z]{3})(?=[\s\d.,(+-])")
_TRAILING = re.compile(r"(?<=[\s\d.,)-])([A-Za-z]{3})$")


def currency_code(text: str) -> str | None:
    """Return the ISO 4217 code of a currency; None where it is not recognised.

    ``¥`` alone is not recognised, because it stands for yen and for yuan. A bare ``$`` is the US
    dollar, the currency of a sourcing workbook where nothing else is said.
    """
    word = _IGNORED.sub("", unicodedata.normalize("NFKC", text)).upper()
    word = word.strip("[]()")
    if word in CURRENCIES:
        return word
    return _WORDS.get(word)


def names_unclear_currency(text: str) -> bool:
    """Return whether a text speaks of a currency that it does not tell, e.g. ``¥`` or local currency."""
    return _UNCLEAR.search(text) is not None


def split_currency(text: str) -> tuple[str, str]:
    """Return an amount without the currency that stands before or after it, and its code.

    The code is empty where there is none, and where only ``$`` stands, which many currencies use.
    """
    amount = text.strip()
    for pattern in (_LEADING, _TRAILING):
        found = pattern.search(amount) if pattern is _TRAILING else pattern.match(amount)
        if found and found[1].upper() in CURRENCIES:
            return (amount[: found.start()] + amount[found.end() :]).strip(), found[1].upper()
    upper = amount.upper()
    for mark in _MARKS:
        if mark in upper:
            begin = upper.index(mark)
            rest = (amount[:begin] + amount[begin + len(mark) :]).strip()
            return rest, "" if mark == "$" else _WORDS[mark]
    return amount, ""
