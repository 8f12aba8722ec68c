"""What follows from a source, or is said there the other way round, is a doubt with its reason; what it contradicts is removed."""

import pytest

from assistant.checked.reasons import REASONS
from tests.assistant.checking import verdict

DAY = "2025-10-09"  # a Thursday
LIBRARY = "The town library said yesterday it will shut its Quarry Lane branch next month. It opened a new hall on Tuesday. A new wing is expected by next spring."
PAPER = "昨日上午，云栈隧道全线贯通，隧道长6.2公里，计划下月试通车。周六将举行开放日。"
CENSUS = "The island had 61,400 people on 1 January 2025, an increase of 900 on a year earlier."
LAW = "Subsection (2) does not apply to shops with fewer than 15 staff. Shops shall display their hours at the door."
LETTING = "A keeper shall not moor a boat for more than 40 nights in any year unless the harbour grants a permit."
STORM = "气象台17时发布，台风“青禾”中心附近最大风速25米/秒。"
GALE = "Winds reached 40 metres per second at Gull Point."
PRIORITY = "社区食堂优先服务70岁以上老人、残疾人和独居老人。"
FIELDS = "受灾面积约3萬4500公頃。"
FARES = "A single ride goes from $2.60 to $2.95 in June."
LINE = "The line carried 4.2 million passengers in 2024, up from 3.5 million in 2023."
WORKS = "The works should last no more than 9 weeks."
PROFIT = "Sales fell 4 percent to $840 million, though net profit rose to $77 million from $70 million."
JOBS = "The mill will employ 640 people during building but only 70 once the site is running."
TRAMS = (
    "Port Ansley now runs 212 electric trams. The council approved $31 million in May to buy 40 vehicles and a depot."
)


@pytest.mark.parametrize(
    ("draft", "source", "code"),
    [
        ("The Quarry Lane branch of the town library will shut in November 2025.", LIBRARY, "date_counted"),
        ("The town library opened a new hall on 7 October 2025.", LIBRARY, "date_counted"),
        ("A new wing of the town library is expected by spring 2026.", LIBRARY, "date_counted"),
        ("云栈隧道2025年10月8日全线贯通。", PAPER, "date_counted"),
        ("云栈隧道计划2025年11月试通车。", PAPER, "date_counted"),
        ("开放日将于10月11日举行。", PAPER, "date_counted"),
        ("据2025年10月9日报道，云栈隧道长6.2公里。", PAPER, "date_counted"),
        ("The island's population rose by 900 in 2024.", CENSUS, "date_counted"),
        ("Shops with 15 or more staff must display their hours at the door.", LAW, "bound_turned"),
        ("没有许可证，每年停泊不得超过40晚。", LETTING, "bound_turned"),
        ("台风“青禾”中心附近最大风速每小时90公里。", STORM, "converted"),
        ("Winds at Gull Point reached about 90 mph.", GALE, "converted"),
        ("社区食堂优先服务三类人。", PRIORITY, "counted"),
        ("A single ride will cost 35 cents more in June.", FARES, "computed"),
        ("Ridership on the line rose by 20% between 2023 and 2024.", LINE, "computed"),
        ("据《云栈晚报》报道，云栈隧道长6.2公里。", PAPER, "outlet"),
        ("Net profit rose by $7 million to $77 million even though sales fell.", PROFIT, "computed"),
    ],
)
def test_what_follows_is_a_doubt_with_its_reason(draft: str, source: str, code: str) -> None:
    found = verdict(draft, [source], published=DAY)
    assert (found.shown, found.checked) == (True, False)
    assert found.reason is not None
    assert found.reason.code == code
    assert set(REASONS[code]) == {"en", "zh"}


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The works should last 9 weeks at most.", WORKS),
        ("受灾面积约3.45万公顷。", FIELDS),
        ("申请须在15日内办结。", "受理机关办结申请不超过15日。"),
        ("申请须在15个工作日内办结。", "受理机关应当在15个工作日以内办结申请。"),
        ("It must be repaid within 90 days.", "It must be repaid in no more than 90 days."),
        ("工程投资由3.2亿元增加到4亿元。", "工程总投资4亿元，原计划为3.2亿元。"),
        ("Only 70 jobs would remain once the mill is running, compared with 640 during building.", JOBS),
        ("In May the council approved $31 million for 40 more trams and a depot.", TRAMS),
    ],
)
def test_the_same_told_in_another_way_is_no_fault(draft: str, source: str) -> None:
    assert verdict(draft, [source]).shown


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("The Quarry Lane branch of the town library will shut in December 2025.", LIBRARY),
        ("The town library opened a new hall on 6 October 2025.", LIBRARY),
        ("A new wing of the town library is expected by spring 2028.", LIBRARY),
        ("云栈隧道2025年10月6日全线贯通。", PAPER),
        ("云栈隧道2025年10月9日全线贯通。", PAPER),  # that is the day of the paper
        ("开放日将于10月18日举行。", PAPER),
        ("The island's population rose by 900 in 2023.", CENSUS),
        ("Shops with 25 or more staff must display their hours at the door.", LAW),
        ("A keeper may moor a boat for at least 40 nights in any year.", LETTING),
        ("台风“青禾”中心附近最大风速每小时25公里。", STORM),
        ("台风“青禾”中心附近最大风速每小时110公里。", STORM),
        ("Winds at Gull Point reached 40 kilometres per hour.", GALE),
        ("社区食堂优先服务五类人。", PRIORITY),
        ("A single ride will cost 45 cents more in June.", FARES),
        ("Ridership on the line rose by 30% between 2023 and 2024.", LINE),
        ("The works should last at least 9 weeks.", WORKS),
        ("受灾面积约4.45万公顷。", FIELDS),
        ("申请须在25日内办结。", "受理机关办结申请不超过15日。"),
        ("工程投资由4亿元减少到3.2亿元。", "工程总投资由3.2亿元增加到4亿元。"),
        ("Net profit fell to $77 million.", PROFIT),
        ("Port Ansley now runs 40 electric trams.", TRAMS),
    ],
)
def test_what_the_source_contradicts_is_removed(draft: str, source: str) -> None:
    assert not verdict(draft, [source], published=DAY).shown
