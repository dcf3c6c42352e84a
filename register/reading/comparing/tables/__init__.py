"""What each field of a document is called, and how a change of it is said; a table for each kind of part."""
