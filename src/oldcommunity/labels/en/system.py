"""Why the system does not do a thing, by the name of its error number."""

TEXTS = {
    "ENOENT": "there is no such file or folder",
    "EACCES": "permission denied",
    "EPERM": "the system does not allow it",
    "EROFS": "the disk is read-only",
    "ENOSPC": "the disk is full",
    "EDQUOT": "the disk quota is used up",
    "EISDIR": "it is a folder, not a file",
    "ENOTDIR": "a part of the path is not a folder",
    "EEXIST": "it is there already",
    "ENAMETOOLONG": "the name is too long",
    "EBUSY": "another program is using it",
    "ETXTBSY": "another program is using it",
    "ELOOP": "symbolic links run in a circle",
    "EIO": "the disk cannot be read or written",
    "EMFILE": "too many files are open",
    "EFBIG": "the file is too large",
    "EINVAL": "the system does not accept the name",
    "ENOTEMPTY": "the folder is not empty",
}
