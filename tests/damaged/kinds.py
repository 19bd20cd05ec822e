"""One hundred kinds of damage, each as somebody does it who types, copies, saves, merges or exports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from damaged.book import COHORT, FUNDING, INSPECTION, JIA, PUBLISHED, WAIVERS, YI


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage.

    Attributes:
        zh, en: what has happened.
        path: the file.
        damage: from the file's bytes (none where there is no such file) to damaged ones.
        line: the line that is damaged; 0 for the first that differs.
    """

    zh: str
    en: str
    path: str
    damage: Callable[[bytes], bytes]
    line: int = 0


def _swap(path: str, old: str, new: str, zh: str, en: str, line: int = 0) -> Kind:
    def damage(data: bytes) -> bytes:
        assert data.count(old.encode()) >= 1, old
        return data.replace(old.encode(), new.encode(), 1)

    return Kind(zh, en, path, damage, line)


def _bytes(path: str, damage: Callable[[bytes], bytes], zh: str, en: str, line: int = 0) -> Kind:
    return Kind(zh, en, path, damage, line)


def _new(path: str, text: str | bytes, zh: str, en: str, line: int = 1) -> Kind:
    data = text.encode() if isinstance(text, str) else text
    return Kind(zh, en, path, lambda _: data, line)


INPUT = (
    _swap(JIA, "name: 甲", "name：甲", "全角冒号", "a full-width colon"),
    _swap(JIA, "name: 甲", "name:甲", "冒号后没有空格", "no space after the colon"),
    _swap(JIA, "name: 甲", "name 甲", "忘了冒号", "no colon"),
    _swap(JIA, "name: 甲新村", "name: “甲新村”", "全角引号", "full-width quotes"),
    _swap(JIA, "name: 甲", "name:\u3000甲", "冒号后是全角空格", "an ideographic space after the colon"),
    _swap(JIA, "name: 甲", "\u3000name: 甲", "行首有全角空格", "an ideographic space before a key"),
    _swap(JIA, "name: 甲", "\tname: 甲", "行首有 Tab", "a tab before a key"),
    _swap(
        JIA,
        "buildings: 12",
        "buildings:\t12",
        "冒号后是 Tab（从表格粘贴）",
        "a tab after the colon (pasted from a sheet)",
    ),
    _swap(
        JIA, "name: 甲", "name: 甲\u200b", "夹着零宽字符（从网页粘贴）", "a zero-width space (pasted from a web page)"
    ),
    _swap(JIA, "name: 甲", "name: 甲\x0b", "夹着控制字符（从 Word 粘贴）", "a control character (pasted from Word)"),
    _swap(JIA, "note: 说明", "note: 见\u2028附件", "夹着行分隔符", "a line separator"),
    _swap(JIA, "name: 甲", "name: \ufffd", "有乱码字符 �", "a replacement character �"),
    _swap(
        JIA,
        "{zone: 市区, district: 东区}",
        "{zone：市区，district：东区}",
        "花括号里全是全角标点",
        "full-width signs in braces",
    ),
    _swap(JIA, "{zone: 市区, district", "{zone: 市区，district", "花括号里的全角逗号", "a full-width comma in braces"),
    _swap(JIA, "[basic, improvement]", "[basic，improvement]", "方括号里的全角逗号", "a full-width comma in brackets"),
    _swap(JIA, "[basic, improvement]", "[basic、improvement]", "方括号里的顿号", "an enumeration comma in brackets"),
    _swap(JIA, "[basic, improvement]", "【basic, improvement】", "全角方括号", "full-width brackets"),
    _swap(
        JIA,
        "{name: 张三, post: 副市长, level: city}",
        "｛name: 张三, post: 副市长, level: city｝",
        "全角花括号",
        "full-width braces",
    ),
    _swap(JIA, "  - as_of: 2022-03-31", "  － as_of: 2022-03-31", "全角短横线", "a full-width dash"),
    _swap(JIA, "  - as_of: 2022-03-31", "  — as_of: 2022-03-31", "破折号当短横线", "an em dash for a dash"),
    _swap(JIA, "note: 说明", "＃ 说明", "全角井号", "a full-width number sign"),
    _swap(
        JIA, "post: 副市长", "post: 副市长, 书记", "花括号里的文字带半角逗号", "a half-width comma in a text in braces"
    ),
    _swap(JIA, "post: 副市长", "post: 职务: 副市长", "花括号里的文字带冒号", "a colon in a text in braces"),
    _swap(
        JIA,
        "post: 副市长",
        "post: 职务: 副市长, 书记",
        "花括号里的文字带冒号和逗号",
        "a colon and a comma in a text in braces",
    ),
    _swap(JIA, "note: 说明", "note: 说明: 见附件", "文字里有半角冒号", "a colon in a text"),
    _swap(JIA, "name: 甲新村", "name: 甲新村 #1楼", "井号后的文字会丢掉", "a number sign that would swallow text"),
    _swap(JIA, "note: 说明", "note: @说明", "文字以 @ 开头", "a text that begins with @"),
    _swap(JIA, "note: 说明", "note: *说明", "文字以 * 开头", "a text that begins with *"),
    _swap(JIA, "note: 说明", "note: &说明", "文字以 & 开头", "a text that begins with &"),
    _swap(JIA, "note: 说明", "note: !说明", "文字以 ! 开头", "a text that begins with !"),
    _swap(JIA, "note: 说明", "note: %说明", "文字以 % 开头", "a text that begins with %"),
    _swap(JIA, "name: 甲新村", 'name: "甲新村', "引号没有关上", "a quote that is not closed"),
    _swap(JIA, "name: 甲新村", 'name: "甲"新村', "引号后还有字", "text after a closing quote"),
    _swap(JIA, "note: 说明", 'note: "D:\\资料"', "双引号里有反斜杠", "a backslash in double quotes"),
    _swap(JIA, "[basic, improvement]", "[basic, improvement", "方括号没有关上", "a bracket that is not closed"),
    _swap(JIA, "district: 东区}", "district: 东区", "花括号没有关上", "a brace that is not closed"),
    _swap(JIA, "district: 东区}", "district: 东区}}", "花括号多了一个", "one brace too many"),
    _swap(JIA, "{zone: 市区, district", "{zone: 市区 district", "花括号里少了逗号", "a comma missing in braces"),
    _swap(
        JIA,
        "  - {code: started, due: 2022-03-20, met: 2022-03-18}",
        "  - code: started, due: 2022-03-20, met: 2022-03-18",
        "一行几项却没有花括号",
        "several keys on a line without braces",
    ),
    _swap(
        JIA,
        "  - {code: started, due: 2022-03-20, met: 2022-03-18}",
        "  - code: started，due：2022-03-20",
        "一行几项，没有花括号，还用了全角标点",
        "the same with full-width signs",
    ),
    _swap(JIA, "    due: 2022-10-31", "   due: 2022-10-31", "少缩进一格", "one space too few before a key"),
    _swap(JIA, "    due: 2022-10-31", "      due: 2022-10-31", "多缩进两格", "two spaces too many before a key"),
    _swap(JIA, "name: 甲新村", "  name: 甲新村", "最外层的项缩进了", "a key of the top level moved in"),
    _swap(JIA, "    physical: 15%", "physical: 15%", "下层的项没有缩进", "an inner key moved out"),
    _swap(JIA, "  - as_of: 2022-03-31", "  as_of: 2022-03-31", "清单忘了短横线", "a list without its dash"),
    _swap(JIA, "  - {code: started", "  -{code: started", "短横线后没有空格", "no space after a dash"),
    _swap(
        JIA, "  - as_of: 2022-05-11", "    - as_of: 2022-05-11", "清单的一条多缩进两格", "an item of a list moved in"
    ),
    _swap(
        JIA,
        "    physical: 15%\n  - as_of: 2022-05-11",
        "    physical: 15%\n    as_of: 2022-05-11",
        "新的一个月忘了短横线",
        "a new month without its dash",
    ),
    _swap(JIA, "note: 说明", "name: 乙新村", "同一项写了两次", "the same key twice"),
)
FIELDS = (
    _swap(JIA, "budget: 620万元", "budget: 620", "金额没有单位", "money without its unit"),
    _swap(JIA, "budget: 620万元", "budget: 620万", "单位只写了“万”", "money in 万 only"),
    _swap(JIA, "budget: 620万元", "budget: 620 万元", "数字和单位之间有空格", "a space before the unit"),
    _swap(JIA, "budget: 620万元", "budget: ６２０万元", "全角数字", "full-width digits"),
    _swap(JIA, "budget: 620万元", "budget: 6,200,000元", "金额带千分号", "money with thousands separators"),
    _swap(JIA, "budget: 620万元", "budget: 约620万元", "金额带“约”", "money with 约"),
    _swap(JIA, "budget: 620万元", "budget: 待定", "不知道的写成“待定”", "待定 for what is unknown"),
    _swap(JIA, "    invested: 120万元", "    invested: -", "不知道的写成短横线", "a dash for what is unknown"),
    _swap(JIA, "households: 412", "households: 不明", "不知道的写成“不明”", "不明 for what is unknown"),
    _swap(JIA, "budget: 620万元", "budget: #REF!", "表格公式出错的值", "an error value of a spreadsheet"),
    _swap(JIA, "budget: 620万元", "budget: 6.2E+06", "表格的科学计数", "a number in scientific notation"),
    _swap(JIA, "households: 412", "households: 412户", "户数带了单位", "a count with its unit"),
    _swap(JIA, "households: 412", "households: 1,412", "户数带了千分号", "a count with a thousands separator"),
    _swap(
        JIA, "households: 412", "households: 412.0", "户数带小数（从表格导出）", "a count with decimals (from a sheet)"
    ),
    _swap(JIA, "households: 412", "households: 四百一十二", "户数写成汉字", "a count in words"),
    _swap(JIA, "households: 412", "households: 0412", "数目前面有零", "a count with a leading zero"),
    _swap(JIA, "floor_area: 3.2万平方米", "floor_area: 3.2万㎡", "面积单位写成 ㎡", "an area in ㎡"),
    _swap(JIA, "floor_area: 3.2万平方米", "floor_area: 32000", "面积没有单位", "an area without its unit"),
    _swap(JIA, "    physical: 15%", "    physical: 0.15", "百分数写成小数", "a share as a decimal"),
    _swap(JIA, "    physical: 15%", "    physical: 15", "百分数没有百分号", "a share without its sign"),
    _swap(JIA, "    physical: 15%", "    physical: 115%", "形象进度超过 100%", "physical progress above 100 %"),
    _swap(JIA, "built_year: 1994", "built_year: 94年", "年份只写两位", "a year of two digits"),
    _swap(JIA, "cohort: 2022", "cohort: 2022年", "年份带“年”", "a year with 年"),
    _swap(JIA, "cohort: 2022\n", "", "漏了年度", "the plan year left out", 1),
    _swap(JIA, "name: 甲新村", "name:", "名称空着", "an empty name"),
    _swap(JIA, "opened: 2022-04-02", "opened: 2022.4.2", "日期用点隔开", "a date with dots"),
    _swap(JIA, "opened: 2022-04-02", "opened: 2022/4/2", "日期用斜线隔开", "a date with slashes"),
    _swap(JIA, "opened: 2022-04-02", "opened: 2022年4月2日", "日期写成年月日", "a date in 年月日"),
    _swap(JIA, "opened: 2022-04-02", "opened: 44653", "日期变成表格的序号", "a date as a spreadsheet's number"),
    _swap(JIA, "opened: 2022-04-02", "opened: 2022-04-31", "没有这一天", "a day that there is not"),
    _swap(JIA, "opened: 2022-04-02", "opened: 2022-13-02", "没有这个月", "a month that there is not"),
    _swap(JIA, "opened: 2022-04-02", "opened: 4月初", "日期写成“4月初”", "a date in words"),
    _swap(JIA, "due: 2022-10-31", "due: 10月底前", "期限写成“10月底前”", "a due date in words"),
    _swap(
        JIA, "as_of: 2022-03-31", "as_of: ../2022-03-31", "截止日期写成“不晚于”", "“on or before” for a reporting day"
    ),
    _swap(JIA, "code: completed", "code: 完工", "代码写成中文", "a code in Chinese"),
    _swap(JIA, "code: completed", "code: complete", "代码写错一个字母", "a misspelt code"),
    _swap(JIA, "households: 412", "household: 412", "项名写错一个字母", "a misspelt key"),
    _swap(JIA, "households: 412", "户数: 412", "项名写成中文", "a key in Chinese"),
    _swap(JIA, "note: 说明", "status: 在建", "写了“状态”", "a status typed in"),
    _swap(JIA, "works: [basic, improvement]", "works: basic", "清单只写了一个值", "a single value for a list"),
    _swap(JIA, "area: {zone: 市区, district: 东区}", "area: 东区", "区域写成一个词", "an area as a single word"),
    _swap(JIA, "name: 甲新村", "name: [甲新村, 丁新村]", "名称写成清单", "a list for a name"),
    _swap(JIA, "id: 2022-jia", "id: 2022_甲新村", "编号里有汉字", "an id with Chinese characters"),
    _swap(
        JIA,
        "{code: started, due: 2022-03-20, met: 2022-03-18}",
        "{code: surveyed, met: 2022-03-18}",
        "同一个节点写了两次",
        "the same milestone twice",
    ),
    _swap(FUNDING, "status: awarded", "status: 已下达", "资金状态写成中文", "a status of money in Chinese"),
    _swap(FUNDING, "amount: 500万元", "amount: 500", "资金没有单位", "funds without their unit"),
    _swap(
        FUNDING,
        "cohort: 2022, area: {zone: 市区}",
        "year: 2022, cohort: 2022",
        "资金既写年度又写自然年",
        "funds for a plan year and a calendar year",
    ),
    _swap(PUBLISHED, "printed: 33.3%", "printed: 大部分", "印出的数写成“大部分”", "a print in vague words"),
    _swap(PUBLISHED, "figure: start_rate", "figure: 开工率", "指标写成中文", "a figure in Chinese"),
    _swap(INSPECTION, "kind: joint", "kind: 联合", "督查类型写成中文", "a kind of inspection in Chinese"),
    _swap(COHORT, "projects: 3,", "projects: 3个,", "计划数带了“个”", "a plan with its counting word"),
    _swap("book.yaml", "format: 1", "format: 9", "台账格式比程序新", "a format newer than the program"),
)
TOGETHER = (
    _swap(JIA, "id: 2022-jia", "id: 2022-jiaxincun", "改了编号没改文件名", "an id that is not the file's name"),
    _new(
        "projects/2022-jia-2.yaml",
        "id: 2022-jia\nname: 甲新村\ncohort: 2022\n",
        "复制文件没改编号",
        "a copied file with its old id",
    ),
    _new(
        "cohorts/2022-copy.yaml",
        "cohort: 2022\narea: {zone: 市区}\nplan:\n  - {projects: 3}\n",
        "复制年度文件没改区域",
        "a copied cohort file",
    ),
    _swap(JIA, "met: 2022-03-18", "met: 2022-08-18", "实际日期在将来", "a fact in the future"),
    _swap(JIA, "met: 2022-03-18", "met: 2012-03-18", "年份错了一位", "a mistyped year"),
    _swap(JIA, "cohort: 2022", "cohort: 2042", "年度错了一位", "a mistyped plan year"),
    _swap(JIA, "invested: 210万元", "invested: 90万元", "把当月数填成累计数", "a month's money for the sum so far"),
    _swap(COHORT, "budget: 1200万元", "budget: 1200亿元", "“万”写成“亿”", "亿 for 万"),
    _swap(JIA, "floor_area: 3.2万平方米", "floor_area: 3.2平方米", "面积漏了“万”", "an area without its 万"),
    _swap(
        JIA,
        "code: completed\n    due: 2022-10-31",
        "code: completed\n    due: 2022-02-28",
        "计划完工早于计划开工",
        "completion due before the start",
    ),
    _swap(JIA, "closed: 2022-05-06", "closed: 2022-03-06", "整改早于发现", "a problem closed before it was found"),
    _swap(JIA, "built_year: 1994", "built_year: 2014", "建成年份较晚", "a house too new for the programme"),
    _swap(FUNDING, "amount: 400万元", "amount: 700万元", "到位多于下达", "more received than awarded"),
    _swap(PUBLISHED, "printed: 33.3%", "printed: 36.4%", "公布的数字抄错", "a print copied wrongly"),
    _swap(
        PUBLISHED,
        "including: [2022-jia]",
        "including: [2022-yi]",
        "点名的项目还没开工",
        "a project named that has not started",
    ),
    _swap(PUBLISHED, "including: [2022-jia]", "including: [2022-jai]", "点名的编号写错", "a misspelt id"),
    _swap(
        INSPECTION,
        "{name: 甲新村, project: 2022-jia}",
        "{name: 甲新村, project: 2022-jiaxincun}",
        "督查点的项目编号写错",
        "a misspelt id of a site",
    ),
    _swap(
        COHORT,
        "in_preparation: {projects: 2}",
        "in_preparation: {projects: 1}",
        "各状态加起来不等于计划",
        "states that do not add up to the plan",
        4 + 3,
    ),
    _swap(COHORT, "invested: 210万元", "invested: 100万元", "汇总数比项目记录还少", "a total below the records"),
    _new(
        WAIVERS,
        "waivers:\n  - {code: OC434, path: 2022-jia.yaml, reason: 批准, until: 2022-12-31}\n",
        "豁免的路径写错",
        "a waiver with a wrong path",
        2,
    ),
    _swap(
        YI,
        "name: 乙新村\ncohort: 2022\narea: {zone: 市区, district: 西区}\nbuildings: 6",
        "name: 甲新村\ncohort: 2022\narea: {zone: 市区, district: 东区}\nbuildings: 12",
        "同名、同区、同栋数的两个项目",
        "two projects alike",
    ),
)
FILES = (
    _bytes(JIA, lambda data: data.decode().encode("gb18030"), "另存成了 GBK（ANSI）", "saved as GBK (ANSI)", 2),
    _bytes(
        JIA, lambda data: data.decode().encode("utf-16"), "另存成了 Unicode（UTF-16）", "saved as Unicode (UTF-16)", 1
    ),
    _bytes(JIA, lambda data: data.replace("甲".encode(), "甲".encode()[:2], 1), "汉字断了一半", "half a character", 2),
    _bytes(
        JIA,
        lambda data: data[:200].decode("utf-8", "ignore").encode() + bytes(400),
        "断电后后半截全是空字节",
        "zero bytes after a power cut",
    ),
    _bytes(JIA, lambda data: b"", "文件是空的", "an empty file", 1),
    _bytes(JIA, lambda data: b"PK\x03\x04" + data, "表格文件改了扩展名", "a spreadsheet called .yaml", 1),
    _bytes(JIA, lambda data: "编号,名称,户数\n2022-jia,甲新村,412\n".encode(), "内容是 CSV", "CSV inside", 1),
    _bytes(JIA, lambda data: b"<!DOCTYPE html>\n<html></html>\n", "下载到的是网页", "a web page was downloaded", 1),
    _bytes(JIA, lambda data: "甲新村改造已开工。\n".encode(), "只有一段话", "a sentence and nothing else", 1),
    _bytes(
        JIA,
        lambda data: b"- " + data.replace(b"\n", b"\n  ").rstrip() + b"\n",
        "最外层成了清单",
        "a list at the top",
        1,
    ),
    _bytes(JIA, lambda data: data + b"---\n" + data, "两份内容粘在一个文件里", "two records in one file"),
    _bytes(
        JIA,
        lambda data: b'{"id": "2022-jia", "name": "' + "甲新村".encode() + b'"}\n',
        "JSON，而且缺项",
        "JSON, and incomplete",
        1,
    ),
    _bytes(
        JIA,
        lambda data: data.replace(b"budget: ", b"<<<<<<< HEAD\nbudget: ").replace(
            "万元\nlead".encode(), "万元\n=======\nbudget: 630万元\n>>>>>>> b\nlead".encode()
        ),
        "合并冲突没有解决",
        "an unresolved merge",
    ),
    _bytes(
        JIA,
        lambda data: b"version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 12\n",
        "LFS 文件没有下载",
        "an LFS file that was not fetched",
        1,
    ),
    _bytes(
        JIA,
        lambda data: data.replace("虚构".encode(), "字".encode() * 10_001),
        "一段文字太长",
        "a text that is too long",
    ),
    _new("projects/2022-ding.yml", "id: 2022-ding\n", "扩展名是 .yml", "a file ending in .yml"),
    _new("projects/2022-ding.yaml.txt", "id: 2022-ding\n", "扩展名是 .yaml.txt", "a file ending in .yaml.txt"),
    _new(
        "projects/甲:乙.yaml",
        "id: 2022-ding\nname: 丁新村\ncohort: 2022\n",
        "文件名里有 Windows 不能用的字符",
        "a name that Windows cannot have",
    ),
    _new("projects/台账.xlsx", b"PK\x03\x04", "台账文件夹里放了表格", "a spreadsheet in the book's folder"),
    _new("2022-ding.yaml", "id: 2022-ding\n", "项目文件放错了文件夹", "a project's file in the wrong folder"),
)
GROUPS = {
    ("输入法和 YAML 的写法", "Typing and YAML"): INPUT,
    ("一项的值", "Single fields"): FIELDS,
    ("几处放在一起", "Facts that do not go together"): TOGETHER,
    ("整个文件", "Whole files"): FILES,
}
KINDS = tuple(kind for kinds in GROUPS.values() for kind in kinds)
