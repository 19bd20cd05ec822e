"""Why the system does not do a thing, by the name of its error number."""

TEXTS = {
    "ENOENT": "没有这个文件或文件夹",
    "EACCES": "没有权限",
    "EPERM": "系统不允许",
    "EROFS": "所在的盘是只读的",
    "ENOSPC": "磁盘满了",
    "EDQUOT": "磁盘配额用完了",
    "EISDIR": "这是文件夹，不是文件",
    "ENOTDIR": "路径里有一段不是文件夹",
    "EEXIST": "已经有了",
    "ENAMETOOLONG": "名字太长",
    "EBUSY": "正被别的程序使用",
    "ETXTBSY": "正被别的程序使用",
    "ELOOP": "符号链接绕成了圈",
    "EIO": "磁盘读写出错",
    "EMFILE": "打开的文件太多",
    "EFBIG": "文件太大",
    "EINVAL": "系统不接受这个名字",
    "ENOTEMPTY": "文件夹不是空的",
}
