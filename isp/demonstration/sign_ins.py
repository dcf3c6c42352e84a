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
    "iglead@leicester.example": "information governance lead, Leicester City Council",
    "auditor@simg.example": "auditor",
}


def welcome(*, address: str, password: str) -> str:
    """Returns what `make run` prints: the address, and with whom one may sign in."""
    rows = [f"  {email:<28} {who}" for email, who in SIGN_INS.items()]
    lines = ["", f"Open {address}/", "", f"Sign in with the password {password} as", *rows, "", "Ctrl-C stops it.", ""]
    return "\n".join(lines)
