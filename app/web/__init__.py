"""HTTP: the API for our pages, and the pages."""
