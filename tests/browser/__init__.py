"""The product as a person meets it: real processes, a real browser, a phone's width."""
