"""The library and the ABI that this package was generated for, and the refusal of
any other.
"""

from __future__ import annotations

import os

# Set by the generated first lines of this file in a package.
PACKAGE = "package"
ABI_HASH = 0
COMMAND = "bindgen build"

_HERE = os.path.dirname(os.path.abspath(__file__))
# The others are what wheels of the stable ABI call it.
_NAMES = (
    ("_native.pyd",)
    if os.name == "nt"
    else ("_native.so", "_native.abi3.so", "_native.abi3t.so")
)
_PLACES = [os.path.join(_HERE, file) for file in _NAMES]
LIBRARY = next(filter(os.path.exists, _PLACES), _PLACES[0])


def check(actual: int) -> None:
    """Raise ImportError unless a library has the ABI of this package."""
    if actual != ABI_HASH:
        raise refusal(
            f"the library is built for the ABI 0x{actual:016x}, "
            f"this package was generated for 0x{ABI_HASH:016x}: "
            f"in the project's directory run `{COMMAND}`, which writes {LIBRARY}"
        )


def refusal(message: str) -> ImportError:
    """What is raised where the library cannot be used."""
    return ImportError(f"{PACKAGE}: {message}", path=LIBRARY)


def absent() -> ImportError:
    """The refusal where there is no library."""
    return refusal(
        f"the library is not there: "
        f"in the project's directory run `{COMMAND}`, which writes {LIBRARY}"
    )


def foreign() -> ImportError:
    """The refusal of a library without the symbols that are looked for."""
    return refusal(
        f"the library {LIBRARY} has no bindings of {PACKAGE} in it: "
        f"in the project's directory run `{COMMAND}`"
    )


def broken(error: Exception) -> ImportError:
    """The refusal of a file that the system does not load."""
    reason = str(error).rpartition(f"{LIBRARY}: ")[2]
    return refusal(
        f"the library {LIBRARY} cannot be loaded: {reason}: "
        f"in the project's directory run `{COMMAND}`"
    )
