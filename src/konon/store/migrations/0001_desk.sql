-- The desk as it was born: pages with their bytes, what each page gave, and articles to query.
--
-- `pages`, `captures`, `readings` and `issues` are what came in and what was made of it.
-- Everything from `articles` on is derived from `readings` and can be made anew.

PRAGMA application_id = 0x4B6F6E6F;  -- "Kono"


-- Runs -----------------------------------------------------------------------------------------

-- A stage set names the stages of a run by code version and by the data files they read.
CREATE TABLE stage_versions (
    stage_set TEXT NOT NULL,          -- hash over all rows of the set
    name      TEXT NOT NULL,          -- the stage: articles.extract …
    version   TEXT NOT NULL,          -- of its code
    data      TEXT NOT NULL,          -- of its data files
    PRIMARY KEY (stage_set, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    id        INTEGER PRIMARY KEY,
    started   TEXT NOT NULL,          -- ISO 8601, UTC
    ended     TEXT,                   -- NULL while it runs, and for ever if it was killed
    arguments TEXT NOT NULL,          -- JSON array
    stage_set TEXT NOT NULL
) STRICT;


-- What came in ---------------------------------------------------------------------------------

CREATE TABLE pages (
    id         TEXT PRIMARY KEY,      -- p and 20 hex digits of sha256
    sha256     TEXT NOT NULL,         -- of the page's own bytes
    byte_count INTEGER NOT NULL,      -- before compression
    bytes      BLOB                   -- compressed with zstd; NULL if they were not kept
) STRICT;

-- Every place where the same bytes lay.
CREATE TABLE captures (
    id          INTEGER PRIMARY KEY,
    page_id     TEXT NOT NULL REFERENCES pages (id),
    file        TEXT NOT NULL,        -- path below the argument that was read
    record      INTEGER,              -- WARC offset or row; NULL for a whole file
    url         TEXT,
    crawled_at  TEXT,                 -- ISO 8601 with its offset
    crawled_utc INTEGER,              -- the same, as seconds since 1970
    form        TEXT NOT NULL,        -- html, text, row
    charset     TEXT                  -- as the transport declared it
) STRICT;

CREATE UNIQUE INDEX captures_by_place ON captures (
    page_id, file, ifnull(record, -1), ifnull(url, ''), ifnull(crawled_at, ''), form,
    ifnull(charset, '')
);

-- What could not be read or understood.
CREATE TABLE issues (
    id      TEXT PRIMARY KEY,
    stage   TEXT NOT NULL,
    reason  TEXT NOT NULL,
    message TEXT NOT NULL,
    file    TEXT NOT NULL,
    record  INTEGER,
    page_id TEXT,                     -- NULL where no page was made of the input
    url     TEXT
) STRICT;

-- What each page gave, read from the preferred of its captures: an article or an issue.
CREATE TABLE readings (
    page_id    TEXT PRIMARY KEY REFERENCES pages (id),
    capture_id INTEGER NOT NULL REFERENCES captures (id),
    run_id     INTEGER NOT NULL REFERENCES runs (id),
    article_id TEXT REFERENCES articles (id) DEFERRABLE INITIALLY DEFERRED,
    issue_id   TEXT,                  -- of issues
    record     BLOB,                  -- the article without its text: JSON under zstd
    CHECK ((article_id IS NULL) <> (issue_id IS NULL)),
    CHECK ((article_id IS NULL) = (record IS NULL))
) STRICT;

CREATE INDEX readings_by_article ON readings (article_id, page_id);


-- Articles -------------------------------------------------------------------------------------

-- A text is stored once, however many articles have it.
CREATE TABLE texts (
    sha256 TEXT PRIMARY KEY,
    text   TEXT NOT NULL
) STRICT;

CREATE TABLE articles (
    number              INTEGER PRIMARY KEY,  -- grows with the publication time; for joins only
    id                  TEXT NOT NULL UNIQUE,
    address             TEXT NOT NULL,        -- shared by all versions of an article
    role                TEXT NOT NULL CHECK (role IN ('whole', 'part', 'stitched')),
    part_number         INTEGER,              -- which page of a paginated article it was read from
    url                 TEXT,
    publisher           TEXT,
    outlet              TEXT COLLATE NOCASE,
    network             TEXT COLLATE NOCASE,
    headline            TEXT,
    channel             TEXT,                 -- rubrics, widest first, joined by " / "
    published           TEXT,                 -- ISO 8601 in the zone as printed; a date if no clock
    published_utc       INTEGER,              -- the same, as seconds since 1970
    published_precision TEXT,                 -- day, minute, second
    zone                TEXT,                 -- as printed: WIB, +07:00
    zone_basis          TEXT,                 -- printed, assumed
    modified            TEXT,
    dateline            TEXT,
    language            TEXT NOT NULL,
    access              TEXT NOT NULL,        -- free, paywalled, empty
    complete            INTEGER NOT NULL,     -- 1 when nothing of it is missing
    method              TEXT NOT NULL,        -- what read it: rules, generic, fallback, dump, row
    rules               TEXT,                 -- the rule set and its date
    row_id              TEXT,                 -- the corpus row's own id
    text_sha256         TEXT NOT NULL REFERENCES texts (sha256) DEFERRABLE INITIALLY DEFERRED,
    record_page         TEXT REFERENCES pages (id),  -- whose reading it is; NULL when stitched
    record              TEXT NOT NULL         -- the whole article as JSON, but for its text
) STRICT;

CREATE INDEX articles_by_address ON articles (address);
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_outlet ON articles (outlet, number);
CREATE INDEX articles_by_role ON articles (role);

-- Evidence in the tables below: `exact` are the words as printed; `medium` says in which part of
-- the page; in the article's text they begin at code point `start`, elsewhere `place` names the
-- JSON-LD path, meta name, selector, column or rule.

CREATE TABLE credits (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,           -- reporter, editor, photographer …
    name     TEXT NOT NULL,
    label    TEXT,                    -- the printed word before the name
    exact    TEXT NOT NULL,
    medium   TEXT NOT NULL,
    start    INTEGER,
    place    TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    exact    TEXT NOT NULL,
    medium   TEXT NOT NULL,
    start    INTEGER,
    place    TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE captions (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    caption  TEXT NOT NULL,
    credit   TEXT,                    -- the photo credit found in it
    exact    TEXT NOT NULL,
    medium   TEXT NOT NULL,
    start    INTEGER,
    place    TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE related (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    headline TEXT NOT NULL,
    href     TEXT,
    label    TEXT,                    -- Baca juga, Lihat juga …
    exact    TEXT NOT NULL,
    medium   TEXT NOT NULL,
    start    INTEGER,
    place    TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origins (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    origin   TEXT NOT NULL,           -- the line that says where the material comes from
    exact    TEXT NOT NULL,
    medium   TEXT NOT NULL,
    start    INTEGER,
    place    TEXT,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- No field is empty without a reason.
CREATE TABLE absences (
    article  INTEGER NOT NULL REFERENCES articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    field    TEXT NOT NULL,
    reason   TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Word stems of the listed articles; rowid is articles.number, so the newest are read first.
CREATE VIRTUAL TABLE search_index USING fts5 (
    headline, body, content = '', contentless_delete = 1
);

-- Hold a whole batch in memory before it is written out: faster than the default of 1 MB.
INSERT INTO search_index (search_index, rank) VALUES ('hashsize', 8388608);


-- Views to read by -----------------------------------------------------------------------------

-- Every page that gave an article; of a stitched one in reading order.
CREATE VIEW article_pages AS
SELECT articles.number AS article, readings.page_id AS page_id
FROM readings JOIN articles ON articles.id = readings.article_id
UNION ALL
SELECT articles.number, part.value
FROM articles JOIN json_each(articles.record, '$.pages') AS part
WHERE articles.role = 'stitched';

-- What people mean by "the articles": no pages of stitched ones, and the text beside the fields.
CREATE VIEW article_view AS
SELECT articles.*, texts.text
FROM articles JOIN texts ON texts.sha256 = articles.text_sha256
WHERE articles.role <> 'part';

-- Articles of one address with different texts are its versions, numbered from the first.
CREATE VIEW article_versions AS
SELECT
    articles.address,
    articles.number AS article,
    row_number() OVER (
        PARTITION BY articles.address
        ORDER BY
            articles.published_utc,
            (
                SELECT min(captures.crawled_utc)
                FROM article_pages JOIN captures ON captures.page_id = article_pages.page_id
                WHERE article_pages.article = articles.number
            ),
            articles.id
    ) AS version
FROM articles
WHERE articles.role <> 'part';
