"""Writes a template in a language that spells backwards, and reads it; says what came of it as JSON.

python reversing_language.py TEMPLATE.xlsx
"""

import gettext
import json
import os
import sys
from pathlib import Path


class Backwards(gettext.NullTranslations):
    """Spells what stands for something in particular backwards; names of classes are long and have commas."""

    def pgettext(self, context: str, message: str) -> str:
        """Return a text of which there are several."""
        if "{" in message:
            return message
        return message[::-1] + (", " + "or so" * 9 if context[:1].isupper() else "")


def main(path: Path) -> None:
    """Do it."""
    os.environ["HEADROOM_LANGUAGE"] = "en"
    from headroom.language import catalog  # noqa: PLC0415 - before anything that has texts is imported

    texts = Backwards()
    catalog._texts = lambda: texts  # type: ignore[assignment]
    from headroom.workbook.rows.decode import decode  # noqa: PLC0415 - see above
    from headroom.workbook.written.template import write_template  # noqa: PLC0415

    write_template(path)
    book = decode(path, lambda _: None)
    said = [f"{problem.place}: {problem.message}" for problem in book.problems]
    sys.stdout.write(json.dumps({"used": book.rows_used, "problems": said}))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
