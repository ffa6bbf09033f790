"""What stands in for the window and the benchmark where commands are tried."""

from headroom.cli.bench_figures import SECONDS, Figure, Report
from headroom.cli.picture_request import Frame
from headroom.opening.book_opening import Opened
from headroom.work.workspace import Workspace


def no_picture(opened: Opened, workspace: Workspace, frame: Frame) -> bytes:
    return f"{opened.book.name} {workspace.scenario.policy.name} {frame}".encode()


def no_measure(import_rows: int) -> Report:
    figure = Figure("Import", 1.5, 1.0, "bare reader", SECONDS, 2.0, import_rows)
    return Report({"Machine": "none"}, (figure,))
