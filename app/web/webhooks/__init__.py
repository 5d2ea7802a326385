"""What other services tell us without being asked."""
