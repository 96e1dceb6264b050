/** Shows on a terminal, on stderr, how much of the run is done, and clears it at the end. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done < total ? `\r${Math.floor((100 * done) / total)} % ` : '\r      \r');
}

/** Shows on a terminal, on stderr, how many futures are done; 0 clears it. */
export function showTrials(done: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(done > 0 ? `\r${done} futures ` : `\r${' '.repeat(20)}\r`);
}
