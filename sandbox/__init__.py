"""Stand-ins for the services Okoshko talks to, over real HTTP, and a page to look at them.

Development and tests only. Nothing here imports `app`, so that what it signs and sends is checked
by a second, independent implementation.
"""
