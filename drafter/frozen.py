"""The form that every record and value takes: its fields are set once, and equal fields make equal values.

It is a dataclass that is frozen and slotted, in all that its users see. `dataclasses` itself would compile six methods
anew for each class, which took a fifth of the time in which a letter is made; here all classes share theirs.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
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
    """The method that sets the fields: code that classes of as many fields share, under the names of this one."""
    names = [one.name for one in fields(made)]
    makers = {one.name: one.default_factory for one in fields(made) if one.default_factory is not MISSING}
    given = [MISSING if one.name in makers else one.default for one in fields(made)]
    defaults = tuple(given[next((at for at, one in enumerate(fields(made)) if _may_lack(one)), len(given)) :])
    code = _code(len(names))
    own = dict(zip(code.co_varnames[1:], names, strict=True))
    code = code.replace(
        co_varnames=("self", *names),
        co_consts=tuple(own.get(one, one) if isinstance(one, str) else one for one in code.co_consts),
    )
    setting = FunctionType(code, {"put": object.__setattr__}, "__init__", defaults)
    if not makers:
        return setting

    def setting_and_making(self: Any, *values: Any, **named: Any) -> None:
        setting(self, *values, **named)
        for name, make in makers.items():
            if getattr(self, name) is MISSING:
                object.__setattr__(self, name, make())

    return setting_and_making


def _may_lack(one: Field[Any]) -> bool:
    return one.default is not MISSING or one.default_factory is not MISSING


@cache
def _code(count: int) -> CodeType:
    names = [f"field_{at}" for at in range(count)]
    scope: dict[str, Any] = {}
    lines = [f"put(self, {name!r}, {name})" for name in names]
    exec(f"def __init__({', '.join(['self', *names])}):\n " + "\n ".join(["pass", *lines]), scope)
    code: CodeType = scope["__init__"].__code__
    return code


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
