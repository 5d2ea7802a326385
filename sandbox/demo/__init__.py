"""Demo data: two masters' businesses with a few weeks of work in their calendars."""
