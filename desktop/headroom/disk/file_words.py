"""Two-way tables between what the program knows and the words for it in files."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from headroom.language import tr

Value = TypeVar("Value", bound=Hashable)


@dataclass(frozen=True, slots=True)
class FileWords(Generic[Value]):
    """The words for the values of one kind. A word that is in use is never changed or given another meaning.

    Attributes:
        kind: What they are, for messages, e.g. "test".
        values: Each value by its word.
        words: Each word by its value.
    """

    kind: str
    values: Mapping[str, Value]
    words: Mapping[Value, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", {value: word for word, value in self.values.items()})

    def word(self, value: Value) -> str:
        """Return the word for a value.

        Raises:
            KeyError: If it has none, which is a fault of the program.
        """
        return self.words[value]

    def value(self, word: str) -> Value:
        """Return the value of a word.

        Raises:
            ValueError: If there is none.
        """
        try:
            return self.values[word]
        except KeyError:
            # Translators: "kind" is a noun without an article, such as "vehicle class" or "field".
            msg = tr("“{word}” is no {kind}", word=word, kind=self.kind)
            raise ValueError(msg) from None
