"""Faults of the program itself, told without any text of a report."""

from __future__ import annotations


def place_of(error: BaseException) -> str:
    """What went wrong where in this package, for a report of the fault; holds no text of any document."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append((trace.tb_frame.f_globals.get("__name__", "?"), trace.tb_lineno))
        trace = trace.tb_next
    own = [place for place in places if place[0].startswith("reportcheck")] or places
    return f"{type(error).__name__} in {':'.join(map(str, own[-1]))}"
