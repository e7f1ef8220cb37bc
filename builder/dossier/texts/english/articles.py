"""A source's page: what it is, what is quoted from it, its text."""

TEXTS = {
    "title-is-ours": "The publisher's headline is not known; the title is ours.",
    "published": "published",
    "by": "by",
    "published-at": "published at",
    "archived-copy": "archived copy",
    "received": "received",
    "shown": "shown here",
    "shown-full": "the whole text",
    "shown-excerpts": (
        "the passages quoted in this dossier, each in its sentence; the article itself is its "
        "publisher's"
    ),
    "shown-none": "none of its words: the authors of this dossier withhold them",
    "text": "Text",
    "excerpts": (
        "Only the passages that this dossier quotes are shown, each in its sentence; {gap} marks "
        "what is left out. The article is its publisher's; these words are here as the evidence."
    ),
    "withheld": (
        "The authors of this dossier withhold the words of this source: none of them are shown, "
        "here or elsewhere. What is quoted from it is listed below."
    ),
    # While authors serve the site to themselves.
    "whole-excerpts": (
        "You see the whole text, to choose from. What is underlined with dots is not "
        "published: of this source, the site shows the passages quoted, each in its sentence "
        "(publish: excerpts)."
    ),
    "whole-none": (
        "You see the whole text, to choose from. None of it is published: its words are withheld "
        "(publish: none)."
    ),
    "unpublished": "Not published:",
    "note": "Note",
    "passage": "Passage",
    "evidence-for": "Evidence for other records",
    "quoted-in": "Quoted in",
    "in-the-text": "in the text",
    "words-withheld": "its words are withheld",
}
