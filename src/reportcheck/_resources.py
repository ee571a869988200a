"""Where the program's own data files lie: schemas and trained weights."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
# In an installed package the folders stand inside it; in a checkout they stand where a reader looks for them.
_CHECKOUT = {"schemas": Path("schemas"), "weights": Path("models", "weights")}


def resource(kind: str, *parts: str) -> Path:
    """The path of one data file or folder.

    Args:
        kind: ``"schemas"`` or ``"weights"``.
        parts: the path below that folder.

    Raises:
        FileNotFoundError: the file is in neither place; the installation is incomplete.
    """
    installed = _PACKAGE.joinpath(kind, *parts)
    if installed.exists():
        return installed
    checkout = _PACKAGE.parents[1].joinpath(_CHECKOUT[kind], *parts)
    if checkout.exists():
        return checkout
    raise FileNotFoundError(
        f"reportcheck is not installed completely: {'/'.join((kind, *parts))} is missing. Install it again."
    )
