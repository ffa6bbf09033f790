"""Readings: where a text of the law is read in more than one way, the policy has a switch."""

from dataclasses import dataclass, replace
from typing import Self

from headroom.language import WordEnum, tr, tr_in, translated
from headroom.rules.law_source import NO_SOURCE, LawSource

CORE_ROLL_UP = "core_roll_up"
"""Whether core parts that originate count whole in the regional content of the vehicle: yes, no."""

REQUIRE_APPROVAL = "require_approval"
"""Whether US content lessens Section 232 duty only where it was approved: yes, no."""

US_CONTENT_BASIS = "us_content_basis"
"""What the US content of the proposals is a share of."""

UK_PARTS_DEAL = "uk_parts_deal"
"""Whether parts from the United Kingdom have its lower total: yes, no."""

YES, NO = "yes", "no"


class UsContentBasis(WordEnum):
    """What the US content that a proposal asks for is a share of; its text is not public."""

    NET_COST = "net cost"
    HALF_OF_REGIONAL = "half of the regional share"
    PARTS = "parts of US origin"


WORDS = {
    CORE_ROLL_UP: (YES, NO),
    REQUIRE_APPROVAL: (NO, YES),
    US_CONTENT_BASIS: tuple(basis.value for basis in UsContentBasis),
    UK_PARTS_DEAL: (NO, YES),
}
"""What each reading of the program may say; a policy file may have readings of its own for its measures."""


_SAID = {
    YES: tr_in("a reading of the law", "yes"),
    NO: tr_in("a reading of the law", "no"),
    **{basis.value: basis.word for basis in UsContentBasis},
}


def reading_word(word: str) -> str:
    """Return what may be chosen as people read it; words of policy files stay as they are."""
    return _SAID.get(word, word)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which a text is read, of several.

    Attributes:
        key: Name by which it is chosen.
        label: Name for people.
        words: What may be chosen.
        chosen: What is.
        source: Where the text stands.
    """

    key: str
    label: str
    words: tuple[str, ...]
    chosen: str
    source: LawSource = NO_SOURCE

    def __post_init__(self) -> None:
        if self.chosen not in self.words:
            msg = tr(
                "{reading}: one of {words}, not {chosen}",
                reading=translated(self.label),
                words=", ".join(self.words),
                chosen=self.chosen,
            )
            raise ValueError(msg)

    def saying(self, word: str) -> Self:
        """Return the reading with another word chosen.

        Raises:
            ValueError: If it is none of its words.
        """
        return replace(self, chosen=word)
