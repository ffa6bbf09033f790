"""What is loaded when the first workbook is opened: the start page does without. Its types: ``later.pyi``."""


def __getattr__(name: str) -> object:
    """Return the page of the open workbook when it is asked for."""
    if name == "WorkPage":
        from headroom.window.frame.work_page import WorkPage  # noqa: PLC0415 - charts take half a second to load

        return WorkPage
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
