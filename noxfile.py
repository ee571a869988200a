"""The project's tasks: ``python -m nox -s sample``, ``tests``, ``lint``; plain ``python -m nox`` runs lint and tests."""

import nox

nox.options.sessions = ["lint", "tests"]
nox.options.reuse_existing_virtualenvs = True
nox.options.error_on_missing_interpreters = True


@nox.session
def sample(session: nox.Session) -> None:
    """Install reportcheck and check a sample report (a path may follow after --)."""
    session.install(".[all]")
    paths = session.posargs or ["samples/health-visitor.docx", "--front-sheet", "samples/front-sheet.json"]
    session.run("reportcheck", "check", "--fail-on", "never", *paths)


@nox.session
def tests(session: nox.Session) -> None:
    """Run the tests."""
    session.install("-e", ".[all,dev]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """Formatter, linter, types, layers."""
    session.install("-e", ".[all,dev]")
    session.run("ruff", "format", "--check", ".")
    session.run("ruff", "check", ".")
    session.run("mypy")
    session.run("lint-imports")
