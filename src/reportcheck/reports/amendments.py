"""Changes to the front sheet that its author marked: by another font colour or by a tracked change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reportcheck.documents.model import Block, Document
from reportcheck.reports.layout import Placed
from reportcheck.reports.look import colour_of, is_grey
from reportcheck.reports.model import Amendment

_LINK_BLUE = frozenset({"0563c1", "0000ff", "0000ee", "467886"})


def read_amendments(document: Document, front_sheet: Iterable[Placed]) -> tuple[Amendment, ...]:
    """The amendments in document order.

    A replacement is one amendment, its new text; a deletion that nothing replaces is listed by its old text. Struck-through
    words are the old text of a replacement. White and grey are how forms print, not how people amend.

    Args:
        document: for its tracked deletions.
        front_sheet: the blocks of the front sheet with their places; labels of the form left out.
    """
    places = sorted(front_sheet, key=lambda p: p.block.number)
    norm = _norm_colour(places)
    found: list[Amendment] = []
    for place in places:
        field = place.row or place.column or (place.path[-1].text if place.path else None)
        inserted = list(_inserted(place.block))
        found.extend(Amendment(text, "insertion", field) for text in inserted)
        found.extend(
            Amendment(text, "colour", field) for text in _coloured(place.block, norm) if text not in inserted
        )
        found.extend(
            Amendment(text, "deletion", field) for text in _deleted(document, place.block, bool(inserted))
        )
    return tuple(found)


def _norm_colour(places: Sequence[Placed]) -> str | None:
    """The colour that the front sheet's values are printed in: black, unless most values begin in another colour."""
    first = [next((colour_of(run) for run in place.block.runs if not run.strike), None) for place in places]
    counts = Counter(colour for colour in first if colour is not None)
    colour, count = counts.most_common(1)[0] if counts else (None, 0)
    return colour if count > len(first) / 2 else None


def _coloured(block: Block, norm: str | None) -> Iterator[str]:
    """Stretches of a block in a colour of their own, struck-through words left out."""
    text = ""
    for run in block.runs:
        piece = block.text[run.start : run.end]
        colour = colour_of(run)
        marked = (
            colour is not None
            and colour != norm
            and not is_grey(colour, light=True)
            and not (run.link and colour in _LINK_BLUE)
        )
        if marked and not run.strike:
            text += piece
        elif not piece.strip():
            text += piece if text else ""
        else:
            if _worth(text):
                yield _clean(text)
            text = ""
    if _worth(text):
        yield _clean(text)


def _inserted(block: Block) -> Iterator[str]:
    """Tracked insertions of a block, neighbouring runs joined."""
    text = ""
    for run in block.runs:
        piece = block.text[run.start : run.end]
        if run.revision == "insertion":
            text += piece
        else:
            if _worth(text):
                yield _clean(text)
            text = ""
    if _worth(text):
        yield _clean(text)


def _deleted(document: Document, block: Block, replaced: bool) -> Iterator[str]:
    """Tracked deletions of a block that nothing replaces."""
    if replaced:
        return
    for revision in document.revisions:
        if revision.kind == "deletion" and revision.block == block.number and _worth(revision.text):
            yield _clean(revision.text)


def _worth(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _clean(text: str) -> str:
    return " ".join(text.split())
