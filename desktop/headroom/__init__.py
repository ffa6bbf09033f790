"""Headroom: a what-if program for automotive rules of origin, duties and landed cost.

In a script or a notebook::

    import headroom

    book = headroom.read("bom.xlsx")
    result = book.evaluate(policy="usmca", rvc=0.80)
    result.models

What stands behind these names is loaded when one is first used: ``import headroom`` itself costs nothing.
"""

from importlib import import_module

__version__ = "0.2.0.dev0"

__all__ = [
    "Book",
    "Policy",
    "Resourcing",
    "Result",
    "UserError",
    "WrongUseError",
    "__version__",
    "figures",
    "policies",
    "policy",
    "read",
    "sample",
]


def __getattr__(name: str) -> object:
    """Return one of the names for scripts."""
    if name in __all__:
        return getattr(import_module(f"{__name__}.api"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)


def __dir__() -> list[str]:
    """Return the names for scripts."""
    return list(__all__)
