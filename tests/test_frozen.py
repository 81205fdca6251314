"""The form of records and values: set once, equal where their fields are, and a dataclass to everybody else."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, field, fields, replace

import pytest

from drafter.frozen import frozen


@frozen
class Street:
    """A value with every sort of field."""

    name: str
    number: int = 1
    houses: list[str] = field(default_factory=list)
    seen: str = field(default="", compare=False, repr=False)


@frozen
class Empty:
    """A value without fields."""


def test_a_value_never_changes() -> None:
    """Neither a field nor anything else can be set or deleted."""
    street = Street("C Street")

    with pytest.raises(FrozenInstanceError, match="'name' of a Street"):
        street.name = "D Street"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del street.number
    with pytest.raises(FrozenInstanceError):
        street.other = 1  # type: ignore[attr-defined]
    assert not hasattr(street, "__dict__")


def test_values_are_equal_where_their_compared_fields_are() -> None:
    """So are their hashes where the fields have some; another class is never equal."""
    assert Street("C Street", seen="yes") == Street("C Street")
    assert Street("C Street") != Street("C Street", 2)
    assert (Street("C Street") == ("C Street", 1, [], "")) is False
    assert Empty() == Empty()
    assert hash(Empty()) == hash(Empty())


def test_a_default_that_is_made_is_made_anew() -> None:
    """Two values do not share a list that neither was given."""
    assert Street("C").houses is not Street("D").houses
    assert Street("C", houses=["2201"]).houses == ["2201"]


def test_arguments_are_those_of_the_fields() -> None:
    """In their order, by place or by name; one that is missing or unknown is refused."""
    assert Street("C", 2) == Street(number=2, name="C")
    with pytest.raises(TypeError, match="name"):
        Street()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="town"):
        Street("C", town="Washington")  # type: ignore[call-arg]


def test_dataclass_functions_take_it() -> None:
    """`replace`, `fields` and `match` work as with any dataclass, and its repr shows what is to be shown."""
    assert replace(Street("C"), number=3) == Street("C", 3)
    assert [one.name for one in fields(Street)] == ["name", "number", "houses", "seen"]
    assert repr(Street("C", 2)) == "Street(name='C', number=2, houses=[])"
    match Street("C"):
        case Street(name, number):
            assert (name, number) == ("C", 1)


def test_a_value_can_be_copied() -> None:
    """A copy, a deep one, and one from a pickle are equal to it, with the fields that are not compared."""
    street = Street("C", 2, ["2201"], seen="yes")

    for other in (copy.copy(street), copy.deepcopy(street), pickle.loads(pickle.dumps(street))):
        assert other == street
        assert other.seen == "yes"
