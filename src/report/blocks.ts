const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Returns a bar of block characters, filled to a share of its width. */
export function eighths(share: number, width: number): string {
  const filled = Math.round(8 * width * Math.min(1, Math.max(0, share)));
  return ('█'.repeat(filled >> 3) + EIGHTHS[filled & 7]).padEnd(width);
}
