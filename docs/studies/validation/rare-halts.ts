// Rare halts against exact answers: k ban days in a row, a halt when stock refills at once in between;
// and against plain trials.
// against plain trials.

import {
  type Automaker,
  diagnose,
  haltProbability,
  loadScenario,
  override,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  simulate,
} from '../../../src/index.ts';
import { bansInARow } from './scenarios.ts';

const TRIALS = 5000;

/** Bans and their ends a year, days of a ban that halt, horizon. */
const CASES = [
  [2, 20, 100, 365],
  [6, 60, 60, 365],
  [40, 100, 50, 365],
  [0.01, 20, 100, 365],
  [6, 60, 90, 365],
  [0.001, 30, 90, 300],
  [1, 100, 55, 365],
] as const;

/**
 * The chance by a product of small matrices: one day of two regimes in closed form, and a count of ban days
 * in a row.
 */
function exact(toBan: number, toOpen: number, days: number, horizon: number): number {
  const [a, b] = [toBan / 365, toOpen / 365];
  const left = Math.exp(-(a + b));
  const toBanOf = [(a * (1 - left)) / (a + b), (a + b * left) / (a + b)] as const;
  let chances = Array.from({ length: days }, (_, c): number => (c === 0 ? 1 : 0));
  let reached = 0;
  for (let t = 1; t < horizon; t++) {
    const next = chances.map(() => 0);
    chances.forEach((chance, c) => {
      const ban = toBanOf[c === 0 ? 0 : 1];
      next[0]! += chance * (1 - ban);
      if (c + 1 === days) reached += chance * ban;
      else next[c + 1]! += chance * ban;
    });
    chances = next;
  }
  return reached;
}

/** Returns truce-holds with every median buffer so many times as deep, or all buffers fixed. */
function deep(times: number, fixed?: number): Scenario {
  const scenario = loadScenario('truce-holds');
  const bufferDays = (of: unknown): unknown => {
    const { median, ...rest } = of as { readonly median: number };
    return fixed ?? { ...rest, median: times * median };
  };
  const lanesOf = ({ lanes }: Automaker): object =>
    Object.fromEntries(
      Object.entries(lanes)
        .filter(([key]) => key !== 'source')
        .map(([element, lane]) => [element, { bufferDays: bufferDays(lane.bufferDays) }]),
    );
  const automakers = Object.entries(scenario.automakers).filter(([id]) => id !== 'source');
  return override(scenario, {
    // Rare events are searched for in a single setting.
    parameters: 'median',
    automakers: Object.fromEntries(automakers.map(([id, automaker]) => [id, { lanes: lanesOf(automaker) }])),
  } as ScenarioPatch);
}

/** Relative standard error that is claimed. */
const CLAIM = 0.1;
/** Relative error that the search for lanes is asked for. */
const LANE_ERROR = 0.07;
const LANE_TRIALS = 10_000;
const PLAIN_TRIALS = 100_000;

/**
 * Deep stocks in truce-holds, where no policy jumps and lanes drive the halt; plain trials where they see
 * any.
 */
const DEEP = [
  ['all buffers three times as deep', deep(3), undefined, true],
  ['all buffers 90 days', deep(1, 90), undefined, true],
  ['all buffers three times as deep', deep(3), 'eu-volume', true],
  ['all buffers 200 days', deep(1, 200), undefined, false],
  ['all buffers 90 days', deep(1, 90), 'eu-volume', false],
] as const;

/** A row of a table, and its relative standard error. */
interface Row {
  readonly text: string;
  readonly error: number;
}

function policyRow([toBan, toOpen, days, horizon]: (typeof CASES)[number]): Row {
  const truth = exact(toBan, toOpen, days, horizon);
  const run = simulate(bansInARow(toBan, toOpen, days, horizon), {
    trials: TRIALS,
    seed: 'rare',
    rareEvents: true,
  });
  const { value, standardError } = haltProbability(run);
  const z = (value - truth) / standardError;
  const text = `| ${toBan}, ${toOpen}, ${days} of ${horizon} | ${truth.toExponential(2)} | ${value.toExponential(2)} | ${percent(standardError / value)} | ${z.toFixed(1)} | ${diagnose(run).effectiveHalts.toFixed(0)} | ${plainTrials(value, standardError)} |`;
  return { text, error: standardError / value };
}

function laneRow([label, scenario, automaker, isSeen]: (typeof DEEP)[number]): Row {
  const of = automaker === undefined ? {} : { automaker };
  const sampled = (trials: number): Simulation =>
    simulate(scenario, { trials, seed: 'rare', rareEvents: { ...of, relativeError: LANE_ERROR } });
  const first = sampled(LANE_TRIALS);
  const run = first.rareEvents?.method === 'plain' ? sampled(first.rareEvents.trialsForError) : first;
  const { value, standardError } = haltProbability(run, of);
  const plain = isSeen
    ? haltProbability(simulate(scenario, { trials: PLAIN_TRIALS, seed: 'plain' }), of)
    : undefined;
  const z = plain ? (value - plain.value) / Math.hypot(standardError, plain.standardError) : Number.NaN;
  const seen = plain ? `${plain.value.toExponential(2)} | ${z.toFixed(1)}` : ' | ';
  const { effectiveHalts, warnings } = diagnose(run, of);
  const worth = run.options.trials + (run.rareEvents?.method === 'lanes' ? run.rareEvents.trialsWorth : 0);
  const text = `| ${label} | ${automaker ?? 'any line'} | ${value.toExponential(2)} | ${percent(standardError / value)} | ${seen} | ${effectiveHalts.toFixed(0)} | ${warnings.length} | ${(Math.ceil(worth / 100) * 100).toLocaleString('en')} | ${plainTrials(value, standardError)} |`;
  return { text, error: standardError / value };
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/** Returns the plain trials that have the same error. */
function plainTrials(value: number, standardError: number): string {
  return (((1 - value) / value) * (value / standardError) ** 2).toExponential(0);
}

export function section(): string {
  const policy = CASES.map(policyRow);
  const lanes = DEEP.map(laneRow);
  const missed = [...policy, ...lanes].filter(({ error }) => error > CLAIM).length;
  return `## Rare halts

Claim: chances down to 1e-7 with a relative standard error of at most ${100 * CLAIM} % in at most ${LANE_TRIALS} weighted trials, or as many plain
trials as take less work. Rows that miss it: ${missed} of
${policy.length + lanes.length}. Columns at the end: how many halts of equal weight would tell as much, and plain trials for the same error.

Policy: halts on so many ban days in a row, whose chance is a product of small matrices; ${TRIALS} weighted trials each, seed "rare", and at
most 4,500 to find how to draw them, after 500 plain ones.

| bans a year, ends a year, days | exact | estimate | relative error | z | effective halts | plain for that |
|---|---:|---:|---:|---:|---:|---:|
${policy.map(({ text }) => text).join('\n')}

Lanes: truce-holds, in which policy never jumps, with deep stocks; ${LANE_TRIALS} weighted trials each, seed "rare", after splitting of
single lanes with \`relativeError: ${LANE_ERROR}\`, or as many plain trials as reach it, where these take less work. "Trials' worth" counts
these and the work of the search. Where plain trials see such halts, ${PLAIN_TRIALS} of them (seed "plain") stand beside; z is the difference over
both errors together. Warnings are those of
\`diagnose\`.

| truce-holds with | halt of | estimate | relative error | plain trials say | z | effective halts | warnings | trials' worth | plain for that |
|---|---|---:|---:|---:|---:|---:|---:|---:|---:|
${lanes.map(({ text }) => text).join('\n')}
`;
}
