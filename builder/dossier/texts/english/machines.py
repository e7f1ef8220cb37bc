"""What is offered to other programs: feeds, downloads, citations, and the page about them."""

TEXTS: dict[str, str] = {
    "at-publisher": "at the publisher’s",
    "archived": "archived copy",
}
