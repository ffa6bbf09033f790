"""What is loaded when it is first needed: the window is on the screen sooner without it.

Its types stand in ``later.pyi``.
"""


def __getattr__(name: str) -> object:
    """Return one of them when it is asked for."""
    if name == "text_windows":
        from headroom.window.frame import text_windows  # noqa: PLC0415 - a text document takes its time

        return text_windows
    if name == "GuideOpening":
        from headroom.window.guide.opening import GuideOpening  # noqa: PLC0415 - it reads every chapter

        return GuideOpening
    if name == "Menus":
        from headroom.window.frame.menus import Menus  # noqa: PLC0415 - they stand a moment after the window

        return Menus
    if name == "RoomWindow":
        from headroom.window.frame.room_window import RoomWindow  # noqa: PLC0415 - as the page of the workbook

        return RoomWindow
    if name == "LetOut":
        from headroom.window.frame.let_out import LetOut  # noqa: PLC0415 - it needs what the pages need

        return LetOut
    if name == "WorkPage":
        from headroom.window.frame.work_page import WorkPage  # noqa: PLC0415 - charts take half a second to load

        return WorkPage
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
