"""The orders in which models are shown."""

from headroom.language import WordEnum


class Order(WordEnum):
    """The order in which models are shown."""

    HEADROOM = "by headroom"
    SHEET = "as in the sheet"
    NAME = "by name"
    CONTENT = "by regional content"
    LANDED = "by landed cost"
    CHANGE = "by change against the baseline"
    DUTY = "by duty a year"

    @property
    def rises(self) -> bool:
        """Return whether the least stands first, unless it is turned: of money the most does."""
        return self not in {Order.LANDED, Order.CHANGE, Order.DUTY}
