// Measures microseconds per trial of the library, of the plain model of src/model, of a loop in C and of a
// SimPy program.
// program.

import { loadScenario, type Scenario, scenarioNames } from '../../src/index.ts';
import { referenceWorkload } from '../loop/parameters.ts';
import { withPrograms } from '../loop/programs.ts';
import { type Contestant, program, type TrialRanges } from '../timing/contestant.ts';
import { library } from '../timing/library.ts';
import { machine } from '../timing/machine.ts';
import { type Paired, type Race, race } from '../timing/pairs.ts';
import { stepper } from '../timing/stepper.ts';
import { digits, share, spread, table } from '../timing/table.ts';

const [ROUNDS, SHIPPED_ROUNDS] = [21, 3];

interface Opponent {
  readonly name: string;
  /** Target: the library's trials per second as a multiple of this contestant's. */
  readonly aim?: number;
  /** Requirements for running it. */
  readonly needs?: string;
}

const OPPONENTS: readonly Opponent[] = [
  { name: 'loop in C', aim: 2, needs: 'gcc' },
  { name: 'plain stepper', aim: 4 },
  { name: 'SimPy', needs: 'a python3 with simpy' },
];

/** Standard errors between two shares that show a fault. */
const MOST = 4;

const METHOD = `Processor time on one thread of the built package (\`simulate\` and an estimate, over and over), of a plain stepper (the model day by day),
bundled likewise, of the same model as a plain loop in C (\`bench/loop/loop.c\`), built with gcc -O3 -march=native, and of a
SimPy program (\`bench/loop/simpy_model.py\`). What runs in Node is warmed up; Node's compiler and garbage collector count.

Slices come in pairs of half a second each, the library's and right after it another's, so that both run under the same load.
Shown are medians of interleaved rounds. A ratio is the median of the ratios of the pairs, in brackets their quartiles; it is not the ratio
of the medians. All draw random numbers of their own: the shares of trials in which a line halts, ± their standard errors, say whether
they are the same model.`;

export function section(): string {
  const shipped = scenarioNames.map((name) => againstStepper(name, loadScenario(name)));
  const reference = againstAll(referenceWorkload());
  return [
    '## Speed',
    `Measured on ${machine()}.`,
    METHOD,
    `The shipped scenarios, which only the stepper knows too; ${SHIPPED_ROUNDS} rounds:`,
    shippedTable(shipped),
    ...disagreements([...shipped, reference]),
    ...skipped(reference),
    `The reference workload (\`bench/reference-workload.json\`); ${ROUNDS} rounds:`,
    referenceTable(reference),
  ].join('\n\n');
}

function againstAll(scenario: Scenario): Race {
  return withPrograms(({ cLoop, simpy }) => {
    const made: Record<string, Contestant | undefined> = {
      'loop in C': cLoop && program('loop in C', cLoop),
      'plain stepper': stepper('plain stepper', scenario),
      SimPy: simpy && program('SimPy', simpy),
    };
    const present = OPPONENTS.map(({ name }) => made[name]).filter((other) => other !== undefined);
    return race(library('library', scenario), present, ROUNDS);
  });
}

function againstStepper(name: string, scenario: Scenario): Race {
  return race(library(name, scenario), [stepper(`${name}, stepper`, scenario)], SHIPPED_ROUNDS);
}

function shippedTable(races: readonly Race[]): string {
  const rows = races.map(({ base, time, others: [other] }) => [
    base.name,
    digits(time),
    digits(other!.time),
    spread(other!.ratio),
    share(base.seen),
  ]);
  return table(['', 'library, µs', 'stepper, µs', 'ratio', 'any halt'], rows);
}

function referenceTable({ base, time, others }: Race): string {
  const rows = OPPONENTS.map(({ name, aim }) => {
    const found = others.find(({ contestant }) => contestant.name === name);
    if (!found) return [name, 'skipped', '', '', ''];
    return [name, digits(found.time), spread(found.ratio), share(found.contestant.seen), verdict(found, aim)];
  });
  const own = ['library', digits(time), '1', share(base.seen), ''];
  return table(['', 'µs a trial', 'times the library', 'any halt', 'aim'], [own, ...rows]);
}

function verdict({ ratio }: Paired, aim: number | undefined): string {
  if (aim === undefined) return '';
  return `${aim}: ${ratio.median >= aim ? 'holds' : 'missed'}`;
}

function skipped({ others }: Race): string[] {
  const absent = OPPONENTS.filter(({ name }) => others.every(({ contestant }) => contestant.name !== name));
  return absent.map(({ name, needs }) => `${name} was skipped: it needs ${needs}.`);
}

/** Lists contestants that do not agree with the library, and makes the process fail. */
function disagreements(races: readonly Race[]): string[] {
  const pairs = races.flatMap(({ base, others }) =>
    others.map(({ contestant }) => [base, contestant] as const),
  );
  const apart = pairs.filter(([base, other]) => Math.abs(errorsBetween(base.seen, other.seen)) >= MOST);
  if (apart.length > 0) process.exitCode = 1;
  return apart.map(
    ([, { name }]) => `**${name} halts at another rate than the library: not the same model.**`,
  );
}

/** Returns the standard errors between two shares of trials with a halt. */
function errorsBetween(one: TrialRanges, two: TrialRanges): number {
  const pooled = (one.halts + two.halts) / (one.trials + two.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / one.trials + 1 / two.trials));
  return error === 0 ? 0 : (one.halts / one.trials - two.halts / two.trials) / error;
}
