"""Names with words between them."""

from collections.abc import Iterable

from headroom.language import tr_in


def joined(names: Iterable[str]) -> str:
    """Return names with an ``and`` between each two, e.g. ``steel and aluminium``."""
    return f" {tr_in('between two names', 'and')} ".join(names)
