import { haltProbability } from '../../analysis/halts.ts';
import { type AutomakerSummary, summarize } from '../../analysis/summary.ts';
import type { Digest } from '../../engine/digest.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import type { Simulation } from '../../engine/run.ts';
import { describe, didYouMean } from '../../errors.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { EXIT } from '../exit-codes.ts';
import { asked } from '../input/find.ts';
import { numberOf } from '../input/numbers.ts';
import type { Options } from '../table/option-values.ts';
import { judge, type Verdict } from './verdicts.ts';

/** Numbers that a gate may be about. */
export const METRICS = ['haltProbability', 'haltDays', 'vehiclesLost', 'valueLost'] as const;

type Metric = (typeof METRICS)[number];

/** A rule whose breach fails the command. */
export interface Gate {
  /** Id of an automaker; `null` for any line. */
  readonly automaker: string | null;
  readonly metric: Metric;
  readonly failsIf: Verdict['failsIf'];
  readonly limit: number;
  /** Deadline of a halt; absent: the horizon. */
  readonly byDay?: number;
  /** Its date, where the user gave one. */
  readonly byDate?: string;
}

/** Returns the gates that the options ask for. */
export function gatesOf(options: Options, scenario: Scenario): Gate[] {
  const { failAbove, failBelow, failIf = [] } = options;
  const { automaker = null, byDay } = asked(options, scenario);
  const ids = Object.keys(scenario.automakers);
  if (automaker !== null) requireAutomaker('--automaker', automaker, ids);
  const { byDate } = options;
  const deadline = { ...(byDay === undefined ? {} : { byDay }), ...(byDate === undefined ? {} : { byDate }) };
  const plain = { automaker, metric: 'haltProbability', ...deadline } as const;
  return [
    ...(failAbove === undefined ? [] : [{ ...plain, failsIf: 'above' as const, limit: failAbove }]),
    ...(failBelow === undefined ? [] : [{ ...plain, failsIf: 'below' as const, limit: failBelow }]),
    ...failIf.map((text) => ({ ...gateOf(text, ids), ...deadline })),
  ];
}

/** Reads a rule such as `eu-volume.haltProbability > 10%`. */
function gateOf(text: string, ids: readonly string[]): Gate {
  const [, what, sign, number] = /^\s*([^<>=]+?)\s*([<>]=?)\s*(\S+)\s*$/.exec(text) ?? [];
  const limit = number === undefined ? Number.NaN : numberOf(number);
  if (what === undefined || Number.isNaN(limit)) {
    throw new RangeError(
      `Expected --fail-if to be a rule such as "eu-volume.haltProbability > 10%", got ${describe(text)}`,
    );
  }
  const at = what.lastIndexOf('.');
  const [who, metric] = [what.slice(0, Math.max(0, at)), what.slice(at + 1)];
  if (!(METRICS as readonly string[]).includes(metric)) {
    throw new RangeError(
      `Expected --fail-if to be about ${METRICS.join(', ')}, got ${describe(metric)}${didYouMean(metric, METRICS)}`,
    );
  }
  const automaker = who === '' || who === 'any' ? null : who;
  if (automaker !== null) requireAutomaker('--fail-if', automaker, [...ids, 'any']);
  if (automaker === null && metric !== 'haltProbability')
    throw new RangeError(
      `Expected --fail-if to name an automaker for ${metric}, such as ${ids[0]}.${metric}, got ${describe(text)}`,
    );
  const isChance = metric === 'haltProbability';
  if (isChance ? Math.abs(limit) > 1 : number!.endsWith('%'))
    throw new RangeError(
      `Expected --fail-if to hold ${metric} against ${isChance ? 'a chance, such as 0.1 or 10%' : 'a number, such as 20'}, got ${describe(text)}`,
    );
  return { automaker, metric: metric as Metric, failsIf: sign!.startsWith('>') ? 'above' : 'below', limit };
}

/** Holds runs against the gates. */
export function judgeRuns(gates: readonly Gate[], runs: readonly (Simulation | Digest)[]): Verdict[] {
  return runs.flatMap((run) =>
    gates.map((gate) => ({
      ...(runs.length > 1 ? { scenario: run.scenario.name } : {}),
      ...verdictOf(gate, estimateOf(gate, run), run.scenario.horizonDays),
    })),
  );
}

/** Holds an estimate against a gate. */
export function verdictOf(gate: Gate, estimate: Estimate, horizonDays: number): Verdict {
  const { automaker, metric, failsIf, limit, byDay = horizonDays, byDate } = gate;
  const who = automaker ?? 'any line';
  const isChance = metric === 'haltProbability';
  const words = {
    haltDays: 'mean days halted',
    vehiclesLost: 'mean vehicles lost',
    valueLost: 'mean value lost, USD',
  };
  const what = isChance ? `P(${who} halts by ${byDate ?? `day ${byDay}`})` : `${words[metric]} of ${who}`;
  return { what, failsIf, limit, estimate, passed: judge(estimate, failsIf, limit), isChance };
}

function estimateOf({ automaker, metric, byDay }: Gate, run: Simulation | Digest): Estimate {
  const whose = automaker === null ? {} : { automaker };
  if (metric === 'haltProbability')
    return haltProbability(run, { ...whose, ...(byDay === undefined ? {} : { byDay }) });
  const found = (summarize(run).automakers[automaker!] as AutomakerSummary)[metric];
  if (found !== null) return found;
  throw new RangeError(
    `Expected --fail-if to be about a number that the scenario gives, got valueLost; ${automaker} has no valuePerVehicle`,
  );
}

/** Returns the exit code of verdicts: broken before cannot be told. */
export function exitOf(verdicts: readonly Verdict[]): number {
  if (verdicts.some(({ passed }) => passed === false)) return EXIT.broken;
  return verdicts.some(({ passed }) => passed === null) ? EXIT.cannotTell : EXIT.done;
}
