// What the named scenarios take from the calibration. A test holds their files to it.

import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { Element } from '../../src/elements.ts';
import { loadScenario } from '../../src/index.ts';
import { ids } from '../../src/scenario/notes.ts';
import type { Calibration } from './calibration.ts';
import { JUDGED_BUFFERS } from './judged.ts';
import type { June } from './june.ts';
import type { ParameterName } from './parameters.ts';

export interface Defaults {
  /** Law of a review: geometric mean of the worlds' medians; spread within worlds and between them. */
  readonly effort: { readonly median: number; readonly sigma: number };
  /** A slow-down as grave as the spring may have been: the slow ends of the central 90 %. */
  readonly slowed: { readonly speed: number; readonly returned: number };
  /** As many files as came back in the median world. */
  readonly truce: { readonly returned: number };
  readonly clearedAtStart: Readonly<Record<string, number>>;
  /** Spread of buffers within worlds and between them. */
  readonly bufferSigma: number;
  /** By maker whose cover was not stated: days; stock of 6 June in the median world, less half a cycle. */
  readonly buffers: Readonly<Record<string, Readonly<Partial<Record<Element, number>>>>>;
}

/** Makers whose own statements outweigh a fit. */
const STATED: ReadonlySet<string> = new Set(['korea-volume', 'india-scooter']);

export function defaultsOf({ worlds }: Calibration, june: Readonly<Record<string, June>>): Defaults {
  const named = loadScenario('truce-holds').automakers;
  const values = (name: ParameterName): number[] => worlds.map((world) => world[name]);
  const at = (name: ParameterName, p: number): number => quantile(values(name), p);
  const makers = Object.keys(JUDGED_BUFFERS).filter((id) => !STATED.has(id));
  const buffers = makers.map((id) => {
    const { cycleDays, lanes } = named[id]!;
    const elements = ids(lanes) as Element[];
    const days = elements.map((element) => [
      element,
      Math.round(quantile(june[id]!.cover[element]!, 0.5) - cycleDays / 2),
    ]);
    return [id, Object.fromEntries(days)];
  });
  const cleared = ids(named).filter((id) => named[id]!.clearedAtStart > 0);
  return {
    effort: {
      median: Math.round(exp(mean(values('effortMedian').map((x) => ln(x))))),
      sigma: pooled(values('effortMedian'), values('effortSigma')),
    },
    slowed: { speed: hundredths(at('slowedSpeed', 0.05)), returned: hundredths(at('slowedReturned', 0.95)) },
    truce: { returned: hundredths(at('slowedReturned', 0.5)) },
    clearedAtStart: Object.fromEntries(
      cleared.map((id) => [id, hundredths(june[id]!.inTime / june[id]!.lodged)]),
    ),
    bufferSigma: pooled(values('bufferScale'), values('bufferSigma')),
    buffers: Object.fromEntries(buffers),
  };
}

/** Spread of a lognormal whose median and sigma differ from world to world. */
function pooled(medians: readonly number[], sigmas: readonly number[]): number {
  const logs = medians.map((x) => ln(x));
  const centre = mean(logs);
  const between = mean(logs.map((x) => (x - centre) ** 2));
  return hundredths(Math.sqrt(mean(sigmas.map((sigma) => sigma ** 2)) + between));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function quantile(values: readonly number[], p: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(p * values.length)]!;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
