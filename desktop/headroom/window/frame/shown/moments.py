"""When something was, in a few words."""

import time

from headroom.language import tr


def moment_words(seconds: float, now: float) -> str:
    """Return a time of today as such, any other day by its date; nothing for 0.

    Args:
        seconds: Since 1970.
        now: The same, of the present.
    """
    if not seconds:
        return ""
    then, today = time.localtime(seconds), time.localtime(now)
    if then[:3] == today[:3]:
        return tr("today {time}", time=time.strftime("%H:%M", then))
    return time.strftime("%Y-%m-%d", then)
