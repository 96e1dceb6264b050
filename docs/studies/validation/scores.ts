import { brierParts, brierScore, crps, logScore, reliabilityTable } from '../../../src/index.ts';
import { normalQuantile } from '../../../src/random/normal.ts';

interface Case {
  readonly what: string;
  readonly of: string;
  readonly source: string;
  readonly reference: number;
  readonly value: number;
}

const YES_NO = [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
const TWO_VALUES = [...Array<number>(10).fill(0.2), ...Array<number>(5).fill(0.8)];

/** Chances of 0 … 10 successes of 10 at 0.9. */
function binomialWeights(): number[] {
  let choose = 1;
  return Array.from({ length: 11 }, (_, k) => {
    if (k > 0) choose *= (11 - k) / k;
    return choose * 0.9 ** k * 0.1 ** (10 - k);
  });
}

/** The score as its definition has it, pair by pair. */
function pairwise(members: readonly number[], outcome: number, fair: boolean): number {
  const m = members.length;
  const distance = members.reduce((sum, a) => sum + Math.abs(a - outcome), 0) / m;
  const pairs = members.reduce((sum, a) => sum + members.reduce((s, b) => s + Math.abs(a - b), 0), 0);
  return distance - pairs / (2 * m * (fair ? m - 1 : m));
}

function chances(): Case[] {
  const parts = brierParts(TWO_VALUES, YES_NO);
  const [row] = reliabilityTable(TWO_VALUES, YES_NO, { bins: 4 });
  const spam = [0.1, 0.9, 0.8];
  return [
    {
      what: '`brierScore`',
      of: '0.1 0.9 0.8 0.3 against 0 1 1 0',
      source: 'scikit-learn, `brier_score_loss`',
      reference: 0.0375,
      value: brierScore([...spam, 0.3], [0, 1, 1, 0]),
    },
    {
      what: '`brierScore`',
      of: '⅔ against 1',
      source: 'R SpecsVerification, `EnsBrier`',
      reference: 1 / 9,
      value: brierScore([2 / 3], [1]),
    },
    {
      what: '`brierParts`, sum',
      of: '0.2 ten times (3 came), 0.8 five times (5 came)',
      source: 'the score itself',
      reference: brierScore(TWO_VALUES, YES_NO),
      value: parts.reliability - parts.resolution + parts.uncertainty,
    },
    {
      what: '`brierParts`, reliability',
      of: 'the same',
      source: 'by hand, (10 · 0.1² + 5 · 0.2²)/15',
      reference: 0.02,
      value: parts.reliability,
    },
    {
      what: '`logScore`',
      of: '0.1 0.9 0.8 0.35 against 0 1 1 0',
      source: 'scikit-learn, `log_loss` (five digits)',
      reference: 0.21616,
      value: logScore([...spam, 0.35], [0, 1, 1, 0]),
    },
    {
      what: '`reliabilityTable`',
      of: 'the same as above, frequency in the first of 4 bins',
      source: 'by hand, 3/10',
      reference: 0.3,
      value: row!.frequency.value,
    },
  ];
}

function ensembles(): Case[] {
  const normal = Array.from({ length: 10_000 }, (_, i) => normalQuantile((i + 0.5) / 10_000));
  const uniform = Array.from({ length: 10_000 }, (_, i) => (i + 0.5) / 10_000);
  const skew = Array.from({ length: 300 }, (_, i) => ((i * 37) % 101) ** 2 / 100);
  const counts = Array.from({ length: 11 }, (_, k) => k);
  const plain = (members: number[], outcome: number, source: string, reference: number): Case => ({
    what: '`crps`',
    of: `members ${members.join(' ')} against ${outcome}`,
    source,
    reference,
    value: crps(members, outcome),
  });
  return [
    plain([0, 0, 1], 1, 'Python properscoring, `crps_ensemble`', 4 / 9),
    plain([-1, 0, 0, 1], 0, 'Python properscoring, `crps_ensemble`', 1 / 8),
    plain([1, 2, 3], 1.5, 'R SpecsVerification, `EnsCrps`', 5 / 6 - 4 / 9),
    {
      what: '`crps`, fair',
      of: 'members 1 2 3 against 1.5',
      source: 'R SpecsVerification, `EnsCrps`, R.new = Inf',
      reference: 5 / 6 - 4 / 6,
      value: crps([1, 2, 3], 1.5, { fair: true }),
    },
    {
      what: '`crps`, weights',
      of: 'members 0 2, weights 0.8 0.2, against 1.5',
      source: 'Python properscoring, `crps_ensemble`',
      reference: 0.64 * 1.5 + 0.04 * 0.5,
      value: crps([0, 2], 1.5, { weights: [0.8, 0.2] }),
    },
    {
      what: '`crps`, weights',
      of: 'binomial law (10, 0.9) against 8',
      source: 'Python scoringrules, tests of `crps_binomial` (seven digits)',
      reference: 0.6685115,
      value: crps(counts, 8, { weights: binomialWeights() }),
    },
    {
      what: '`crps`',
      of: '10,000 normal quantiles against 0',
      source: 'the law, (√2 − 1)/√π; difference falls with n',
      reference: (Math.SQRT2 - 1) / Math.sqrt(Math.PI),
      value: crps(normal, 0),
    },
    {
      what: '`crps`',
      of: '10,000 uniform quantiles against 0.25',
      source: 'the law, y² − y + ⅓',
      reference: 0.25 ** 2 - 0.25 + 1 / 3,
      value: crps(uniform, 0.25),
    },
    ...[false, true].map((fair) => ({
      what: fair ? '`crps`, fair' : '`crps`',
      of: '300 skew members with ties against 40',
      source: 'the definition, pair by pair',
      reference: pairwise(skew, 40, fair),
      value: crps(skew, 40, { fair }),
    })),
  ];
}

/** Scores against published and analytic values. */
export function section(): string {
  const rows = [...chances(), ...ensembles()].map(({ what, of, source, reference, value }) => {
    const difference = Math.abs(value - reference);
    const shown = difference < 1e-12 ? '0' : difference.toExponential(0);
    return `| ${what} | ${of} | ${source} | ${reference.toFixed(7)} | ${value.toFixed(7)} | ${shown} |`;
  });
  return `## Scores

Each score on cases whose value is published, known in closed form, or summed by its definition. Nothing is drawn. The claim: differences
are those of rounding (shown as 0 below 1e-12), of the digits printed at the source, or of showing a law by 10,000 quantiles.

| function | case | source of the reference | reference | library | difference |
|---|---|---|---:|---:|---:|
${rows.join('\n')}`;
}
