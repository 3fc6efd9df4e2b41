"""What ends a hook."""

from __future__ import annotations


class Fault(SystemExit):
    """Ends the hook's process with a message on stderr and status 1.

    Frontends run each hook in a process of its own and show what it has printed:
    as SystemExit it comes without a traceback, which would say nothing.
    """

    def __init__(self, message: str) -> None:
        super().__init__(f"bindgen_backend: {message}")
