"""What a client's pages call. One module per resource; shapes in `schemas`."""
