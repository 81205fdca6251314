"""The hash by which records and stationery are told apart, at the least cost of loading it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

_PLACES = ("_sha2", "_sha256", "hashlib")
"""Where Python keeps it, from 3.12 on and before; `hashlib` loads all of OpenSSL, longer than it
takes to plan a letter.

Python's own `random` goes the same way.
"""


def _sha256() -> Any:
    for place in _PLACES[:-1]:
        try:
            return import_module(place).sha256
        except ImportError:
            continue
    return import_module(_PLACES[-1]).sha256


def sha256(content: bytes) -> str:
    """The SHA-256 of bytes, in hexadecimal figures."""
    return str(_sha256()(content).hexdigest())
