"""What became of something that the user has asked for."""

from dataclasses import dataclass

from headroom.window.shown.tone import Tone


@dataclass(frozen=True, slots=True)
class News:
    """A sentence about what was done, or why it was not.

    Attributes:
        text: The sentence.
        tone: Bad where it was not done: that stays until it is read.
    """

    text: str
    tone: Tone = Tone.SAME
