"""A person at a terminal: the installed command in a pseudo-terminal, what it shows, and what is typed."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

CTRL_C, CTRL_D = "\x03", "\x04"
PATIENCE = 30

needs_terminal = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


class Ended(NamedTuple):
    """What a session came to: the exit code, and everything that stood on the screen."""

    code: int
    screen: str


class Terminal:
    """A program with a terminal of its own, 80 columns wide unless `COLUMNS` says otherwise."""

    def __init__(self, words: Sequence[str], cwd: Path, **environment: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, int(environment.get("COLUMNS", 80)), 0, 0))
        kept = {name: text for name, text in os.environ.items() if name not in ("CI", "DRAFTER_NO_INPUT")}
        self.process = subprocess.Popen(
            [*words],
            cwd=cwd,
            env={**kept, "TERM": "dumb", **environment},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C reaches it
        )
        os.close(slave)
        self.screen = ""
        self.seen = 0

    def until(self, *words: str) -> str:
        """Wait for any of these words, and return what came since the last time; fails where they never come."""
        end = time.monotonic() + PATIENCE
        while not any(word in self.screen[self.seen :] for word in words):
            assert time.monotonic() < end, f"{words} never came: {self.screen[-2000:]}"
            if not self._read():
                assert any(word in self.screen[self.seen :] for word in words), f"it ended: {self.screen[-2000:]}"
                break
        said, self.seen = self.screen[self.seen :], len(self.screen)
        return said

    def types(self, text: str) -> None:
        """Type a line and Enter; Ctrl-C and Ctrl-D go alone."""
        alone = text in (CTRL_C, CTRL_D)
        if alone:
            time.sleep(0.1)  # no person is so quick as to press it between the prompt and the reading
        self.presses(text if alone else f"{text}\n")

    def presses(self, keys: str) -> None:
        """Press keys, and no Enter."""
        os.write(self.master, keys.encode())

    def answers(self, *lines: str) -> None:
        """Answer each question that comes."""
        for line in lines:
            self.until("]: ", "): ", "answer: ")
            self.types(line)

    def ends(self) -> Ended:
        """Wait for the end."""
        end = time.monotonic() + PATIENCE
        while self._read():
            assert time.monotonic() < end, f"it does not end: {self.screen[-2000:]}"
        return Ended(self.process.wait(PATIENCE), self.screen.replace("\r\n", "\n"))

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], 0.2)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self.master, 65536)
        except OSError:  # Linux says so that the other side is closed
            return False
        self.screen += data.decode(errors="replace").replace("\x07", "")  # the bell is nothing on a screen
        return bool(data)


@contextlib.contextmanager
def terminal(words: Sequence[str], cwd: Path, **environment: str) -> Iterator[Terminal]:
    """A session that is ended at the end of the block, whatever happens in it."""
    one = Terminal(words, cwd, **environment)
    try:
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
        one.process.wait()
        os.close(one.master)
