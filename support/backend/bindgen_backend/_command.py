"""Running the bindgen command for a hook."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import Mapping, NoReturn, Optional, Sequence, Union

from ._fault import Fault
from ._find import find

Setting = Union[str, bool, None]
Settings = Optional[Mapping[str, Union[Setting, Sequence[Setting]]]]


def run(command: list[str], directory: str, settings: Settings) -> str:
    """Run a command that makes one thing in ``directory``, and return the thing's name.

    The command prints its path on stdout, and all else on stderr, which is the frontend's.
    """
    words = [
        find(),
        *command,
        *_options(settings),
        "--out",
        os.path.abspath(directory),
        ".",
    ]
    status, output = _call(words)
    if status != 0:
        _fail(words, status)
    lines = output.splitlines()
    name = os.path.basename(os.fsdecode(lines[-1])) if lines else ""
    if not name or not os.path.exists(os.path.join(directory, name)):
        raise Fault(
            f"`{' '.join(words)}` was to print what it has written, and printed {output!r}"
        )
    return name


def _options(settings: Settings) -> list[str]:
    """Return config settings as options. Which there are, the command knows.

    A setting that is given more than once comes as a list from pip, build and uv. Who
    calls a hook by Python may give True, or None for a setting without a value.
    """
    options: list[str] = []
    for key, value in (settings or {}).items():
        if value is None or isinstance(value, (str, bool)):
            value = [value]
        for one in value:
            text = str(one).lower() if isinstance(one, bool) else one or ""
            options += ["--config-setting", f"{key}={text}"]
    return options


def _call(words: list[str]) -> tuple[int, bytes]:
    try:
        process = subprocess.Popen(
            words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
        )
    except OSError as error:
        import platform  # it is slow to import

        raise Fault(
            f"{words[0]} does not run here, which is {platform.platform()} on {platform.machine()}: {error.strerror}\n"
            "  it may be for another system; set BINDGEN to the path of a bindgen that runs on this one"
        ) from None
    with process:
        try:
            output, _ = process.communicate()
        except KeyboardInterrupt:
            process.wait()  # it has got the signal, too, and ends cargo
            raise SystemExit(130) from None
    return process.returncode, output


def _fail(words: list[str], status: int) -> NoReturn:
    """End the hook. What went wrong is on stderr, but for a signal."""
    if status > 0:
        raise SystemExit(status)
    try:
        name = signal.Signals(-status).name
    except ValueError:
        name = str(-status)
    raise Fault(f"`{' '.join(words)}` was ended by signal {name}")
