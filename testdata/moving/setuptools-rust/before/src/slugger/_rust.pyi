from enum import IntEnum

MAX_LENGTH: int
RUST_VERSION: str

class SlugError(ValueError): ...

class Case(IntEnum):
    Lower = 0
    Upper = 1
    Kept = 2

class Slugger:
    separator: str
    def __init__(self, separator: str = "-") -> None: ...
    def __call__(self, text: str) -> str: ...
    def __len__(self) -> int: ...
    def __contains__(self, slug: str) -> bool: ...

def slugify(
    text: str,
    *,
    separator: str = "-",
    max_length: int = ...,
    case: Case | None = None,
) -> str: ...
