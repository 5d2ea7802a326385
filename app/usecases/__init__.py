"""One function per thing that a person or the clock can make happen.

A use case takes the session first, then keywords; tenant, caller and `now` are arguments. It
flushes and queues, never commits and never speaks to a network.
"""
