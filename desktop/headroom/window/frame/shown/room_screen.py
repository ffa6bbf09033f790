"""On which screen the room sees a presentation."""

from collections.abc import Sequence

from headroom.language import tr

HERE = "here"
"""Setting: the working window itself is presented, whatever screens there are."""


def room_screen(screens: Sequence[str], working: int, chosen: str) -> int | None:
    """Return the place of the screen that the room looks at; None: the working window is presented itself.

    Args:
        screens: Names of all screens.
        working: Place of the one with the working window.
        chosen: Name of the screen that was chosen, ``HERE``, or empty: any other one.
    """
    others = [at for at in range(len(screens)) if at != working]
    if chosen == HERE or not others:
        return None
    return next((at for at in others if screens[at] == chosen), others[0])


def screen_words(name: str, width: int, height: int) -> str:
    """Return what a screen is called in a menu."""
    size = f"{width} \N{MULTIPLICATION SIGN} {height}"
    return tr("On {screen}, {size}", screen=name or tr("another screen"), size=size)
