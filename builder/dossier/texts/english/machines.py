"""What is offered to other programs: feeds, downloads, citations, and the page about them."""

TEXTS: dict[str, str] = {
    "at-publisher": "at the publisher’s",
    "archived": "archived copy",
    "authors": "The authors of “{site}”",
    # A statement with its status, where there is no room for a badge.
    "with-state": "{title} ({state})",
    "since": "{state} ({since})",
    "since-day": "{state} on {since}",
    # Pages in a sentence, for search engines and previews elsewhere.
    "about-list": "{title} of the dossier “{site}”: {count}.",
    "about-page": "{title}, in the dossier “{site}”.",
    "about-record": "{kind} in the dossier “{site}”. {details}.",
    "status": "status: {status}",
    # Feeds.
    "feed-corrections": "Corrections",
    "feed-corrections-says": "Everything that was corrected, withdrawn or regretted.",
    "feed-changes": "All changes",
    "feed-changes-says": (
        "What was said, disputed, corrected, withdrawn and published, by the days on which it "
        "happened."
    ),
    "feed-title": "{what}: {of}",
    "feed-made": "{kind}, {when}, made by {who}",
    "feed-corrects": "Corrects: {what}",
    "feed-changed": "{what}, {when}",
    "feed-cause": "By: {cause}",
    "feed-said": "Said by {who}, {said}: {what}",
    # Citations.
    "cite": "Cite this statement",
    "cite-why": (
        "Each form carries the status as it is now. The claim is in this dossier’s words and is "
        "no quotation."
    ),
    "cite-plain": "Plain text",
    "cite-bibtex": "BibTeX",
    "cite-csl": "CSL-JSON",
    "cited": "{speaker}: {title}. Statement, {said}. In the dossier “{site}”: {where}",
    "cited-title": "{claim} [{status}]",
    "cited-note": "Said: {said}. Status: {status}.",
    "cited-in": "Statement, in the dossier “{site}”",
    "cited-genre": "Statement",
    # The page about all this.
    "data-title": "Data",
    "data-says": (
        "All that this dossier says can be read by programs, too. What is not shown on the pages "
        "is in none of these files, and no statement is in them without its status."
    ),
    "data-downloads": "Downloads",
    "data-count": "There are {records} records with {quotations} quotations.",
    "data-size": "{size} kB",
    "data-whole": (
        "The whole dossier as one JSON document: every record with its references resolved, every"
        " statement with its status and how it came to it, every quotation with its place."
    ),
    "data-annotations": (
        "Every quotation as a W3C Web Annotation, as one AnnotationCollection in JSON-LD."
    ),
    "data-feeds": "Feeds",
    "data-feeds-say": (
        "Atom, the hundred newest entries. An entry is dated by the day of which the records "
        "speak; of a vague date, such as “between 2 and 6 February”, by the first day that it can"
        " mean."
    ),
    "data-pages": "In every page",
    "data-pages-say": (
        "Each page describes itself in its head by schema.org’s vocabulary, as JSON-LD: a "
        "statement is a Claim with its Quotations and with a CorrectionComment for each "
        "correction, a source a NewsArticle; where a statement stands is its creativeWorkStatus. "
        "Each statement’s page ends with its citation as plain text, BibTeX and CSL-JSON."
    ),
    "data-use": "Use",
    "data-use-says": (
        "The dossier does not say under which licence its records may be used: ask its authors. "
        "What is quoted belongs to those who published it."
    ),
    "data-fields": "What dossier.json says",
    "data-fields-say": (
        "It has a list of records for each kind, and the address of the site as site_url, null "
        "where that is not settled. Fields that are empty are left out."
    ),
    "data-every": "Every record",
    "data-shapes": "What stands in fields",
    "data-reference": "{says} Reference to: {kinds}.",
    "data-annotation": "What annotations.jsonld says",
    "data-annotation-says": "Each of its items has these fields.",
    # Fields of the whole dossier.
    "field-id": "Names the record among those of its kind.",
    "field-url": (
        "Where its page stands; from the site’s root where the site’s address is not settled. Of "
        "a source the publisher’s page, where that is known."
    ),
    "field-title": "What it is called; of a source the headline, or else the authors’ label.",
    "field-notes": "The authors’ own words, Markdown.",
    "field-same_as": "Addresses that identify the same thing elsewhere.",
    "field-formerly": "Ids that it once had.",
    "field-quotes": "The words of sources for it: a list of quotations.",
    "field-named_by": (
        "What names it, as a list of {{as, record}}, or {{as, page}} for a page of this site: "
        "“contradicted by”, and which statement does so."
    ),
    "field-name": "What the dossier calls it.",
    "field-aliases": "What the sources call it.",
    "field-roles": "A list of {{title, organization, from, to}}; the last two are dates.",
    "field-unnamed": "Whether the sources describe the person and give no name.",
    "field-part_of": "What it belongs to or lies in.",
    "field-kind": "What it is, in the authors’ words.",
    "field-coordinates": "Latitude and longitude in decimal degrees (WGS 84).",
    "field-date": "When it happened, a date.",
    "field-places": "Where.",
    "field-participants": "Who took part: a list of {{who, role}}.",
    "field-follows": "What it came after and because of.",
    "field-figures": (
        "Numbers that sources give: a list of {{of, values}}, where a value is {{value, quote}}: "
        "the number as text and in words, and the quotation that gives it."
    ),
    "field-speaker": "Who said it.",
    "field-said": "When it was said, a date.",
    "field-at": "The occasion. Two reports of one occasion are not two confirmations.",
    "field-claim": "What is asserted, in the dossier’s neutral words; no quotation.",
    "field-about": "What it is about.",
    "field-contradicts": "What it cannot hold together with.",
    "field-repeats": "What it asserts again.",
    "field-confirms": "What it says is so.",
    "field-responds_to": "What it answers.",
    "field-status": "Where it stands: withdrawn, corrected, disputed, clarified or stands.",
    "field-reasons": "Why it stands there, a list of changes.",
    "field-history": "All that happened to it, a list of changes in time order.",
    "field-label": "The authors’ words for it, where the headline is not known.",
    "field-publisher": "Who published it.",
    "field-published": "When it was published, a date.",
    "field-text": "The file in which its text was received.",
    "field-sha256": "The digest of that file.",
    "field-received": (
        "What that text was taken from, where it was a page or a PDF: {{file, sha256}}."
    ),
    "field-format": "How that file is read: text, html or markdown.",
    "field-language": "Its language, a BCP 47 tag.",
    "field-publish": "How much of it may be shown, where the record says so itself.",
    "field-archive_url": "Where an archived copy stands.",
    "field-authors": "Names, as the byline prints them.",
    "field-retrieved": "When it was received, a date.",
    "field-reports": "What it reports.",
    "field-shown": "How much of it is shown: full, excerpts or none.",
    "field-content": "Its text, where that is shown in full.",
    "field-corrects": "What it corrects.",
    "field-corrections-kind": (
        "What it does: retraction, correction, clarification, apology, update or erratum."
    ),
    "field-issued": "When, a date.",
    "field-by": "Who made it; nobody is named where the dossier’s authors did.",
    "field-on_behalf_of": "In whose name.",
    "field-through": "The statements that make it.",
    "field-instead": "What holds now.",
    "field-shape-reference": (
        "Another record, as {{kind, id, title, url}}; a statement has its status."
    ),
    "field-shape-date": (
        "As {{edtf, words, earliest, latest}}: as the authors wrote it (EDTF), in English, and "
        "the first and the last day that it can mean, null where that is open."
    ),
    "field-shape-quotation": (
        "As {{source, kind, found}}. The kind is direct, indirect or mixed, or null. Each piece "
        "that was found has exact, prefix and suffix, its start and end in the text, in Unicode "
        "code points from 0 on, and line and column of the file; of a withheld source, only where"
        " it is."
    ),
    "field-shape-change": (
        "As {{what, since, status, cause}}: what happened, its date, where the statement stood "
        "then, and the record that brought it about."
    ),
    # Fields of annotations.
    "field-annotation-id": "A URN, which stays when other records change.",
    "field-annotation-motivation": "Always “identifying”.",
    "field-annotation-body": "Its source is the address of the record that quotes.",
    "field-annotation-target": (
        "A list, one for each piece of the quotation. Its source is the address at the "
        "publisher’s, or else of the source’s page here."
    ),
    "field-annotation-selector": (
        "In each target: a TextQuoteSelector with exact, prefix and suffix, and a "
        "TextPositionSelector with start and end in Unicode code points, from 0 on; the former is"
        " missing where the source is withheld."
    ),
    "field-annotation-state": "In each target: where an archived copy stands, if one is known.",
}
