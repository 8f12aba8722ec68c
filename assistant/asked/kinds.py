"""A question's words → its kind: what sort of answer is asked for. The patterns of both languages, simplified script."""

import re

from assistant.types import Kind

# What a document is called. "When was it published?" is about a document's record where one of these is asked about,
# and about the world ("when was the phone published?") where none is.
_PAPER = (
    r"报道|文章|稿件|稿子|通稿|稿(?=是|由|[，。？?])|消息|新闻|社论|通知|公告|公报|通报|办法|规划|纲要|条例|意见|方案|章程|细则|规定|法律|文件|报告|草案|"
    r"征求意见稿|白皮书|》|(?<![方办做想说看手无合非执司立违依守])法(?=[是由何什哪从自于在的])"
)
_THIS = r"(?:(?:这|本|该|上述|那|此)(?:篇|文|则|条|份|部|期|张|幅|稿)|本报|本台|本网)"
_WHEN = r"何时|何日|何年|什么时[候间]|啥时候|哪一?[年月天日]|几月几?[日号]?|几号|日期|时间"
OUT = r"发布|发表|刊发|刊登|刊出|见报|登出|发出|印发|公布|出台|颁布|发文|成文|通过|下发|问世|播发|播出|挂出|挂网|推送|落款|发(?=的|了|[?？])"
_ISSUED = r"发布|印发|制定|颁布|出台|公布|下发|发文|出|签发"
_MEDIA = r"媒体|报纸|报社|报刊|通讯社|网站|电视台|杂志|平台"
_PAPER_EN = (
    r"(?:articles?|stor(?:y|ies)|reports?|pieces?|pages?|notes?|photos?|pictures?|notices?|plans?|laws?|regulations?|"
    r"measures|documents?|bulletins?|guidelines?|drafts?|polic(?:y|ies)|circulars?|announcements?)"
)
_EARLIER = (
    r"草案|征求意见稿|初稿|送审稿|旧版|老版|上一版|前一版|原版|修订前|修改前|修订稿|修订版|新版|正式稿|发布稿|定稿|最终稿|"
    r"旧法|新法|(?:19|20)\d{2}年?版|原条例|原办法|原规定|两个版本|两[版稿]|各[版稿]|前后稿|新旧|初步数|原稿"
)
_EARLIER_EN = r"\b(?:drafts?|\d{4} (?:version|edition|text)s?|(?:earlier|older?|previous|first|two|both|new|final|adopted|revised|amended) (?:version|edition|text)s?)"

# The first kind whose pattern is found; the order settles questions that fit two ("which year" is a date, no list).
KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # When it was passed, too, is a step of how it came about.
    ("timeline", re.compile(r"哪几[年次][^，。？]{0,6}修[改订正]|修[改订正]过(?:几次|哪几|哪些)")),
    (
        "metadata",
        re.compile(
            rf"责编|责任编辑|校对(?=是谁|是哪|叫|由谁)|(?:谁|哪位(?:记者)?)(?:写|采写|撰写|编辑|编写|报道)了?.{{0,30}}(?:报道|文章|稿件?|新闻|消息)[？?]?$|{_THIS}.{{0,12}}(?:记者|作者|编辑|署名|谁(?:写|采写|报道|拍))|"
            rf"(?:{_PAPER}).{{0,6}}(?:(?:记者|作者|编辑|署名者?)(?:是|叫|有)|(?:由|是)?(?:谁|哪[一几]?位|哪些)(?:记者|作者|人)?(?:写|采写|撰写|编))|"
            r"(?:图片|照片|配图|图).{0,6}(?:谁|哪位|何人).{0,5}(?:拍|摄)|"
            rf"(?:哪一?[些家个几]|什么|何种)(?:{_MEDIA})|转载|刊载于|"
            r"文号|发文字号|文件编号|第几号(?:文|令)|几号文|网址|原文链接|链接(?:是|地址|在)|网页地址|"
            rf"(?:发文|印发|发布|制定|颁布)(?:机关|机构|单位|部门)|(?:{_PAPER}).{{0,4}}(?:由|是)?(?:谁|哪一?[个家些几](?:部门|机关|机构|单位|部委|委|局)?|什么(?:部门|机关|机构|单位))(?:联合|共同|一起)?(?:{_ISSUED})|"
            rf"(?:谁|哪一?[个家些几](?:部门|机关|机构|单位|部委)|什么(?:部门|机关|机构|单位))(?:联合|共同)?(?:{_ISSUED})了?的?.{{0,30}}(?:{_PAPER})|"
            rf"(?:{_THIS}.{{0,8}}|》[^，。？]{{0,12}}|(?:{_PAPER}))(?:是|于|在|最[早初先]|究竟|到底|正式|具体)*(?:{_WHEN})(?:正式|被|对外|才|首次|通过|几[点时](?:几分)?)*(?:{OUT})|"
            rf"(?:{_WHEN})(?:正式|才)?(?:发布|印发|公布|出台|颁布|下发|制定)了?(?:那[份个部]|这[份个部]|《)[^，。？]{{2,40}}(?:{_PAPER})的?[？?]?$|"
            rf"(?:{_PAPER}|{_THIS}).{{0,3}}(?:{OUT}).{{0,3}}(?:{_WHEN})|(?:{_PAPER}|{_THIS}).{{0,4}}出自(?:哪一?[位名个]|谁|何人)|"
            rf"(?:who|by whom).*(?:edited|wrote|written|reported|photographed).*(?:this|the) {_PAPER_EN}|"
            rf"who (?:issued|released|published|drew up|promulgated|edited|wrote|took) (?:this|the|that) .*{_PAPER_EN}|"
            rf"(?:editors?|reporters?|authors?|byline|photographer|issuer|publisher) (?:of|for) (?:this|the|that) |"
            rf"(?:which|what) (?:(?:news|media|other) ?)*(?:newspapers?|outlets?|papers?|media|publications?|(?:news )?agenc(?:y|ies)|websites?|sites?|press)\b.*"
            rf"(?:publish|carr(?:y|ied|ies)|report|reprint|r[au]n\b|print|cover|post|appear)|reprint|republish|"
            rf"(?:when|(?:on )?(?:which|what) (?:day|date|year)) (?:was|were|did) (?:this|that|the|these) .*{_PAPER_EN}\b.*(?:published|issued|released|posted|printed|come out|promulgated|appear|dated)|"
            rf"(?:publication|publishing|release|issue) date|date of (?:publication|issue|release) |document number|(?:official|reference) number of|"
            rf"which (?:body|bodies|department|departments|authority|authorities|ministry|ministries|office|agency|organ) (?:jointly )?(?:issued|released|published|drew up|promulgated)|"
            r"\burl\b|web ?address|\blink (?:to|of|for)",
            re.I,
        ),
    ),
    (
        "changed",
        re.compile(
            rf"(?:{_EARLIER}).{{0,24}}(?:相比|变化|变动|变了|不同|区别|差[异别]|改动|[怎如]么?[何样]?改|改[了成]|修改了|调整?了|[增删添]加?了?[哪什]|对比|有别|出入)|"
            rf"(?:相比|比起|相较|比|与|和|跟|较|从).{{0,16}}(?:{_EARLIER}).{{0,24}}(?:变化|变动|变了|不同|区别|差[异别]|改|新[增添]|增加了|删|调整|多了|少了|提高了|降低了)|"
            rf"改成了?(?:什么|多少|几|啥|哪|怎)|"
            r"(?:修改|修订|修正|改动|改)(?:了|过|的)?(?:哪|什么|啥|几处)|(?:什么|哪些|何|多少处|几处|哪几处)(?:地方|内容|条款|条文|规定)?(?:的|被|做了|作了|有)?(?:修改|修订|修正|改动|变动)|"
            r"(?:作|做)(?:出|了)?(?:哪些|什么|怎样的|何)(?:修改|修订|修正|改动|调整)|修[改订]内容|改在哪|"
            rf"(?:{_PAPER}|修订后|修改后).{{0,10}}(?:有(?:什么|哪些|何|啥)|发生了?(?:什么|哪些)|(?:什么|哪些))(?:新)?变化|"
            r"what (?:has |have |had |was |were |is |got )?(?:been )?(?:changed|revised|amended|modified)\b|what (?:amendments|revisions)\b|"
            rf"what (?:changes|modifications)\b.*\b{_PAPER_EN}\b|how (?:was|were|did|has|have) .*\b(?:revised|amended)\b|"
            rf"what happened to\b.*{_EARLIER_EN}\b|\b(?:alter|adjust)(?:ed|s)?\b.*{_EARLIER_EN}\b|"
            rf"(?:differ\w*|chang(?:e|es|ed)|compar(?:e|ed|ing))\b.*{_EARLIER_EN}\b|{_EARLIER_EN}\b.*\b(?:differ\w*|chang(?:e|ed|es)|compare)\b|"
            rf"\b(?:removed|added|dropped|deleted|new)\b.*\b(?:since|from|compared|after|against)\b.*{_EARLIER_EN}\b",
            re.I,
        ),
    ),
    (
        "compare",
        re.compile(
            r"对比|区别|差[别异](?!化)|[和与跟].{1,30}差距|(?:有|什么|何|哪些|啥)不同(?!意见|程度)|的不同(?=[？?。，是在]|$)|不同(?:于|之处|点|在)|(?:与|和|跟|同|比).{1,30}(?:相比|相较|比较|比起来|比一比)(?!.{0,8}(?:增[长加]|下降|降低|减少|提高|上升))|"
            r"比较(?:一下)?.{0,30}[和与跟同]|(?:和|与|跟|同)[^，。？]{1,16}比(?:怎么样|如何|怎样|呢)|差在哪|"
            # Two of a sort, and each one's own: 2024年和2025年各安排多少.
            r"(?:19|20)\d{2}年?[和与跟、](?:19|20)\d{2}(?:年|两年)[^？]*分别[^？]*(?:多少|几)|[和与跟、][^。？]{2,40}各(?:自|是|有|为|定|占|安排|达|改|涨|增)[^。？]{0,10}(?:多少|几|什么|哪)|[两二三]批[^，。？]{0,6}哪[批个]|"
            r"(?:和|与|跟|还是|、|，)[^，。？]{1,24}(?:哪一?[个家边座地方年份者些]{0,2}|谁|何者)(?:的)?[^，。？]{0,12}(?:更|最|比较)?[多少高低大小快慢长短强早晚先]|"
            r"(?<![占对])比(?![重例率如价方值分特赛亚])(?!上|去年|同期|前一?年)[^，。？]{1,24}(?:更|还)?(?<![降提减缩扩加增放延多])[多少高低大小快慢长短强早晚](?:多少|吗|几|了|一些|得|不|还是|出|[?？]|$)|"
            r"(?:谁|哪一?[个家座边年])的?[^，。？]{0,12}更[多少高低大小快慢长短强早晚]|"
            r"\bcompar(?:e|ed|ing|ison)\b(?! (?:with|to) (?:the )?(?:previous|last|same|prior|a) )|\bdifferen(?:ce|t|ces)\b.*\b(?:between|from|and)\b|\bdiffers? from\b|\bdiffer\b|"
            r"\b(?:more|higher|lower|larger|bigger|smaller|fewer|less|faster|slower|longer|shorter|greater|better|earlier|later)\b(?! than (?:an? )?[\d])[^.?]*\bthan\b(?! (?:an? )?[\d])|"
            r"\bwhich\b[^.?]*\b(?:more|fewer|less|higher|lower|larger|smaller|bigger)\b[^.?]*, (?:the )?[^,.?]+ or [^,.?]+\?|\bwhich (?:\w+ ){0,4}(?:is|was|has|had|have|are|were|will|grew|got|spent)\b.*\b(?:more|higher|lower|larger|bigger|smaller|fewer|less|faster|longer|greater|earlier|later)\b|\bversus\b|\bvs\b|\bside by side\b|\beach\b.*\bhave\b|\bhow (?:much|many)\b.*\b(?:19|20)\d{2},? and how (?:much|many)\b",
            re.I,
        ),
    ),
    (
        "timeline",
        re.compile(
            r"(?<!哪.[项个大])(?<!哪.[项个大]新)进展(?!顺利)|历程|先后|哪些年|哪几年|一步步|逐年|历年|逐步.{0,6}(?:怎|如何)|时间线|时间表|来龙去脉|大事记|演变|沿革|经过了(?:哪些|怎样)|"
            r"(?:怎么|如何|怎样)(?:一路|发展|演变|走|变)(?:过|到|至|成|来|化|的|[？?])|一年一年|走到了?哪|(?:[走分]了?|分成|分作|经过了?)(?:哪|几)几?步|(?:怎么|如何)往[上下]|(?:全?过程|经过)(?:是)?(?:怎|如何|什么样)|按(?:照)?(?:时间|年份)(?:先后|顺序)?[^，。？]{0,4}[说讲列排]|从[^，。？]{1,16}[、，到至][^，。？]{1,24}(?:分别|各)(?:是|在)?(?:哪一?[年天日月]|什么时候|何时)|哪几次|到(?:19|20)\d{2}年[^，。？]{0,6}[，,]?[^，。？]{0,4}(?:每年|每一年|各年)|(?:年|月|以来|这几年)[^，。？]{0,20}(?:怎么|如何)(?:变|走|涨|降)|从(?:多少|几)[^，。？]{0,6}(?:升|涨|增|降|减|变)[^，。？]{0,3}(?:多少|几)|(?<!in )\bprogress(?:ed)?\b|over the (?:years|past|last|course)|"
            r"(?<!in the )history of|^(?:please )?trace\b|^from .{3,60} to .{3,80}: how\b|in (?:which|what) (?:steps|stages)|time ?line|chronolog|step by step|year by year|from year to year|milestones?|how .* (?:evolved?|developed over|unfolded)|how (?:did|has|have) .* (?:change|grow|grown|rise|risen|fall|fallen|move|moved)\b.*\b(?:from|between|over|since|through)\b",
            re.I,
        ),
    ),
    (
        "latest",
        re.compile(
            # What somebody may get now is asked of a rule, not of the newest figure.
            r"^(?!(?:is|are|was|were|do|does|did|has|have|will|can|could|should|may)\b)(?!.*(?:是否|谁|哪位|我(?!国|省|市|县|区|校|院)|\bwho\b)).*(?:"
            r"最新.{0,12}(?:数据|数字|数值|统计|情况|进度)|最近一[年次季期][^，。？]{0,16}(?:多少|几)|有(?:多少|几)[^，。？]{1,6}了[？?]|最新[^，。？]{0,16}(?:率|额|量|强度|规模)(?:是|为|有|达)|"
            r"(?:最新|目前|截至(?:目前|现在|当前)|迄今|至今|如今|眼下|当前|现在|现有|最近一次)(?=.*(?:多少|几[个家项件条位名所座种万亿成]|多大|多高|多长|比重|占比|率|数量))|"
            r"(?:多少|几[个家项件条位名所座种]).{0,8}(?:目前|迄今|至今)|"
            r"\b(?:current|currently|latest|newest|most recent|at present|now|so far|to date|as things stand)\b(?=.*\b(?:figures?|forecasts?|estimates?|tolls?|numbers?|rate|share|total|count|level|size|amount|percentage|data|value)\b)|"
            r"\bhow (?:many|much|large|big|high|long|far)\b.*\b(?:current|currently|now|so far|to date|at present|latest|most recent)\b)",
            re.I,
        ),
    ),
    (
        "summary",
        re.compile(
            r"总结|概括|概述|归纳|简述|大意|主要内容|(?<![条款])[讲写]了?(?:些)?(?:什么|啥)|summari[sz]e|^outline (?:what|how|the)\b|\bsum up\b|main points|overview|\bin (?:a nutshell|short|brief|a few words)\b|\bgist of\b|(?:一句话|几句话|简单|简要|扼要)[^，。？]{0,4}(?:说|讲|介绍)",
            re.I,
        ),
    ),
    (
        "date",
        re.compile(
            r"何时|何日|何年|什么时候|什么时间|啥时候|哪[一两几三]?[年月天日]|哪个(?:月|年份)|几月|几号|哪年|几点(?!考虑|意见|要求|建议|主张|任务|举措|措施|内容)|"
            # Behind another word that asks, it only says of what time: "which statistician spoke when the …".
            r"^(?!(?:which|what|who|whose|why|(?:by )?how)\b).*\bwhen\b|"
            r"(?:which|what) (?:year|month|day|date)\b",
            re.I,
        ),
    ),
    (
        "who",
        re.compile(
            r"谁|何人|什么人|哪一?位|哪个[^，。？]{0,6}(?:部门|单位|机构|机关|公司|企业|厅|局|委)|哪家|\bwho\b|\bwhom\b|whose|"
            r"which (?:[\w'-]+ ){0,2}(?:official|minister|president|premier|mayor|governor|woman|man|person|editor|reporter|statistician|senator|secretary|leader|expert|spokes\w+)\b",
            re.I,
        ),
    ),
    (
        "list",
        re.compile(
            r"哪些|哪几|哪[一二三四五六七八九十两\d]+[大个项条种类方点件家位座]|哪[二三四五六七八九十两\d]+[步段处名层批]|各有(?:什么|啥)|"
            r"什么样的[^，。？]{1,10}(?:不用|不必|可以|不得|不能|免|才能|必须|应当|属于)|几(?:大|个)?方面|分别(?:是|为|要|有|指)|(?:包括|包含|涵盖)了?(?:什么|啥)|都有(?:什么|啥)|列出|列举|分别[^，。？]{0,4}(?:什么|啥)|"
            r"(?<![第〇零一二三四五六七八九十百\d])(?:[两二三四五六七八九十]{1,2}|\d{1,2})(?:点|项|条|个|大)[^，。？\d]{0,12}(?:是|有)(?:什么|啥|哪些)|"
            r"which (?:[\w'-]+ ){1,3}\w{3,}s (?:were|are|did|do|have|fell|will|must|should)\b|"
            r"what are the (?:two|three|four|five|six|seven|eight|nine|ten|\d+|main|key|major)|"
            r"(?:which|what) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) |which \w+s\b|list the|name the|what pair of|"
            r"what (?!percentage|share|proportion|number|amount|rate|figure|value)(?:\w+ ){0,2}\w{3,}s (?:are|were|do|did|will|have|must|should|can)\b|"
            # A noun of many things: no process, status or basis.
            r"what (?:\w+ ){0,2}\w{2,}[^\Wsiu]s (?:does|may)\b|"
            r"what (?:are|were) (?:the|its|their) (?!(?:[\w-]+ ){0,2}(?:figures|numbers|costs|rates|shares|values|percentages)\b)(?:[\w-]+ ){0,3}[\w-]{2,}[^\Wsiu]s\b",
            re.I,
        ),
    ),
    (
        "figure",
        re.compile(
            r"多少|百分之几|(?<![第那这])几(?=[个家项件条位名所座种万亿成折棵株头辆场倍次年层公班趟列艘架枚台套部张本篇册支届轮起宗户岁吨米亩斤元块毛%])|多[大高长久深远宽重快厚]|比重|占比|增速|增长率|数量|目标值|how (?:many|much|large|big|high|long|far|old|fast|deep|heavy|tall|often)|"
            r"(?:总额|总量|总值|规模|强度|面积|产值|增幅|降幅|金额)(?:是|为|达到?|有)?(?:什么|[？?]|$)|what (?:will|does|did|would) .*\b(?:cost|charge)\b|"
            r"what (?:is|was|are|were) the (?:[\w-]+ ){0,4}(?:percentage|share|proportion|number|amount|rate|budget|total|price|cost|intensity|expectancy|ratio)\b|"
            r"what (?:percentage|share|proportion|number|amount|rate|figure|value)|what (?:is|are|was|were) .{1,40}\b(?:sales|profits?|revenues?|losses|turnover|earnings)\b|what(?:'s| is| was| would be) the (?:most|least|maximum|minimum)\b|per ?cent",
            re.I,
        ),
    ),
    (
        "definition",
        re.compile(
            r"什么是|(?<!为)[什啥]么?叫(?![停做板嚣])|怎样的[^，。？]{1,24}(?:算|叫|称为|认定为)|[”」』][^，。？]{0,4}是(?:一种|哪种|哪类|怎样的|什么样的)|何谓|何为|是什么意思|啥意思|含义|的定义|(?:怎么|怎样|如何)(?:定义|界定)|指的?是?(?:什么|啥|哪种)|才(?:叫|算)(?:是|作)?[^，。？]{1,16}[？?]$|是个?什么(?:东西|的代号)|"
            r"what (?:is|does|did|do|are) .*(?:mean|definition|stand for)|what are [\"“]|"
            r"what counts as|define\b",
            re.I,
        ),
    ),
    (
        "yes_no",
        re.compile(
            r"是否|吗\s*[？?]?$|没有\s*[？?]$|是不是|会不会|要不要|该不该|算不算|准不准|有没有|能不能|可不可以|^may (?!\d)|"
            r"(?:^|, )(?:is|are|was|were|do|does|did|has|have|will|can|could|should|must)\b",
            re.I,
        ),
    ),
)


def kind_of(folded: str) -> Kind:
    """Return the kind of a question, given in simplified script and half width; "fact" where no pattern is found."""
    return next((kind for kind, pattern in KINDS if pattern.search(folded)), "fact")
