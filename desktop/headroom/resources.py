"""Where the files that come with the program are: policies, tariffs, countries, sample, fonts, icons."""

from pathlib import Path

_INSTALLED = Path(__file__).resolve().parent / "data"
_CHECKOUT = Path(__file__).resolve().parents[2] / "resources"


def folder() -> Path:
    """Return the folder of the program's resources, installed, frozen or in a source checkout."""
    return _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT


def policies() -> Path:
    """Return the folder of the policy presets."""
    return folder() / "policies"


def law_events() -> Path:
    """Return the table of what days of the law are called."""
    return folder() / "law" / "events.toml"


def tariffs() -> Path:
    """Return the folder of the tariff tables."""
    return folder() / "tariffs"


def country_names() -> Path:
    """Return the table of the names of countries."""
    return folder() / "countries" / "names.csv"


def sample() -> Path:
    """Return the sample workbook."""
    return folder() / "samples" / "headroom_sample.xlsx"


def fonts() -> Path:
    """Return the folder of the program's typeface."""
    return folder() / "fonts"


def brief_template() -> Path:
    """Return the template of the brief; the folder it stands in holds nothing else."""
    return folder() / "brief" / "brief.typ"


def web_page_styles() -> Path:
    """Return the style sheet of the page that is handed over."""
    return folder() / "web_page" / "page.css"


def icons() -> Path:
    """Return the folder of the icons."""
    return folder() / "icons"


def languages() -> Path:
    """Return the folder of the translated texts."""
    return folder() / "languages"


def guide() -> Path:
    """Return the folder of the guide, which has a folder for each language."""
    return folder() / "guide"


def pictures() -> Path:
    """Return the folder of the pictures of the window."""
    return folder() / "pictures"
