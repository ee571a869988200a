"""What the command line and the settings files together say of each file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reportcheck._api import Job
from reportcheck.cli.options import read_front_sheet
from reportcheck.rules.settings_file import Configuration, find_settings, read_settings

if TYPE_CHECKING:
    from reportcheck.rules.settings import Settings


@dataclass(frozen=True)
class Given:
    """The options of the command line; None where one was not given.

    Attributes:
        select: rules to run; takes the place of the settings file's ``select`` and ``ignore``.
        ignore: rules to leave out, beside those that the settings file leaves out.
        fail_on: the least severity that makes the run fail.
        form: the council's form.
        front_sheet: the family's front sheet.
        as_of: the moment that deadlines are measured from.
        config: the settings file, in place of the one above each report.
        cache: use the cache.
        keep_case: hand the reports back with their findings.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] | None = None
    fail_on: str | None = None
    form: str | None = None
    front_sheet: Path | None = None
    as_of: datetime | None = None
    config: Path | None = None
    cache: bool = False
    keep_case: bool = False


class Planner:
    """Makes the job of each file; what is given on the command line wins over the settings file.

    Raises:
        SettingsError: a settings file, or a rule named on the command line, that cannot be used.
    """

    def __init__(self, given: Given) -> None:
        self.given = given
        self._read = cache(read_settings)
        self._sheet = cache(read_front_sheet)
        self._above = cache(find_settings)

    def configuration(self, file: Path) -> Configuration:
        """The settings file of a report, or what holds without one."""
        # The search goes by folder: one file there stands for all.
        path = self.given.config or self._above(file.absolute().parent / "report")
        return self._read(path) if path else Configuration()

    def plan(self, file: Path) -> tuple[Job, str]:
        """How to check a file, and the least severity that makes its check fail."""
        given, configuration = self.given, self.configuration(file)
        job = Job(
            front_sheet=self._sheet(given.front_sheet or configuration.front_sheet),
            form=given.form or configuration.form,
            as_of=given.as_of,
            settings=self._settings(configuration.settings),
            cache=given.cache,
            keep_case=given.keep_case,
        )
        return job, given.fail_on or configuration.fail_on or "error"

    def _settings(self, settings: Settings) -> Settings:
        given = self.given
        if given.select is not None:
            settings = replace(settings, select=given.select, ignore=())
        if given.ignore is not None:
            settings = replace(settings, ignore=(*settings.ignore, *given.ignore))
        if given.select or given.ignore:
            settings.rules()  # says what is wrong with a name before any work is done
        return settings
