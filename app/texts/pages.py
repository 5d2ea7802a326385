"""Addresses of the pages that messages link to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pages:
    """Knows where this installation is reached."""

    public_url: str

    def booking(self, slug: str) -> str:
        """Return the client's first page."""
        return f"{self.public_url}/app/{slug}"

    def visits(self, slug: str) -> str:
        """Return the client's own visits."""
        return f"{self.public_url}/app/{slug}/visits"

    def cabinet(self, slug: str) -> str:
        """Return the first page of a tenant's people: today's calendar."""
        return f"{self.public_url}/cabinet/{slug}"
