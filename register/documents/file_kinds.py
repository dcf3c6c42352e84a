"""Kinds of file, in the words of the pages and of the print."""

from register.documents.labels import Labels

# What a file is called by its media type.
FILE_KINDS: Labels = {
    "application/pdf": "PDF",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word file (.docx)",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "spreadsheet (.xlsx)",
}
