/**
 * Scripts by shell. Each asks the program itself, `rare-earth-risk complete -- <words>`, so that names of
 * scenarios, automakers and settings are those that the words on the line mean. The line `:files` asks for
 * names of files besides. A word that ends in `.` or `=` goes on, so no space follows it.
 */
export const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# Completion of rare-earth-risk for bash. Add to ~/.bashrc:
#   source <(rare-earth-risk completion bash)
_rare_earth_risk() {
  local found files="" start="" word="$2" line="\${COMP_LINE:0:COMP_POINT}"
  # Bash completes what follows the last sign that breaks words, such as the = of --set=.
  local typed="\${line##*[[:space:]]}"
  [[ $typed == *=* && $COMP_WORDBREAKS == *=* ]] && start="\${typed%=*}=" && word="\${typed##*=}"
  COMPREPLY=()
  while IFS= read -r found; do
    if [[ $found == :files ]]; then files=yes; else COMPREPLY+=("\${found#"$start"}"); fi
  done < <(rare-earth-risk complete -- "$line" 2>/dev/null)
  if [[ $files && \${#COMPREPLY[@]} -eq 0 ]]; then
    compopt -o default
  elif [[ $files ]]; then
    while IFS= read -r found; do
      [[ -d $found ]] && found+=/
      COMPREPLY+=("$(printf %q "$found")")
    done < <(compgen -f -- "$word")
  fi
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[=./] ]] && compopt -o nospace
  return 0
}
complete -F _rare_earth_risk rare-earth-risk
`,
  zsh: `#compdef rare-earth-risk
# Completion of rare-earth-risk for zsh. Add to ~/.zshrc:
#   source <(rare-earth-risk completion zsh)
_rare_earth_risk() {
  local -a found
  found=("\${(@f)$(rare-earth-risk complete -- "\${(j: :)words[1,CURRENT-1]} $PREFIX" 2>/dev/null)}")
  local -a whole=(\${found:#*[.=]}) more=(\${(M)found:#*[.=]})
  whole=(\${whole:#:files})
  # A word with * replaces what was typed, with the * quoted: zsh would look for files.
  local -a how=()
  [[ $PREFIX == *\\** ]] && how=(-U)
  (( $#whole )) && compadd $how -- $whole
  (( $#more )) && compadd $how -S '' -- $more
  if [[ \${found[(r):files]} == :files ]]; then
    compset -P '--[a-z-]##='
    _files
  fi
}
if [[ $funcstack[1] == _rare-earth-risk ]]; then
  _rare_earth_risk
else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
  compdef _rare_earth_risk rare-earth-risk
fi
`,
  fish: `# Completion of rare-earth-risk for fish. Save as
#   ~/.config/fish/completions/rare-earth-risk.fish
function __rare_earth_risk
  set -l word (commandline -ct)
  set -l start (string match -r '^--[a-z-]+=' -- $word)
  for found in (rare-earth-risk complete -- (commandline -cp | string collect) 2>/dev/null)
    if test $found = :files
      for file in (__fish_complete_path (string replace -- "$start" '' $word))
        echo "$start$file"
      end
    else
      echo $found
    end
  end
end
complete -c rare-earth-risk -f -a '(__rare_earth_risk)'
`,
};
