"""The command line: the group, its commands loaded when they are run, and what each exit code means."""

from __future__ import annotations

import atexit
import gc
import os
import re
import sys

import click

from drafter.commands.groups import Commands
from drafter.commands.telling import tell_error
from drafter.errors import DrafterError

COMMANDS = {
    "init": "init",
    "new": "new",
    "preview": "preview",
    "list": "listing",
    "check": "check",
    "finalize": "finalize",
    "kit": "kit",
    "explain": "explain",
    "rules": "rules",
    "evidence": "evidence",
    "roster": "roster",
    "letterhead": "letterhead",
    "office": "office",
    "add": "add",
    "library": "library",
    "schema": "schema",
    "completion": "completion",
    "demo": "demo",
}
"""Each command and the module under drafter/commands/ that holds it, in the order of the help."""


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from drafter.commands.version import tell

        tell(ctx)


@click.group(
    cls=Commands,
    modules=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    examples=(
        'drafter new --to "Secretary of State" --asks kyc,scheduling',
        'drafter preview --to "Secretary of State" --asks kyc --date 2024-09-12',
        "drafter list asks",
        "drafter check out/2024-09-12-secretary-of-state-kyc.yaml",
    ),
)
@click.option(
    *("-V", "--version"),
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and how old the facts are, and exit.",
)
@click.option("--debug", is_flag=True, help="Show the program's own trace where drafter itself fails.")
def drafter(debug: bool) -> None:
    """Drafts letters from a congressional office: the right person on that date, every figure footnoted and current."""


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code.

    0 done; 1 findings that block; 2 a fault in the request or the library; 3 a file that could not be read or written;
    70 a fault of drafter's own; 130 interrupted.
    """
    if arguments is None:
        gc.disable()  # the process is over before a collection would pay
        atexit.register(gc.freeze)  # nor does the one at its end: the system takes back all memory at once
    given = sys.argv[1:] if arguments is None else arguments
    _speak_utf8()
    if "DRAFTER_COMPLETE" in os.environ:  # a shell asks at the Tab key what may come next
        from drafter.commands.completing import answer

        answer(drafter)
        return 0
    try:
        code = drafter.main(given, prog_name="drafter", standalone_mode=False)
    except DrafterError as error:
        tell_error(error)
        return error.exit_code
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was left half done.", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        if hint := _slip(given):
            click.echo(hint, err=True)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the reader went away; say nothing more to it
        return 0
    except OSError as error:
        click.echo(f"{error.filename or 'A file'}: {error.strerror or error}", err=True)
        return 3
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(
            f"drafter failed ({type(error).__name__}: {error}). Please report this; 'drafter --debug …' shows more.",
            err=True,
        )
        return 70
    return int(code or 0)


def _slip(given: list[str]) -> str:
    """What may have gone wrong in typing a command that cannot be read; empty where nothing is known."""
    if any(mark in word for word in given for mark in "“”„"):
        return "Word's curly quotes do not count on a command line: type straight ones."
    if any(word[:1] in ("—", "–") for word in given):
        return "A dash does not count on a command line: type two hyphens, as in --to."
    if any(re.match(r"-[a-z]{2}", word) for word in given):
        return "A flag of several letters begins with two hyphens, as in --to."
    return ""


def _speak_utf8() -> None:
    """Letters hold more than a Windows code page does, also where the output is piped."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # a file's name may be no text


if __name__ == "__main__":
    sys.exit(main())
