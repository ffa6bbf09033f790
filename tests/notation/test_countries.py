"""Countries as customs papers and suppliers write them."""

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from build_country_names import LANGUAGES, as_text, rows
from headroom.book.countries import EUROPEAN_UNION, REGION, UNKNOWN_ORIGIN
from headroom.notation.countries import country_code, country_codes
from headroom.resources import country_names


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MX", "MX"),
        ("mx", "MX"),
        (" Mexico ", "MX"),
        ("M\u00e9xico", "MX"),
        ("Mexiko", "MX"),
        ("MEX", "MX"),
        ("U.S.A.", "US"),
        ("EL", "GR"),
        ("United States of America", "US"),
        ("EE.UU.", "US"),
        ("Estados Unidos", "US"),
        ("\u00c9tats-Unis", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("P.R.C.", "CN"),
        ("China, People's Republic of", "CN"),
        ("Korea South", "KR"),
        ("Korea, Republic of", "KR"),
        ("Korea, Democratic People's Republic of", "KP"),
        ("Taiwan, Province of China", "TW"),
        ("Hong Kong", "HK"),
        ("Viet Nam", "VN"),
        ("T\u00fcrkiye", "TR"),
        ("Turkey", "TR"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Alemania", "DE"),
        ("C\u00f4te d\u2019Ivoire", "CI"),
        ("CN - China", "CN"),
        ("China (CN)", "CN"),
        ("JPN/Japan", "JP"),
        ("MX-Mexico", "MX"),
        ("Made in Japan", "JP"),
        ("NA", "NA"),
        ("Namibia", "NA"),
        ("Trinidad & Tobago", "TT"),
        ("Messico", "MX"),
        ("Estados Unidos da América", "US"),
        ("中国", "CN"),
        ("中國", "CN"),
        ("中华人民共和国", "CN"),
        ("米国", "US"),
        ("アメリカ", "US"),
        ("한국", "KR"),
        ("韩国", "KR"),
        ("ガーナ", "GH"),
        ("中国製", "CN"),
        ("중국산", "CN"),
        ("\uff2d\uff38", "MX"),
        ("中国\uff08CN\uff09", "CN"),
        ("中国台湾", "TW"),
    ],
)
def test_a_country_is_recognised_as_people_write_it(text: str, code: str) -> None:
    assert country_code(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "unknown",
        "UNKNOWN",
        "n/a",
        "N.A.",
        "various",
        "Multiple",
        "TBD",
        "-",
        "?",
        "未知",
        "不明",
        "미상",
        "desconhecido",
    ],
)
def test_words_for_not_known_mean_unknown(text: str) -> None:
    assert country_code(text) == UNKNOWN_ORIGIN


@pytest.mark.parametrize(
    "text",
    ["Ruritania", "EU", "European Union", "US/MX", "North America", "Mexico, Puebla", "840", "Congo", "AN"],
)
def test_what_is_not_one_country_is_not_guessed(text: str) -> None:
    assert country_code(text) is None


def test_every_code_and_every_name_in_ten_languages_is_recognised() -> None:
    codes = country_codes()

    assert set(codes) >= EUROPEAN_UNION | REGION | {"JP", "KR", "CN", "TW", "GB", "XK"}
    assert not {"EU", "UN", "ZZ"} & set(codes)
    for code in codes:
        assert country_code(code) == code
        for language in LANGUAGES:
            name = Locale.parse(language).territories[code]
            assert country_code(name) in {code, None if name == "Congo" else code}


def test_the_table_of_names_is_that_of_the_unicode_locale_data() -> None:
    assert country_names().read_text(encoding="utf-8") == as_text(rows())


@given(text=st.text(max_size=30))
def test_any_text_gives_a_known_code_or_nothing(text: str) -> None:
    assert country_code(text) in {None, UNKNOWN_ORIGIN, *country_codes()}
