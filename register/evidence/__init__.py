"""What the register gives out as evidence: the PDF of a version, with its text and its proofs attached."""

# Under which a page asks the printer for a file that came with it: "job:source-serif-4-latin-400-normal.woff2".
JOB_SCHEME = "job:"
