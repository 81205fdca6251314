"""Draw every page of the fixed set of letters, and of the seeds’, to be looked at: python -m tests.pictures FOLDER.

It needs LibreOffice and poppler. The picture in README is `house-letter-2023-1.png` of this set. Without a folder, it
writes the checksums of the letters' parts anew, into `tests/pictures/parts.txt`: do so where a change of them is meant.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from drafter.cli import main as drafter
from drafter.writers.docx import write
from tests.pictures import CHECKSUMS, LETTERS, checksums

SEEDS = Path(__file__).parents[2] / "seeds"
DOTS_PER_INCH = 80


def draw(folder: Path) -> int:
    """Write the letters, have LibreOffice print them, and draw each page as a PNG."""
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if not soffice or not shutil.which("pdftoppm"):
        print("LibreOffice (soffice) and poppler (pdftoppm) must be installed.", file=sys.stderr)
        return 3
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in LETTERS.items():
        (folder / f"{name}.docx").write_bytes(write(made()))
    for request in sorted(SEEDS.glob("*.yaml")):
        drafter(["new", str(request), "--force", "--output", str(folder / f"{request.stem}.docx")])
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    letters = sorted(folder.glob("*.docx"))
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *letters], check=True, stdout=2
    )
    for letter in letters:
        drawn = folder / letter.stem
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-png", letter.with_suffix(".pdf"), drawn], check=True)
    print(*sorted(folder.glob("*.png")), sep="\n")
    return 0


if __name__ == "__main__":
    if len(sys.argv) == 1:
        CHECKSUMS.write_text(checksums(), encoding="utf-8", newline="\n")
    else:
        sys.exit(draw(Path(sys.argv[1])))
