# Files that people ask for

document-coming = The file is being made; you will have it in a moment.
document-failed = Sorry, the file could not be made. It is noted as incident { $number }, and an admin will see to it.
