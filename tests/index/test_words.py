from index.words import fold, language, traditional, words


def test_traditional_and_simplified_meet() -> None:
    assert words("國際科技創新中心") == words("国际科技创新中心")


def test_full_width_and_half_width_meet() -> None:
    assert words("２０２５年ＧＤＰ") == words("2025年gdp")


def test_figures_stay_whole_and_lose_their_separators() -> None:
    assert words("1,200家企业 增长8.7%")[0] == "1200"
    assert "8.7" in words("1,200家企业 增长8.7%")


def test_english_words_meet_by_their_stem() -> None:
    assert words("Laboratories' plans") == words("laboratory plan")


def test_accented_letters_do_not_break_a_word() -> None:
    assert len(words("café")) == 1


def test_rare_characters_beyond_the_basic_plane_are_found() -> None:
    assert "𠮷" in "".join(words("𠮷村"))


def test_folding_keeps_the_number_of_characters_of_plain_chinese() -> None:
    assert fold("國際") == "国际"


def test_a_number_meets_its_chinese_form_inside_a_sentence() -> None:
    assert set(words("三十座泵站")) <= set(words("全市建成30座泵站"))


def test_language_tells_script_and_tongue() -> None:
    assert (language("国际科技创新中心"), language("國際科技創新中心"), language("A plan for 北京")) == (
        "zh",
        "zh-Hant",
        "en",
    )


def test_a_text_is_written_in_traditional_characters_by_words() -> None:
    assert traditional("头发和发展，简体字") == "頭髮和發展，簡體字"
