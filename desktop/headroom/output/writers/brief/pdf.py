"""The brief as a PDF: tagged and accessible (PDF/UA-1), its typefaces embedded, the same bytes each time.

Everything of the user's goes in as values of JSON, never as text of the template, so nothing of it is markup;
the template reads no file, and no package is fetched.
"""

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from typing import Final

import typst

from headroom import resources
from headroom.output.colours import LIGHT
from headroom.output.handover.handover import Handover
from headroom.output.writers.brief.document import Cancelled, Paper, document, never
from headroom.output.writers.drawing.inks import inks_of

_STANDARD: Final = "ua-1"


def brief_pdf(handover: Handover, paper: Paper = Paper.LETTER, cancelled: Cancelled = never) -> bytes:
    """Return the brief, with the dossiers behind it where there are any, as the bytes of a PDF.

    Args:
        handover: What is handed over.
        paper: The sheet.
        cancelled: Is asked whether to give it up, until it is set, which cannot be broken off.

    Raises:
        GivenUpError: If that was asked for.
    """
    made = datetime.combine(handover.made_on, time(), UTC)
    template = resources.brief_template()
    compiler = typst.Compiler(
        input=template, root=template.parent, font_paths=_fonts(), ignore_system_fonts=True
    )
    told = {
        "handover": json.dumps(document(handover, paper, cancelled), ensure_ascii=False),
        "inks": json.dumps(inks_of(LIGHT)),
    }
    pdf = compiler.compile(format="pdf", sys_inputs=told, pdf_standards=[_STANDARD], timestamp=made)
    if not isinstance(pdf, bytes):
        msg = f"A PDF is one file, not {type(pdf).__name__}."
        raise TypeError(msg)
    return pdf


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    """Return the typefaces that come with the program, and no others."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[resources.fonts()]
    )
