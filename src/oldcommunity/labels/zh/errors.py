"""Sentences for what stops a run, by the error's key; an `offer` is shown apart from them."""

TEXTS = {
    "no-book": "从 {start} 往上都没有找到台账（book.yaml）；用 --data 指明台账文件夹，或用 oc init 新建",
    "no-libyaml": "PyYAML 没有带 libyaml，读文件会太慢；请运行 "
    "python -m pip install --force-reinstall --only-binary :all: PyYAML",
    "no-git": "没有找到 git，不能用 --rev；请安装 git，或去掉 --rev 只看当前文件",
    "no-repository": "台账不在 git 仓库里，没有历史版本；去掉 --rev，或先在台账文件夹运行 git init 并提交",
    "no-commits": "git 仓库里还没有提交，没有历史版本可查；先提交一次：git add . 再 git commit",
    "unknown-revision": "git 里没有版本“{rev}”；用 git log --oneline 查看有哪些版本",
    "shallow-clone": "这个仓库只下载了一部分历史，取不到“{rev}”；先运行 git fetch --unshallow",
    "git-failed": "git 没有成功：{detail}；在台账文件夹运行 git status，按它的提示处理",
    "unknown-project": "没有编号为“{id}”的项目；用 oc list 查看全部编号",
    "unknown-code": "没有代码“{code}”；用 oc rule 查看全部问题代码",
    "unknown-cohort": "没有“{cohort}”年的计划；台账里有：{known}",
    "unknown-area": "台账里没有地区“{area}”；用 oc status --by district 查看有哪些地区",
    "bad-as-of": "看不懂日期“{given}”；写作 2022-03-31、2022-03、2022Q1、2022、today 或 latest",
    "bad-where": "看不懂筛选条件“{given}”；写作 项=值（也可用 !=、<、>=），可用的项：{known}",
    "bad-by": "不能按“{given}”分组；可以按：{known}",
    "unknown-format": "没有输出格式“{given}”；可用的格式：{known}",
    "cannot-write": "写不了 {path}：{reason}；检查权限，关掉正打开它的程序，或换一个位置",
    "output-exists": "{path} 已经有了，没有覆盖；换一个文件名，或先移走它",
    "no-such-file": "没有文件 {path}；检查路径是否写对",
    "file-outside-book": "{path} 不在台账 {root} 里；只能用台账里的文件，或用 --data 指明另一本台账",
    "book-settings": "台账设置 {path} 读不了；运行 oc validate 查看哪里写错",
    "internal": "oc 自身出错（{detail}），数据没有改动；请把这一行和所用命令告诉维护者",
}
