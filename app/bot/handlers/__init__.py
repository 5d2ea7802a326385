"""One module per kind of update."""
