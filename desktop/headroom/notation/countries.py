"""Countries as customs papers, suppliers and analysts write them, as ISO 3166 alpha-2 codes."""

import csv
import re
import unicodedata
from functools import cache

from headroom import resources
from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.language import language
from headroom.notation.plain_letters import plain_letters

_UNKNOWN_WORDS = (
    *(
        "unknown",
        "unk",
        "unkn",
        "n/a",
        "n.a.",
        "#n/a",
        "not available",
        "not applicable",
        "not known",
        "not stated",
    ),
    *(
        "various",
        "multiple",
        "mixed",
        "several",
        "varies",
        "multi",
        "multi source",
        "multiple origins",
        "many",
    ),
    *(
        "tbd",
        "tba",
        "tbc",
        "to be determined",
        "none",
        "nil",
        "null",
        "blank",
        "undetermined",
        "unspecified",
        "other",
    ),
    *(
        "desconocido",
        "desconocida",
        "varios",
        "varias",
        "no disponible",
        "inconnu",
        "inconnue",
        "divers",
        "plusieurs",
    ),
    *(
        "unbekannt",
        "verschiedene",
        "diverse",
        "mehrere",
        "k.A.",
        "keine Angabe",
        "s/d",
        "worldwide",
        "global",
    ),
    *(
        "desconhecido",
        "desconhecida",
        "diversos",
        "diversas",
        "vários",
        "não informado",
        "não disponível",
        "sconosciuto",
        "sconosciuta",
        "vari",
        "diversi",
        "non disponibile",
    ),
    *(
        "未知",
        "不详",
        "不詳",
        "不明",
        "待定",
        "未定",
        "无",
        "多国",
        "多國",
        "其他",
        "複数",
        "複数国",
        "なし",
        "その他",
    ),
    *("미상", "불명", "미정", "알 수 없음", "기타", "없음", "여러 국가"),
)

_CUSTOMS_SPELLINGS = {
    "US": "U.S.A. USofA America|United States of America|The United States|EE.UU.|EEUU|EE UU|EUA|E.U.A.|"
    "Estados Unidos de América|Estados Unidos de Norteamérica|Etats-Unis d'Amérique|"
    "Vereinigte Staaten von Amerika|"
    "Estados Unidos da América|Stati Uniti d'America|美利坚合众国|美利堅合眾國|"
    "アメリカ|米国|合衆国|미합중국",
    "MX": "México|Méjico|Mexico, United Mexican States|United Mexican States|Estados Unidos Mexicanos|Mex",
    "CA": "Can|Kanada|Dominion of Canada",
    "CN": "P.R.C.|PR China|P.R. China|People's Republic of China|Peoples Rep. of China|"
    "China, People's Republic of|"
    "China PRC|China (PRC)|Mainland China|China (Mainland)|China, P.R.|Rep. Popular China|"
    "República Popular China|República Popular de China|VR China|Volksrepublik China|"
    "République populaire de Chine|China P.R.|República Popular da China|Repubblica Popolare Cinese|"
    "中国大陆|中國大陸|中华人民共和国|中華人民共和國|中華人民共和国|중화인민공화국",
    "TW": "Taiwan, Province of China|Taiwan, R.O.C.|Taiwan ROC|Chinese Taipei|Republic of China|"
    "Taiwan R.O.C.|中国台湾|中國台灣|臺灣|台湾地区|台灣地區|타이완",
    "HK": "香港|中国香港|中國香港|홍콩|Hong Kong|Hong Kong SAR|Hong Kong, China|HKSAR|Hongkong",
    "MO": "澳门|澳門|中国澳门|マカオ|마카오|Macau|Macao|Macao SAR|Macau SAR",
    "KR": "Korea|Korea South|Korea, South|S. Korea|South Korea|Korea, Republic of|Republic of Korea|"
    "Korea Rep.|"
    "Korea, Rep.|Rep. of Korea|R.O.K.|Korea (Republic of)|Korea (South)|Corea|Corea, República de|"
    "República de Corea|Coreia|República da Coreia|"
    "Repubblica di Corea|大韩民国|大韓民國|大韓民国|南韩|韓國|한국",
    "KP": "Korea North|Korea, North|N. Korea|D.P.R.K.|Korea, Democratic People's Republic of|"
    "Democratic People's Republic of Korea|Korea (North)",
    "JP": "Nippon|Jpn|日本国",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|G.B.|"
    "United Kingdom of Great Britain and Northern Ireland|Gran Bretaña|Inglaterra|Angleterre|Grande-Bretagne|"
    "Großbritannien|Grã-Bretanha|Inglaterra|Gran Bretagna|Inghilterra|英格兰|英國|英国|イギリス|영국",
    "DE": "Ger|Fed. Rep. of Germany|Federal Republic of Germany|Germany, Federal Republic of|"
    "Bundesrepublik Deutschland|"
    "BRD|F.R.G.|德意志联邦共和国|ドイツ連邦共和国",
    "GR": "EL|Hellas|Hellenic Republic|Grecia|Grèce|Griechenland",
    "NL": "Holland|The Netherlands|Holanda|Hollande|Niederlande",
    "CZ": "Czech Republic|Czech Rep.|Rep. Checa|República Checa|Tschechische Republik|République tchèque",
    "SK": "Slovak Republic|Slovak Rep.|República Eslovaca",
    "RU": "Russian Federation|Russian Fed.|Federación de Rusia",
    "TR": "Turkey|Türkiye|Turkiye|Republic of Turkey",
    "VN": "Viet Nam|Socialist Republic of Vietnam|Viet-Nam",
    "TH": "Siam|Kingdom of Thailand",
    "IR": "Iran, Islamic Republic of|Islamic Republic of Iran",
    "SY": "Syrian Arab Republic",
    "LA": "Lao PDR|Lao People's Democratic Republic|Lao P.D.R.",
    "MD": "Moldova, Republic of|Republic of Moldova",
    "MK": "Macedonia|Macedonia, The Former Yugoslav Republic of|Republic of North Macedonia|FYROM",
    "TZ": "Tanzania, United Republic of|United Republic of Tanzania",
    "VE": "Venezuela, Bolivarian Republic of|Bolivarian Republic of Venezuela",
    "BO": "Bolivia, Plurinational State of|Plurinational State of Bolivia",
    "BN": "Brunei Darussalam",
    "MM": "Burma",
    "SZ": "Swaziland",
    "CI": "Ivory Coast|Cote d'Ivoire|Costa de Marfil",
    "CV": "Cape Verde",
    "TL": "East Timor",
    "CD": "Congo, Democratic Republic of|Congo, The Democratic Republic of the|"
    "Democratic Republic of the Congo|D.R. Congo",
    "CG": "Congo, Republic of|Republic of the Congo|Congo Brazzaville",
    "BA": "Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina|Bosnia Hercegovina",
    "AE": "U.A.E.|United Arab Emirates|Emirates",
    "SA": "K.S.A.|Kingdom of Saudi Arabia",
    "ZA": "R.S.A.|Republic of South Africa|S. Africa",
    "DO": "Dominican Rep.|Rep. Dominicana|República Dominicana",
    "TT": "Trinidad & Tobago|Trinidad",
    "BY": "Belorussia|Byelorussia|Weißrussland",
    "IE": "Eire|Republic of Ireland|Ireland, Republic of|Irish Republic",
    "VA": "Holy See|Vatican",
    "PS": "Palestine|Palestine, State of",
    "NZ": "N. Zealand|New Zealand",
    "PH": "The Philippines|Phillipines|Philipines",
    "BS": "The Bahamas",
    "GM": "The Gambia",
    "BR": "Brasil|Bresil",
    "LU": "Luxemburg|Luxemburgo",
    "RO": "Roumania|Rumania",
    "LK": "Ceylon",
    "XK": "Kosovo",
}
"""Names beside those of the Unicode locale data, separated by ``|``."""

_LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "zh", "zh_Hant", "ja", "ko")
_NO_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)
"""Codes of the locale data that ISO 3166 does not hold."""

_AMBIGUOUS = ("Congo",)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_PARTS = re.compile(r"\s*[()\[\],;:/|\u2013\u2014]\s*|\s+-\s*|\s*-\s+|(?<=^\w\w)-|-(?=\w\w$)")
_PREFIX = re.compile(
    r"^(?:made in|product of|hecho en|fabriqu[eé] en|feito em|fabricado em|prodotto in|fabbricato in)\s+",
    re.IGNORECASE,
)
_MADE = re.compile(r"(?:制造|製造|生产|生產|制|製|产|產|産|산)$")
"""What stands behind a country that something is made in."""

_ALPHA_2 = 2


def country_code(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country.

    Accepts alpha-2 and alpha-3 codes, names in the languages of ``resources/countries``, customs
    spellings, and several of these for the same country (``CN - China``).

    Returns:
        The code; ``UNKNOWN_ORIGIN`` where the text is blank or says that the country is not known;
        None where it is not recognised, names several countries, or is a group of countries.
    """
    text = text if text.isascii() else unicodedata.normalize("NFKC", text)
    key = plain_key(text)
    names = _names()
    if len(text.strip()) == _ALPHA_2 and key in names:  # SD is Sudan, s/d is unknown, as is n.a. but not NA
        return names[key]
    if not key or key in _unknown_keys():
        return UNKNOWN_ORIGIN
    if key in names:
        return names[key]
    bare = _PREFIX.sub("", text.strip())
    made = "" if bare.isascii() else plain_key(_MADE.sub("", bare))
    if made in names:
        return names[made]
    parts = [plain_key(part) for part in _PARTS.split(bare)]
    codes = {names.get(part) for part in parts if part}
    return codes.pop() if len(codes) == 1 else None


@cache
def country_codes() -> tuple[str, ...]:
    """Return the alpha-2 codes of all countries, sorted."""
    return tuple(sorted(set(_names().values())))


def country_name(code: str) -> str:
    """Return the name of a country in the language of the program; the code itself where none is known."""
    return _shown().get(code, code)


def english_country_name(code: str) -> str:
    """Return the English name of a country, which files keep; the code itself where none is known."""
    return _english().get(code, code)


def name_of_english(name: str) -> str:
    """Return the name of a country in the language of the program by its English one; others as they are."""
    return _by_english().get(name, name)


@cache
def _shown() -> dict[str, str]:
    return {row["code"]: row[language().code] for row in _table()}


@cache
def _english() -> dict[str, str]:
    return {row["code"]: row["en"] for row in _table()}


@cache
def _by_english() -> dict[str, str]:
    return {row["en"]: row[language().code] for row in _table()}


@cache
def _unknown_keys() -> frozenset[str]:
    return frozenset(plain_key(word) for word in _UNKNOWN_WORDS)


@cache
def _names() -> dict[str, str]:
    """Return codes by every spelling."""
    rows = [row for row in _table() if row["code"] not in _NO_COUNTRIES]
    found: dict[str, str] = {}
    for column in _LANGUAGES:
        for row in rows:
            found.setdefault(plain_key(row[column]), row["code"])
    for code, spellings in _CUSTOMS_SPELLINGS.items():
        for spelling in spellings.split("|"):
            found[plain_key(spelling)] = code
    for row in rows:
        for alias in row["alpha_3"].split():
            found[alias.casefold()] = row["code"]
    for name in _AMBIGUOUS:
        found.pop(plain_key(name), None)
    for row in rows:
        found[row["code"].casefold()] = row["code"]
    return found


def _table() -> list[dict[str, str]]:
    """Return the rows of the table of names; see ``resources/countries/README.md``."""
    with resources.country_names().open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def plain_key(text: str) -> str:
    """Return a name without accents, case, spaces and punctuation."""
    return _NOT_ALPHANUMERIC.sub("", plain_letters(text.replace("&", " and ")))
