"""The command line: one click command a file, each a few lines over the Python API."""

from __future__ import annotations

import importlib
import sys

import click

from reportcheck._version import __version__

COMMANDS = {
    "check": "Check reports and print what to mend.",
    "annotate": "Write a copy of a Word report with a comment at each finding.",
    "parse": "Read one report as JSON.",
    "new": "Write an empty report form for one author.",
    "render": "Write a report as a document.",
    "amend": "Bring the front sheet up to date with what authors marked.",
    "diff": "Say what changed between two versions of a report.",
    "rules": "List every rule.",
    "explain": "Explain one rule in full.",
    "dismiss": "Dismiss findings of a report, with a reason.",
    "show-settings": "Show the settings that hold for a report.",
    "cache": "The results of earlier checks: where they are, how to delete them.",
    "evaluate": "Score the checker against labelled reports.",
}


class LazyGroup(click.Group):
    """Imports a command's module only when it is called, so that the program starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of a user's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command of a name; None where there is none."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"reportcheck.cli.{name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportcheck")
def program() -> None:
    """Check child protection review conference reports.

    Nothing leaves this machine: reports are read here, and no text is kept in logs or caches.
    """


def main() -> None:
    """Run the program; end with 2 and one sentence, never a traceback, where something unforeseen goes wrong."""
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles and pipes may have a narrow encoding; a report's quotes and arrows must not break on it.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        program()
    except Exception as error:  # the last line of defence: a traceback could hold a report's text
        from reportcheck._faults import place_of

        click.echo(f"reportcheck: something went wrong inside the program ({place_of(error)}).", err=True)
        sys.exit(2)
