"""``headroom shot``: the window as a picture, without a screen."""

from pathlib import Path

from headroom.cli.evaluate import ask, check_usable
from headroom.cli.opening import Opening
from headroom.cli.picture_request import Painter, PictureSettings
from headroom.cli.scenario_options import ScenarioOptions
from headroom.cli.usage_error import UsageError
from headroom.disk.whole_file import write_whole


def take_picture(
    book_path: Path,
    options: ScenarioOptions,
    opening: Opening,
    out: Path,
    frame: PictureSettings,
    paint: Painter,
) -> None:
    """Write the window on a workbook under the options as a PNG file.

    Raises:
        UsageError: If the options are wrong.
        UserError: If a file cannot be read or written.
        NoUsableRowError: If the workbook holds no usable row.
    """
    question = ask(book_path, options, opening)
    check_usable(question.exposure.book)
    try:
        picture = paint(question.opened, question.workspace, frame)
    except ValueError as cause:
        raise UsageError(str(cause)) from cause
    write_whole(out, picture)
