import type { LaneWeather } from '../model/weather.ts';
import { type EffortTable, effortAt } from '../random/effort.ts';
import { normalQuantileAt } from '../random/elementary.ts';
import { PART, type Stream } from '../random/stream.ts';
import type { Variate } from '../random/variate.ts';
import { LONGEST_COVER } from '../scenario/limits.ts';

/** What a lane's uniforms are for. The index of a uniform is purpose (3 bits), order or file (14), round (15). */
export const PURPOSE = { buffer: 0, phase: 1, cleared: 2, review: 3 } as const;

function address(purpose: number, number: number, round: number): number {
  return ((purpose << 29) | ((number & 0x3fff) << 15) | (round & 0x7fff)) >>> 0;
}

/** What an index of a lane's stream is for. */
export function addressed(index: number): { purpose: number; number: number; round: number } {
  return { purpose: index >>> 29, number: (index << 3) >> 18, round: index & 0x7fff };
}

/** What the luck of one lane is drawn from. */
export interface LaneSource {
  readonly stream: Stream;
  readonly buffer: Variate;
  /** Cycle length, or 0 when the phase is fixed at `phaseDays`. */
  readonly cycleDays: number;
  readonly phaseDays: number | undefined;
  readonly clearedAtStart: number;
  readonly efforts: EffortTable;
}

/** What the lanes of a firm draw their buffers with: its common standard normal, and room for a draw. */
export const DRAW = { common: 0, own: 1 } as const;

/** The luck of one lane in the trial last dealt; every answer is a pure function of (seed, lane, trial, address). */
export class LaneLuck implements LaneWeather {
  bufferDays = 0;
  phaseDays = 0;
  private trial = 0;
  private readonly source: LaneSource;
  private readonly drawn = new Float64Array(1);

  constructor(source: LaneSource) {
    this.source = source;
  }

  /** Deals the lane its luck. Buffers share the firm's normal in the measure `correlation`: a Gaussian copula with one common factor. */
  deal(trial: number, correlation: number, draws: Float64Array): void {
    const { stream, buffer, cycleDays, phaseDays } = this.source;
    this.trial = trial;
    stream.draw(PART.uniform, trial, address(PURPOSE.buffer, 0, 0), draws, DRAW.own);
    if (correlation === 0) {
      buffer.draw(draws, DRAW.own);
    } else {
      normalQuantileAt(draws, DRAW.own);
      draws[DRAW.own] =
        Math.sqrt(correlation) * draws[DRAW.common]! + Math.sqrt(1 - correlation) * draws[DRAW.own]!;
      buffer.drawFromNormal(draws, DRAW.own);
    }
    this.bufferDays = Math.min(LONGEST_COVER, draws[DRAW.own]!);
    if (phaseDays === undefined) {
      stream.draw(PART.uniform, trial, address(PURPOSE.phase, 0, 0), draws, DRAW.own);
      this.phaseDays = Math.floor(draws[DRAW.own]! * cycleDays);
    } else {
      this.phaseDays = phaseDays;
    }
  }

  cleared(order: number): boolean {
    const { source, drawn, trial } = this;
    source.stream.draw(PART.uniform, trial, address(PURPOSE.cleared, order, 0), drawn, 0);
    return drawn[0]! < source.clearedAtStart;
  }

  effort(file: number, round: number): number {
    const { source, drawn, trial } = this;
    source.stream.draw(PART.low, trial, address(PURPOSE.review, file, round), drawn, 0);
    return effortAt(source.efforts, drawn, 0);
  }

  outcome(file: number, round: number): number {
    this.drawOutcome(file, round, this.drawn);
    return this.drawn[0]!;
  }

  drawOutcome(file: number, round: number, into: Float64Array): void {
    this.source.stream.draw(PART.high, this.trial, address(PURPOSE.review, file, round), into, 0);
  }
}
