"""drafter: letters from a congressional office, each figure footnoted and each name right on the letter's date."""

__version__ = "0.1.0"
