"""``reportcheck cache``."""

from __future__ import annotations

import click

from reportcheck.cli.options import fail


@click.group("cache", context_settings={"help_option_names": ["-h", "--help"]})
def command() -> None:
    """The results of earlier checks: where they are, and how to delete them."""


@command.command("path")
def path() -> None:
    """Print the folder that results are kept in."""
    from reportcheck.memory.cache import cache_folder

    click.echo(cache_folder())


@command.command("clear")
def clear() -> None:
    """Delete every kept result."""
    from reportcheck.memory.cache import clear as clear_cache

    try:
        count = clear_cache()
    except OSError as error:
        fail(f"the cache cannot be cleared: {error.strerror}.")
    click.echo(f"reportcheck: {count} {'result' if count == 1 else 'results'} deleted.", err=True)
