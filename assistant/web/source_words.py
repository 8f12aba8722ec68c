"""The words of the source panel."""

from assistant.web.words import Words

SOURCE_WORDS: Words = {
    "source_back": {"zh": "返回引用的原文", "en": "Back to the cited source"},
    "source_contents": {"zh": "目录", "en": "Contents"},
    "source_views": {"zh": "查看方式", "en": "Shown as"},
    "source_text": {"zh": "文字", "en": "Text"},
    "source_page": {"zh": "原页", "en": "Page"},
    "source_quote": {"zh": "回到引文", "en": "To the quote"},
    "source_link": {"zh": "复制链接", "en": "Copy link"},
    "source_linked": {"zh": "链接已复制", "en": "Link copied"},
    "source_unlinked": {"zh": "未能复制链接", "en": "Could not copy the link"},
    "source_above": {"zh": "显示前文", "en": "Show what stands above"},
    "source_below": {"zh": "显示后文", "en": "Show what stands below"},
    "source_all": {"zh": "显示全文（{n} 字）", "en": "Show the whole text ({n} characters)"},
    "source_table": {"zh": "表格", "en": "Table"},
    "source_drawing": {"zh": "正在显示原页…", "en": "Drawing the page…"},
    "source_page_of": {"zh": "第 {n} 页，共 {count} 页", "en": "Page {n} of {count}"},
    "source_page_before": {"zh": "上一页", "en": "Previous page"},
    "source_page_after": {"zh": "下一页", "en": "Next page"},
    "source_larger": {"zh": "放大", "en": "Larger"},
    "source_smaller": {"zh": "缩小", "en": "Smaller"},
    "source_roughly": {
        "zh": "这一页上找不到逐字的位置，框出的是引文所在的段落。",
        "en": "The exact words could not be found on this page; the box is around the paragraph that holds them.",
    },
    "source_missing": {
        "zh": "原文件已不在收录时的位置，这里显示收录的文字。",
        "en": "The original file is no longer where it was read from; this is the text that was read.",
    },
    "source_changed": {
        "zh": "原文件在收录后改动过，这里显示收录时的文字。",
        "en": "The original file was changed after it was read; this is the text that was read.",
    },
    "source_fetched": {
        "zh": "原文件是从网上取来的，这里没有存原页；这里是收录的文字。",
        "en": "The original was fetched and its pages are not kept here; this is the text that was read.",
    },
    "source_failed": {
        "zh": "原页无法显示，这里是收录的文字。",
        "en": "The page could not be drawn; this is the text that was read.",
    },
    "source_reprints": {"zh": "另有 {n} 处转载", "en": "Reprinted {n:more time|more times}"},
    "source_reprint_of": {"zh": "这是转载，原稿：", "en": "This is a reprint of"},
    "source_versions": {"zh": "共 {n} 个版本", "en": "{n} versions"},
    "source_this": {"zh": "当前显示", "en": "shown here"},
    "source_in_force": {"zh": "现行", "en": "current"},
    "source_not_here": {
        "zh": "引用的原话没有逐字出现在这份文件里。",
        "en": "The cited words do not stand in this document word for word.",
    },
    "source_published": {"zh": "日期", "en": "Date"},
    "source_issuer": {"zh": "发文机关", "en": "Issued by"},
    "source_number": {"zh": "文号", "en": "Number"},
    "source_effective": {"zh": "施行日期", "en": "In effect from"},
    "source_repealed": {"zh": "废止日期", "en": "Repealed on"},
    "source_reporter": {"zh": "记者", "en": "Reporter"},
    "source_editor": {"zh": "编辑", "en": "Editor"},
    "source_dateline": {"zh": "电头", "en": "Dateline"},
    "source_file": {"zh": "文件", "en": "File"},
    "source_facts": {"zh": "登记信息", "en": "Record"},
}
