"""Chapter 11, keeping it safe."""

from agreements.checks.context import Context
from agreements.checks.findings import Findings, Rule, error
from agreements.checks.words import is_blank, is_standard
from register.documents.agreement import Agreement

CHAPTER = "security"


def c14_common_rules(document: Agreement, context: Context) -> Findings:
    """ICO Data Sharing Code, information governance: common technical and organisational security (C14).

    Standard terms say it all; else who sees it and where it is kept must be said.
    """
    security = document.security
    if is_standard(security.wording):
        return
    if is_blank(security.access):
        yield error("C14", CHAPTER, "access", "Say who may see the information, and how that ends.")
    if is_blank(security.storage):
        yield error("C14", CHAPTER, "storage", "Say where the information is kept, and how it is protected there.")


RULES: tuple[Rule, ...] = (c14_common_rules,)
