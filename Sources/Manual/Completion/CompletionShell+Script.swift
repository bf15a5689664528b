extension CompletionShell {
  /// The script that has the shell ask the program.
  func script(program: String) -> String {
    let function = "_" + String(program.map { $0 == "-" ? "_" : $0 })
    return switch self {
    case .bash: bash(program, function)
    case .zsh: zsh(program, function)
    case .fish: fish(program, function)
    }
  }

  private func bash(_ program: String, _ function: String) -> String {
    """
    # Completion of \(program) for bash.
    \(function)() {
        local -a answer=()
        mapfile -t answer < <("${1/#\\~\\//$HOME/}" --complete bash "${COMP_LINE:0:COMP_POINT}" "$COMP_WORDBREAKS" 2>/dev/null)
        COMPREPLY=("${answer[@]:1}")
        case ${answer[0]-} in
        files)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$2")
            ;;
        folders)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$2")
            ;;
        esac
        # After these a word goes on.
        if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[:=,] ]]; then
            compopt -o nospace 2>/dev/null
        fi
    }
    complete -F \(function) \(program)
    """
  }

  private func zsh(_ program: String, _ function: String) -> String {
    """
    #compdef \(program)
    # Completion of \(program) for zsh.
    \(function)() {
        local -a answer whole wholeShown open openShown
        local line word meaning
        answer=("${(@f)$("${(Q)words[1]/#\\~\\//$HOME/}" --complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
        case $answer[1] in
        files) _files; return ;;
        folders) _files -/; return ;;
        esac
        for line in "${(@)answer[2,-1]}"; do
            word=${line%%$'\\t'*}
            meaning=$word
            [[ $line == *$'\\t'* ]] && meaning="$word  -- ${line#*$'\\t'}"
            # After these a word goes on.
            if [[ $word == *[:=,] ]]; then
                open+=("$word") openShown+=("$meaning")
            else
                whole+=("$word") wholeShown+=("$meaning")
            fi
        done
        # What fits has been chosen already: a value may have to be quoted where it was written without quotes.
        (( $#open )) && compadd -U -l -S '' -d openShown -a open
        (( $#whole )) && compadd -U -l -d wholeShown -a whole
    }
    if [[ $funcstack[1] == \(function) ]]; then
        \(function) "$@"
    else
        compdef \(function) \(program)
    fi
    """
  }

  private func fish(_ program: String, _ function: String) -> String {
    """
    # Completion of \(program) for fish.
    function _\(function)
        set -l words (commandline -opc)
        set -l written (commandline -ct)
        set -l word (string unescape -- $written 2>/dev/null)
        # A quote may be open still.
        test (count $word) -gt 0; or set word (string trim --left --chars '"\\'' -- $written)
        set -l answer ($words[1] --complete fish $words[2..] "$word" 2>/dev/null)
        switch "$answer[1]"
            case files
                __fish_complete_path "$word"
            case folders
                __fish_complete_directories "$word" ''
            case words
                printf '%s\\n' $answer[2..]
        end
    end
    complete -c \(program) -f -a '(_\(function))'
    """
  }
}
