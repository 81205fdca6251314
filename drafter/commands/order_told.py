"""What a person has to look at in the order of those who sign: surnames that a name does not show for sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.records.signers import ALPHABETICAL

if TYPE_CHECKING:
    from drafter.plan import Plan


def surnames_taken(plan: Plan) -> list[str]:
    """The line on surnames that the alphabet rests on and nobody said; none where the order is another."""
    if ALPHABETICAL not in plan.spec.order:
        return []
    from drafter.signing import taken  # few letters are signed by many

    found = "; ".join(f"{surname} ({name})" for name, surname in taken(plan.signatories))
    return [f"Order: taken for surnames: {found}. The column 'surname' says another."] if found else []
