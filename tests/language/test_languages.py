"""Signs of numbers are those of CLDR."""

import pytest
from babel import Locale
from babel.numbers import format_currency, format_decimal

from headroom.language.languages import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_numbers_are_written_as_cldr_has_them(language: Language) -> None:
    assert language.grouped("1,204.5") == format_decimal(1204.5, locale=language.locale)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=list(LANGUAGES))
def test_sums_are_written_as_cldr_has_them(language: Language) -> None:
    pattern = Locale.parse(language.locale).currency_formats["standard"]
    wanted = format_currency(31240, "USD", locale=language.locale, format=pattern, currency_digits=False)
    written = language.dollars.format(language.grouped("31,240.00"))
    assert plain(written) == plain(wanted)


def plain(text: str) -> str:
    """Return a text whose spaces are all alike, and without those that only CLDR leaves out."""
    return "".join(text.split())
