"""The script of each shell that asks drafter what may be typed next, and where it belongs."""

from __future__ import annotations

from typing import NamedTuple


class Shell(NamedTuple):
    """A shell: its name as it is written, where the script goes, and the script itself."""

    title: str
    place: str
    script: str


_BASH = r"""
_drafter_files() {
    local file
    while IFS= read -r file; do COMPREPLY+=("$file"); done < <(compgen -f -X "!*$1" -- "$2"; compgen -d -- "$2")
}
_drafter_complete() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            '#files') compopt -o default 2>/dev/null ;;
            '#files '*) compopt -o filenames 2>/dev/null; _drafter_files "${line#* }" "$2" ;;
            '#folders') compopt -o dirnames 2>/dev/null ;;
            *[=@]) compopt -o nospace 2>/dev/null; COMPREPLY+=("$line") ;;
            ?*) COMPREPLY+=("$line") ;;
        esac
    done < <(DRAFTER_COMPLETE=bash DRAFTER_LINE="${COMP_LINE:0:COMP_POINT}" DRAFTER_PART="=$2" "$1" 2>/dev/null)
}
complete -o nosort -F _drafter_complete drafter 2>/dev/null || complete -o default -F _drafter_complete drafter
"""

_ZSH = r"""
_drafter() {
    local -a described open lines
    local line value
    lines=("${(@f)$(DRAFTER_COMPLETE=zsh \
        DRAFTER_BEFORE="${(F)${(@Q)words[1,CURRENT-1]}}" DRAFTER_WORD="${(Q)PREFIX}" $words[1] 2>/dev/null)}")
    for line in $lines; do
        case $line in
            '#files') _files ;;
            '#files '*) _files -g "*${line#* }" ;;
            '#folders') _files -/ ;;
            ?*)
                value=${${line%%$'\t'*}//:/\\:}
                [[ $line == *$'\t'* ]] && value+=":${line#*$'\t'}"
                [[ ${line%%$'\t'*} == *[=@] ]] && open+=("$value") || described+=("$value")
                ;;
        esac
    done
    (( $#described )) && _describe -V drafter described -U
    (( $#open )) && _describe -V drafter open -U -S ''
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _drafter "$@"
else
    compdef _drafter drafter
fi
"""

_FISH = r"""
function __drafter_complete
    set -l current (commandline -ct)
    set -lx DRAFTER_COMPLETE fish
    set -lx DRAFTER_BEFORE (string join \n -- (commandline -opc) | string collect)
    set -lx DRAFTER_WORD "$current"
    for line in (drafter 2>/dev/null)
        switch $line
            case '#files'
                __fish_complete_path "$current"
            case '#files *'
                set -l ending (string escape --style=regex -- (string replace '#files ' '' -- $line))
                __fish_complete_path "$current" | string match --regex -- "^[^\t]*(?:$ending|/)(?:\t.*)?\$"
            case '#folders'
                __fish_complete_directories "$current"
            case '*'
                printf '%s\n' $line
        end
    end
end
complete --command drafter --no-files --keep-order --arguments '(__drafter_complete)'
"""

_POWERSHELL = r"""
Register-ArgumentCompleter -Native -CommandName drafter -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $begun = $commandAst.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursorPosition }
    $words = @($begun | ForEach-Object {
        $length = [Math]::Min($_.Extent.Text.Length, $cursorPosition - $_.Extent.StartOffset)
        $_.Extent.Text.Substring(0, $length)
    })
    $end = $commandAst.CommandElements[$words.Count - 1].Extent.EndOffset
    $last = if ($end -lt $cursorPosition) { '' } else { $words[-1] }
    $before = if ($end -lt $cursorPosition) { $words } else { @($words | Select-Object -SkipLast 1) }
    $kept = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [Text.Encoding]::UTF8
        $env:DRAFTER_COMPLETE = 'powershell'
        $env:DRAFTER_BEFORE = $before -join "`n"
        $env:DRAFTER_WORD = $last
        $env:DRAFTER_PART = "=$wordToComplete"
        $lines = @(& $words[0] 2>$null)
    } finally {
        [Console]::OutputEncoding = $kept
        Remove-Item Env:DRAFTER_COMPLETE, Env:DRAFTER_BEFORE, Env:DRAFTER_WORD, Env:DRAFTER_PART -ErrorAction Ignore
    }
    foreach ($line in $lines) {
        if (-not $line) { continue }
        if ($line.StartsWith('#')) {
            $ending = ($line -split ' ', 2)[1]
            [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete) | Where-Object {
                $_.ResultType -eq 'ProviderContainer' -or ($line -like '#files*' -and $_.ListItemText -like "*$ending")
            }
            continue
        }
        $text, $says = $line -split "`t", 2
        if (-not $says) { $says = $text }
        $quoted = $text -match '[,@]' -or $last -match '^[''"]'  # a bare comma would part the word
        $typed = if ($quoted) { "'$text'" } else { $text }
        [System.Management.Automation.CompletionResult]::new($typed, $text, 'ParameterValue', $says)
    }
}
"""

SHELLS = {
    "bash": Shell(
        "bash",
        'Put this line at the end of ~/.bashrc, then open a new terminal:\n  eval "$(drafter completion bash)"',
        _BASH,
    ),
    "zsh": Shell(
        "zsh",
        "Put these lines at the end of ~/.zshrc, then open a new terminal (the first one once is enough):\n"
        "  autoload -Uz compinit && compinit\n"
        '  eval "$(drafter completion zsh)"',
        _ZSH,
    ),
    "fish": Shell(
        "fish",
        "Run this once; every new terminal has it:\n"
        "  drafter completion fish > ~/.config/fish/completions/drafter.fish",
        _FISH,
    ),
    "powershell": Shell(
        "PowerShell",
        "Put this line at the end of the file that $PROFILE names (notepad $PROFILE opens it); open a new window:\n"
        "  drafter completion powershell | Out-String | Invoke-Expression",
        _POWERSHELL,
    ),
}
"""Every shell by the name that the command takes."""
