"""The words of saved work in files of format 2, beside those of its policies and its layout."""

from headroom.analysis.model_filter import ModelTrait
from headroom.disk.file_words import FileWords
from headroom.language import tr
from headroom.rules.part_changes import Sources
from headroom.rules.scenario import CURRENCY_PREFIX, FREIGHT
from headroom.rules.verdict import Verdict

VERDICTS = FileWords(
    tr("verdict"),
    {
        word: verdict.word
        for word, verdict in (
            ("fails", Verdict.FAILS),
            ("undetermined", Verdict.UNDETERMINED),
            ("qualifies", Verdict.QUALIFIES),
        )
    },
)
"""Verdicts as ``ModelResult`` has them."""

SOURCES = FileWords(
    tr("kind of source"),
    {"current": Sources.CURRENT, "alternative": Sources.ALTERNATIVE, "every": Sources.EVERY},
)
"""Sources as ``Selection`` has them."""

TRAITS = FileWords(
    tr("trait of models"),
    {
        "class": ModelTrait.VEHICLE_CLASS,
        "brand": ModelTrait.BRAND,
        "plant": ModelTrait.PLANT,
        "verdict": ModelTrait.VERDICT,
    },
)
"""Traits as ``ShownLabel`` has them."""

_FREIGHT = "freight"
_CURRENCY = "fx."


def key_word(key: str) -> str:
    """Return the word for a key of ``Scenario.with_value``; those of a policy are its own."""
    if key == FREIGHT:
        return _FREIGHT
    if key.startswith(CURRENCY_PREFIX):
        return _CURRENCY + key.removeprefix(CURRENCY_PREFIX)
    return key


def key_of(word: str) -> str:
    """Return the key of ``Scenario.with_value`` for a word."""
    if word == _FREIGHT:
        return FREIGHT
    if word.startswith(_CURRENCY):
        return CURRENCY_PREFIX + word.removeprefix(_CURRENCY)
    return word
