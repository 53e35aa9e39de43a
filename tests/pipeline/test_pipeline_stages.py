"""The lists of stages: how far they go, and by what they are stamped."""

import re
from pathlib import Path

import pytest

import konon.pipeline
from konon.errors import UsageError
from konon.pipeline import (
    EACH_PAGE,
    EXTRACT,
    TOGETHER,
    read_page,
    read_page_without_rules,
    stage_names,
    stages_until,
)
from konon.records import Article, Issue, Location, Page, PageForm


def test_stages_have_names_of_their_own() -> None:
    names = [stage.name for stage in (*EACH_PAGE, *TOGETHER)]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z]+\.[a-z]+", name) for name in names)


def test_every_stage_stands_in_the_picture_at_the_top() -> None:
    for stage in (*EACH_PAGE, *TOGETHER):
        assert stage.name in (konon.pipeline.__doc__ or "")


def test_all_stages_by_default_and_fewer_by_name() -> None:
    assert stages_until() == (*EACH_PAGE, *TOGETHER)
    assert [s.name for s in stages_until("articles.extract")] == [
        "intake.pages",
        "articles.extract",
    ]


@pytest.mark.parametrize("name", ["articles", "intake.pages", ""])
def test_an_unknown_stage_is_answered_with_the_known(name: str) -> None:
    with pytest.raises(UsageError, match=r"articles\.extract, articles\.stitch"):
        stages_until(name)
    assert name not in stage_names()


def test_a_stamp_tells_code_and_data_apart() -> None:
    stamp = EXTRACT.stamp()
    assert (stamp.name, stamp.version) == ("articles.extract", EXTRACT.version)
    assert re.fullmatch(r"[0-9a-f]{20}", stamp.data)
    assert stamp == EXTRACT.stamp()
    assert len({stage.stamp().data for stage in EACH_PAGE}) == len(EACH_PAGE)


def test_every_data_file_below_a_room_counts_for_a_stage() -> None:
    package = Path(konon.pipeline.__file__).parent
    named = {
        path
        for stage in (*EACH_PAGE, *TOGETHER)
        for pattern in stage.data
        for path in package.glob(pattern)
    }
    rooms = {"articles", "intake", "indonesian", "publishers"}
    present = {
        path
        for suffix in ("toml", "tsv")
        for path in package.rglob(f"*.{suffix}")
        if path.relative_to(package).parts[0] in rooms
    }
    assert present <= named
    assert all(list(package.glob(pattern)) for stage in EACH_PAGE for pattern in stage.data)


def test_one_page_through_the_stages() -> None:
    body = "".join(
        f"<p>Warga desa {n} bergotong royong membersihkan saluran air.</p>" for n in "ab"
    )
    page = Page(
        content=f"<h1>Gotong Royong</h1><article>{body}</article>".encode(),
        form=PageForm.HTML,
        location=Location(file="a.html"),
    )
    assert isinstance(read_page(page), Article)
    assert isinstance(read_page_without_rules(page), Article)
    nothing = Page(content=b"<html></html>", form=PageForm.HTML, location=Location(file="b.html"))
    assert isinstance(read_page(nothing), Issue)
