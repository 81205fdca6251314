"""Patterns that are compiled when a text is first searched with them: most letters give a check no reason to."""

from __future__ import annotations

import re
from typing import Any, cast


class _Waiting:
    def __init__(self, pattern: str, flags: int) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        method = getattr(re.compile(*self._made_of), name)
        self.__dict__[name] = method
        return method


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern that is compiled at its first use; only its own methods take it, not the functions of `re`.

    A mistake in it raises re.error then, so that a test compiles them all.
    """
    return cast("re.Pattern[str]", _Waiting(pattern, flags))
