"""The program in a language that nobody speaks: what stands outside of brackets cannot be translated.

    PYTHONPATH=tests python -m pseudo_language shot BOOK --page fleet --out F.png
    PYTHONPATH=tests python -m pseudo_language evaluate BOOK

Texts are longer by a third, as those of Spanish and French may be.
"""

import gettext
import os
import sys

_LONGER = 3


class Brackets(gettext.NullTranslations):
    """Puts every text into brackets, with letters of other alphabets and more of them."""

    def gettext(self, message: str) -> str:
        """Return a text as it is translated."""
        return f"⟦{message}{'·' * (len(message) // _LONGER)}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return a text that says how many."""
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - whatever it stands for
        """Return a text of which there are several."""
        return self.gettext(message)


def speak() -> None:
    """Let this process speak it; to be called before anything that has texts is imported."""
    os.environ["HEADROOM_LANGUAGE"] = "en"
    from headroom.language import catalog  # noqa: PLC0415 - see above

    texts = Brackets()
    catalog._texts = lambda: texts  # type: ignore[assignment]


if __name__ == "__main__":
    speak()
    from headroom.workbook.process import reading

    reading.CHILD = "bracketing_child"  # type: ignore[attr-defined]
    from headroom.__main__ import main

    sys.exit(main())
