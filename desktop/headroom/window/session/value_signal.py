"""Signals that carry a value of Python, typed: mypy tells who sends, or takes, a value of another kind."""

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import Signal

Value = TypeVar("Value")


class ValueSignal(Protocol[Value]):
    """A signal with one value; Qt itself would pass on any.

    It is declared in the body of a class: ``chosen: ValueSignal[Order] = value_signal()``.
    """

    def connect(
        self, slot: "Callable[[Value], object] | Callable[[], object] | ValueSignal[Value]", /
    ) -> object:
        """Let a slot, or another signal, have the values from now on; a slot may also do without them."""

    def disconnect(self, slot: Callable[[Value], object], /) -> bool:
        """Let a slot have no more of them."""

    def emit(self, value: Value, /) -> None:
        """Hand a value to all who are connected."""


def value_signal() -> ValueSignal[Value]:
    """Return a signal that carries a value; of which type, the attribute says."""
    return cast("ValueSignal[Value]", Signal(object))
