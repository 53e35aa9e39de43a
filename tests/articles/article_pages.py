"""Small invented pages and what the tests of this room ask of them."""

from konon.articles.extract import ExtractOptions, extract
from konon.records import Article, BlockKind, Location, Page, PageForm, Row

LEAD = "Warga Desa Sukamaju memanen padi bersama-sama pada Senin pagi, kata Wulan Prameswari."
SECOND = "Panen itu, menurut dia, lebih besar daripada tahun lalu karena irigasi sudah diperbaiki."
THIRD = "Kelompok tani berencana menjual sebagian beras ke koperasi pada akhir bulan ini."
BODY = (LEAD, SECOND, THIRD)
TITLE = "Warga Sukamaju Panen Raya Setelah Irigasi Diperbaiki"


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def html_page(body: str, head: str = "", *, title: str = TITLE) -> str:
    return (
        f"<html><head><title>{title}</title>{head}</head><body><h1>{title}</h1>{body}</body></html>"
    )


def page(content: str | bytes, url: str | None = None, form: PageForm = PageForm.HTML) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(content=data, form=form, location=Location(file="halaman"), url=url)


def read(content: str | bytes, url: str | None = None, *, use_rules: bool = True) -> Article:
    article = extract(page(content, url), ExtractOptions(use_rules=use_rules))
    assert isinstance(article, Article), article
    return article


def read_text(content: str, url: str | None = None) -> Article:
    article = extract(page(content, url, PageForm.TEXT))
    assert isinstance(article, Article), article
    return article


def read_row(row: Row) -> Article:
    made = Page(
        content=b"{}", form=PageForm.ROW, location=Location(file="korpus", record=0), row=row
    )
    article = extract(made)
    assert isinstance(article, Article), article
    return article


def words_of(article: Article, kind: BlockKind) -> list[str]:
    return [article.text[b.start : b.end] for b in article.blocks if b.kind is kind]


def credits_of(article: Article) -> list[tuple[str, str]]:
    return [(credit.role.value, credit.name) for credit in article.credits]


def check_offsets(article: Article) -> None:
    """Blocks are the text, in order; evidence that claims to stand in it does."""
    assert "\n".join(article.text[b.start : b.end] for b in article.blocks) == article.text
    starts = [block.start for block in article.blocks]
    assert starts == sorted(starts)
    values = [article.outlet, article.headline, article.dateline, *article.channel, *article.tags]
    stamps = [article.published, article.modified, *article.dates]
    evidences = [value.evidence for value in values if value is not None]
    evidences += [stamp.evidence for stamp in stamps if stamp is not None]
    evidences += [caption.evidence for caption in article.captions]
    evidences += [credit.evidence for credit in article.credits]
    evidences += [link.evidence for link in article.related]
    evidences += [origin.evidence for origin in article.origins]
    for evidence in evidences:
        if evidence.start is not None:
            assert article.text[evidence.start : evidence.end] == evidence.exact
