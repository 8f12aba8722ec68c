"""The words of what stands in an answer and around it."""

from assistant.web.words import Words

CHAT_WORDS: Words = {
    "taken": {"zh": "按这个问题来查：", "en": "Taken as:"},
    "stopped": {"zh": "已停止。以上不是完整的回答。", "en": "Stopped. This is not the whole answer."},
    "removed": {"zh": "［引用的资料已移除］", "en": "[The document cited here was removed]"},
    "as_of": {"zh": "（{day}）", "en": "({day})"},
    "as_of_document": {
        "zh": "（资料为{day}，原文未写明时间）",
        "en": "(the document is of {day}; the text names no date)",
    },
    "of_document": {"zh": "（资料时间）", "en": "(the document’s)"},
    "old_text": {"zh": "旧文", "en": "Old text"},
    "new_text": {"zh": "新文", "en": "New text"},
    "not_there": {"zh": "此文没有", "en": "not in this text"},
    "chosen": {"zh": "简答用的是这一数", "en": "the short answer"},
    "series": {"zh": "各时间的数字", "en": "The figure over time"},
    "checked": {"zh": "已核对", "en": "checked"},
    "all_checked": {"zh": "✓ 全部 {all} 句已核对", "en": "✓ Every sentence checked ({all})"},
    "some_checked": {"zh": "✓ {all} 句中 {checked} 句已核对", "en": "✓ {checked} of {all:sentence|sentences} checked"},
    "check_means": {
        "zh": "“已核对”指：所引文字与原文逐字相同，句中的数字、单位、日期、人名和说话人都见于所引原文。核对按规则进行，不靠模型判断。",
        "en": "“Checked” means: the quote is in the source character for character, and every figure, unit, date, name and "
        "speaker of the sentence stands in what it cites. Rules do this, not a model.",
    },
    "doubt_means": {
        "zh": "带虚线的句子有一处规则无法判定，原因写在句后，请对照原文再用。",
        "en": "In a sentence with a dotted line no rule could settle one point. The reason stands behind it; compare with "
        "the source before you use it.",
    },
    "link": {"zh": "复制链接", "en": "Copy link"},
    "link_copied": {"zh": "链接已复制", "en": "Link copied"},
    "link_shown": {"zh": "链接在地址栏里", "en": "The link is in the address bar"},
    "edit": {"zh": "修改问题", "en": "Edit question"},
    "again": {"zh": "重新回答", "en": "Ask again"},
    "freely": {"zh": "不限范围再问", "en": "Ask without filters"},
    "stop": {"zh": "停止", "en": "Stop"},
    "editing": {
        "zh": "正在修改第 {n} 个问题，提交后其后的问答会被替换。",
        "en": "Editing question {n}. It and what follows will be replaced.",
    },
    "keep_it": {"zh": "不改了", "en": "Cancel"},
    "shared": {"zh": "这是一个分享来的问题，按回车提问。", "en": "A shared question. Press Enter to ask it."},
    "gone_away": {
        "zh": "服务没有回应。它可能已停止，正在等它回来……",
        "en": "The service does not answer. It may have stopped; waiting for it to come back…",
    },
    "went_wrong": {
        "zh": "这一步没有成功。请再试一次；如果仍然不行，请重新载入页面。",
        "en": "That did not work. Try again; if it stays, reload the page.",
    },
    "back_again": {"zh": "服务已恢复。重新载入后可以接着问。", "en": "The service is back. Reload the page to go on."},
    "reload": {"zh": "重新载入", "en": "Reload"},
    "keys": {"zh": "/ 提问 · j k 逐个看出处 · Esc 关闭", "en": "/ to ask · j k through the sources · Esc to close"},
}
