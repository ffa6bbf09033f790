"""The language of the program: texts in it, plural forms, and how it writes numbers.

The language is chosen once, when the program starts and before anything else of it is imported (``choice``),
so that texts may be translated wherever they stand, also as constants of a module. Scripts that import
``headroom`` have English, unless the environment says otherwise.

A text stands in the code as it reads in English, with named places for what differs::

    tr("{model} misses the threshold by {points}", model=name, points=formatting.points(gap))
    tr_count("{n} model qualifies", "{n} models qualify", count)
    tr_in("a verdict", "fails")
    translated(policy.title)
    localized(f"{rows:,}")

Choices whose values are words derive from ``WordEnum``.

A whole sentence is one text: other languages have another order, gender and number. What is told by other
programs (keys, words of files) is never translated.
"""

from headroom.language.catalog import (
    as_dollars,
    colon,
    in_every_language,
    language,
    localized,
    tr,
    tr_count,
    tr_in,
    translated,
    translated_in,
)
from headroom.language.word_enum import WordEnum

__all__ = [
    "WordEnum",
    "as_dollars",
    "colon",
    "in_every_language",
    "language",
    "localized",
    "tr",
    "tr_count",
    "tr_in",
    "translated",
    "translated_in",
]
