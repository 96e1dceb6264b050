import { printable } from '../../errors.ts';
import { count, percentWithInterval, signed } from '../../report/numbers.ts';
import type { Estimate } from '../../stats/estimate.ts';

/** What became of one threshold. */
export interface Verdict {
  /** What is compared, such as `P(eu-volume halts by day 365)`. */
  readonly what: string;
  /** The scenario, where a command has several. */
  readonly scenario?: string;
  /** When the gate fails. */
  readonly failsIf: 'above' | 'below';
  readonly limit: number;
  readonly estimate: Estimate;
  /** Whether it passed; `null` where the limit lies within the interval. */
  readonly passed: boolean | null;
  /** Whether the number is a chance, shown in per cent. */
  readonly isChance: boolean;
}

/**
 * Returns whether an estimate passes: its whole interval has to lie on one side of the limit, else it is
 * `null`.
 */
export function judge(
  { interval: [low, high] }: Estimate,
  failsIf: Verdict['failsIf'],
  limit: number,
): boolean | null {
  if (!(Number.isFinite(low) && Number.isFinite(high))) return null;
  const [isBroken, isHeld] =
    failsIf === 'above' ? [low > limit, high <= limit] : [high < limit, low >= limit];
  if (isBroken) return false;
  return isHeld ? true : null;
}

/** Returns a verdict as one line: `✗ P(any line halts by day 365) is 51.4 % (50.4–52.3): above 5 %`. */
export function verdictText({ what, scenario, failsIf, limit, estimate, passed, isChance }: Verdict): string {
  const mark = passed === null ? '?' : passed ? '✓' : '✗';
  const other = failsIf === 'above' ? 'at or under' : 'at or over';
  const is = isChance
    ? chanceText(estimate)
    : `${count(estimate.value)} (${estimate.interval.map(count).join('–')})`;
  const bound = isChance ? `${Number((100 * limit).toPrecision(6))} %` : String(limit);
  const verdict =
    passed === null ? 'cannot tell; ask for more futures. The limit is' : passed ? other : failsIf;
  const where = scenario === undefined ? '' : `${scenario}: `;
  return printable(`${mark} ${where}${what} is ${is}: ${verdict} ${bound}`);
}

/** Returns a chance, or a difference of chances, with the interval that more futures would narrow. */
function chanceText({ knowledge: _, ...estimate }: Estimate): string {
  if (estimate.interval[0] >= 0) return percentWithInterval(estimate);
  const [low, high] = estimate.interval.map((end) => signed(100 * end));
  return `${signed(100 * estimate.value)} points (${low} to ${high})`;
}
