"""What every test has: a cache of its own session, and no office's library but the one it names."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

MISSING = ("not installed", "not all installed", "not beside the checkout")
"""How a test says that it was skipped for want of a program or a file; in CI, where both are put in place, it fails."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
    call: pytest.CallInfo[None],
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test pass for skipped in CI because something that it needs is missing there."""
    report = yield
    reason = str(report.longrepr[2]) if isinstance(report.longrepr, tuple) else ""
    if os.environ.get("CI") and report.skipped and any(words in reason for words in MISSING):
        report.outcome = "failed"
        report.longrepr = f"{reason.removeprefix('Skipped: ')}, and in CI it must be"
    return report


@pytest.fixture(scope="session", autouse=True)
def _quiet_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing of the person's own machine reaches the tests, and nothing of theirs reaches the person's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DRAFTER_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("DRAFTER_CONFIG", str(tmp_path_factory.mktemp("config")))
        patch.setenv("PYTHONIOENCODING", "utf-8")
        for name in ("DRAFTER_LIBRARY", "NO_COLOR", "COLUMNS", "LINES", "PAGER", "LESS"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder of the person's own, in which the command is run."""
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder
