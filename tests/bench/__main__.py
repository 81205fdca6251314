"""python -m tests.bench: one table of ratios, each of two things done in turns in this run.

Times on a shared machine mean little; the ratio in one run is what README and the issues speak of. Whole processes are
those of the installed command: README's numbers are of an install that is not editable.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

from tests.bench import growth, memory, processes, writing
from tests.bench.turns import HEADING

PAIRS = 21
LETTERS = 10_000
TABLES = {"processes": processes.rows, "writing": writing.rows, "growth": growth.rows}


def main(asked: list[str]) -> int:
    """Print the table, or those parts of it that are asked for: processes, writing, growth, memory."""
    print(HEADING)
    for name, rows in TABLES.items():
        if not asked or name in asked:
            for row in rows(PAIRS):
                print(row, flush=True)
    if find_spec("docxtpl") is None:
        print("docxtpl is not installed, so nothing stands beside it: python -m pip install docxtpl")
    if not asked or "memory" in asked:
        print(memory.said(LETTERS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
