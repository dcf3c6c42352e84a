"""The sign-ins of the demonstration, printed when it starts."""

# address → who that is
SIGN_INS = {
    "admin@simg.example": "SIMG administrator",
    "member@simg.example": "SIMG member",
    "manager@leicester.example": "manager, Leicester City Council",
    "manager@police.example": "manager, Leicestershire Police",
    "officer@leicester.example": "chief officer, Leicester City Council",
    "officer@blaby.example": "chief officer, Blaby District Council",
    "officer@police.example": "chief officer, Leicestershire Police",
    "orgadmin@blaby.example": "organisation administrator, Blaby District Council",
    "iglead@leicester.example": "information governance lead, Leicester City Council",
    "auditor@simg.example": "auditor",
}


# Said where DEMO_PASSWORD is not the one that the demonstration was built with.
OTHER_PASSWORD = (
    "the password that this demonstration was built with (DEMO_PASSWORD is another: make demo-reset sets it)"
)


def welcome(*, address: str, password: str | None) -> str:
    """Returns what `make run` prints: the address, and with whom one may sign in; None for a password not known."""
    with_what = f"the password {password}" if password else OTHER_PASSWORD
    rows = [f"  {email:<28} {who}" for email, who in SIGN_INS.items()]
    lines = ["", f"Open {address}/", "", f"Sign in with {with_what} as", *rows, "", "Ctrl-C stops it.", ""]
    return "\n".join(lines)
