/** On a terminal, how far the run is; on stderr, and gone when it is done. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${Math.floor((100 * done) / total)} % ` : '\r      \r');
}

/** On a terminal, how many futures are done; 0 takes the count away. */
export function showTrials(done: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done > 0 ? `\r${done} futures ` : `\r${' '.repeat(20)}\r`);
}
