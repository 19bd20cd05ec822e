"""The projects of the city, one a line: add one here and all plans and totals count it.

Columns: id, name, subdistrict, buildings, households, year built, budget (万元), when start and completion were
due, when they came (completion may lie ahead), and the last milestone that was met. A project that has not
started has no start; `reached` is then the month of its last milestone.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What is decided by hand about a project; all else follows from it.

    Attributes:
        id, name, subdistrict, buildings, households, built, budget: as its record has them; money in 万元.
        start_due, done_due: months in which start and completion were due.
        start, done: months in which they came or will come; no `start` where it has not.
        stage: the last milestone met; empty where nothing is known.
        reached: the month of that milestone, for a project that has not started.
        communities: how many it covers.
        in_plan: it belongs to the year's plan.
        has_file: it has a record of its own; else only totals know it.
        targets: further plans that it counts for.
        halted: from when until when it stood still, months; no end where it still does.
        cancelled: the month in which it was given up.
        silent: the last month that it reported.
        fees_from: the month in which it first paid for drawings, where that was long before the start.
    """

    id: str
    name: str
    subdistrict: str
    buildings: int
    households: int
    built: int
    budget: int
    start_due: str = ""
    done_due: str = ""
    start: str = ""
    done: str = ""
    stage: str = ""
    reached: str = ""
    communities: int = 1
    in_plan: bool = True
    has_file: bool = True
    targets: tuple[str, ...] = ()
    halted: tuple[str, str] = ("", "")
    cancelled: str = ""
    silent: str = ""
    fees_from: str = ""

    @property
    def cohort(self) -> int | None:
        """The plan year; None where none is known."""
        return int(self.id[:4]) if self.id[:2] == "20" else None


_LIVELIHOOD = ("livelihood",)
ROWS = (
    # 2021: the year that is nearly over; five projects are known from the totals only.
    Row("2021-zhuying-xincun", "竹影新村", "竹影", 14, 512, 1992, 905, "2021-04", "2021-11", "2021-04", "2021-12", "settled", fees_from="2020-07"),
    Row("2021-shiqiaotou-12hao", "石桥头12号院", "石桥头", 6, 198, 1986, 352, "2021-04", "2021-10", "2021-05", "2021-11", "settled"),
    Row("2021-jixiuchang-sushe", "机修厂宿舍", "石桥头", 9, 286, 1984, 548, "2021-05", "2021-12", "2021-05", "2022-01", "handed_over"),
    Row("2021-gujiao-dongli", "鼓角东里", "鼓角", 11, 404, 1990, 716, "2021-05", "2021-12", "2021-06", "2022-02", "accepted"),
    Row("2021-gujiao-xili", "鼓角西里", "鼓角", 10, 371, 1991, 655, "2021-06", "2022-01", "2021-06", "2022-05", "handed_over"),
    Row("2021-liangku-jiashuyuan", "粮库家属院", "竹影", 5, 150, 1983, 266, "2021-05", "2021-10", "2021-05", "2021-10", "settled"),
    Row("2021-bowenlu-3hao", "博闻路3号院", "鼓角", 7, 232, 1988, 410, "2021-06", "2022-01", "2021-07", "2022-06", "accepted"),
    Row("2021-chuanchang-xincun", "船厂新村", "竹影", 16, 598, 1994, 1120, "2021-06", "2022-03", "2021-08", "2023-09", "started", halted=("2022-03", "2022-10")),
    Row("2021-yanchi-dongli", "砚池东里", "砚池", 12, 430, 1989, 760, "2021-04", "2021-12", "2021-04", "2021-12", "settled", fees_from="2020-07"),
    Row("2021-ouxiangli", "藕香里", "藕香", 8, 305, 1995, 540, "2021-05", "2021-12", "2021-06", "2022-03", "accepted"),
    Row("2021-yudeng-xincun", "渔灯新村", "渔灯", 10, 352, 1993, 640, "2021-05", "2021-12", "2021-05", "2022-04", "handed_over"),
    Row("2021-mianfang-erchang", "棉纺二厂生活区", "砚池", 18, 702, 1987, 1290, "2021-07", "2022-04", "2021-09", "2023-12", "started", halted=("2022-09", "")),
    Row("2021-wuming-1", "（未单列）", "藕香", 7, 241, 1990, 420, start="2021-05", done="2021-12", stage="accepted", has_file=False),
    Row("2021-wuming-2", "（未单列）", "渔灯", 5, 163, 1985, 300, start="2021-06", done="2022-02", stage="handed_over", has_file=False),
    Row("2021-wuming-3", "（未单列）", "渔灯", 8, 270, 1992, 480, start="2021-06", done="2022-05", stage="completed", has_file=False),
    Row("2021-songtao-xincun", "松涛新村", "松涛", 9, 318, 1990, 575, "2021-05", "2021-12", "2021-06", "2022-08", "completed"),
    Row("2021-chachang-jiashuyuan", "茶厂家属院", "茶坪", 4, 112, 1982, 205, "2021-04", "2021-09", "2021-04", "2021-09", "settled", fees_from="2020-07"),
    Row("2021-lunan-gongyu", "麓南公寓", "麓南", 6, 240, 1997, 430, "2021-07", "2022-02", "2021-10", "2023-07", "substantially_completed"),
    Row("2021-wuming-4", "（未单列）", "松涛", 6, 188, 1988, 330, start="2021-05", done="2022-01", stage="completed", has_file=False),
    Row("2021-wuming-5", "（未单列）", "麓南", 5, 176, 1991, 322, start="2021-09", done="2023-08", stage="started", has_file=False),
    # 2022: the year in full swing.
    Row("2022-zhuying-beili", "竹影北里", "竹影", 12, 436, 1993, 790, "2022-03", "2022-11", "2022-03", "2022-12", "accepted", targets=_LIVELIHOOD),
    Row("2022-shiqiaotou-beixiang", "石桥头北巷片区", "石桥头", 21, 688, 1985, 1310, "2022-04", "2023-01", "2022-05", "2023-08", "started", communities=3, targets=_LIVELIHOOD),
    Row("2022-beixiang-8hao", "北巷8号院", "石桥头", 3, 84, 1981, 152, stage="registered", reached="2021-11", in_plan=False, cancelled="2022-06"),
    Row("2022-gujiaolou-huayuan", "鼓角楼花园", "鼓角", 9, 340, 1996, 612, "2022-04", "2022-12", "2022-04", "2022-12", "handed_over", targets=_LIVELIHOOD),
    Row("2022-caiyuanli", "菜园里", "竹影", 7, 215, 1989, 402, "2022-04", "2022-11", "2022-06", "2023-03", "completed"),
    Row("2022-qixiuchang-sushe", "汽修厂宿舍", "石桥头", 5, 166, 1985, 318, "2022-05", "2022-12", "2022-07", "2023-05", "completed"),
    Row("2022-lianhuajing", "莲花井小区", "鼓角", 8, 276, 1991, 505, "2022-05", "2022-12", "2022-08", "2023-09", "started", targets=_LIVELIHOOD),
    Row("2022-dianjichang-sushe", "电机厂宿舍", "竹影", 11, 392, 1986, 748, "2022-08", "2023-09", "2022-09", "2023-10", "started"),
    Row("2022-wangjiangli", "望江里", "石桥头", 6, 204, 1990, 377, "2022-06", "2023-01", stage="drawn", reached="2022-08", cancelled="2022-11"),
    Row("2022-shuyuanjie-5hao", "书院街5号院", "鼓角", 3, 128, 1983, 238, "2022-05", "2022-11", stage="finance_reviewed", reached="2022-11"),
    Row("2022-ouxiangli", "藕香里", "藕香", 10, 368, 1996, 655, "2022-03", "2022-10", "2022-03", "2022-11", "settled", targets=_LIVELIHOOD),
    Row("2022-ouxiang-nanyuan", "藕香南苑", "藕香", 13, 452, 1994, 830, "2022-04", "2022-12", "2022-04", "2023-02", "accepted", targets=_LIVELIHOOD),
    Row("2022-yanchi-xili", "砚池西里", "砚池", 12, 418, 1989, 742, "2022-04", "2022-12", "2022-05", "2023-04", "completed", targets=_LIVELIHOOD),
    Row("2022-yudeng-matou", "渔灯码头片区", "渔灯", 17, 590, 1988, 1080, "2022-05", "2023-02", "2022-06", "2023-11", "started", communities=2, silent="2023-03"),
    Row("2022-dengtachang", "灯塔厂生活区", "渔灯", 9, 312, 1987, 570, "2022-05", "2022-12", "2022-06", "2023-07", "substantially_completed"),
    Row("2022-huxin-xincun", "湖心新村", "砚池", 8, 288, 1992, 520, "2022-05", "2023-01", "2022-07", "2023-10", "started", halted=("2022-10", "2023-02")),
    Row("2022-huxin-xincun-51-52", "湖心新村", "砚池", 2, 64, 1998, 118, "2022-05", "2022-10", "2022-05", "2022-10", "settled", targets=_LIVELIHOOD),
    Row("2022-mianfang-sanchang", "棉纺三厂生活区", "砚池", 15, 520, 1988, 960, "2022-06", "2023-03", stage="drawn", reached="2022-09", halted=("2023-03", "")),
    Row("2022-songtao-dongyuan", "松涛东苑", "松涛", 7, 246, 1995, 446, "2022-04", "2022-12", "2022-05", "2023-03", "completed", targets=_LIVELIHOOD),
    Row("2022-songtao-xiyuan", "松涛西苑", "松涛", 7, 238, 1995, 438, "2022-04", "2022-12", "2022-05", "2023-06", "completed"),
    Row("2022-chaping-laojie", "茶坪老街片区", "茶坪", 14, 370, 1980, 1020, "2022-09", "2023-11", "2022-09", "2023-12", "started", communities=2),
    Row("2022-chayeju-sushe", "茶叶局宿舍", "茶坪", 3, 84, 1984, 150, "2022-04", "2022-09", "2022-04", "2022-09", "handed_over", targets=_LIVELIHOOD),
    Row("2022-lunan-beicun", "麓南北村", "麓南", 9, 300, 1993, 560, "2022-05", "2023-01", "2022-10", "2023-10", "started"),
    Row("2022-lunan-nancun", "麓南南村", "麓南", 9, 296, 2003, 552, "2022-11", "2023-10", "2022-11", "2023-10", "started"),
    Row("2022-zhuying-qianfanlou", "竹影千帆楼", "竹影", 1, 36, 1985, 52, "2022-08", "2022-12", "2022-08", "2022-12", "accepted", in_plan=False),
    Row("2022-ouxiang-jiaoshilou", "藕香教师楼", "藕香", 2, 72, 1990, 126, "2022-09", "2023-03", "2022-09", "2023-04", "completed", in_plan=False),
    # 2023: mostly in preparation.
    Row("2023-zhuying-nanli", "竹影南里", "竹影", 10, 352, 1992, 668, "2023-03", "2023-11", "2023-03", "2023-12", "started", targets=_LIVELIHOOD),
    Row("2023-gujiao-beili", "鼓角北里", "鼓角", 9, 318, 1990, 602, "2023-04", "2023-12", "2023-04", "2023-12", "started", targets=_LIVELIHOOD),
    Row("2023-wenhuaguan-sushe", "文化馆宿舍", "鼓角", 3, 90, 1985, 168, "2023-04", "2023-10", "2023-05", "2023-11", "started"),
    Row("2023-shiqiaotou-nanxiang", "石桥头南巷", "石桥头", 11, 380, 1987, 735, "2023-05", "2024-01", stage="tendered", reached="2023-06", targets=_LIVELIHOOD),
    Row("2023-banyun-sushe", "搬运公司宿舍", "石桥头", 5, 142, 1982, 275, "2023-05", "2023-12", stage="finance_reviewed", reached="2023-06"),
    Row("2023-bowenlu-9hao", "博闻路9号院", "鼓角", 6, 196, 1989, 368, "2023-08", "2024-02", stage="drawn", reached="2023-05"),
    Row("2023-mashijie", "马市街小区", "竹影", 8, 260, 1994, 490, "2023-06", "2024-01", stage="approved", reached="2023-05"),
    Row("2023-yanchi-nanli", "砚池南里", "砚池", 12, 410, 1991, 770, "2023-03", "2023-12", "2023-04", "2023-12", "started", targets=_LIVELIHOOD),
    Row("2023-ouxiangli", "藕香里", "藕香", 9, 330, 1997, 610, "2023-04", "2023-12", "2023-05", "2024-01", "started"),
    Row("2023-yudeng-dongyuan", "渔灯东苑", "渔灯", 8, 272, 1993, 506, "2023-06", "2024-01", stage="publicised", reached="2023-05", targets=_LIVELIHOOD),
    Row("2023-zaochuanchang", "造船厂宿舍", "渔灯", 13, 446, 1986, 880, "2023-10", "2024-06", stage="designed", reached="2023-05"),
    Row("2023-huxin-beiyuan", "湖心北苑", "砚池", 7, 230, 1995, 428, "2023-09", "2024-04", stage="surveyed", reached="2023-04"),
    Row("2023-zhenzhichang-sushe", "针织厂宿舍", "砚池", 6, 185, 1988, 350, "2023-09", "2024-04", stage="consulted", reached="2023-04"),
    Row("2023-songtao-beiyuan", "松涛北苑", "松涛", 8, 265, 1996, 480, "2023-05", "2023-12", "2023-06", "2024-01", "started", targets=_LIVELIHOOD),
    Row("2023-chaping-xinjie", "茶坪新街", "茶坪", 7, 210, 1990, 402, "2023-10", "2024-05", stage="registered", reached="2023-02"),
    Row("2023-lunankuang-jiashuyuan", "麓南矿家属院", "麓南", 10, 300, 1984, 590, "2023-09", "2024-04", stage="drawn", reached="2023-06"),
    Row("2023-guolinchang-sushe", "果林场宿舍", "茶坪", 4, 96, 1981, 170),
    Row("2023-songtao-gongyu", "松涛公寓", "松涛", 5, 170, 1998, 310, "2023-12", "2024-06", stage="registered", reached="2023-03"),
    Row("2023-yudeng-6haolou", "渔灯6号楼", "渔灯", 1, 28, 1984, 40, "2023-05", "2023-08", "2023-05", "2023-08", "started", in_plan=False),
    # Candidates: no plan year yet.
    Row("chengqiangxia-pianqu", "城墙下片区", "鼓角", 12, 330, 1979, 0, communities=3),
    Row("jiuyingyuan-sushe", "旧影院宿舍", "砚池", 2, 48, 1984, 0),
)  # fmt: skip
