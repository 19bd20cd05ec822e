"""Sentences for what stops a run, by the error's key; an `offer` is shown apart from them."""

TEXTS = {
    "no-book": "no book (book.yaml) found from {start} upwards; name its folder with --data",
    "no-libyaml": "PyYAML is without libyaml and would be too slow; run "
    "python -m pip install --force-reinstall --only-binary :all: PyYAML",
    "no-git": "git was not found, which --rev needs; install git, or leave --rev out",
    "no-repository": "the book is in no git repository and has no history; leave --rev out, "
    "or run git init in the book's folder and commit",
    "no-commits": "the git repository has no commits yet; make the first: git add . and git commit",
    "unknown-revision": "git knows no revision “{rev}”; see git log --oneline for those there are",
    "shallow-clone": "this clone has only a part of the history, without “{rev}”; run git fetch --unshallow first",
    "git-failed": "git did not succeed: {detail}; run git status in the book's folder and do as it says",
    "unknown-project": "there is no project with the id or name “{id}”; see oc list for all ids",
    "unknown-code": "there is no code “{code}”; see oc rule for all codes of problems",
    "unknown-cohort": "there is no plan for “{cohort}”; the book has: {known}",
    "unknown-area": "the book has no area “{area}”; it has: {known}",
    "bad-as-of": "“{given}” is no date; write 2022-03-31, 2022-03, 2022Q1, 2022, today or latest",
    "bad-where": "“{given}” is no condition; write KEY=VALUE (or !=, <, >=) with one of: {known}",
    "ambiguous-project": "several projects are called “{id}”; give an id: {known}",
    "unread-project": "{path} cannot be read, and so project “{id}” cannot be shown; run oc validate {path} to see why",
    "ambiguous-area": "“{area}” is the name of several areas: {known}; put a wider one before it, or write district={area}",
    "bad-where-value": "in “{given}” the value “{value}” does not fit; write: {known}",
    "bad-where-order": "in “{given}” {field} is no number and cannot be compared with < or >=; these can: {known}",
    "bad-by": "cannot group by “{given}”; choose one of: {known}",
    "unknown-format": "there is no output format “{given}”; choose one of: {known}",
    "cannot-write": "cannot write {path}: {reason}; check the permissions, close the program that has it "
    "open, or choose another place",
    "output-exists": "{path} is there already and was left alone; choose another name, or move it away",
    "no-such-file": "there is no file {path}; check the path",
    "file-outside-book": "{path} is not in the book {root}; name a file of the book, or another book with --data",
    "book-settings": "the book's settings {path} cannot be read; run oc validate to see what is wrong",
    "changed-meanwhile": "{path} was changed while it was read and holds no record now; run this again when it is finished",
    "internal": "oc itself failed ({detail}) and changed no data; please send this line and the command "
    "to the maintainers",
    "no-such-option": "There is no option {name}. {detail}",
    "missing-parameter": "{name} is missing. See --help",
    "option-needs-value": "{name} takes a value. {detail}",
    "wrong-use": "{detail}",
    "unknown-language": "There is no language {given}; choose from {known}",
    "unknown-unit": "There is no unit {given}; choose from {known}",
    "unknown-command": "There is no command {given}; choose from {known}",
}
