"""Bot tokens and shop keys at rest."""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class VaultError(Exception):
    """A stored secret cannot be read with any of the keys in TOKEN_KEYS."""


class Vault:
    """Encrypts with the newest key and reads with any.

    Keys are Fernet keys (32 bytes, URL-safe base64), newest first. To change a key put the new one
    in front, restart, run `flask bots rotate-keys`, then drop the old one.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def seal(self, secret: str) -> bytes:
        """Encrypt a secret for storing."""
        return self._fernet.encrypt(secret.encode())

    def open(self, sealed: bytes) -> str:
        """Decrypt a stored secret. Raises VaultError."""
        try:
            return self._fernet.decrypt(sealed).decode()
        except InvalidToken:
            raise VaultError("none of the keys in TOKEN_KEYS opens a stored secret") from None

    def reseal(self, sealed: bytes) -> bytes:
        """Encrypt a stored secret again with the newest key. Raises VaultError."""
        try:
            return self._fernet.rotate(sealed)
        except InvalidToken:
            raise VaultError("none of the keys in TOKEN_KEYS opens a stored secret") from None
