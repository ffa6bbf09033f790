"""The finished file: its properties, and the same bytes each time."""

import zipfile
from datetime import datetime
from io import BytesIO

from pptx.presentation import Presentation as Deck

from headroom import __version__
from headroom.output.handover.handover import Handover
from headroom.output.writers.deck.words import slide_text

_DAY = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 240


def set_properties(deck: Deck, handover: Handover) -> None:
    """Say in the file what it is, who made it and when; what a template said of itself goes."""
    made = datetime(handover.made_on.year, handover.made_on.month, handover.made_on.day)  # noqa: DTZ001 - a day
    kept = deck.core_properties
    kept.title = slide_text(handover.subject, _LONGEST_PROPERTY)
    kept.subject = slide_text(handover.footer.law, _LONGEST_PROPERTY)
    kept.author = kept.last_modified_by = f"Headroom {__version__}"
    kept.language = handover.language
    kept.created = kept.modified = made
    kept.revision = 1
    kept.comments = kept.keywords = kept.category = ""


def packed(deck: Deck) -> bytes:
    """Return the file; its parts carry no time of their own."""
    first = BytesIO()
    deck.save(first)
    place = BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return place.getvalue()
