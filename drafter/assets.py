"""Where the shipped library lies: beside the package in a checkout, inside it once installed."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def root() -> Path:
    """The folder that holds the shipped clauses/ and templates/.

    An editable install runs from a checkout, where importlib.resources finds the package but not its neighbours.
    """
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if (inside / "clauses").is_dir() else package.parent


def config_folder() -> Path:
    """Where drafter keeps what it is to remember for this user: the office's folder, and nothing else."""
    if named := os.environ.get("DRAFTER_CONFIG"):
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", home / "AppData" / "Roaming")) / "drafter"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "drafter"
    return Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config") / "drafter"


def cache_folder() -> Path:
    """Where parsed libraries and learnt stationery are kept for this user; it may be deleted at any time."""
    if named := os.environ.get("DRAFTER_CACHE"):
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local")) / "drafter" / "Cache"
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "drafter"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "drafter"
