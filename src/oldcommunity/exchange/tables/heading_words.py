"""What offices call the columns of their tables, written without spaces, units and brackets."""

from __future__ import annotations

#: Headings that have one meaning, by the field that they are for.
MEANINGS: dict[str, tuple[str, ...]] = {
    "id": ("项目编号", "台账编号", "id", "projectid"),
    "name": ("项目名称", "小区名称", "项目小区名称", "项目", "小区", "老旧小区名称", "改造项目", "name", "projectname"),
    "cohort": ("计划年度", "年度", "所属年度", "实施年度", "列入计划年度", "planyear"),
    "area.city": ("市州", "设区市", "地市", "城市"),
    "area.district": (
        *("县区", "区县", "县市区", "市县区", "县", "区", "县市", "所属县区", "所属区县", "辖区", "行政区", "所在区"),
        *("所在县市区", "所属区", "district"),
    ),
    "area.subdistrict": ("街道", "镇街", "乡镇", "街道乡镇", "乡镇街道", "所属街道", "所在街道", "镇", "subdistrict"),
    "communities": ("小区数", "小区个数", "小区数量", "涉及小区数", "communities"),
    "buildings": ("楼栋数", "楼栋", "栋数", "楼栋数量", "幢数", "楼幢数", "改造楼栋数", "涉及楼栋数", "buildings"),
    "households": ("户数", "总户数", "改造户数", "惠及户数", "涉及户数", "居民户数", "受益户数", "households"),
    "floor_area": ("建筑面积", "总建筑面积", "改造面积", "面积", "改造建筑面积", "涉及建筑面积", "floorarea"),
    "built_year": ("建成年份", "建成年代", "建成时间", "建设年代", "建成年", "yearbuilt"),
    "budget": (
        *("计划投资", "总投资", "计划总投资", "项目总投资", "计划投资额", "总投资额", "投资总额", "估算总投资"),
        *("概算总投资", "投资计划", "项目投资", "budget"),
    ),
    "lead.name": ("挂包领导", "包保领导", "挂钩领导", "挂点领导", "联系领导"),
    "parties.client": ("建设单位", "业主单位", "项目业主", "建设业主"),
    "parties.contractor": ("施工单位", "施工企业", "施工方", "中标单位"),
    "parties.designer": ("设计单位",),
    "parties.supervisor": ("监理单位", "监理企业"),
    "parties.surveyor": ("勘察单位",),
    "parties.property_manager": ("物业服务企业", "物业公司", "物业企业"),
    "progress.as_of": ("截止日期", "截至日期", "数据截止日期", "数据截至", "统计截止日期", "截止时间", "asof"),
    "progress.invested": (
        *("累计完成投资", "累计完成投资额", "累计投资", "累计已完成投资", "开工以来累计完成投资", "自开工累计完成投资"),
        *("开工至今累计完成投资", "投资累计完成", "累计完成的投资", "invested", "cumulativeinvestment"),
    ),
    "progress.period": (
        *("本月完成投资", "当月完成投资", "本期完成投资", "本月完成投资额", "当月完成投资额", "投资本月完成"),
    ),
    "progress.status": (
        *("形象进度", "目前形象进度", "工程形象进度", "当前形象进度", "累计形象进度", "形象进度完成情况", "目前进度"),
        *("当前进度", "工程进度", "目前进度情况", "进度", "physicalprogress"),
    ),
    "progress.note": (
        *("本月进展", "本期进展", "工作进展", "进展情况", "目前进展", "目前进展情况", "本月进展情况", "工程进展"),
        *("工程进展情况", "工作进展情况", "实施进展", "progressnote"),
    ),
    "issue.text": (
        *("存在问题", "存在的问题", "主要问题", "存在主要问题", "存在的主要问题", "存在困难", "存在困难和问题"),
        *("存在问题及困难", "问题", "新问题", "newissue"),
    ),
    "issue.cause": ("症结", "问题症结", "问题原因", "问题类别"),
    "issue.owner": ("问题责任单位", "问题解决责任单位"),
    "issue.due": ("整改期限", "整改时限", "解决时限", "解决期限"),
    "note": ("备注", "说明", "remarks", "note"),
}
#: Headings that say what nothing has to be read from.
SERIAL = ("序号", "no", "顺序", "排序")
#: Headings of what is worked out, not recorded.
COMPUTED = (
    *("开工率", "完工率", "竣工率", "投资完成率", "完成率", "完成比例", "完成投资占比", "占比", "投资完成比例"),
    *("计划投资完成率", "累计完成投资占比", "完成进度", "累计完成率"),
)
#: Sums of the calendar year, which are neither of the month nor since the start.
YEAR_TO_DATE = (
    *("本年完成投资", "本年度完成投资", "年度完成投资", "今年完成投资", "本年累计完成投资", "今年累计完成投资"),
    *("年初以来完成投资", "年度累计完成投资", "本年度累计完成投资", "今年以来完成投资"),
)
#: Headings that have several meanings, or none of a field's own; what they may be.
OPEN: dict[str, tuple[str, ...]] = {
    "编号": ("id", "skip"),
    "完成投资": ("progress.invested", "progress.period"),
    "完成投资额": ("progress.invested", "progress.period"),
    "已完成投资": ("progress.invested", "progress.period"),
    "累计完成": ("progress.invested", "progress.physical"),
    "投资": ("budget", "progress.invested"),
    "投资额": ("budget", "progress.invested"),
    "年度计划投资": ("budget", "skip"),
    "本年计划投资": ("budget", "skip"),
    "责任单位": ("parties.client", "issue.owner"),
    "牵头单位": ("parties.client", "issue.owner"),
    "牵头部门": ("parties.client", "issue.owner"),
    "实施单位": ("parties.client", "parties.contractor"),
    "责任人": ("issue.owner", "lead.name"),
    "责任领导": ("lead.name", "issue.owner"),
    "项目负责人": ("issue.owner", "lead.name"),
    "联系人": ("skip",),
    "联系电话": ("skip",),
    "电话": ("skip",),
    "联系方式": ("skip",),
    "社区": ("area.subdistrict", "skip"),
    "改造类别": ("skip",),
    "改造内容": ("note", "skip"),
    "建设内容": ("note", "skip"),
    "下一步措施": ("progress.note", "skip"),
    "下一步计划": ("progress.note", "skip"),
    "下月计划": ("progress.note", "skip"),
    "填报日期": ("progress.as_of", "skip"),
    "报送日期": ("progress.as_of", "skip"),
    "整改措施": ("skip",),
    "责任主体": ("issue.owner", "skip"),
}
#: Headings over others that only say where these belong.
NEUTRAL = frozenset(
    (
        *("基本情况", "项目基本情况", "项目概况", "工程概况", "概况", "规模", "改造规模", "建设规模", "项目规模"),
        *(
            "进度情况",
            "项目进度",
            "工程进度情况",
            "投资情况",
            "资金情况",
            "投资",
            "时间",
            "时间节点",
            "节点",
            "建设时间",
        ),
        *(
            "进度",
            "参建单位",
            "单位",
            "问题",
            "问题情况",
            "项目",
            "项目信息",
            "基本信息",
            "本月情况",
            "当月情况",
            "位置",
        ),
        *("地点",),
        *("所在地", "所属区域", "区域", "推进情况", "进展", "工期", "建设工期", "投资完成情况", "完成情况"),
    )
)
#: Headings over dates that only say what kind of dates they are, without the words for time.
SPANS = (
    *(
        "开竣工",
        "开完工",
        "开工竣工",
        "开工完工",
        "开工和竣工",
        "开工及竣工",
        "起止",
        "开始结束",
        "建设起止",
        "开竣工进度",
    ),
    *("工期", "建设工期", "节点", "关键节点", "时间节点", "工程节点", "进度节点", "里程碑"),
)
#: What milestones are called.
STATIONS: dict[str, str] = {
    "registered": "入库",
    "consulted": "征求意见",
    "surveyed": "入户调查|摸底调查",
    "designed": "方案设计|设计方案",
    "publicised": "方案公示|公示",
    "approved": "立项批复|立项",
    "drawn": "施工图编制|施工图设计|施工图",
    "finance_reviewed": "财政评审|财审",
    "tendered": "招投标|招标|开标",
    "started": "开工|动工",
    "substantially_completed": "基本完工|基本建成",
    "completed": "完工|竣工",
    "accepted": "竣工验收|验收",
    "handed_over": "移交",
    "settled": "结算|竣工结算",
}
DUE = "计划|拟|预计|目标|要求|应|拟定"
MET = "实际|已|实"
