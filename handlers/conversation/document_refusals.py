"""Says why a file that was sent as a report could not be read, one sentence for each reason."""

from foreign_files.sheets import LARGEST_DOCUMENT, Reason
from records.messages import Message, message

REFUSALS = {
    Reason.EMPTY: Message("document-empty"),
    Reason.TOO_LARGE: message("document-too-large", megabytes=LARGEST_DOCUMENT // 1024 // 1024),
    Reason.TOO_LONG: Message("document-too-heavy"),
    Reason.TOO_HEAVY: Message("document-too-heavy"),
    Reason.NOT_READ: Message("document-not-read"),
    Reason.ENCRYPTED: Message("document-encrypted"),
    Reason.PDF: Message("document-not-read"),
    Reason.SCAN: Message("document-scan"),
    Reason.PICTURE: Message("document-picture"),
    Reason.ARCHIVE: Message("document-archive"),
    Reason.OLD_WORD: Message("document-old-word"),
    Reason.NONE_WITHIN: Message("document-empty"),
    Reason.TABLE: Message("document-table"),
}
