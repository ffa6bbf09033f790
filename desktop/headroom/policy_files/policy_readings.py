"""The readings of a policy file: where a text is read in more than one way, what is chosen."""

from collections.abc import Iterable

from headroom.language import tr
from headroom.policy_files.policy_figure import SOURCE_KEYS, FileTerms, check_known, key_of
from headroom.policy_files.toml_table import TomlTable
from headroom.rules.readings import WORDS, Reading

_KEYS = ("key", "label", "words", "chosen", *SOURCE_KEYS)


def read_readings(tables: Iterable[TomlTable], terms: FileTerms) -> tuple[Reading, ...]:
    """Return the readings, in the order of the file.

    Raises:
        UserError: If one is faulty; with file name, line and reason.
    """
    found: list[Reading] = []
    for table in tables:
        table.allow(_KEYS)
        key = key_of(table)
        if any(other.key == key for other in found):
            table.refuse(tr("There are two readings named “{key}”.", key=key), "key")
        usual = WORDS.get(key, ())
        words = table.texts("words") or usual
        if not words:
            table.refuse(tr("“words” is missing: the program has no reading named “{key}” itself.", key=key))
        if usual:
            check_known(table, "words", words, usual)
        chosen = table.words("chosen", words[0])
        check_known(table, "chosen", (chosen,), words)
        found.append(Reading(key, table.words("label"), words, chosen, terms.source_of(table)))
    return tuple(found)
