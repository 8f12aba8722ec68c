"""Every word of the Status tab, in Chinese and English."""

from assistant.web.words import Words

STATUS_WORDS: Words = {
    "tab_status": {"zh": "状态", "en": "Status"},
    "status_title": {"zh": "现在用的是什么，运行得怎样", "en": "What answers here, and how it does"},
    "status_promise": {
        "zh": "用哪些模型、资料库里有什么、回答有多快；自检用资料库自己的句子试一试检索。",
        "en": "Which models are in force, what the store holds, how fast answers are; the self-test tries search with the "
        "store's own sentences.",
    },
    "status_models": {"zh": "模型", "en": "Models"},
    "status_embedder": {"zh": "向量模型", "en": "Embedder"},
    "status_reader": {"zh": "阅读模型", "en": "Reader"},
    "status_generator": {"zh": "撰写", "en": "Generator"},
    "status_shipped": {"zh": "随附", "en": "Comes with Yinju"},
    "status_none": {"zh": "不用", "en": "None"},
    "status_extractive": {"zh": "摘引原句", "en": "Quotes, word for word"},
    "status_store": {"zh": "资料库", "en": "Store"},
    "status_documents": {"zh": "资料", "en": "Documents"},
    "status_passages": {"zh": "段落", "en": "Passages"},
    "status_newest": {"zh": "最新一份", "en": "Newest document"},
    "status_snapshot": {"zh": "快照", "en": "Snapshot"},
    "status_size": {"zh": "占用磁盘", "en": "On disk"},
    "status_speed": {"zh": "速度", "en": "Speed"},
    "status_p50": {"zh": "中位数", "en": "Median"},
    "status_p95": {"zh": "第 95 百分位", "en": "95th percentile"},
    "status_ms": {"zh": "{n} 毫秒", "en": "{n} ms"},
    "status_of": {"zh": "启动以来最近 {n} 次回答", "en": "Of the last {n:answer|answers} since the start"},
    "status_unasked": {"zh": "启动以来还没有人提问。", "en": "Nobody has asked anything since the start."},
    "status_made": {"zh": "版本", "en": "Version"},
    "status_settings": {"zh": "设置指纹", "en": "Fingerprint of the settings"},
    "status_test": {"zh": "自检", "en": "Self-test"},
    "status_try": {"zh": "开始自检", "en": "Run the self-test"},
    "status_trying": {"zh": "正在自检…", "en": "Testing…"},
    "status_untried": {
        "zh": "从资料库取出句子去检索，看它所在的段落是否排在前 {within} 段。",
        "en": "Takes sentences out of the store and looks whether search puts their passages among the first {within}.",
    },
    "status_nothing": {"zh": "资料库里没有可供自检的句子。", "en": "The store holds no sentence to test with."},
    "status_lang": {"zh": "语言", "en": "Language"},
    "status_keywords": {"zh": "关键词", "en": "Keywords"},
    "status_vectors": {"zh": "向量", "en": "Vectors"},
    "status_found": {"zh": "{found} / {tried}", "en": "{found} of {tried}"},
    "status_well": {"zh": "正常", "en": "well"},
    "status_low": {"zh": "偏低", "en": "low"},
    "status_advice": {
        "zh": "有一项偏低：请运行 yinju doctor 和 yinju store verify；换过模型的，请重新收录。",
        "en": "Something is low: run yinju doctor and yinju store verify; where a model was changed, index again.",
    },
    "status_zh": {"zh": "中文", "en": "Chinese"},
    "status_en": {"zh": "英文", "en": "English"},
}
