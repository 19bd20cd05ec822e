"""`oc completion`: the script by which a shell completes the words of `oc`."""

from __future__ import annotations

from typing import Annotated

import typer

from oldcommunity.cli import options
from oldcommunity.cli.output import write
from oldcommunity.errors import UsageError

ShellArgument = Annotated[str, typer.Argument()]

_BASH = r"""_oc() {
    COMPREPLY=()
    local line
    while IFS= read -r line; do
        COMPREPLY+=("$line")
    done < <("$1" --complete bash "=${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
complete -o bashdefault -o default -F _oc oc
"""
_ZSH = r"""#compdef oc
_oc() {
    local line
    local -a offers
    while IFS= read -r line; do
        offers+=("${${line%%$'\t'*}//:/\\:}:${${line#*$'\t'}:#${line%%$'\t'*}}")
    done < <($words[1] --complete zsh "=$words[CURRENT]" "${(@)words[2,CURRENT-1]}" 2>/dev/null)
    if (( $#offers )); then
        _describe -V oc offers
    else
        _files
    fi
}
if [[ $funcstack[1] == _oc ]]; then
    _oc "$@"
else
    compdef _oc oc
fi
"""
_FISH = r"""function __oc_offers
    set -l before (commandline -opc)
    set -l offers (oc --complete fish "="(commandline -ct) $before[2..-1] 2>/dev/null)
    if test (count $offers) -gt 0
        printf '%s\n' $offers
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c oc -f -k -a '(__oc_offers)'
"""
_POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName oc -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $before = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $encoding = [Console]::OutputEncoding
    [Console]::OutputEncoding = [Text.Encoding]::UTF8
    try { $offers = @(& oc --complete powershell "=$wordToComplete" @before) }
    finally { [Console]::OutputEncoding = $encoding }
    $offers | Where-Object { $_ } | ForEach-Object {
        $value, $about = $_ -split "`t", 2
        if (-not $about) { $about = $value }
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
    }
}
"""
SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH, "powershell": _POWERSHELL}


def command(
    shell: ShellArgument,
    output: options.OutputOption = None,
    lang: options.LangOption = None,
) -> None:
    """Give the script for a shell."""
    if shell not in SCRIPTS:
        raise UsageError("unknown-choice", given=shell, known=" ".join(SCRIPTS))
    options.labels_for(None, lang)
    write(SCRIPTS[shell], output)
