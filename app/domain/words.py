"""People's words, made fit for storing."""


def storable(text: str) -> str:
    """Drop what no database takes: NUL, and half a surrogate pair (an emoji cut in two)."""
    return text.replace("\0", "").encode(errors="ignore").decode()


def one_line(text: str) -> str:
    """Put words on one line, so that they cannot pass for lines of the text around them."""
    return " ".join(text.split())
