"""Names of files that strangers wrote: fit to be used in a folder of ours, or beside a file of theirs.

A name is never a path. What another system takes for a drive, a device, a stream or a folder is no name on
this one either, as files travel.
"""

import re

_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?")
_LONGEST_BYTES = 200
_LONGEST_SHOWN = 200


def is_plain_name(name: str) -> bool:
    """Return whether a text is the name of a file on every system, and nothing else."""
    return (
        bool(name)
        and _UNFIT.search(name) is None
        and _DEVICES.fullmatch(name) is None
        and name.strip(". ") != ""
        and not name.endswith((" ", "."))
    )


def plain_name(text: str, otherwise: str = "workbook") -> str:
    """Return a name for a file that a stranger named: the last part of a path, made fit.

    Args:
        text: What the stranger wrote.
        otherwise: Taken where nothing of it can be used.
    """
    last = text.replace("\\", "/").rpartition("/")[2]
    fit = _shortened(_UNFIT.sub("_", last).strip(" ").rstrip(". "))
    if not fit.strip(". "):
        return otherwise
    return f"_{fit}" if _DEVICES.fullmatch(fit) else fit


def shown(text: str) -> str:
    """Return what a stranger wrote, fit to stand in a sentence: on one line, and short."""
    line = "".join(letter if letter.isprintable() else "�" for letter in text[: _LONGEST_SHOWN + 1])
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _shortened(name: str) -> str:
    """Return a name that is short enough for every system, with the ending that says what it is."""
    if len(name.encode()) <= _LONGEST_BYTES:
        return name
    stem, dot, ending = name.rpartition(".")
    tail = f"{dot}{ending}" if dot and len(ending.encode()) < 10 else ""  # noqa: PLR2004 - no ending is longer
    room = _LONGEST_BYTES - len(tail.encode())
    return (stem if tail else name).encode()[:room].decode(errors="ignore").rstrip(". ") + tail
