"""What the command line needs of the window; Qt and the rest are loaded only when they are needed."""

import os
from importlib.util import find_spec

from headroom.cli.bench_figures import Report
from headroom.cli.picture_request import PictureSettings
from headroom.language import tr, tr_in
from headroom.opening.book_opening import Opened
from headroom.user_error import UserError
from headroom.work.workspace import Workspace

_COMPARED_WITH = ("pandas", "pyqtgraph")


def paint(opened: Opened, workspace: Workspace, frame: PictureSettings) -> bytes:
    """Paint the window without a screen and return it as the bytes of a PNG file.

    Raises:
        ValueError: If there is no such page.
    """
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from headroom.window.start.painting import render  # noqa: PLC0415 - other commands need no Qt: half a second

    size = (frame.width, frame.height)
    return render(opened, workspace, size, frame.theme, frame.page, frame.text_size)


def measure(import_rows: int) -> Report:
    """Measure how fast the program is.

    Args:
        import_rows: Rows of the workbook to import.

    Raises:
        UserError: If what it is compared with is not installed, as in a finished program.
    """
    missing = [name for name in _COMPARED_WITH if find_spec(name) is None]
    if missing:
        both = f" {tr_in('between two names', 'and')} "
        msg = tr(
            "The benchmark compares with {libraries}, and {missing} cannot be found. Run it where "
            "Headroom is installed with {command}.",
            libraries=both.join(_COMPARED_WITH),
            missing=both.join(missing),
            command="pip install headroom[bench]",
        )
        raise UserError(msg)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from headroom.bench.all_figures import WindowSpeeds, measure_all  # noqa: PLC0415 - pandas as well
    from headroom.bench.dressing_speed import dressing_speed  # noqa: PLC0415 - likewise
    from headroom.bench.painting_speed import painting_speed  # noqa: PLC0415 - likewise

    return measure_all(WindowSpeeds(painting_speed, dressing_speed), import_rows)
