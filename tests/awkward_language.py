"""The program in a language whose texts have every sign that might break a formula or the name of a sheet.

    PYTHONPATH=tests python -m awkward_language report BOOK --out F.xlsx

Numbers are written as in French.
"""

import os
import sys

from pseudo_language import Brackets


class Awkward(Brackets):
    """Puts apostrophes, quotation marks, brackets and commas around every text."""

    def gettext(self, message: str) -> str:
        """Return a text as it is translated."""
        return f"l'{message} \"[§]\", d'été"


def speak() -> None:
    """Let this process speak it; to be called before anything that has texts is imported."""
    os.environ["HEADROOM_LANGUAGE"] = "fr"
    from headroom.language import catalog  # noqa: PLC0415 - see above

    texts = Awkward()
    catalog._texts = lambda: texts  # type: ignore[assignment]


if __name__ == "__main__":
    speak()
    from headroom.__main__ import main

    sys.exit(main())
