"""What the cabinet's pages call. One module per resource, shapes beside it in `…_schemas`."""
