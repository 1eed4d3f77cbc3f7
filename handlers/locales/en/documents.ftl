# Files that people ask for

document-coming = Preparing it; it will follow in a moment.
document-failed = Sorry, it could not be made. Please try again later; if it fails again, tell an admin the number { $number }.
