"""The form that every record and value takes: its fields are set once, and equal fields make equal values.

It is a dataclass that is frozen and slotted, in all that its users see. `dataclasses` itself would compile six methods
anew for each class, which took a fifth of the time in which a letter is made; here one is compiled and the others are
shared.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

C = TypeVar("C", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: C) -> C:
    """The class, its annotated names made the fields of a value that never changes."""
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    made.__init__ = _init(made)
    names = [one.name for one in fields(made) if one.compare]
    made.__content__ = attrgetter(*names) if names else _nothing
    made.__eq__, made.__hash__, made.__repr__ = _eq, _hash, _repr
    made.__setattr__ = made.__delattr__ = _refuse
    made.__getstate__, made.__setstate__ = _state, _restore
    return made  # type: ignore[no-any-return]


def _init(made: Any) -> Any:
    scope: dict[str, Any] = {"put": object.__setattr__, "MISSING": MISSING}
    arguments, lines = ["self"], ["pass"]
    for one in fields(made):
        name = given = one.name
        if one.default_factory is not MISSING:
            scope[f"make_{name}"] = one.default_factory
            arguments.append(f"{name}=MISSING")
            given = f"make_{name}() if {name} is MISSING else {name}"
        elif one.default is not MISSING:
            scope[f"default_{name}"] = one.default
            arguments.append(f"{name}=default_{name}")
        else:
            arguments.append(name)
        lines.append(f"put(self, {name!r}, {given})")
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(lines), scope)
    return scope["__init__"]


def _nothing(_: object) -> tuple[()]:
    return ()


def _eq(self: Any, other: Any) -> Any:
    content = type(self).__content__
    return content(self) == content(other) if type(self) is type(other) else NotImplemented


def _hash(self: Any) -> int:
    return hash(type(self).__content__(self))


def _repr(self: Any) -> str:
    shown = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({shown})"


def _state(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for one, value in zip(fields(self), state, strict=True):
        object.__setattr__(self, one.name, value)


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change '{name}' of a {type(self).__name__}")
