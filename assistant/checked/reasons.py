"""Why a sentence fails the check or is doubted, in the words of the reader's language: told of it as what it does."""

from dataclasses import dataclass

REASONS: dict[str, dict[str, str]] = {
    "nothing": {"en": "says nothing", "zh": "没有内容"},
    "uncited": {"en": "cites nothing", "zh": "没有引用任何资料"},
    "unknown": {"en": "cites what is not in the evidence", "zh": "引用了证据里没有的资料"},
    "record": {
        "en": "cites the {0} '{1}', which the record does not say",
        "zh": "引用的登记信息“{1}”（{0}）与记录不符",
    },
    "gone": {"en": "cites a document that is not there", "zh": "引用的资料已经不在"},
    "place": {"en": "does not stand at {0}–{1} of what it cites", "zh": "在所引资料的第 {0}–{1} 字处对不上"},
    "link": {
        "en": "has the link or mark '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的链接或标记“{0}”",
    },
    "order": {
        "en": "gives orders to whoever reads it, and states nothing; read the source",
        "zh": "是对读者或机器的指令，不是陈述，请对照原文",
    },
    "paraphrase": {"en": "is not word for word what it cites; read the source", "zh": "不是逐字引用，请对照原文"},
    "translation": {
        "en": "is our own translation; read the words it cites, beside it",
        "zh": "是本系统的译文，请对照旁边的原文",
    },
    "figure": {
        "en": "has the figure '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的数字“{0}”",
    },
    "figure_of_another": {
        "en": "has the figure '{0}', which what it cites gives for something else, not '{1}'",
        "zh": "用了资料里说别的事的数字“{0}”，说这件事的是“{1}”",
    },
    "figure_changed": {"en": "changes '{0}' to '{1}'", "zh": "把“{0}”改成了“{1}”"},
    "bound_turned": {
        "en": "tells '{0}' the other way round, as '{1}'",
        "zh": "把“{0}”反过来说成了“{1}”，请对照原文",
    },
    "computed": {
        "en": "has the figure '{0}', which stands nowhere in what it cites but may follow from what does; count it again",
        "zh": "资料里没有数字“{0}”，它可能是由资料里的数字推算出来的，请自行核对",
    },
    "converted": {
        "en": "has the figure '{0}', converted from another unit; count it again",
        "zh": "数字“{0}”是由其他单位换算而来，请自行核对",
    },
    "counted": {
        "en": "has the figure '{0}', which is how many the source lists; count them again",
        "zh": "数字“{0}”是按资料列出的项数数出来的，请自行核对",
    },
    "figure_rounded": {"en": "tells '{0}' as '{1}'", "zh": "把“{0}”说成了“{1}”"},
    "went_up": {
        "en": "says that '{0}' went up, which what it cites says went down",
        "zh": "说“{0}”是升，所引资料说是降",
    },
    "went_down": {
        "en": "says that '{0}' went down, which what it cites says went up",
        "zh": "说“{0}”是降，所引资料说是升",
    },
    "from_year": {
        "en": "counts '{0}' from the year before, which what it cites counts from the month before",
        "zh": "把环比的“{0}”说成了同比",
    },
    "from_month": {
        "en": "counts '{0}' from the month before, which what it cites counts from the year before",
        "zh": "把同比的“{0}”说成了环比",
    },
    "date": {"en": "has the date '{0}', which does not stand in what it cites", "zh": "有所引资料里没有的日期“{0}”"},
    "date_year": {
        "en": "has the date '{0}', whose year does not stand in the words it cites",
        "zh": "有日期“{0}”，所引的话里没有写明是哪一年",
    },
    "date_counted": {
        "en": "has the date '{0}', which follows from the day or year that the source counts from; count it again",
        "zh": "日期“{0}”由资料的日期推算而来，请自行核对",
    },
    "time": {"en": "has the time '{0}', which does not stand in what it cites", "zh": "有所引资料里没有的时间“{0}”"},
    "season": {
        "en": "has the time of year '{0}', which is not the one that stands in what it cites",
        "zh": "有与所引资料不同的时节“{0}”",
    },
    "part_of_year": {
        "en": "has the part of a year '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的时段“{0}月”",
    },
    "weekday": {
        "en": "has the day of the week '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的星期“{0}”",
    },
    "number": {
        "en": "has the number '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的数字“{0}”",
    },
    "rank": {
        "en": "has number {0} of a row, which does not stand in what it cites",
        "zh": "有所引资料里没有的次序“第{0}”",
    },
    "name": {"en": "has the name '{0}', which does not stand in what it cites", "zh": "有所引资料里没有的名称“{0}”"},
    "name_unheard": {
        "en": "has the name '{0}', which no rule finds in the other language",
        "zh": "有名称“{0}”，在另一种语言的资料里无法核对",
    },
    "quotation": {
        "en": "has the quotation '{0}', which does not stand in what it cites",
        "zh": "有所引资料里没有的引语“{0}”",
    },
    "quotation_pieces": {
        "en": "has the quotation '{0}', which stands in pieces in what it cites",
        "zh": "引语“{0}”在资料里是分开的几段",
    },
    "quotation_language": {
        "en": "has the quotation '{0}', which is not in the language of what it cites",
        "zh": "引语“{0}”不是所引资料的语言",
    },
    "outlet": {
        "en": "names '{0}' as where it stood, which the source itself does not tell",
        "zh": "说出自《{0}》，资料本身没有写明",
    },
    "not_dropped": {"en": "leaves out a 'not' that stands in what it cites", "zh": "漏掉了所引资料里的“不”或“没有”"},
    "not_added": {"en": "has a 'not' that does not stand in what it cites", "zh": "多出了所引资料里没有的“不”或“没有”"},
    "turned_up": {
        "en": "says that it went up, where what it cites says the opposite",
        "zh": "说是升，所引资料说的正相反",
    },
    "turned_down": {
        "en": "says that it went down, where what it cites says the opposite",
        "zh": "说是降，所引资料说的正相反",
    },
    "wider": {
        "en": "says '{0}', which what it cites says of another range",
        "zh": "把“{0}”的范围说得与所引资料不同",
    },
    "turned": {"en": "says the opposite of what it cites", "zh": "说的与所引资料正相反"},
    "speaker_added": {
        "en": "tells as what {0} says what the document says itself",
        "zh": "把资料自己的话说成了{0}的话",
    },
    "speaker_swapped": {"en": "tells as what {0} says what {1} says", "zh": "把{1}的话说成了{0}的话"},
    "speaker_dropped": {"en": "tells as its own what {0} says", "zh": "把{0}的话当成了事实来说"},
    "speaker_left_out": {"en": "does not name {0}, who says what it cites", "zh": "没有写明这是{0}说的"},
    "unnamed": {"en": "is what {0} says, whom it does not name", "zh": "是{0}的话，句中没有写明"},
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason by its code, with the words of sentence and source that it speaks of."""

    code: str
    parts: tuple[str, ...] = ()

    def told(self, language: str) -> str:
        """Return the reason in words, "zh" or "en"; its subject is the sentence: "cites nothing"."""
        return REASONS[self.code][language].format(*self.parts)
