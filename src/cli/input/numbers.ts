const NUMBER = /^([-+]?(?:\d+\.?\d*|\.\d+))(?:e([-+]?\d+))?([kM%]?)$/i;

/** Powers of ten of the endings that a number may have: `10k`, `2M`, `60%`. */
const POWERS: Readonly<Record<string, number>> = { k: 3, m: 6, '%': -2 };

/**
 * Returns the number that a text of the command line means: `0.6`, `1e4`, `10k`, `2M`, `60%`, or with
 * commas or underscores between thousands. NaN for any other text.
 */
export function numberOf(text: string): number {
  const plain = text.trim().replace(/(?<=\d)[,_](?=\d{3}(?:\D|$))/g, '');
  const [, digits, exponent = '0', ending = ''] = NUMBER.exec(plain) ?? [];
  if (digits === undefined) return Number.NaN;
  return Number(`${digits}e${Number(exponent) + (POWERS[ending.toLowerCase()] ?? 0)}`);
}
