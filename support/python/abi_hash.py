"""The ABI that this package was generated for, and the refusal of any other."""

from __future__ import annotations

# Set by the generated first lines of this file in a package.
PACKAGE = "package"
ABI_HASH = 0
COMMAND = "bindgen gen"


def check(actual: int) -> None:
    """Raise ImportError unless a library has the ABI of this package."""
    if actual != ABI_HASH:
        raise ImportError(
            f"{PACKAGE}: this package was generated for the ABI 0x{ABI_HASH:016x}, "
            f"but the library beside it has 0x{actual:016x}: "
            f"run `{COMMAND}`, then rebuild the library"
        )
