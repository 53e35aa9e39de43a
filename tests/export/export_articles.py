"""Articles to export, read from pages written here."""

from konon.articles.extract import extract
from konon.records import Article, Location, Page, PageForm

_PAGE = """<html lang="id"><head>
<meta property="og:site_name" content="Kabar Lembah">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}",
"datePublished":"2025-06-18T19:04:00+07:00","author":{{"@type":"Person","name":"Wira Lesmana"}}}}
</script></head><body><article><h1>{headline}</h1>
<figure><img src="a.jpg">
<figcaption>Warga menyeberang. (Foto: Kabar Lembah/Sari)</figcaption></figure>
<p>LEMBAH - Air sungai naik sejak pagi, kata "ketua, RT" setempat kepada wartawan, Rabu.</p>
<p>Baca juga: <a href="/hujan">Hujan Turun Semalaman</a></p>
<p>Tiga puluh keluarga pindah ke balai desa dan dapur umum dibuka sejak siang hari itu juga.</p>
<p>Petugas memeriksa tanggul; tidak ada korban jiwa dalam peristiwa tersebut menurut camat.</p>
</article></body></html>"""


def make_exported(number: int = 1, headline: str = "Banjir Lembah Meluas") -> Article:
    """Read one invented page; every number makes another article."""
    page = Page(
        content=_PAGE.format(headline=f"{headline} {number}").encode(),
        form=PageForm.HTML,
        location=Location(file=f"crawl/{number}.html"),
        url=f"https://kabarlembah.example/{number}",
    )
    article = extract(page)
    assert isinstance(article, Article)
    return article
