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

    def cabinet_visit(self, slug: str, visit_id: int) -> str:
        """Return one visit as the tenant's people see it."""
        return f"{self.public_url}/cabinet/{slug}/visits/{visit_id}"

    def move(self, slug: str, visit_id: int) -> str:
        """Return where a client chooses another time for her visit."""
        return f"{self.public_url}/app/{slug}/visits/{visit_id}/move"

    def pay(self, slug: str, visit_id: int) -> str:
        """Return where a client pays for her visit."""
        return f"{self.public_url}/app/{slug}/visits/{visit_id}/pay"

    def shop(self, slug: str) -> str:
        """Return where the owner connects her shop."""
        return f"{self.public_url}/cabinet/{slug}/money/shop"
