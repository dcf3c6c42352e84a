"""The page of an entry, section by section: each module folds one section from the document and the log."""
