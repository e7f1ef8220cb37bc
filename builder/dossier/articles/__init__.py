"""Articles from where they were published, as received, with what they say of themselves.

What cannot be had is a value, `Refused`, and nothing here writes files. The packages for addresses,
pages and PDF are extras, and are imported where they are used.
"""
