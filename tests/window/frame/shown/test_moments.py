"""When a workbook was opened."""

import time

from headroom.window.frame.shown.moments import moment_words


def seconds(year: int, month: int, day: int, hour: int, minute: int) -> float:
    return time.mktime((year, month, day, hour, minute, 0, 0, 0, -1))


def test_a_time_of_today_is_said_as_such_and_any_other_by_its_day() -> None:
    now = seconds(2026, 11, 29, 14, 5)

    assert moment_words(seconds(2026, 11, 29, 9, 12), now) == "today 09:12"
    assert moment_words(seconds(2026, 11, 28, 23, 59), now) == "2026-11-28"
    assert moment_words(seconds(2025, 11, 29, 9, 12), now) == "2025-11-29"
    assert moment_words(0, now) == ""
