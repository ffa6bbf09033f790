from headroom.api import Book as Book
from headroom.api import Policy as Policy
from headroom.api import Resourcing as Resourcing
from headroom.api import Result as Result
from headroom.api import UserError as UserError
from headroom.api import WrongUseError as WrongUseError
from headroom.api import figures as figures
from headroom.api import policies as policies
from headroom.api import policy as policy
from headroom.api import read as read
from headroom.api import sample as sample

__version__: str
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
