"""The handbook's sample of a comment is what the command says today."""

from sample_comment import PAGE, made


def test_sample__is_what_the_command_says() -> None:
    """A retraction added, a quotation mangled, a person renamed, in a real repository."""
    assert made() == PAGE.read_text(encoding="utf-8"), "`make handbook` writes it anew"


def test_sample__tells_each_of_its_changes() -> None:
    said = made()
    assert "<strong>1 statement is withdrawn</strong>" in said
    assert "<strong>1 quotation no longer stands in its source</strong>" in said
    assert "person renamed: Questioners at the Pentagon briefing" in said
