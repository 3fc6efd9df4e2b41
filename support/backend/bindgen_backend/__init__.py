"""bindgen's build backend: what pip, build and uv call to build a project.

The hooks are those of PEP 517 and PEP 660. Each runs the ``bindgen`` command,
which does all the work, in the directory of the project, where the frontend
has gone before it calls.
"""

from __future__ import annotations

from ._command import Settings, run
from ._metadata import require_same

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]


def get_requires_for_build_wheel(config_settings: Settings = None) -> list[str]:
    """Return no requirements: whatever builds a wheel is within bindgen."""
    return []


def get_requires_for_build_editable(config_settings: Settings = None) -> list[str]:
    """Return no requirements, as for a wheel."""
    return []


def get_requires_for_build_sdist(config_settings: Settings = None) -> list[str]:
    """Return no requirements, as for a wheel."""
    return []


def prepare_metadata_for_build_wheel(
    metadata_directory: str, config_settings: Settings = None
) -> str:
    """Write the .dist-info directory of the wheel and return its name."""
    return run(["wheel", "--metadata"], metadata_directory, config_settings)


def prepare_metadata_for_build_editable(
    metadata_directory: str, config_settings: Settings = None
) -> str:
    """Write the .dist-info directory of the editable wheel and return its name."""
    return run(["wheel", "--metadata"], metadata_directory, config_settings)


def build_wheel(
    wheel_directory: str,
    config_settings: Settings = None,
    metadata_directory: str | None = None,
) -> str:
    """Build the wheel and return the name of its file."""
    name = run(["wheel"], wheel_directory, config_settings)
    require_same(wheel_directory, name, metadata_directory)
    return name


def build_editable(
    wheel_directory: str,
    config_settings: Settings = None,
    metadata_directory: str | None = None,
) -> str:
    """Build the library into the sources, and the wheel that makes Python find them."""
    name = run(["wheel", "--editable"], wheel_directory, config_settings)
    require_same(wheel_directory, name, metadata_directory)
    return name


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Write the source distribution and return the name of its file."""
    return run(["sdist"], sdist_directory, config_settings)
