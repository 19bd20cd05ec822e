"""Words for what can be wrong with a file, its characters or its YAML, by the problem's code.

A code with a dot is the same problem put more exactly, for one value of its `reason`.
"""

from oldcommunity.labels import Problem

_RENAME = "rename it: small letters, digits and hyphens, ending in .yaml"
_MOVE = "move it out of the book's folder"

TEXTS: dict[str, Problem] = {
    "OC101": Problem(
        "Not UTF-8",
        "from here on the text is not UTF-8 (byte {byte})",
        "open it in an editor and save it as UTF-8; if it looks garbled here, type it again",
    ),
    "OC102": Problem(
        "GBK encoding",
        "the file is in GBK encoding; this is its first Chinese character (byte {byte})",
        "open it in Notepad, choose Save As with encoding UTF-8, and change nothing else",
    ),
    "OC103": Problem(
        "UTF-16 encoding",
        "the file is in {encoding} encoding",
        "open it in Notepad and choose Save As with encoding UTF-8, not Unicode",
    ),
    "OC104": Problem(
        "Damaged file",
        "the file holds NUL bytes ({count}): a power cut or a broken copy damaged it",
        "restore it with git checkout -- FILE, or from a backup if it was never committed",
    ),
    "OC105": Problem(
        "Control character",
        "there is a control character here, {character}, which does not show",
        "delete it; if you cannot see it, type these words again",
    ),
    "OC106": Problem(
        "Invisible character",
        "there is an invisible or broken character here, {character}",
        "delete it; if you cannot see it, type these words again",
    ),
    "OC107": Problem(
        "File too large",
        "the file is larger than {limit} bytes, which no file of a book is",
        "check that it is the right file; if it is, split it into several",
    ),
    "OC107.nodes": Problem(
        "Too many values",
        "the file holds more than {limit} values",
        "check that it is the right file; if it is, split it into several",
    ),
    "OC108": Problem(
        "Unresolved merge",
        "a mark of a merge conflict was left here, {mark}",
        "between <<<<<<< and >>>>>>> keep the version that is right, and delete the three marks",
    ),
    "OC109": Problem(
        "Not a text file",
        "this is not a text file; it looks like: {kind}",
        f"{_MOVE}; what a spreadsheet says belongs into the projects' .yaml files",
    ),
    "OC201": Problem(
        "Not YAML",
        "this cannot be read from {sign} on",
        "look at this line and the one above: indentation, a space after each colon, quotes and brackets in pairs",
    ),
    "OC201.after-value": Problem(
        "Something after a value",
        "the value ends here, and {sign} follows",
        "delete what follows, or put the whole value in quotes",
    ),
    "OC201.bracket": Problem(
        "Brackets not in pairs", "this {sign} has no bracket to close", "delete it, or add the opening bracket"
    ),
    "OC201.directive": Problem(
        "A % line", "this line starts with {sign}: a YAML directive, which a book has no use for", "delete the line"
    ),
    "OC201.escape": Problem(
        "Bad backslash",
        "in double quotes nothing of this kind can follow {sign}",
        "use single quotes around the value: a backslash is plain text there",
    ),
    "OC201.indentation": Problem(
        "Bad indentation",
        "the line that starts with {sign} is not aligned with what is above it",
        "align with spaces: the same number for fields of one level, two more for the next",
    ),
    "OC201.item-too-far": Problem(
        "Not aligned",
        "line {line}: too many spaces before “{sign}”, {spaces} more than above it",
        "delete those {spaces}, so that it stands right below the dashes above it",
    ),
    "OC201.item-too-near": Problem(
        "Not aligned",
        "line {line}: too few spaces before “{sign}”, {spaces} fewer than above it",
        "put those {spaces} in, so that it stands right below the dashes above it",
    ),
    "OC201.missing-comma": Problem(
        "Missing comma",
        "there is no comma between the two entries before {sign}",
        "put a comma and a space between them",
    ),
    "OC201.no-dash": Problem(
        "Dash missing",
        "the line that begins with “{sign}” begins an item of a list, and has no “- ”",
        "put “- ” before it: {offer}",
    ),
    "OC201.no-colon": Problem(
        "Missing colon",
        "the line that starts with {sign} has no colon",
        "write `field: value`, with a space after the colon; join it to the line above if it belongs there",
    ),
    "OC201.no-name": Problem("Nothing before the colon", "there is no name before this {sign}", "write `field: value`"),
    "OC201.other": Problem("Not YAML", "this cannot be read from {sign} on", "type this line again"),
    "OC201.tight-dash": Problem(
        "No space after the dash", "there is no space after “{sign}”", "put a space after “{sign}”"
    ),
    "OC201.too-far": Problem(
        "Not aligned",
        "line {line}: too many spaces before “{sign}”, {spaces} more than above it",
        "delete those {spaces}, so that it stands right below the key above it",
    ),
    "OC201.unclosed-bracket": Problem(
        "Bracket not closed", "this {sign} is never closed", "add the closing bracket where the group ends"
    ),
    "OC201.unclosed-quote": Problem(
        "Quote not closed", "this {sign} is not closed on its line", "add the same quote at the end of the value"
    ),
    "OC202": Problem(
        "Tab", "there is a tab here", "replace it by spaces; text pasted from a spreadsheet often brings tabs along"
    ),
    "OC202.indent": Problem(
        "Tab",
        "there is a tab here",
        "begin the line with spaces instead, {spaces} of them; text pasted from a spreadsheet often brings tabs along",
    ),
    "OC203": Problem(
        "Full-width sign",
        "there is a full-width {sign} here, and YAML knows only the half-width {plain}",
        "type the half-width sign, with a space after a colon or comma; if it is text, put the whole value in quotes",
    ),
    "OC203.space": Problem(
        "Full-width space",
        "there is a full-width or no-break space here ({sign}), and YAML knows only the plain one ('{plain}')",
        "type plain spaces, aligned with the lines around",
    ),
    "OC204": Problem(
        "Repeated field",
        "{key} stands here again, first on line {first}",
        "keep one; if it belongs to the next item of a list, put `- ` before that item's first field",
    ),
    "OC205": Problem(
        "Anchor or alias",
        "{sign} is an anchor or alias of YAML, which a book has no use for",
        "write the repeated content out; if it is text, put the whole value in quotes",
    ),
    "OC206": Problem(
        "Type tag",
        "{sign} is a type tag of YAML, which a book has no use for",
        "delete it; if it is text, put the whole value in quotes",
    ),
    "OC207": Problem(
        "Several documents",
        "a second document starts here, and a file holds only one",
        "delete the `---` or `...` between them, or make two files",
    ),
    "OC208": Problem(
        "Not a list of fields",
        "the outermost level of a file is fields, and here it is something else",
        "write `field: value` on each line, as other files in this folder do",
    ),
    "OC208.csv": Problem(
        "A spreadsheet",
        "this is comma-separated values (CSV)",
        f"{_MOVE}; what it says belongs into the projects' .yaml files",
    ),
    "OC208.html": Problem(
        "A web page", "this is a web page", "delete it and fetch the file again: choose the raw file when downloading"
    ),
    "OC208.lfs": Problem(
        "Not downloaded yet",
        "this is a placeholder of Git LFS; the content was not fetched",
        "run git lfs pull; files of a book need no LFS",
    ),
    "OC208.list": Problem(
        "A list at the top",
        "the outermost level of the file is a list (it starts with `-`), where fields are expected",
        "write one record a file: remove the first `- ` and align the rest to the left",
    ),
    "OC208.patch": Problem(
        "A patch", "this is a patch (diff), not a file of a book", "apply it with git apply, then delete this file"
    ),
    "OC208.text": Problem(
        "One long text",
        "the whole file is one text, without any fields",
        "write `field: value` on each line, with a half-width colon and a space after it",
    ),
    "OC208.toml": Problem(
        "TOML, not YAML",
        "this is TOML, and a book is YAML",
        "write `field: value` for `field = value`, without headings in brackets",
    ),
    "OC209": Problem("Empty file", "there is nothing in the file", "fill it in, or delete the file"),
    "OC210": Problem(
        "No space after a colon",
        "there is no space after the colon of {key}",
        "put a space after the colon; if it is all one text, put it in quotes",
    ),
    "OC211": Problem(
        "Taken for a comment",
        "{text} follows a space, so it would be dropped as a comment",
        "if it is content, put the whole value in quotes; if it is a comment, put a space after #",
    ),
    "OC211.formula": Problem(
        "Error of a spreadsheet",
        "“{text}” is what a spreadsheet shows for a formula that went wrong",
        "mend the formula and copy its value; leave out what is unknown",
    ),
    "OC212": Problem(
        "Too deep",
        "this is more than {limit} levels deep",
        "a book needs no such depth: look for extra brackets or `-`",
    ),
    "OC213": Problem(
        "Too long",
        "there are {length} characters here, and {limit} at most may be",
        "write a summary, and name the full text in `source`",
    ),
    "OC214": Problem(
        "Field name is no text", "the name of a field is text: no list, no group, not empty", "write `field: value`"
    ),
    "OC215": Problem(
        "Quotes needed", "{sign} has a meaning of its own in YAML", "put the whole value in half-width quotes"
    ),
    "OC215.braces": Problem(
        "Braces missing",
        "there are several keys on this line, and no braces around them",
        "put braces around them, or write each on a line of its own, one below the other",
    ),
    "OC215.unknown": Problem(
        "Quotes needed",
        "a lone “{sign}” as the value of “{field}” means something to YAML",
        "what is unknown is not written: leave “{field}” out; so is a list of nothing",
    ),
    "OC501": Problem(
        "File not read",
        "the book does not read this file: its name does not end in .yaml",
        f"if it should be read, give it a name that ends in .yaml; if not, {_MOVE}",
    ),
    "OC502": Problem(
        "Symbolic link", "this is a symbolic link, and a book follows none", "put the file or folder itself here"
    ),
    "OC503": Problem("Not a file", "this is no regular file and is not read", _MOVE),
    "OC503.device": Problem("Not a file", "this is a device, not a regular file", _MOVE),
    "OC503.folder": Problem(
        "Not a file", "this is a folder with the name of a file (.yaml)", "rename the folder, without .yaml"
    ),
    "OC503.pipe": Problem("Not a file", "this is a pipe, not a regular file", _MOVE),
    "OC503.socket": Problem("Not a file", "this is a socket, not a regular file", _MOVE),
    "OC503.submodule": Problem(
        "Not a file",
        "this is another git repository (a submodule), whose files are not read",
        "put the files themselves into the book",
    ),
    "OC504": Problem(
        "Unreadable",
        "the system does not let it be read ({error})",
        "check its permissions; if another program has it open, close that and try again",
    ),
    "OC505": Problem("Unsuitable name", "some computers cannot hold this name ({sign})", _RENAME),
    "OC505.character": Problem("Unsuitable name", "the name holds an invisible character, {sign}", _RENAME),
    "OC505.collision": Problem(
        "Unsuitable name",
        "it differs from {sign} only in case: on Windows and macOS the two are one file",
        "rename one of them",
    ),
    "OC505.reserved": Problem("Unsuitable name", "Windows keeps the name {sign} for itself", "choose another name"),
    "OC505.undecodable": Problem("Unsuitable name", "the name is not UTF-8 and shows as garbage", _RENAME),
    "OC505.windows": Problem("Unsuitable name", "'{sign}' cannot be in a name on Windows", _RENAME),
    "OC506": Problem(
        "In the wrong place",
        "the book reads no .yaml file in this place",
        "put it into projects, cohorts, funding, inspections, documents or published, by what it holds",
    ),
}
