"""The name of a measure → what it says, in both languages of a report."""

import re

from evals.records import Words

# recall@5 is recall@{k} with k = 5.
AT = re.compile(r"@(\d+)$")
JUDGED_BY_MODEL = "_nli"
MEANINGS: dict[str, Words] = {
    "recall@{k}": Words(
        "Share of the gold evidence that the first {k} passages of a search hold.",
        "检索的前 {k} 个段落包含了多少标准证据。",
    ),
    "mrr": Words(
        "How early the first passage with gold evidence comes: 1 when it is the first, 1/2 the second; 0 beyond the tenth.",
        "第一个含标准证据的段落排得多靠前：第一为 1，第二为 1/2，十名以后为 0。",
    ),
    "ndcg@{k}": Words(
        "How near the order of the first {k} passages is to the best one, which has all gold evidence at the top.",
        "前 {k} 个段落的次序与最佳次序（标准证据全在最前）有多接近。",
    ),
    "recall_doc@{k}": Words(
        "Share of the documents with gold evidence that are among the first {k} documents found.",
        "含标准证据的文档有多少在检索到的前 {k} 篇之中。",
    ),
    "mrr_doc": Words(
        "How early the first document with gold evidence comes: 1 when it is the first, 1/2 the second.",
        "第一篇含标准证据的文档排得多靠前：第一为 1，第二为 1/2。",
    ),
    "ndcg_doc@{k}": Words(
        "How near the order of the first {k} documents is to the best one.", "前 {k} 篇文档的次序与最佳次序有多接近。"
    ),
    "gold_cited": Words(
        "Share of the gold evidence that the answer cites, at least half of each piece; 0 when it refused.",
        "回答引用了多少标准证据（每条至少引到一半）；拒答为 0。",
    ),
    "citation_recall": Words(
        "Share of the answer's sentences that their citations support.", "回答的句子中，有多少得到所引原文的支持。"
    ),
    "citation_precision": Words(
        "Share of the citations that their sentence needs or that support it alone.",
        "引文中，有多少能单独支持所在的句子，或缺之不可。",
    ),
    "citations_exact": Words(
        "Share of the citations whose words stand in the source exactly where the citation says.",
        "引文中，有多少与原文所标位置逐字一致。",
    ),
    "answer_contains": Words(
        "1 when one of the wanted short answers stands in the answer or in a quote.",
        "回答或引文中出现任一标准短答案，即为 1。",
    ),
    "exact_match": Words(
        "1 when the short answer is one of the wanted ones, spelling variants apart.",
        "短答案与任一标准短答案相同（不计写法差异），即为 1。",
    ),
    "f1": Words(
        "How much the short answer and a wanted one have in common, by characters or words.",
        "短答案与标准短答案有多少字词相同。",
    ),
    "f1_cmrc": Words(
        "f1 by the longest run of characters in common, as CMRC counts it for Chinese.",
        "f1 的另一算法：按最长的相同字串计（中文评测 CMRC 用）。",
    ),
    "rouge_l": Words(
        "How much of a wanted answer stands in the whole text in its order; long quotations lower it.",
        "全文按次序含有多少标准答案；引文越长，数值越低。",
    ),
    "numbers_exact": Words(
        "1 when every figure of a wanted answer is there with its unit, and no other value for the same thing.",
        "标准答案的数字与单位全部出现，且同一事项没有别的数值，即为 1。",
    ),
    "attribution_kept": Words(
        "Questions of who: 1 when a sentence names the right one and what it cites does, too.",
        "问“谁”的题：句子说出正确的人，所引原文里也有此人，即为 1。",
    ),
    "list_complete": Words("Share of a list's items that the answer cites.", "列表题中，回答引用了多少项。"),
    "list_order": Words(
        "Share of the pairs of cited items that stand in the list's own order.",
        "所引各项两两之间，有多少保持原列表的次序。",
    ),
    "answered": Words(
        "Share of the questions with an answer that were answered, rightly or not.",
        "有答案的题得到回答的比例，不论对错。",
    ),
    "right_refusal": Words(
        "Share of the questions without an answer that were refused.", "来源没有答案的题被拒答的比例。"
    ),
    "judge_faithful": Words(
        "What a language model thinks: do the citations say what the answer says?",
        "语言模型的看法：引文是否支持回答。",
    ),
    "judge_correct": Words(
        "What a language model thinks: is the answer what the set wants?", "语言模型的看法：回答是否符合标准答案。"
    ),
    "refusal_precision": Words(
        "Of what was not answered, the share that the sources don't say.", "未作答的题中，来源确实没有答案的比例。"
    ),
    "refusal_recall": Words(
        "Of what the sources don't say, the share that was refused.", "来源没有答案的题中，被拒答的比例。"
    ),
    "refusal_f1": Words(
        "The harmonic mean of refusal_precision and refusal_recall.", "refusal_precision 与 refusal_recall 的调和平均。"
    ),
    "false_answers": Words(
        "Share of the questions without an answer that were answered all the same: lower is better.",
        "来源没有答案却作答的比例：越低越好。",
    ),
    "false_refusals": Words(
        "Share of the questions with an answer that were refused: lower is better.", "有答案却拒答的比例：越低越好。"
    ),
    "coverage": Words("Share of all questions that was answered.", "全部题目中作答的比例。"),
    "selective_risk": Words(
        "Share of the answers given that are wrong: lower is better.", "已给出的回答中出错的比例：越低越好。"
    ),
    "aurc": Words(
        "Mean share of wrong answers while the least sure are left out, one after another: lower is better.",
        "由最没把握的起逐一略去时，出错比例的平均值：越低越好。",
    ),
    "judge_accuracy": Words(
        "How often the language model and the gold agree that an answer is right.",
        "语言模型与标准答案对回答正误的判断有多少一致。",
    ),
    "judge_kappa": Words(
        "judge_accuracy beyond chance: 0 is no more than chance, 1 agreement always.",
        "judge_accuracy 扣除偶然一致：0 为偶然，1 为始终一致。",
    ),
}


def meaning(name: str) -> Words | None:
    """Return what a measure says; None for one that nobody has described."""
    at = AT.search(name)
    k = at[1] if at else ""
    plain = AT.sub("@{k}", name).removesuffix(JUDGED_BY_MODEL)
    found = MEANINGS.get(plain)
    if found is None:
        return None
    en, zh = found.en.replace("{k}", k), found.zh.replace("{k}", k)
    if name.endswith(JUDGED_BY_MODEL):
        return Words(f"{en} A model for inference says what supports.", f"{zh}由推理模型判断是否支持。")
    return Words(en, zh)
