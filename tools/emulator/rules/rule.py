from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Rule:
    """A row of a table: which operations AWS refuses when, with which error, and the page that says so."""

    operations: tuple[str, ...]
    #: True of an Operation that AWS refuses.
    refuses: Callable
    code: str
    message: str
    source: str
