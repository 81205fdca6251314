"""The form that every record and value takes: its fields are set once, and equal fields make equal values.

It is a dataclass that is frozen and slotted, in all that its users see. `dataclasses` itself would compile six methods
anew for each class and make it twice, which took a fifth of the time in which a letter is made; here all classes share
theirs, and what `dataclasses` wants to know of a class is worked out when it is first asked.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import lru_cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform

C = TypeVar("C", bound=type)


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: C) -> C:
    """The class, its annotated names made the fields of a value that never changes."""
    own = {name: cls.__dict__.get(name, MISSING) for name in cls.__annotations__}
    inherited: dict[str, Any] = getattr(cls, "__given__", {})
    given = {**inherited, **own}
    compared = [name for name, one in given.items() if not isinstance(one, Field) or one.compare]
    body = {name: one for name, one in vars(cls).items() if name not in own and name not in ("__dict__", "__weakref__")}
    body |= {
        "__slots__": tuple(name for name in own if name not in inherited),
        "__qualname__": cls.__qualname__,
        "__given__": given,
        "__match_args__": tuple(given),
        "__dataclass_fields__": _FIELDS,
        "__content__": attrgetter(*compared) if compared else _nothing,
        "__init__": _init(given),
        **_SHARED,
    }
    return type(cls)(cls.__name__, cls.__bases__, body)


class _Fields:
    """What `dataclasses` keeps of a class; it looks for this in a class that has the same fields and nothing else."""

    def __get__(self, _: object, owner: Any) -> dict[str, Field[Any]]:
        said: dict[str, Any] = {}
        for of in reversed(owner.__mro__):
            said |= getattr(of, "__annotations__", {})
        body = {name: one for name, one in owner.__given__.items() if one is not MISSING}
        body |= {"__annotations__": {name: said[name] for name in owner.__given__}, "__module__": owner.__module__}
        twin: Any = type(owner.__name__, (), body)
        owner.__dataclass_fields__ = dataclass(init=False, repr=False, eq=False)(twin).__dataclass_fields__
        found: dict[str, Field[Any]] = owner.__dataclass_fields__
        return found


_FIELDS = _Fields()


def _init(given: dict[str, Any]) -> Any:
    """The method that sets the fields: code that classes of as many fields share, under the names of this one."""
    makers = {name: one.default_factory for name, one in given.items() if _is_made(one)}
    defaults = [MISSING if name in makers else _default(one) for name, one in given.items()]
    first = next((at for at, one in enumerate(given.values()) if _is_made(one) or _default(one) is not MISSING), None)
    code = _code(len(given))
    own = dict(zip(code.co_varnames[1:], given, strict=True))
    code = code.replace(
        co_varnames=("self", *given),
        co_consts=tuple([own.get(one, one) if isinstance(one, str) else one for one in code.co_consts]),
    )
    setting = FunctionType(code, _SCOPE, "__init__", None if first is None else tuple(defaults[first:]))
    if not makers:
        return setting

    def setting_and_making(self: Any, *values: Any, **named: Any) -> None:
        setting(self, *values, **named)
        for name, make in makers.items():
            if getattr(self, name) is MISSING:
                object.__setattr__(self, name, make())

    return setting_and_making


_SCOPE = {"put": object.__setattr__}


def _default(given: Any) -> Any:
    return given.default if isinstance(given, Field) else given


def _is_made(given: Any) -> bool:
    return isinstance(given, Field) and given.default_factory is not MISSING


@lru_cache(maxsize=64)
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


_SHARED = {
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}
