"""Build the table of country names from the Unicode locale data that Babel holds.

    python packaging/build_country_names.py       write resources/countries/names.csv

The table is all that the program needs of Babel, which is installed with the extra ``test`` only.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from babel import Locale
from babel.core import get_global

LANGUAGES = ("en", "es", "fr", "de", "pt", "it", "zh", "zh_Hant", "ja", "ko")
TABLE = Path(__file__).resolve().parent.parent / "resources" / "countries" / "names.csv"

_ALPHA_2, _ALPHA_3 = 2, 3


def rows() -> list[list[str]]:
    """Return the rows of the table: heading, then one for each alpha-2 code of the locale data."""
    names: dict[str, dict[str, str]] = {
        language: {str(code): name for code, name in Locale.parse(language).territories.items()}
        for language in LANGUAGES
    }
    codes = sorted({code for known in names.values() for code in known if _is_code(code, _ALPHA_2)})
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for alias, targets in sorted(get_global("territory_aliases").items()):
        if _is_code(alias, _ALPHA_3) and len(targets) == 1:
            longer[targets[0]].append(alias)
    return [
        ["code", "alpha_3", *LANGUAGES],
        *([code, " ".join(longer[code]), *(names[k].get(code, "") for k in LANGUAGES)] for code in codes),
    ]


def as_text(table: Sequence[Sequence[str]]) -> str:
    """Return the file's text."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(table)
    return text.getvalue()


def _is_code(text: str, letters: int) -> bool:
    return len(text) == letters and text.isalpha()


if __name__ == "__main__":
    TABLE.write_text(as_text(rows()), encoding="utf-8")
    print(f"{TABLE}: CLDR {get_global('cldr')['version']}")
