"""The linked whole, immutable: references, backlinks, anchors, statuses.

Outcomes only; `checks` turns them into findings.
"""
