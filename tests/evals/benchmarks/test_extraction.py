import pytest

from evals.benchmarks import extraction
from evals.benchmarks.extraction import averages, score, shares, token_f1
from evals.benchmarks.extraction_pages import SITES, Made, pages

MADE = list(pages())


@pytest.mark.parametrize("page", MADE[2::10], ids=lambda page: page.name)
def test_a_report_of_each_site_gives_its_body_and_its_facts(page: Made) -> None:
    scored = score(page)
    assert scored.f1 >= 0.95
    assert all(scored.right.values()), scored.said


def test_the_pages_are_ten_a_site_no_two_alike_and_the_same_each_time() -> None:
    assert len(MADE) == 10 * len(SITES) == 150
    assert len({page.body for page in MADE}) == 150
    assert next(pages()) == MADE[0]


def test_tokens_are_characters_of_chinese_and_words_of_other_scripts() -> None:
    assert token_f1("新增绿地 320", "新增绿地 320") == 1
    assert token_f1("新增", "新建") == 0.5
    assert token_f1("a tram opened", "a tram") == pytest.approx(0.8)


def test_runs_of_four_words_are_scaled_to_one_a_page() -> None:
    assert shares("a b c d e", "a b c d x") == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    assert shares("", "") == (0, 0, 0)
    assert averages([(1, 0, 0), (0.5, 0.5, 0)]) == pytest.approx((0.75, 1, 1.5 / 1.75))


def test_a_folder_that_is_no_benchmark_is_told_so(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    assert extraction.main([str(tmp_path)]) == 2
    assert "ground-truth.json" in capsys.readouterr().err
