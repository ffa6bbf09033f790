"""What an organisation can preset and switch off: the words for it in its file, and in sentences."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


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

_FILE = "Handing over as {ending} files"
FEATURE_NAMES: Mapping[Feature, str] = MappingProxyType(
    {
        Feature.RECENT_FILES: "Remembering which files were opened",
        Feature.DATA_INSIDE: "Saving work with the data of the workbook inside",
        Feature.WEB_LINKS: "Opening addresses in the browser",
        Feature.OPEN_CELLS: "Opening the workbook at a cell in its own program",
        Feature.SCRIPTS_PAGE: "The page on scripts and notebooks",
        Feature.DECK: _FILE.format(ending=".pptx"),
        Feature.LIVE_BOOK: _FILE.format(ending=".xlsx"),
        Feature.BRIEF: _FILE.format(ending=".pdf"),
        Feature.WEB_PAGE: _FILE.format(ending=".html"),
        Feature.CSV: _FILE.format(ending=".csv"),
        Feature.PARQUET: _FILE.format(ending=".parquet"),
    }
)
"""What each is called in a list."""

_NO_FILE = "Your organisation has switched off handing over as {ending} files."
SWITCHED_OFF: Mapping[Feature, str] = MappingProxyType(
    {
        Feature.RECENT_FILES: "Your organisation has switched off remembering which files were opened.",
        Feature.DATA_INSIDE: "Your organisation has switched off saving work with the data inside.",
        Feature.WEB_LINKS: "Your organisation has switched off opening addresses in the browser.",
        Feature.OPEN_CELLS: "Your organisation has switched off opening workbooks in their own program.",
        Feature.SCRIPTS_PAGE: "Your organisation has switched off the page on scripts and notebooks.",
        Feature.DECK: _NO_FILE.format(ending=".pptx"),
        Feature.LIVE_BOOK: _NO_FILE.format(ending=".xlsx"),
        Feature.BRIEF: _NO_FILE.format(ending=".pdf"),
        Feature.WEB_PAGE: _NO_FILE.format(ending=".html"),
        Feature.CSV: _NO_FILE.format(ending=".csv"),
        Feature.PARQUET: _NO_FILE.format(ending=".parquet"),
    }
)
"""What is said to who asks for it all the same."""
