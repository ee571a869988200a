"""Letters of symbol fonts as the Unicode characters that a reader sees."""

from __future__ import annotations

# Only what forms use: ticks, crosses, boxes, bullets, arrows, comparison signs. From Microsoft's glyph charts of
# the fonts; the positions are the low byte of the private-use code point (U+F0xx).
_WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x70: "☐", 0x71: "☐", 0x72: "☐",
    0x73: "⬧", 0x74: "⧫", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "⬅", 0xE8: "➔", 0xE9: "⬆", 0xEA: "⬇", 0xF0: "⇨",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: "☐", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0x98: "•",
    0xA2: "■", 0xA3: "☐",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x63: "☐", 0x67: "■", 0x72: "✗"}
_SYMBOL = {
    0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±",
    0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xDE: "⇒",
}  # fmt: skip
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOL |= {0x41 + at: letter for at, letter in enumerate(_GREEK)}
_SYMBOL |= {0x61 + at: letter for at, letter in enumerate("αβχδεφγηιϕκλμνοπθρστυϖωξψζ")}

_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}

CHECKED = "☒"
UNCHECKED = "☐"


def is_symbol_font(font: str | None) -> bool:
    """Whether letters set in this font are signs, not letters."""
    return font is not None and font.lower() in _FONTS


def symbol(code: int, font: str | None) -> str:
    """The character shown for a code point in a symbol font (U+F0xx or its low byte).

    Returns:
        One character: the code point itself in any other font, and "�" for a sign that has no entry here.
    """
    chart = _FONTS.get((font or "").lower())
    private = 0xF000 <= code <= 0xF0FF
    if chart is None:
        # Bullets and ticks whose font is not named are Symbol's or Wingdings' in practice.
        chart = _SYMBOL | _WINGDINGS if private else {}
    low = code - 0xF000 if private else code
    if low in chart:
        return chart[low]
    if private and font and font.lower() in _FONTS:
        return chr(low) if chr(low) in " .,()/-+0123456789" else "�"
    return chr(code)


def translate(text: str, font: str | None) -> str:
    """Text set in a font, as shown; the same number of characters."""
    if is_symbol_font(font):
        return "".join(letter if letter.isspace() else symbol(ord(letter), font) for letter in text)
    if any("\uf000" <= letter <= "\uf0ff" for letter in text):
        return "".join(
            symbol(ord(letter), font) if "\uf000" <= letter <= "\uf0ff" else letter for letter in text
        )
    return text
