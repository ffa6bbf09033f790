"""The window as a picture for the command line; Qt is loaded only when one is taken."""

import os

from headroom.commands.frame import Frame
from headroom.domain.exposure import Exposure
from headroom.domain.workspace import Workspace


def paint(exposure: Exposure, workspace: Workspace, frame: Frame) -> bytes:
    """Paint the window without a screen and return it as the bytes of a PNG file.

    Raises:
        ValueError: If there is no such page.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from headroom.app.painting import render  # noqa: PLC0415 - other commands need no Qt: half a second

    return render(exposure, workspace, (frame.width, frame.height), frame.theme, frame.page)
