// How often intervals hold the truth: the section of docs/validation.md about intervals.

import { haltProbability, simulate } from '../../../src/index.ts';
import { openStream } from '../../../src/random/stream.ts';
import { Entries, holds, type Kind, N } from '../known-answers/entries.ts';
import { EXACT, type ExactKind, exactCoverage } from '../known-answers/exact.ts';
import { AT_RISK, CAPPED, FEW_AT_RISK, LOSSES, TIES } from '../known-answers/few.ts';
import { EXPONENTIAL, PLAIN, UNIFORM } from '../known-answers/plain.ts';
import { REPLICATED, REPLICATED_MEAN, REPLICATES } from '../known-answers/replicated.ts';
import { WEIGHTED } from '../known-answers/weighted.ts';
import { banOnDayOne } from './scenarios.ts';

const SEED = 'intervals';
const CHANCES = [0.02, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98];
const RARE = [1e-5, 1e-3, 0.1];
const SELDOM = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02];
const NO_CHANCE = [Number.NaN];
/** What is claimed of the coverage, %; of rows marked "at least" that it reaches the stated one. */
const [LEAST, STATED, MOST] = [94, 95, 96];
const AT_LEAST = '(at least)';
/** Rows of few losses, ties and few at risk claim this coverage or more. */
const [FEW, FROM_FEW, BOUND] = [93, '(few)', 100];
/** Seeds of whole simulations, and the chance of their halt. */
const [SIMULATIONS, HALT] = [2000, 0.1];

interface Table {
  readonly chances: readonly number[];
  readonly rows: readonly Row[];
}

/** The coverage at each chance, %. */
interface Row {
  readonly name: string;
  /** Runs of a cell; 0 where it is exact. */
  readonly runs: number;
  readonly cells: readonly number[];
}

/** Intervals of 95 % held against known answers. */
export function section(): string {
  const plain = table(CHANCES, [...EXACT.map(exactRow), ...drawn('plain', PLAIN, CHANCES)]);
  const few = table(SELDOM, drawn('few', LOSSES, SELDOM));
  const ties = table(TIES, drawn('ties', CAPPED, TIES));
  const atRisk = table(AT_RISK, drawn('at risk', FEW_AT_RISK, AT_RISK));
  const weighted = table(RARE, drawn('weighted', WEIGHTED, RARE));
  const replicated = table(CHANCES, drawn('replicated', REPLICATED, CHANCES));
  const single = table(NO_CHANCE, [
    ...drawn('mean', [UNIFORM, EXPONENTIAL, REPLICATED_MEAN], NO_CHANCE),
    whole(),
  ]);
  return `## Intervals

${INTRODUCTION}

${print(plain)}

Rare losses: a loss comes with chance p; n = ${thousands(N)}, so that at p = 0.0005 six runs in ten see none. Their interval has no end without a
bound, and one of ${BOUND} losses with it. The claim is ${FEW} of 100 or more: few losses show little of their own law.

${print(few)}

Ties: a share p of the entries is at a cap and the others are even up to 300 of its 365. The tail is a twentieth.

${print(ties)}

Few at risk: times of rate 1, of 20 to 200 entries, each followed for an exponential time of rate 1 or 3, read where survival is p.

${print(atRisk)}

Weighted entries: exponential times drawn at the rate 1 / −ln p instead of 1, so that the tail of chance p is common.

${print(weighted)}

Replicates: ${REPLICATES}, of ${N / REPLICATES} strata each; an entry is the stratified uniform plus an independent exponential.

${print(replicated)}

What has no p: Student's interval for means; and a ban of chance ${HALT} that halts the line, through \`simulate\` and \`haltProbability\`,
each run with a seed of its own.

${print(single)}

${misses({
  '': plain,
  'rare losses: ': few,
  'ties: ': ties,
  'few at risk: ': atRisk,
  'weighted: ': weighted,
  'replicates: ': replicated,
  'without p: ': single,
})}
`;
}

const INTRODUCTION = `Claim: an interval of 95 % covers the truth in ${LEAST} to ${MOST} of 100 runs of ${thousands(N)} independent entries. Exact rows are sums of binomial
chances over the intervals of all counts, and leave nothing to chance. In the other rows every cell has runs and a stream of its own (seed
\`${SEED}\`), more runs where they are cheap or the call is close; ± is the standard error of a cell that covers 95 %. Rows marked
"at least" are meant to cover more than that: Clopper–Pearson by construction, the band of weighted entries by its bound. Student's row for
losses is there for contrast: it shows why a rare loss asks for Hall's method, which summaries use, and which reaches too far rather
than not far enough when few entries lose anything. Rows marked "few" claim ${FEW} of 100 or more.`;

function exactRow(kind: ExactKind): Row {
  return { name: kind.name, runs: 0, cells: CHANCES.map((p) => 100 * exactCoverage(kind, p)) };
}

function drawn(group: string, kinds: readonly Kind[], chances: readonly number[]): Row[] {
  return kinds.map(({ name, runs, held }) => {
    const cells = chances.map((p) => {
      const stream = openStream(SEED, `${group}: ${cellName(name, p)}`);
      let covered = 0;
      for (let run = 0; run < runs; run++) if (held(new Entries(stream, run), p)) covered += 1;
      return (100 * covered) / runs;
    });
    return { name, runs, cells };
  });
}

function cellName(name: string, p: number): string {
  return Number.isNaN(p) ? name : `${name}, p = ${p}`;
}

/** The whole chain. */
function whole(): Row {
  const scenario = banOnDayOne(HALT);
  let covered = 0;
  for (let run = 0; run < SIMULATIONS; run++) {
    if (holds(haltProbability(simulate(scenario, { trials: N, seed: `${SEED} ${run}` })), HALT)) covered += 1;
  }
  return { name: 'P(halt)', runs: SIMULATIONS, cells: [(100 * covered) / SIMULATIONS] };
}

/** Names every cell that misses its claim, with the distance in standard errors. */
function misses(tables: Readonly<Record<string, Table>>): string {
  const found = Object.entries(tables).flatMap(([label, { chances, rows }]) =>
    rows.flatMap(({ name, runs, cells }) =>
      cells.flatMap((cell, i) => {
        const past = name.endsWith(AT_LEAST)
          ? STATED - cell
          : name.endsWith(FROM_FEW)
            ? FEW - cell
            : Math.max(LEAST - cell, cell - MOST);
        if (past <= 0) return [];
        const far =
          runs > 0 ? `, past the claim by ${(past / standardError(runs)).toFixed(1)} standard errors` : '';
        return [`* ${label}${cellName(name, chances[i]!)}: ${cell.toFixed(2)} %${far}`];
      }),
    ),
  );
  return found.length > 0
    ? `Cells that miss their claim:\n\n${found.join('\n')}`
    : 'Every cell meets its claim.';
}

function table(chances: readonly number[], rows: readonly Row[]): Table {
  return { chances, rows };
}

function print({ chances, rows }: Table): string {
  const heads = chances.map((p) => (Number.isNaN(p) ? 'covers, %' : String(p)));
  const corner = chances === NO_CHANCE ? '' : 'covers, %, at p =';
  const head = `| ${corner} | runs | ${heads.join(' | ')} |\n|---|---:|${'---:|'.repeat(chances.length)}`;
  return [head, ...rows.map(line)].join('\n');
}

function line({ name, runs, cells }: Row): string {
  const how = runs > 0 ? `${thousands(runs)} ± ${standardError(runs).toFixed(2)}` : 'exact';
  return `| ${name} | ${how} | ${cells.map((cell) => cell.toFixed(1)).join(' | ')} |`;
}

/** Of a cell that covers 95 %, in points. */
function standardError(runs: number): number {
  return 100 * Math.sqrt((0.95 * 0.05) / runs);
}

function thousands(count: number): string {
  return count.toLocaleString('en-US');
}
