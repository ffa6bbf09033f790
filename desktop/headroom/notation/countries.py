"""Countries as customs papers, suppliers and analysts write them, as ISO 3166 alpha-2 codes."""

import csv
import re
import unicodedata
from functools import cache

from headroom import resources
from headroom.book.countries import UNKNOWN_ORIGIN

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
)

_CUSTOMS_SPELLINGS = {
    "US": "U.S.A. USofA America|United States of America|The United States|EE.UU.|EEUU|EE UU|EUA|E.U.A.|"
    "Estados Unidos de América|Estados Unidos de Norteamérica|Etats-Unis d'Amérique|"
    "Vereinigte Staaten von Amerika",
    "MX": "México|Méjico|Mexico, United Mexican States|United Mexican States|Estados Unidos Mexicanos|Mex",
    "CA": "Can|Kanada|Dominion of Canada",
    "CN": "P.R.C.|PR China|P.R. China|People's Republic of China|Peoples Rep. of China|"
    "China, People's Republic of|"
    "China PRC|China (PRC)|Mainland China|China (Mainland)|China, P.R.|Rep. Popular China|"
    "República Popular China|República Popular de China|VR China|Volksrepublik China|"
    "République populaire de Chine|China P.R.",
    "TW": "Taiwan, Province of China|Taiwan, R.O.C.|Taiwan ROC|Chinese Taipei|Republic of China|"
    "Taiwan R.O.C.",
    "HK": "Hong Kong|Hong Kong SAR|Hong Kong, China|HKSAR|Hongkong",
    "MO": "Macau|Macao|Macao SAR|Macau SAR",
    "KR": "Korea|Korea South|Korea, South|S. Korea|South Korea|Korea, Republic of|Republic of Korea|"
    "Korea Rep.|"
    "Korea, Rep.|Rep. of Korea|R.O.K.|Korea (Republic of)|Korea (South)|Corea|Corea, República de|"
    "República de Corea",
    "KP": "Korea North|Korea, North|N. Korea|D.P.R.K.|Korea, Democratic People's Republic of|"
    "Democratic People's Republic of Korea|Korea (North)",
    "JP": "Nippon|Jpn",
    "GB": "UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|G.B.|"
    "United Kingdom of Great Britain and Northern Ireland|Gran Bretaña|Inglaterra|Angleterre|Grande-Bretagne|"
    "Großbritannien",
    "DE": "Ger|Fed. Rep. of Germany|Federal Republic of Germany|Germany, Federal Republic of|"
    "Bundesrepublik Deutschland|"
    "BRD|F.R.G.",
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

_LANGUAGES = ("en", "es", "fr", "de")
_NO_COUNTRIES = frozenset(
    {"EU", "EZ", "UN", "ZZ", "QO", "XA", "XB", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
)
"""Codes of the locale data that ISO 3166 does not hold."""

_AMBIGUOUS = ("Congo",)
_NOT_ALPHANUMERIC = re.compile(r"[\W_]+")
_PARTS = re.compile(r"\s*[()\[\],;:/|\u2013\u2014]\s*|\s+-\s*|\s*-\s+|(?<=^\w\w)-|-(?=\w\w$)")
_PREFIX = re.compile(r"^(?:made in|product of|hecho en|fabriqu[eé] en)\s+", re.IGNORECASE)
_ALPHA_2 = 2


def country_code(text: str) -> str | None:
    """Return the ISO 3166 alpha-2 code of a country.

    Accepts alpha-2 and alpha-3 codes, English, Spanish, French and German names, customs
    spellings, and several of these for the same country (``CN - China``).

    Returns:
        The code; ``UNKNOWN_ORIGIN`` where the text is blank or says that the country is not known;
        None where it is not recognised, names several countries, or is a group of countries.
    """
    key = plain_key(text)
    names = _names()
    if len(text.strip()) == _ALPHA_2 and key in names:  # SD is Sudan, s/d is unknown, as is n.a. but not NA
        return names[key]
    if not key or key in _unknown_keys():
        return UNKNOWN_ORIGIN
    if key in names:
        return names[key]
    bare = _PREFIX.sub("", text.strip())
    parts = [plain_key(part) for part in _PARTS.split(bare)]
    codes = {names.get(part) for part in parts if part}
    return codes.pop() if len(codes) == 1 else None


@cache
def country_codes() -> tuple[str, ...]:
    """Return the alpha-2 codes of all countries, sorted."""
    return tuple(sorted(set(_names().values())))


@cache
def _unknown_keys() -> frozenset[str]:
    return frozenset(plain_key(word) for word in _UNKNOWN_WORDS)


@cache
def _names() -> dict[str, str]:
    """Return codes by every spelling."""
    rows = [row for row in _table() if row["code"] not in _NO_COUNTRIES]
    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for row in rows:
            found.setdefault(plain_key(row[language]), row["code"])
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
    plain = unicodedata.normalize("NFKD", text.casefold().replace("&", " and "))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_ALPHANUMERIC.sub("", letters)
