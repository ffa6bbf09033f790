"""Headings and words of choices in languages beside English, Spanish, French and German, a module for each.

Each module has headings by the key of a field (``SOURCING``, ``MODELS``, ``RATES``) and words by the word of
a choice (``WORDS``); several are separated by ``|``. A new language is a new module named in ``_LANGUAGES``.
"""

from collections.abc import Iterable, Mapping

from headroom.book.layout import TableKind
from headroom.workbook.fields.languages import chinese, italian, japanese, korean, portuguese

_LANGUAGES = (portuguese, italian, chinese, japanese, korean)


def _joined(tables: Iterable[Mapping[str, str]]) -> Mapping[str, str]:
    """Return what several tables say of each key, the first one's first."""
    found: dict[str, list[str]] = {}
    for table in tables:
        for key, spellings in table.items():
            found.setdefault(key, []).append(spellings)
    return {key: "|".join(spellings) for key, spellings in found.items()}


MORE_SPELLINGS: Mapping[TableKind, Mapping[str, str]] = {
    TableKind.SOURCING: _joined(language.SOURCING for language in _LANGUAGES),
    TableKind.MODELS: _joined(language.MODELS for language in _LANGUAGES),
    TableKind.RATES: _joined(language.RATES for language in _LANGUAGES),
}
"""Headings by kind of table and key of the field."""

MORE_WORDS: Mapping[str, str] = _joined(language.WORDS for language in _LANGUAGES)
"""Words of choices by the word of the template."""
