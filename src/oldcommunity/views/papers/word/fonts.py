"""The fonts of papers, and what to take for those that a machine does not have."""

from __future__ import annotations

from dataclasses import dataclass

#: Numbers of pages are set in 宋体, whatever the text is set in.
_FOOTER = "宋体"
#: The same letters under other names, nearest first; none is ever put into a file.
_OTHERS = {
    "仿宋_GB2312": "仿宋,FangSong,STFangsong,FangSong_GB2312",
    "仿宋": "仿宋_GB2312,FangSong,STFangsong",
    "楷体_GB2312": "楷体,KaiTi,STKaiti,KaiTi_GB2312",
    "楷体": "楷体_GB2312,KaiTi,STKaiti",
    "黑体": "SimHei,STHeiti",
    "宋体": "SimSun,STSong",
    "方正小标宋简体": "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋体,华文中宋,宋体",
    "方正小标宋_GBK": "方正小标宋简体,FZXiaoBiaoSong-B05,小标宋体,华文中宋,宋体",
}


@dataclass(frozen=True, slots=True)
class Fonts:
    """The names of fonts: of the text, headings of the first and second level, the title, and Latin letters."""

    body: str
    heading1: str
    heading2: str
    title: str
    latin: str

    def named(self, role: str) -> str:
        """The font for Chinese text in a role: one of the names above, or `footer`."""
        return _FOOTER if role == "footer" else str(getattr(self, role))

    def latin_in(self, role: str) -> str:
        """The font for Latin letters and digits in a role."""
        return _FOOTER if role == "footer" else self.latin

    def all(self) -> list[tuple[str, str]]:
        """Every font that a paper names, and what else it may be called; empty where that is not known."""
        names = [self.body, self.heading1, self.heading2, self.title, self.latin, _FOOTER]
        return [(name, _OTHERS.get(name, "")) for name in dict.fromkeys(names)]
