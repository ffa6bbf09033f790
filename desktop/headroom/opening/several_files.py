"""Which files are opened together, and which one at a time."""

from collections.abc import Sequence
from pathlib import Path

from headroom.foreign_text import a_few
from headroom.language import tr

ALONE = frozenset({".headroom", ".toml"})
"""Endings of what is opened by itself: saved work and policies. Workbooks may belong together."""


def why_not_together(files: Sequence[Path]) -> str:
    """Return why files cannot be opened as one, and what to do; empty where they can."""
    alone = next((path for path in files if path.suffix.lower() in ALONE), None)
    if alone is None or len(files) == 1:
        return ""
    names = a_few([f"“{path.name}”" for path in files])
    return tr(
        "Several workbooks are opened as one, but saved work and policy files one at a time: "
        "of {files}, open “{alone}” by itself.",
        files=names,
        alone=alone.name,
    )
