"""Places as plants are named by them, ``Detroit, MI`` or ``Saltillo, Coah.``, and the countries they lie in.

Source:
    States and provinces: US Postal Service, Publication 28, appendix B; Canada Post, addressing guidelines;
    Mexico: abbreviations of the states in NOM-022 and in everyday use (INEGI, Marco Geoestadístico).
    Cities: from no register. They are where makers are commonly known to assemble vehicles, so that a city
    alone is never sure: who reads it has to warn.
"""

import re
from dataclasses import dataclass
from functools import cache

from headroom.book.countries import UNKNOWN_ORIGIN
from headroom.notation.countries import country_code, plain_key

_STATES = {
    "US": "AL=Alabama|AK=Alaska|AZ=Arizona|AR=Arkansas|CA=California|CO=Colorado|CT=Connecticut|DE=Delaware|"
    "FL=Florida|GA=Georgia|HI=Hawaii|ID=Idaho|IL=Illinois|IN=Indiana|IA=Iowa|KS=Kansas|KY=Kentucky|"
    "LA=Louisiana|ME=Maine|MD=Maryland|MA=Massachusetts|MI=Michigan|MN=Minnesota|MS=Mississippi|MO=Missouri|"
    "MT=Montana|NE=Nebraska|NV=Nevada|NH=New Hampshire|NJ=New Jersey|NM=New Mexico|NY=New York|"
    "NC=North Carolina|ND=North Dakota|OH=Ohio|OK=Oklahoma|OR=Oregon|PA=Pennsylvania|RI=Rhode Island|"
    "SC=South Carolina|SD=South Dakota|TN=Tennessee|TX=Texas|UT=Utah|VT=Vermont|VA=Virginia|WA=Washington|"
    "WV=West Virginia|WI=Wisconsin|WY=Wyoming",
    "CA": "AB=Alberta|BC=British Columbia|MB=Manitoba|NB=New Brunswick|NL=Newfoundland and Labrador|"
    "NS=Nova Scotia|ON=Ontario|PE=Prince Edward Island|QC=Quebec|SK=Saskatchewan|Ont|Que",
    "MX": "Ags=Aguascalientes|BC=Baja California|BCS=Baja California Sur|Chih=Chihuahua|Coah=Coahuila|"
    "CDMX=Ciudad de México|Dgo=Durango|Edomex=Estado de México|Méx|Gto=Guanajuato|Gro=Guerrero|"
    "Hgo=Hidalgo|Jal=Jalisco|Mich=Michoacán|Mor=Morelos|NL=Nuevo León|Oax=Oaxaca|Pue=Puebla|"
    "Qro=Querétaro|SLP=San Luis Potosí|Sin=Sinaloa|Son=Sonora|Tab=Tabasco|Tamps=Tamaulipas|"
    "Tlax=Tlaxcala|Ver=Veracruz|Yuc=Yucatán|Zac=Zacatecas|Coahuila de Zaragoza|D.F.",
}
"""Abbreviation and name of each, separated by ``|``; some have further spellings."""

_CITIES = {
    "MX": "Ramos Arizpe|Saltillo|Derramadero|Puebla|Cuautlancingo|San José Chiapa|San Luis Potosí|"
    "Villa de Reyes|Aguascalientes|Cuernavaca|Jiutepec|Hermosillo|Cuautitlán|Cuautitlán Izcalli|"
    "Toluca|Silao|Celaya|Salamanca|Apaseo el Grande|Guanajuato|"
    "Pesquería|Tijuana|El Salto|Santiago Tianguistenco|"
    "Escobedo|Apodaca|Ciudad Sahagún|San Martín Obispo",
    "US": "Detroit|Hamtramck|Dearborn|Sterling Heights|Flat Rock|Flint|Lansing|Lake Orion|"
    "Louisville|Bowling Green|Kansas City|Claycomo|Wentzville|Arlington|Spring Hill|"
    "Smyrna|Chattanooga|Vance|Tuscaloosa|Huntsville|Montgomery|Spartanburg|Greer|Ladson|Ridgeville|"
    "West Point|Ellabell|San Antonio|Austin|Fremont|Fort Wayne|Lafayette|"
    "Marysville|East Liberty|Toledo|Avon Lake|Belvidere|Blue Springs|Casa Grande|"
    "Tonawanda|Mount Holly|Macungie",
    "CA": "Oakville|Windsor|Brampton|Oshawa|Ingersoll|Alliston|St. Thomas|Sainte-Thérèse|Saint-Eustache",
}
"""Cities with plants that assemble vehicles."""

_COMMA = re.compile(r"\s*[,;(/]\s*|\s+[-\u2013]\s+")


@dataclass(frozen=True, slots=True)
class PlantPlace:
    """Where a place lies.

    Attributes:
        country: ISO 3166 alpha-2.
        sure: Whether the text says so itself; else it is the city of a plant that is known by its name.
    """

    country: str
    sure: bool


def place_of(text: str) -> PlantPlace | None:
    """Return the country of a place: ``Puebla, MX``, ``Detroit, MI``, ``Oakville (Ontario)``, ``Toluca``.

    What could be in two countries, such as ``Vernon, CA``, is told by the city where that is known.

    Returns:
        None where it cannot be told.
    """
    pieces = [piece.strip(" )") for piece in _COMMA.split(text.strip()) if piece.strip(" )")]
    if not pieces:
        return None
    cities = _cities().get(plain_key(pieces[0]), frozenset())
    if len(pieces) == 1:
        return PlantPlace(next(iter(cities)), sure=False) if len(cities) == 1 else None
    said = [_said(piece) for piece in pieces[1:]]
    told = frozenset.intersection(*said) if all(said) else frozenset()
    if not told and said[-1]:  # "Plant 2, Detroit, MI": what stands last tells, the others are names
        told = said[-1] if all(not one for one in said[:-1]) else frozenset()
    if len(told) > 1:
        told &= cities
    return PlantPlace(next(iter(told)), sure=True) if len(told) == 1 else None


def _said(piece: str) -> frozenset[str]:
    """Return the countries that a state, a province or the name of a country may mean."""
    found = set(_states().get(plain_key(piece), ()))
    country = country_code(piece)
    if country is not None and country != UNKNOWN_ORIGIN:
        found.add(country)
    return frozenset(found)


@cache
def _states() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for country, states in _STATES.items():
        for state in states.split("|"):
            for word in state.split("="):
                found.setdefault(plain_key(word), set()).add(country)
    return {word: frozenset(countries) for word, countries in found.items()}


@cache
def _cities() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for country, cities in _CITIES.items():
        for city in cities.split("|"):
            found.setdefault(plain_key(city), set()).add(country)
    return {city: frozenset(countries) for city, countries in found.items()}
