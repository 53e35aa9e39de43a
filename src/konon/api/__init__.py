"""What Python users see, and the only thing that the command line calls.

import konon

article = konon.read("page.html")
konon.run(["crawl/"], to="news.konon")
with konon.open("news.konon") as desk:
    for hit in desk.search("banjir outlet:Kompas.com"):
        print(hit.row.headline)
"""

from konon.api.desk import Konon, default_database, open  # noqa: A004 konon.open is the name
from konon.api.notebook import article_html
from konon.api.reading import Piped, read, read_all
from konon.api.running import run
from konon.engines.progress import Progress, Summary
from konon.pipeline import stage_names
from konon.records import Article
from konon.store import ArticleRow, Counts, Fault, Hit, Snippet

__all__ = [
    "ArticleRow",
    "Counts",
    "Fault",
    "Hit",
    "Konon",
    "Piped",
    "Progress",
    "Snippet",
    "Summary",
    "default_database",
    "open",
    "read",
    "read_all",
    "run",
    "stage_names",
]

# Records know no HTML; notebooks ask them for it all the same.
Article._repr_html_ = article_html  # type: ignore[attr-defined]
