"""Where the links of a chapter lead."""

from headroom.window.guide.shown.guide import GuidePlace

_ENDING = ".md"


def place_of(link: str, here: str) -> GuidePlace | None:
    """Return the place in the guide that a link leads to; None where it leads out of it.

    Args:
        link: As it stands in the chapter: ``page-fleet.md``, ``words.md#duty`` or ``#keys``.
        here: Name of the chapter it stands in.
    """
    file, _, anchor = link.partition("#")
    if not file:
        return GuidePlace(here, anchor) if anchor else None
    if ":" in file or "/" in file or not file.endswith(_ENDING):
        return None
    return GuidePlace(file.removesuffix(_ENDING), anchor)
