"""Plain data against the project's JSON Schemas."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from reportcheck._resources import resource

if TYPE_CHECKING:
    from jsonschema.protocols import Validator


T = TypeVar("T")


class InvalidDataError(Exception):
    """Data that does not have the shape it must have; the message says where and what, never quoting the data."""


def load(path: str | Path, what: str, remedy: str, read: Callable[[Any], T], error: type[Exception]) -> T:
    """Read a JSON file as one of the project's own shapes.

    Args:
        path: the file.
        what: its name in a sentence: "front sheet", "report".
        remedy: a sentence that says what to do where the file is not JSON.
        read: makes the object from plain data; raises ``error`` where the data does not do.
        error: raised with a sentence that names the file and quotes none of it.
    """
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as fault:
        raise error(f"The {what} {path} cannot be read: {fault.strerror}.") from fault
    except ValueError as fault:
        raise error(f"The {what} {path} is not JSON. {remedy}") from fault
    try:
        return read(data)
    except error as fault:
        raise error(f"The {what} {path} has a mistake. {fault}") from fault


def validate(data: Any, schema: str) -> None:
    """Check data against ``schemas/<schema>.schema.json`` (JSON Schema 2020-12).

    Args:
        data: what ``json.loads`` or ``tomllib.loads`` gave.
        schema: the schema's name: "report", "front_sheet", "form" …

    Raises:
        InvalidDataError: the first thing that is wrong, with its path in the data.
        FileNotFoundError: there is no schema of that name.
    """
    from jsonschema.exceptions import best_match

    error = best_match(_validator(schema).iter_errors(data))
    if error is None:
        return
    place = (
        "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.absolute_path).lstrip(".")
        or "the top level"
    )
    raise InvalidDataError(f"At {place}: {_reason(error.validator, error.validator_value, error.message)}.")


def _reason(keyword: str, wanted: Any, message: str) -> str:
    """What is wrong, in words that hold none of the data: it may be a family's."""
    match keyword:
        case "required":
            return message  # names only the missing key
        case "type":
            return f"this should be {' or '.join(wanted) if isinstance(wanted, list) else wanted}"
        case "enum":
            return f"this should be one of {', '.join(map(str, wanted))}"
        case "const":
            return f"this should be {wanted}"
        case "pattern" | "format":
            return f"this does not have the form {wanted}"
        case "additionalProperties" | "unevaluatedProperties":
            return "there is a key here that the format does not know"
        case _:
            return (
                f"this breaks the rule {keyword}: {wanted}"
                if not isinstance(wanted, (dict, list))
                else f"this breaks the rule {keyword}"
            )


@cache
def _validator(schema: str) -> Validator:
    from jsonschema import Draft202012Validator, FormatChecker

    data = json.loads(resource("schemas", f"{schema}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(data, format_checker=FormatChecker())
