-- What is mended: inputs that were read later, and a search index that new stems made anew.

-- Which stems the search index was made with; one row.
CREATE TABLE search_stems (
    version TEXT NOT NULL             -- of the code and the data of the stemmer
) STRICT;

CREATE INDEX captures_by_file ON captures (file, record);

-- What still could not be read: an issue of intake is settled once a page (another one than the
-- piece that the issue itself left) came from the same place; where nothing of a whole file could
-- be read, once any page came from the file.
CREATE VIEW open_issues AS
SELECT * FROM issues
WHERE stage <> 'intake.pages' OR NOT (
    EXISTS (
        SELECT 1 FROM captures
        WHERE captures.file = issues.file AND captures.record IS issues.record
        AND captures.page_id IS NOT issues.page_id
    )
    OR (
        issues.record IS NULL
        AND issues.reason IN
            ('empty', 'binary', 'unknown-form', 'not-permitted', 'missing-column')
        AND EXISTS (SELECT 1 FROM captures WHERE captures.file = issues.file)
    )
);
