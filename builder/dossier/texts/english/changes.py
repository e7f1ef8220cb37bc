"""A preview that is compared with an older state: what is marked, and the page of all changes."""

TEXTS = {
    "title": "What changes",
    "preview": "Preview",
    "compared": "compared with",
    "about": (
        "What this preview says otherwise than the site as it was at {base}. Only what is on the "
        "site is compared, and only words of articles that it shows now are shown; the comparison "
        "by the command line has the older words as well."
    ),
    "nothing": "Nothing is otherwise.",
    "here": "What changes here",
    "to-the-comparison": "In the list of all changes",
    "group-standings": "How statements stand",
    "group-new": "New",
    "group-changed": "Changed",
    "group-gone": "No longer on the site",
    "group-articles": "Articles that changed",
    "follows-one": "One more record only names another one by its new id.",
    "follows": "{count} more records only name another one by its new id.",
    "errors-one": "One error is new: see what the check says.",
    "errors": "{count} errors are new: see what the check says.",
    "new": "new",
    "changed": "changed",
    "removed": "taken out",
    "hidden": "no longer on the site",
    "set-aside": "kept off the site by errors",
    "renamed": "renamed",
    "touched": "changed by another record or an article",
    "was-id": "its id was {id}",
    "leads-here": "the old address leads here",
    "leads-to": "the old address leads to {name}",
    "leads-nowhere": "the old address leads nowhere",
    "kept-back": "a record that is no longer on the site",
    "publish": (
        "Of sources that do not say it themselves, more or less is shown: {before} before, {after} "
        "now."
    ),
    "not-on-the-site": "not on the site",
    "becomes": "becomes",
    "because": "{since}: {what}",
    "no-longer": "no longer",
    "was": "was",
    "is": "is",
    "field-new": "new",
    "field-gone": "taken out",
    "field-otherwise": "says something else",
    "quotation-added": "quotation added",
    "quotation-edited": "quotation with other words",
    "quotation-moved": "quotation that stands elsewhere in its article",
    "quotation-mended": "quotation that is found now",
    "quotation-remarked": "quotation described otherwise",
    "quotations-removed-one": "one quotation taken out",
    "quotations-removed": "{count} quotations taken out",
}
