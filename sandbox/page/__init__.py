"""The page to look at: chats of the demo people in phone frames."""
