"""What the guide shows: one row a picture, with who looks and where."""

from dataclasses import dataclass

PUBLIC = ""


@dataclass(frozen=True)
class Scene:
    """A picture: its name, who looks (an address to sign in with, "" for the public), and the page.

    `path` may name an agreement or a draft of the demonstration (scenes.NAMED) in braces. `start` is a selector from
    which the picture begins; without it, it begins at the top.
    """

    name: str
    who: str
    path: str
    start: str = ""


# name in a path → how the title begins
NAMED = {
    "marac": "MARAC",
    "safeguarding": "Safeguarding children",
    "community_safety": "Community safety",
    "discharge": "Hospital discharge",
    "care_leavers": "Care leavers",
    "missing_children": "Missing children",
    "rough_sleeping": "Rough sleeping",
    "empty_homes": "Sharing of information about empty homes",
}

MANAGER, OFFICER, AWAITED = "manager@leicester.example", "officer@leicester.example", "officer@blaby.example"
MEMBER, ADMINISTRATOR = "member@simg.example", "admin@simg.example"
IG_LEAD, AUDITOR = "iglead@leicester.example", "auditor@simg.example"
ORGANISATION_ADMINISTRATOR = "orgadmin@blaby.example"

SCENES = (
    Scene("front", PUBLIC, "/"),
    Scene("register", PUBLIC, "/register/"),
    Scene("entry", PUBLIC, "/register/{marac}/"),
    Scene("entry-hand-overs", PUBLIC, "/register/{marac}/", start="#hand-over"),
    Scene("entry-awaited", PUBLIC, "/register/{discharge}/"),
    Scene("compare", PUBLIC, "/register/{safeguarding}/compare/1/2/"),
    Scene("text", PUBLIC, "/register/{marac}/1/text/"),
    Scene("organisations", PUBLIC, "/organisations/"),
    Scene("organisation", PUBLIC, "/organisations/leicester/"),
    Scene("sign-in", PUBLIC, "/accounts/login/"),
    Scene("desk-manager", MANAGER, "/desk/"),
    Scene("task-list", MANAGER, "/drafts/{rough_sleeping}/"),
    Scene("chapter", MANAGER, "/drafts/{rough_sleeping}/purpose/"),
    Scene("items", MANAGER, "/drafts/{rough_sleeping}/items/"),
    Scene("paste", MANAGER, "/drafts/{rough_sleeping}/items/paste/"),
    Scene("part", MANAGER, "/drafts/{rough_sleeping}/parties/police/"),
    Scene("check", MANAGER, "/drafts/{rough_sleeping}/check/"),
    Scene("returned", MANAGER, "/drafts/{care_leavers}/"),
    Scene("desk-member", MEMBER, "/desk/"),
    Scene("review", MEMBER, "/drafts/{missing_children}/review/"),
    Scene("decision", MEMBER, "/drafts/{missing_children}/review/", start="#decision"),
    Scene("correct", MEMBER, "/register/{community_safety}/1/correct/"),
    Scene("desk-officer", AWAITED, "/desk/"),
    Scene("sign", AWAITED, "/register/{community_safety}/1/sign/"),
    Scene("declare", AWAITED, "/register/{community_safety}/1/sign/declare/"),
    Scene("decline", AWAITED, "/register/{community_safety}/1/decline/"),
    Scene("withdraw", OFFICER, "/register/{marac}/1/withdraw/"),
    Scene("letters", ADMINISTRATOR, "/letters/"),
    Scene("appoint", ADMINISTRATOR, "/organisations/blaby/appoint/"),
    Scene("appointments", ADMINISTRATOR, "/organisations/blaby/"),
    Scene("draft-read", IG_LEAD, "/drafts/{rough_sleeping}/text/"),
    Scene("happenings", AUDITOR, "/register/{safeguarding}/", start="#happenings"),
    Scene("downloads", AUDITOR, "/register/{safeguarding}/", start="#downloads"),
)

# The stored PDF of the agreement with the most to show, and which of its pages are shown side by side.
PDF_OF, PDF_PATH = "marac", "/register/{marac}/1.pdf"
PDF_SHEETS = {"pdf": (1, 2, 3), "pdf-inside": (8, 13, 15), "pdf-certificate": (-3, -2, -1)}
WIDTHS = (1280, 375)
