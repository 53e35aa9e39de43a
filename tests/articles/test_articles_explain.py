"""Whoever writes rules sees what each selector finds."""

from konon.articles.explain import explain_page
from konon.records import Article, Issue, Location, Page, PageForm

_PAGE = """<html><body><h1 class="detail__title">Banjir Surut di Lembah Sari</h1>
<div class="detail__author">Wira Lesmana - detikNews</div>
<div class="detail__date">Rabu, 18 Jun 2025 09:04 WIB</div>
<div class="detail__body-text"><p><strong>Lembah Sari</strong> - Banjir mulai surut pada Rabu siang
dan warga membersihkan rumah mereka dari lumpur.</p><div class="noncontent">Iklan</div>
<p>Petugas masih menjaga tanggul sampai hujan reda.</p></div></body></html>"""


def page(markup: str, url: str | None = "https://news.detik.com/berita/d-1/banjir-surut") -> Page:
    return Page(
        content=markup.encode(), form=PageForm.HTML, location=Location(file="a.html"), url=url
    )


def test_the_newest_rule_set_on_the_page_is_chosen() -> None:
    explanation = explain_page(page(_PAGE))
    assert (explanation.outlet, explanation.publisher) == ("detikcom", "detik")
    assert [rule_set.chosen for rule_set in explanation.rule_sets].index(True) == 0
    assert isinstance(explanation.outcome, Article)


def test_findings_count_and_quote_what_is_found() -> None:
    chosen = explain_page(page(_PAGE)).rule_sets[0]
    found = {finding.selector: finding for finding in chosen.findings if finding.count}
    assert found[".detail__title"].first == "Banjir Surut di Lembah Sari"
    assert found[".detail__author"].key == "credits.reporter"
    assert found[".noncontent"].counts
    assert all(len(finding.first) <= 80 for finding in chosen.findings)


def test_of_a_list_the_first_selector_that_finds_something_counts() -> None:
    doubled = _PAGE.replace("<h1", "<article><h1>Judul Lain</h1></article><h1")
    headlines = [
        finding
        for finding in explain_page(page(doubled)).rule_sets[0].findings
        if finding.key == "headline" and finding.count
    ]
    assert len(headlines) > 1
    assert [finding.counts for finding in headlines] == [True] + [False] * (len(headlines) - 1)


def test_an_unknown_portal_has_no_rule_sets() -> None:
    explanation = explain_page(page(_PAGE, "https://kabarlembah.example/banjir"))
    assert explanation.publisher is None
    assert explanation.rule_sets == ()


def test_a_page_without_elements_is_explained_by_its_issue() -> None:
    explanation = explain_page(page("", None))
    assert isinstance(explanation.outcome, Issue)
    assert explanation.rule_sets == ()
