/** Returns whether a path has the extension of a YAML file. */
export function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
}
