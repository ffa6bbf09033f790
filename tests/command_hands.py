"""What stands in for the window and the benchmark where commands are tried."""

from headroom.cli.bench_figures import SECONDS, FigureAim, Measurement, Report
from headroom.cli.picture_request import PictureSettings
from headroom.opening.book_opening import Opened
from headroom.work.workspace import Workspace


def no_picture(opened: Opened, workspace: Workspace, frame: PictureSettings) -> bytes:
    return f"{opened.book.name} {workspace.scenario.policy.name} {frame}".encode()


def no_measure(import_rows: int) -> Report:
    figure = Measurement(
        "Import", 1.5, 1.0, "bare reader", SECONDS, FigureAim(2.0, multiple=True), import_rows
    )
    return Report({"Machine": "none"}, (figure,))
