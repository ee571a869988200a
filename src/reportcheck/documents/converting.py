"""Word documents in other formats, by an installed LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from reportcheck.documents.errors import DocumentError

_PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_PATIENCE = 180  # seconds; a form takes about five


def convert(data: bytes, kind: str) -> bytes:
    """A .docx file as another format.

    Args:
        data: the .docx file.
        kind: "pdf" or "html".

    Raises:
        DocumentError: "unsupported" where LibreOffice is not installed or fails.
    """
    program = next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise DocumentError(
            "unsupported",
            f"A {kind} file needs LibreOffice, which is not installed. Write a .docx file, and save it as {kind} in Word.",
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "report.docx"
        source.write_bytes(data)
        # A profile of its own: LibreOffice refuses a second start beside one that is open.
        call = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        try:
            subprocess.run(
                [*call, "--convert-to", kind, "--outdir", name, str(source)],
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
            return source.with_suffix(f".{kind}").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise DocumentError(
                "unsupported", f"LibreOffice could not write the {kind} file. Write a .docx file instead."
            ) from error
