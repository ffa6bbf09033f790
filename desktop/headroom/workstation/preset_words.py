"""What an organisation can preset and switch off: the words for it in its file, and in sentences."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from headroom.language import tr


class Preset(StrEnum):
    """A setting with which the program begins; its value is its key in the file."""

    LANGUAGE = "language"
    THEME = "theme"
    SLIDE_TEMPLATE = "slide_template"
    PAPER = "paper"


CHOICES: Mapping[Preset, tuple[str, ...]] = MappingProxyType(
    {
        Preset.LANGUAGE: ("system", "en", "es", "fr"),
        Preset.THEME: ("system", "light", "dark"),
        Preset.PAPER: ("letter", "a4"),
    }
)
"""The words that each preset takes; what is not listed is a file."""


class Feature(StrEnum):
    """What can be switched off; its value is its word in the file."""

    RECENT_FILES = "recent_files"
    DATA_INSIDE = "data_inside"
    WEB_LINKS = "web_links"
    OPEN_CELLS = "open_cells"
    SCRIPTS_PAGE = "scripts_page"
    DECK = "hand_over_pptx"
    LIVE_BOOK = "hand_over_xlsx"
    BRIEF = "hand_over_pdf"
    WEB_PAGE = "hand_over_html"
    CSV = "hand_over_csv"
    PARQUET = "hand_over_parquet"


HANDED_OVER = (Feature.DECK, Feature.LIVE_BOOK, Feature.BRIEF, Feature.WEB_PAGE, Feature.CSV, Feature.PARQUET)
"""The formats in which figures are handed over."""


def _handed_over_as(ending: str) -> str:
    """Return what handing over in a format is called in a list."""
    return tr("Handing over as {ending} files", ending=ending)


def _not_handed_over_as(ending: str) -> str:
    """Return the sentence that nothing is handed over in a format."""
    return tr("Your organisation has switched off handing over as {ending} files.", ending=ending)


FEATURE_NAMES: Mapping[Feature, str] = MappingProxyType(
    {
        Feature.RECENT_FILES: tr("Remembering which files were opened"),
        Feature.DATA_INSIDE: tr("Saving work with the data of the workbook inside"),
        Feature.WEB_LINKS: tr("Opening addresses in the browser"),
        Feature.OPEN_CELLS: tr("Opening the workbook at a cell in its own program"),
        Feature.SCRIPTS_PAGE: tr("The page on scripts and notebooks"),
        Feature.DECK: _handed_over_as(".pptx"),
        Feature.LIVE_BOOK: _handed_over_as(".xlsx"),
        Feature.BRIEF: _handed_over_as(".pdf"),
        Feature.WEB_PAGE: _handed_over_as(".html"),
        Feature.CSV: _handed_over_as(".csv"),
        Feature.PARQUET: _handed_over_as(".parquet"),
    }
)
"""What each is called in a list."""

SWITCHED_OFF: Mapping[Feature, str] = MappingProxyType(
    {
        Feature.RECENT_FILES: tr("Your organisation has switched off remembering which files were opened."),
        Feature.DATA_INSIDE: tr("Your organisation has switched off saving work with the data inside."),
        Feature.WEB_LINKS: tr("Your organisation has switched off opening addresses in the browser."),
        Feature.OPEN_CELLS: tr("Your organisation has switched off opening workbooks in their own program."),
        Feature.SCRIPTS_PAGE: tr("Your organisation has switched off the page on scripts and notebooks."),
        Feature.DECK: _not_handed_over_as(".pptx"),
        Feature.LIVE_BOOK: _not_handed_over_as(".xlsx"),
        Feature.BRIEF: _not_handed_over_as(".pdf"),
        Feature.WEB_PAGE: _not_handed_over_as(".html"),
        Feature.CSV: _not_handed_over_as(".csv"),
        Feature.PARQUET: _not_handed_over_as(".parquet"),
    }
)
"""What is said to who asks for it all the same."""
