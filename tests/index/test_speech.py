import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.sentences import split
from index.speech import reported
from index.types import Said


def said(text: str, lang: str = "zh") -> tuple[Said, ...]:
    return reported(text, split(text), lang)


def speakers(text: str, lang: str = "zh") -> list[tuple[str, str]]:
    return [(one.speaker, one.role) for one in said(text, lang)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("滨江市水务局局长陆远航3月5日在发布会上介绍，管网新建420公里。", "陆远航", "滨江市水务局局长"),
        ("陆远航，滨江市水务局局长，在会上说，管网新建420公里。", "陆远航", "滨江市水务局局长"),
        ("据滨江市水务局局长陆远航介绍，管网新建420公里。", "陆远航", "滨江市水务局局长"),
        ("市委书记郑国栋走进车间，仔细询问情况后强调，要稳住岗位。", "郑国栋", "市委书记"),
        ("特里亚共和国总统安德烈·科瓦尔17日宣布，五月举行大选。", "安德烈·科瓦尔", "特里亚共和国总统"),
        ("對此，運輸署署長林柏豪表示，新航線四月開通。", "林柏豪", "運輸署署長"),
        ("对此，县农业农村局有关负责人表示，补贴已经到户。", "县农业农村局有关负责人", ""),
        ("世界粮农基金会报告称，仍有六亿人挨饿。", "世界粮农基金会报告", ""),
        ("记者从国家能源局获悉，一季度装机增长。", "国家能源局", ""),
        ("在陆远航看来，管网要有人管。", "陆远航", ""),
        ("侯远山竞选办公室表示，日程没有变化。", "侯远山竞选办公室", ""),
        ("考察队领队王金辉表示，作业需要40天。", "王金辉", "考察队领队"),
        ("副省长何秋实带队检查时要求，水库要降水位。", "何秋实", "副省长"),
        ("绣娘沈若兰坐在窗边，笑着对记者说：“一针一线都是日子。”", "沈若兰", "绣娘"),
        ("乐乐的爷爷笑着补充说，他天天缠着人讲星星。", "乐乐的爷爷", ""),
        ("一名要求匿名的白宫高级官员透露，名单已经拟好。", "白宫高级官员", ""),
    ],
)
def test_a_chinese_speaker_is_told_with_the_role(text: str, speaker: str, role: str) -> None:
    assert speakers(text) == [(speaker, role)]


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Harbour Mayor Dana Whitlock said the line will open in May.", "Dana Whitlock", "Harbour Mayor"),
        ("The tanks are full, said Li Wenshu, vice-minister of water.", "Li Wenshu", "vice-minister of water"),
        ("Teresa Okafor, a spokeswoman for the port, said no ship left.", "Teresa Okafor", "spokeswoman for the port"),
        ("The bank's spokesman, Tom Hale, said rates will stay.", "Tom Hale", "bank's spokesman"),
        ("According to the National Grid Office, demand fell.", "the National Grid Office", ""),
        ("“I left with one bag,” recalled Noor Hassan, 34, a teacher.", "Noor Hassan", "teacher"),
        ("Inbrew, which owns the plant, said sales rose.", "Inbrew", ""),
        ("“I know every hole in this road,” jokes bus driver Bogdan Ilić.", "Bogdan Ilić", "bus driver"),
        ("The world indoor champion said the track was slow.", "The world indoor champion", ""),
        ("Head chef Liv Moen: “We cook what the boat brings.”", "Liv Moen", "Head chef"),
        ("Ida Brook of the Workers' Council says the fall is steeper.", "Ida Brook", ""),
    ],
)
def test_an_english_speaker_is_told_with_the_role(text: str, speaker: str, role: str) -> None:
    assert speakers(text, "en") == [(speaker, role)]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("报告提出，今年增长5%左右。", "zh"),
        ("会议指出，要做好春耕。", "zh"),
        ("据介绍，公园占地320公顷。", "zh"),
        ("这部小说说明了一个道理。", "zh"),
        ("部长向他们亲切致意表示祝贺，并合影留念。", "zh"),
        ("严重违背了办会承诺。", "zh"),
        ("“东湖蓝廊”工程全长21公里，今年开放。", "zh"),
        ("《城市养犬条例》要求，犬只须每年登记。", "zh"),
        ("网上有传言称，该桥即将拆除。", "zh"),
        ("这名保安随后被宣布死亡。", "zh"),
        ("The plan says that emissions will peak.", "en"),
        ("Bellamy's claim was denied.", "en"),
        ("It has to be said that the game is short.", "en"),
    ],
)
def test_what_nobody_but_the_document_says_is_left_out(text: str, lang: str) -> None:
    assert said(text, lang) == ()


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("局长陆远航说，管网修好了。他还表示，要有人管。", "zh"),
        ("局长陆远航说，管网修好了。“修好了，还要有人管。”", "zh"),
        ("“管网修好了。”局长陆远航告诉记者。“现在要有人管。”", "zh"),
        ("局长陆远航说：“管网修好了。\n“现在要有人管。”", "zh"),
        ("“水来了，石阶不见了。”回忆起去年，局长陆远航仍心有余悸。“幸好预警早。”", "zh"),
        ("Mayor Dana Whitlock said it works. She added that tests went on.", "en"),
        ("“It works,” said Mayor Dana Whitlock. “Tests went on for a year.”", "en"),
        ('"Were there faults? We found none," said Mayor Dana Whitlock.', "en"),
        ("Mayor Dana Whitlock said it works. Whitlock also said tests went on.", "en"),
    ],
)
def test_each_sentence_keeps_the_speaker(text: str, lang: str) -> None:
    assert speakers(text, lang) == [("陆远航", "局长") if lang == "zh" else ("Dana Whitlock", "Mayor")] * 2


def test_the_sentence_after_a_finished_quotation_has_its_own_speaker() -> None:
    text = "陈思远说：“我想办公司。”李桂香却说：“先把苹果卖完。”"
    assert speakers(text) == [("陈思远", ""), ("李桂香", "")]


def test_the_answers_of_an_interview_are_of_whom_their_label_names() -> None:
    found = said("记者：今年招多少人？\n唐嘉禾：增加一成。\n记者：会不会影响质量？\n唐嘉禾：不会。我们添了教师。")
    assert [(one.speaker, one.direct) for one in found] == [("唐嘉禾", True)] * 3


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("外交部发言人15日说，双方保持沟通。“立场没有变化。”这位发言人说。", "外交部发言人"),
        ("世界粮农基金会报告称，六亿人挨饿。报告还指出，冲突是首要原因。", "世界粮农基金会报告"),
    ],
)
def test_a_speaker_named_again_by_the_role_alone_is_the_one_before(text: str, speaker: str) -> None:
    assert {one.speaker for one in said(text)} == {speaker}


def test_a_medium_that_hands_on_what_another_says_is_not_the_speaker() -> None:
    assert speakers("据《新成日报》报道，外长安德烈·科瓦尔表示，谈判推迟。") == [("安德烈·科瓦尔", "外长")]


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ("局长陆远航说：“管网修好了，现在要有人管。”", True),
        ("局长陆远航说，管网修好了，现在要有人管。", False),
        ("局长陆远航说，今年要建成三条“会呼吸”的绿廊，并全部向市民开放。", False),
    ],
)
def test_word_for_word_is_told_from_the_writers_words(text: str, direct: bool) -> None:
    assert [one.direct for one in said(text)] == [direct]


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    text = "新华社北京1月20日电（记者林晓）局长陆远航20日宣布，管网建成。"
    (found,) = said(text)
    assert text[found.start : found.end] == "局长陆远航20日宣布，管网建成。"


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet='“”「」：，。\n说表示他陆远航局长abcSaid "said ', max_size=60))
def test_any_text_is_gone_through_and_offsets_stay_within_its_sentences(text: str) -> None:
    spans = split(text)
    for lang in ("zh", "en"):
        for one in reported(text, spans, lang):
            assert one.speaker
            assert any(start <= one.start < one.end <= end for start, end in spans)
