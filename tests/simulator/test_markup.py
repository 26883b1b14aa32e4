"""Edits of a drawn page: they change what a path finds, and nothing where it finds nothing."""

from __future__ import annotations

from simulator.markup import become, edited, without

PAGE = '<!doctype html><html lang="fr"><body><p id="a">un <b>deux</b> trois</p><p>é’ &amp; &lt;</p></body>'


def test_a_page_where_nothing_is_found_stays_to_the_letter():
    """A fault that does not show leaves no trace."""
    assert without(PAGE, "//table") is PAGE


def test_what_is_taken_out_leaves_the_text_around_it():
    """Only the element goes."""
    assert '<p id="a">un  trois</p>' in without(PAGE, "//b")


def test_what_takes_a_place_keeps_the_text_that_followed():
    """The sentence goes on after it."""
    page = edited(PAGE, "//b", lambda found: become(found, "<i>2</i>"))
    assert '<p id="a">un <i>2</i> trois</p>' in page


def test_a_page_is_written_as_it_was_read():
    """Accents, signs and the doctype survive an edit."""
    page = without(PAGE, "//b")
    assert page.startswith("<!doctype html>")
    assert "<p>é’ &amp; &lt;</p>" in page
