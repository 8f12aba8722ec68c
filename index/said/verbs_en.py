"""The verbs with which English press reports what somebody says, and which of them do more than that."""

import re

_PLAIN = (
    r"said|says|say|told|tells|added|adds|noted|notes|wrote|writes|announced|announces|argued|argues|warned|warns|warn|explained|explains|"
    r"stated|states|claimed|claims|claim|insisted|insists|stressed|stresses|recalled|recalls|replied|replies|answered|remarked|"
    r"conceded|acknowledged|admitted|admits|denied|denies|promised|promises|predicted|predicts|suggested|suggests|estimated|estimates|"
    r"believes|believe|believed|"
    r"thinks|think|thought|disagreed|agreed|declared|reported|confirmed|confirms|concluded|concludes|observed|urged|urges|ruled|joked|"
    r"laughed|sighed|asked|"
    r"tweeted|posted|testified|boasted|complained|complains|cautioned|emphasized|emphasised|reiterated|pointed out|called on|called for|"
    r"attributed|accused|"
    r"forecast|forecasts|expects|expect|maintained|maintains|alleged|alleges|allege|contended|commented|called|described|vowed|pledged|"
    r"hinted|revealed|"
    r"put it|continued|quipped|demanded|requested|proposed|criticised|criticized|blamed|praised|went on|"
    r"declined to (?:comment|say|give|discuss|elaborate|confirm)|refused to (?:comment|say|discuss|confirm)|did not comment|"
    r"found that|finds that|felt|feels|fears|feared|hopes|hoped|suspects|suspected|dismissed|rejected|appealed (?:for|to)|recommended|recommends|responded|rebutted|"
    r"countered|retorted|asserted|asserts|contends|lamented|mused|disclosed|indicated|advised|advises|welcomed|condemned|defended|"
    r"reckons|reckoned|remembers|remembered|speculated|counselled|affirmed|objected|protested|clarified|elaborated"
)
VERB = re.compile(rf"\b(?:{_PLAIN})\b")
# Verbs that only a speaker can be the subject of: before them any noun may be a speaker's name.
SAYS = frozenset(
    "reported said says say told tells added insisted insists warned argued argues claimed claims explained wrote stressed".split()
)
# Verbs that introduce speech without a quotation only before "that", a clause or a comma; they have other uses.
DOES_MORE = frozenset(
    "notes states reported called described agreed asked observed posted continued laughed sighed answered forecast forecasts "
    "suggested suggests confirmed confirms announced announces ruled estimates revealed adds proposed requested maintained maintains "
    "attributed criticised criticized blamed praised demanded put went claim thought think "
    "recommended recommends responded countered disclosed indicated advised advises affirmed protested clarified elaborated "
    "promises".split()
)
# Feelings and blows: speech only with a clause or a quotation behind them. "rejected the claim" is an act.
LOADED = frozenset(
    "felt feels fears feared hopes hoped suspects suspected dismissed rejected welcomed condemned defended remembers remembered".split()
)
SAID_OF = re.compile(
    r"\s*(?:that|it|there|he|she|they)\b|\s*[,:]|[^.,]{0,40}[\"“]|[^.,]{0,40} as \"|"
    r"\s*(?:the|an?|his|her|its|their|[A-Z]\w+) (?:\w+ )?(?:\w+ed|was|were|is|are|had|has|would|will|could|may|might)\b"
)
# Behind a quotation any verb of manner tells who speaks, where a person follows: "…," jokes bus driver Ilić.
MANNER = re.compile(r"(?<![a-z-])[a-z]{3,}(?:s|ed|gh)(?= )")
