"""Note the photos and documents that people send as evidence of theirs."""

from handlers.kit.incoming import FileMessage
from handlers.kit.router import Request
from records.attachments import RecordAttachment
from services.ledger import evidence
from storage.ledger.attachments import SentFile

ALBUM_QUIET = 0.7  # seconds without a further photo before an album is answered


def received(request: Request, file: FileMessage) -> RecordAttachment:
    """Note the file as evidence of the person's."""
    return evidence.receive(
        request.work, request.person, sent_file(file), file.album, request.now, caption=file.caption
    )


def check_size(file: FileMessage) -> None:
    """Raise UserError for a file that is larger than what can be kept."""
    if evidence.is_too_large(sent_file(file)):
        raise evidence.too_large(sent_file(file))


def sent_file(file: FileMessage) -> SentFile:
    """Return the file as it is stored."""
    return SentFile(file.kind, file.file_id, file.unique_id, file.name, file.size)


def quiet_seconds(file: FileMessage) -> float:
    """Return for how long nothing more may come before the file is answered."""
    return ALBUM_QUIET if file.album else 0.0
