"""What sort of answer a question asks for, told by its words in either language; the first pattern found settles it."""

import pytest

from assistant.asked.kinds import kind_of
from index.words import fold

QUESTIONS = """
metadata   这篇报道的责任编辑是谁？
metadata   哪家媒体报道了河畔公园？
metadata   哪些报纸转载了这篇报道？
metadata   《水务规划》是哪天发布的？
metadata   这则消息什么时候见报的？
metadata   《灯塔办法》的文号是什么？
metadata   《灯塔办法》由哪个部门印发？
metadata   哪些部门联合印发了《灯塔办法》？
metadata   这篇稿子的网址是什么？
definition 怎样的设施会被认定为关键设施？
definition 法律上说的“职务成果”是哪种成果？
metadata   新平台的消息是哪天几点挂出来的？
metadata   三万家企业的消息，落款是哪天？
metadata   研发经费的稿子出自哪位记者？
figure     护理型床位要占到百分之几？
figure     工资最低可以打几折？
figure     探测器埋在地下多深？
figure     How deep is the detector?
compare    2024年和2025年两份报告，专项债各安排多少？
compare    滨江市的失业率和全国比怎么样？
compare    滨江区2013年和2014年的旅游收入分别有多少？
compare    头两批标准哪批多？
compare    Set the first and the final figure side by side.
compare    How many lamps did Riverton and Seaford each have in 2025?
timeline   2011年到2014年，滨江市的产值一年一年怎么变的？
timeline   人均预期寿命五年里从多少升到了多少？
timeline   2022年以来研发经费总量怎么走的？
timeline   How did the number of visitors change from 2011 to 2015?
latest     滨江市最近一年接待了多少游客？
latest     滨江市的高新技术企业有多少家了？
latest     What is the newest forecast of the deficit?
summary    Outline what the town got done in 2025.
list       大桥工程有哪四项新进展？
timeline   大桥工程有哪些进展？
list       三条路线各有什么任务？
list       治水是哪三步？
fact       滨江市靠哪一处遗产出名？
list       什么样的船不用交停泊费？
list       What services does the clinic offer?
fact       What process does the clinic follow?
list       What are the priorities of the harbour plan?
figure     各区共有多少盏灯？
figure     滨江到海口的船一天来回几班？
fact       滨江市为啥叫停了灯塔工程？
definition 啥叫灯塔经济？
figure     What is the most a smoker could be fined?
fact       何川在决赛里得了第几名？
timeline   灯塔法是哪年通过的，后来又在哪几年修改过？
figure     我交了三年保险，现在失业了，最多能领几个月？
figure     What were the harbour's sales in the half year?
fact       Why does the ferry stop when the fog comes?
metadata   该文作者是谁
metadata   关于老城区公园的报道是谁写的？
metadata   谁写了关于老城区公园的报道？
metadata   《灯塔办法》逐条导读是哪天发布的？
metadata   《灯塔办法》是哪天通过公布的？
who        《灯塔办法》是谁起草的？
metadata   图片是谁拍摄的？
metadata   Who wrote this article?
metadata   Which outlets carried the story?
metadata   When was this article published?
metadata   When was the water plan published?
metadata   What is the document number of the notice?
metadata   Which ministry issued the measures?
changed    和草案相比，正式稿有什么变化？
changed    水务规划修改了什么？
changed    利用率的目标，两稿的表怎么改的？
changed    管网的目标前后两稿各调了多少？
changed    跟草案的表比，发布稿新添了哪一项？
changed    “管得住”改成了什么？
changed    How was the ceiling altered between the draft and the published table?
changed    What happened to the first row when the draft became final?
changed    《灯塔办法》修订了哪些内容？
changed    发布稿与征求意见稿有哪些不同？
changed    新版办法有什么变化？
changed    《灯塔办法》修订后有什么变化？
changed    what changed between the draft and the final plan?
changed    What are the differences between the draft and the adopted text?
changed    How does the final version differ from the draft?
changed    正式稿比草案提高了哪些指标？
changed    规划纲要作了哪些修改？
changed    灯塔管理办法2015年版和2024年版有什么不同？
changed    How do the 2015 and 2024 versions differ?
compare    北京和上海哪个研发投入强度更高？
compare    2025年比2024年多多少家？
compare    上海与北京的目标有什么区别？
compare    2023年和2022年相比，新加坡的赤字谁大？
compare    Compare the 2022 and 2023 budgets.
compare    Is Beijing's R&D intensity higher than Shanghai's?
compare    Which city has the higher R&D intensity, Beijing or Shanghai?
compare    What is the difference between the two budgets?
timeline   怀柔科学城建设进展如何？
timeline   这项工程经历了怎样的历程？
timeline   先后出台了哪些文件？
timeline   高新技术企业数量逐年怎么变化？
timeline   What progress has been made on the tram?
timeline   Give the history of the tram line.
latest     目前全市有多少家高新技术企业？
latest     最新的研发投入强度是多少？
latest     截至目前，泵站有几座？
latest     How many firms are there currently?
latest     What is the latest figure for R&D spending?
latest     What is the current unemployment rate?
date       河畔公园哪天开工？
date       公司何时发布新手机？
date       《灯塔办法》什么时候施行？
date       本办法自哪天起生效？
date       When was the tram opened?
date       When do the measures take effect?
date       《灯塔办法》是哪年修订的？
who        市长是谁？
who        谁写了《红楼梦》？
who        目前的局长是谁？
list       草案提出了哪些任务？
list       主要指标包括哪些？
list       今年的三件大事是哪几件？
list       报告提出哪些目标？
figure     征求意见稿里再生水利用率目标是多少？
figure     比上年增长多少？
figure     研发经费比上年增长多少？
figure     占比是多少？
figure     单位能耗比2020年降低多少？
figure     How many more than 300 deals?
figure     2024年研发经费多少？
figure     大比例尺地图有多少张？
definition 什么是再生水？
yes_no     公园收费吗？
yes_no     北岸泵站修好了没有？
yes_no     进公园要不要买票？
definition 啥叫再生水？
definition 什么样的街才叫“口袋街”？
definition What did the mayor mean by the green ring?
date       水务会议开了哪两天？
who        这条规定归哪个厅解释？
who        Which official opened the harbour tram?
list       何川讲的三点理由是什么？
list       列出规划里的重点工程。
list       Which harbour quays were closed for repair?
fact       《灯塔办法》第二十条说的是啥？
fact       公园为什么不收费？
fact       《促进科技成果转化法》第五十条讲的是啥？
fact       各地怎样改造旧仓库？
"""


@pytest.mark.parametrize("line", QUESTIONS.strip().splitlines())
def test_a_question_is_of_its_kind(line: str) -> None:
    kind, question = line.split(maxsplit=1)
    assert kind_of(fold(question)) == kind


def test_both_scripts_are_of_one_kind() -> None:
    assert kind_of(fold("這篇報道的責任編輯是誰？")) == "metadata"
    assert kind_of(fold("和草案相比，正式稿有什麼變化？")) == "changed"
