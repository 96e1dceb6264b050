/**
 * Scripts by shell. Each asks the program itself, `rare-earth-risk complete -- <words>`, so that names of
 * scenarios, automakers and settings are those that the words on the line mean.
 */
export const SCRIPTS: Readonly<Record<string, string>> = {
  bash: `# Completion of rare-earth-risk for bash. Add to ~/.bashrc:
#   source <(rare-earth-risk completion bash)
_rare_earth_risk() {
  local line
  COMPREPLY=()
  while IFS= read -r line; do
    COMPREPLY+=("$line")
  done < <(rare-earth-risk complete -- "\${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
  [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *[=./] ]] && compopt -o nospace
  return 0
}
complete -o default -o bashdefault -F _rare_earth_risk rare-earth-risk
`,
  zsh: `#compdef rare-earth-risk
# Completion of rare-earth-risk for zsh. Add to ~/.zshrc:
#   source <(rare-earth-risk completion zsh)
_rare_earth_risk() {
  local -a found
  found=("\${(@f)$(rare-earth-risk complete -- "$LBUFFER" 2>/dev/null)}")
  [[ -n $found ]] && compadd -S '' -- $found || _files
}
compdef _rare_earth_risk rare-earth-risk
`,
  fish: `# Completion of rare-earth-risk for fish. Save as
#   ~/.config/fish/completions/rare-earth-risk.fish
complete -c rare-earth-risk -f -a '(rare-earth-risk complete -- (commandline -cp) 2>/dev/null)'
complete -c rare-earth-risk -n 'not rare-earth-risk complete -- (commandline -cp) 2>/dev/null | string length -q' -F
`,
};
