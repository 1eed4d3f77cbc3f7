"""A public result as a Word file, the same bytes for the same result."""

import io
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.exports.results import content_of, write_word
from handlers.kit.texts import Language
from services.scoring.public_results import PublicResult

_MOMENT = (1980, 1, 1, 0, 0, 0)  # of all parts of the file, since the clock has no say in it


def word_document(result: PublicResult, language: Language) -> bytes:
    """Return a result as a Word file. What was restated since stands on the page alone, without names."""
    content = content_of(result.publication, result.partnership, None, result.method.catalogue, language)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "result.docx"
        write_word(path, content, language)
        return _without_moments(path)


def _without_moments(path: Path) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return written.getvalue()
