"""Articles from where they were published, as received, with what they say of themselves."""
