"""Pages for people: what this is, and the client's pages."""
