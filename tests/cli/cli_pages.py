"""A small invented crawl: pages of two outlets, a corpus, and what cannot be read."""

import json
from pathlib import Path

_PAGE = """<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta property="og:site_name" content="{outlet}"><link rel="canonical" href="{url}">
<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{headline}",
"datePublished":"{published}","author":{{"@type":"Person","name":"Wira Lesmana"}}}}</script>
</head><body><article><h1>{headline}</h1>{body}</article></body></html>"""

_FLOOD = """<p>LEMBAH SARI - Air sungai naik sejak Rabu pagi dan merendam dua puluh rumah warga
di tepi sungai, kata ketua rukun tetangga setempat kepada wartawan.</p>
<p>Warga mengatakan banjir kali ini lebih tinggi daripada tahun lalu. "Kami pindah ke balai desa
sebelum subuh," ujar Darsih, warga yang rumahnya kebanjiran.</p>
<p>Baca juga: <a href="{base}/hujan">Hujan Turun Semalaman</a></p>
<p>Petugas memeriksa tanggul dan belum menemukan kerusakan. Dapur umum dibuka sejak siang.</p>"""

_MARKET = """<p>KOTA TELUK - Pasar ikan Kota Teluk dibuka kembali setelah ditutup tiga bulan untuk
perbaikan atap, Kamis. Pedagang menyambutnya dengan [bold]doa bersama[/bold].</p>
<p>Kepala pasar mengatakan sewa lapak tidak naik. Pedagang meminta penerangan ditambah pada malam
hari karena pembeli kerap datang menjelang subuh.</p>"""

FLOOD_URL = "https://kabarlembah.example/2025/06/18/banjir"
MARKET_URL = "https://pesisirpos.example/2025/06/19/pasar"


def flood_page() -> str:
    """A page with reporter, related link, time with offset."""
    return _PAGE.format(
        outlet="Kabar Lembah",
        url=FLOOD_URL,
        headline="Banjir Rendam Lembah Sari",
        published="2025-06-18T09:04:00+07:00",
        body=_FLOOD.format(base="https://kabarlembah.example"),
    )


def market_page(*, headline: str = "Pasar Ikan Kota Teluk Dibuka Kembali") -> str:
    """A page whose words look like terminal markup."""
    return _PAGE.format(
        outlet="Pesisir Pos",
        url=MARKET_URL,
        headline=headline,
        published="2025-06-19T06:30:00+08:00",
        body=_MARKET,
    )


def corpus_row(number: int = 7) -> str:
    """A row of a scraper's table, its text in a column that Konon knows."""
    return json.dumps(
        {
            "id": f"baris-{number}",
            "url": f"https://kabarlembah.example/2025/06/20/tanggul-{number}",
            "judul": f"Tanggul Lembah Sari Diperkuat {number}",
            "tanggal": "Jumat, 20 Juni 2025 10:00 WIB",
            "isi": "LEMBAH SARI - Pemerintah kabupaten memperkuat tanggul sungai mulai Jumat "
            f"setelah banjir pekan ini. Pekerjaan tahap {number} memakan waktu dua pekan.\n\n"
            "Bupati mengatakan dana diambil dari pos darurat.",
        }
    )


def write_crawl(folder: Path) -> Path:
    """Write three articles and one empty file; return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a-banjir.html").write_text(flood_page(), encoding="utf-8")
    (folder / "b-pasar.html").write_text(market_page(), encoding="utf-8")
    (folder / "c-kosong.html").write_bytes(b"")
    (folder / "d-korpus.jsonl").write_text(corpus_row() + "\n", encoding="utf-8")
    return folder
