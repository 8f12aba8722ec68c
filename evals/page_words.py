"""Every word of the Evaluate tab, in Chinese and English."""

from assistant.web.words import Words

WORDS: Words = {
    "tab_evaluate": {"zh": "评测", "en": "Evaluate"},
    "evaluate_title": {"zh": "回答有多好？", "en": "How good are the answers?"},
    "evaluate_promise": {
        "zh": "用一套题目检验：逐题提问，逐题判定，最后给出报告。运行时让提问的人优先；随时可以停下，之后接着做。",
        "en": "Put a question set to it: each question is asked, each answer judged, and a report says what came of it. "
        "People who ask go first. A run can be stopped at any time and goes on later.",
    },
    "evaluate_elsewhere": {
        "zh": "评测只在本机打开页面时可用：运行会占用算力，报告会引用全部题目的原文。"
        "这里对外提供服务，所以请在服务器的终端里用 yinju eval run。",
        "en": "Evaluation is open only on the machine itself: runs take computing time, and reports quote the sources of "
        "every question. This page is served to others, so use yinju eval run in a terminal of the server.",
    },
    "evaluate_set": {"zh": "题集", "en": "Question set"},
    "evaluate_no_sets": {
        "zh": "还没有题集。可以上传一份，或在设置 eval_sets 里指定一个文件夹。",
        "en": "There are no question sets yet. Upload one, or name a folder of them in the setting eval_sets.",
    },
    "evaluate_shipped": {"zh": "随附", "en": "comes with Yinju"},
    "evaluate_folder": {"zh": "我们的文件夹", "en": "our folder"},
    "evaluate_uploaded": {"zh": "上传的", "en": "uploaded"},
    "evaluate_not_here": {"zh": "所需资料不在这个库里", "en": "about documents that are not here"},
    "evaluate_check": {"zh": "检查", "en": "Check"},
    "evaluate_run": {"zh": "运行", "en": "Run"},
    "evaluate_stop": {"zh": "停止", "en": "Stop"},
    "evaluate_resume": {"zh": "继续", "en": "Go on"},
    "evaluate_upload": {"zh": "上传题集…", "en": "Upload a set…"},
    "evaluate_kinds": {"zh": "JSON Lines、CSV 或 XLSX", "en": "JSON Lines, CSV or XLSX"},
    "evaluate_taken": {"zh": "已收下 {name}。", "en": "{name} was taken in."},
    "evaluate_too_large": {
        "zh": "这份文件太大，无法在这里上传。请放进设置 eval_sets 所指的文件夹。",
        "en": "This file is too large to upload here. Put it into the folder that the setting eval_sets names.",
    },
    "evaluate_sound": {
        "zh": "{name}：{questions} 题，没有问题。",
        "en": "{name}: {questions:question|questions}, no fault.",
    },
    "evaluate_faulty": {
        "zh": "{name}：{questions} 题，{faults} 处问题。改好之前不能运行。",
        "en": "{name}: {questions:question|questions}, {faults:fault|faults}. It cannot be run until they are mended.",
    },
    "evaluate_unchecked": {"zh": "{n} 题无法核对", "en": "{n:question|questions} could not be checked"},
    "evaluate_for_groups": {
        "zh": "是替用户组问的，页面只以不在任何组的人提问：请在终端里用 yinju eval run",
        "en": "is asked for groups, and the page asks as somebody in none: run it with yinju eval run",
    },
    "evaluate_drafts": {"zh": "{n} 题是无人读过的草稿", "en": "{n:draft|drafts} that nobody has read"},
    "evaluate_line": {"zh": "第 {n} 行", "en": "line {n}"},
    "evaluate_more": {"zh": "另有 {n} 条", "en": "{n} more"},
    "evaluate_failed": {"zh": "没有做成", "en": "That did not work"},
    "evaluate_running": {"zh": "正在运行 {name}", "en": "Running {name}"},
    "evaluate_preparing": {"zh": "正在核对题集并载入模型…", "en": "Checking the set and loading models…"},
    "evaluate_progress": {"zh": "{done} / {of} 题", "en": "{done} of {of:question|questions}"},
    "evaluate_stopping": {"zh": "答完这一题就停…", "en": "Stopping after this question…"},
    "evaluate_done": {"zh": "{name} 已完成。", "en": "{name} is done."},
    "evaluate_stopped": {
        "zh": "{name} 已停下；答过的题留着，可以继续。",
        "en": "{name} was stopped; what was answered is kept, and it can go on.",
    },
    "evaluate_broke": {"zh": "{name} 没有完成：", "en": "{name} did not finish:"},
    "evaluate_open": {"zh": "打开报告", "en": "Open the report"},
    "evaluate_runs": {"zh": "历次运行", "en": "Runs"},
    "evaluate_no_runs": {"zh": "还没有运行过。", "en": "There are no runs yet."},
    "evaluate_when": {"zh": "时间（UTC）", "en": "When (UTC)"},
    "evaluate_right": {"zh": "正确", "en": "Right"},
    "evaluate_gate": {"zh": "门槛", "en": "Gate"},
    "evaluate_files": {"zh": "报告与文件", "en": "Report and files"},
    "evaluate_met": {"zh": "达到", "en": "met"},
    "evaluate_missed": {"zh": "未达到", "en": "not met"},
    "evaluate_no_gate": {"zh": "无", "en": "none"},
    "evaluate_unfinished": {"zh": "未完成，已答 {n} 题", "en": "not finished, {n} answered"},
    "evaluate_crashed": {"zh": "{n} 题出错", "en": "{n} crashed"},
    "evaluate_erased": {"zh": "引文已随资料清除", "en": "its quotes were erased with their documents"},
    "evaluate_report": {"zh": "报告", "en": "Report"},
    "evaluate_compare": {"zh": "比较两次运行", "en": "Compare two runs"},
    "evaluate_before": {"zh": "较早", "en": "Earlier"},
    "evaluate_after": {"zh": "较晚", "en": "Later"},
    "evaluate_open_comparison": {"zh": "打开比较", "en": "Open the comparison"},
}
