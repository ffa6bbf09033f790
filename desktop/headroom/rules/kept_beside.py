"""Keeps the last answers about a value beside it, for as long as the value itself is held by others."""

from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar
from weakref import WeakKeyDictionary

_Value = TypeVar("_Value")
_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")

_Function = Callable[[_Value, _Question], _Answer]


def kept_beside(
    most: int,
) -> Callable[[_Function[_Value, _Question, _Answer]], _Function[_Value, _Question, _Answer]]:
    """Return a decorator of pure functions of an immutable value and a question.

    Unlike ``lru_cache`` it does not hold the value, which may be a whole workbook. Threads may call it.

    Args:
        most: Answers kept for each value; those that were asked for longest ago go first.
    """

    def decorate(function: _Function[_Value, _Question, _Answer]) -> _Function[_Value, _Question, _Answer]:
        kept: WeakKeyDictionary[_Value, OrderedDict[_Question, _Answer]] = WeakKeyDictionary()
        lock = Lock()

        @wraps(function)
        def answered(value: _Value, question: _Question) -> _Answer:
            with lock:
                answers = kept.setdefault(value, OrderedDict())
                if question in answers:
                    answers.move_to_end(question)
                    return answers[question]
            answer = function(value, question)
            with lock:
                answers[question] = answer
                if len(answers) > most:
                    answers.popitem(last=False)
            return answer

        return answered

    return decorate


def kept_once(function: Callable[[_Value], _Answer]) -> Callable[[_Value], _Answer]:
    """Return a pure function of an immutable value whose answer is kept beside the value.

    Unlike ``cache`` it does not hold the value. Threads may call it.
    """
    kept: WeakKeyDictionary[_Value, _Answer] = WeakKeyDictionary()
    lock = Lock()

    @wraps(function)
    def answered(value: _Value) -> _Answer:
        with lock:
            if value in kept:
                return kept[value]
        answer = function(value)
        with lock:
            return kept.setdefault(value, answer)

    return answered
