"""What something means for the fleet: good, bad, or neither."""

from enum import StrEnum


class Tone(StrEnum):
    """What a change or a message means for the fleet."""

    GOOD = "good"
    BAD = "bad"
    SAME = "same"
