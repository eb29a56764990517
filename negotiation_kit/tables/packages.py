"""Packages that only some formats need."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from negotiation_kit.errors import MissingPackageError


def needed(module: str, package: str, what: str) -> Any:
    """Return a module that an optional package brings.

    Raises
    ------
    MissingPackageError
        With a sentence that says what to install.
    """
    try:
        return import_module(module)
    except ImportError:
        install = f"python -m pip install {package}"
        raise MissingPackageError(
            f"{what} needs the package {package}, which is not installed: run `{install}`"
        ) from None
