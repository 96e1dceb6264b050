import type { AutomakerModel } from '../model/model.ts';
import type { AutomakerInputs } from '../model/sample-path.ts';
import { normalQuantileAt } from '../random/elementary-functions.ts';
import { type InverseTransform, samplerOf } from '../random/sampler-of.ts';
import { WORD } from '../random/stream.ts';
import type { EffortTable } from './effort.ts';
import { DRAW, LaneSampler } from './lane-inputs.ts';
import type { AutomakerNumbers } from './set-tables.ts';
import type { OpenStream } from './sobol-streams.ts';

/** Indices of an automaker's own uniforms. */
export const AUTOMAKER_UNIFORM = { held: 0, remainingLife: 1, buffers: 2 } as const;

/** Samples the inputs of an automaker and its lanes. */
export interface AutomakerSampler {
  /** Inputs of the current trial. */
  readonly inputs: SampledInputs;
  sample(trial: number): void;
  /** Takes the numbers of another parameter set, from the next trial on. */
  adopt(numbers: AutomakerNumbers, efforts: EffortTable): void;
  /** Writes the standard normal behind lane l's buffer into `into[0]`. */
  bufferNormal(l: number, into: Float64Array): void;
  /** Writes lane l's buffer under each of several distributions into `days`. */
  buffersUnder(l: number, laws: readonly InverseTransform[], days: Float64Array): void;
}

/** Inputs of an automaker, with samplers for lanes. */
export interface SampledInputs extends AutomakerInputs {
  readonly lanes: readonly LaneSampler[];
}

/**
 * Returns a sampler of an automaker's inputs; without `numbers`, buffers have the model's distributions.
 * `stalls` says whether some regime stalls applications.
 */
export function automakerSampler(
  automaker: AutomakerModel,
  efforts: EffortTable,
  open: OpenStream,
  stalls: boolean,
  numbers?: AutomakerNumbers,
): AutomakerSampler {
  const stream = open(`automaker/${automaker.id}`);
  const { validityDays, heldAtStart, bufferCorrelation, cycleDays, clearedAtStart } = automaker;
  const lanes = automaker.lanes.map(
    ({ id, appliesWith, bufferDays, phaseDays, assembly }, l) =>
      new LaneSampler({
        stream: open(`lane/${id}`),
        applications: open(`lane/${appliesWith}`),
        isSharing: appliesWith !== id,
        buffer: numbers?.buffers[l] ?? samplerOf(bufferDays),
        cycleDays,
        phaseDays,
        clearedAtStart,
        efforts,
        stalls,
        assemblyChance: assembly.chance,
      }),
  );
  const inputs = { licenceDaysAtStart: 0, lanes };
  const draws = new Float64Array(2);
  const licenceDays = (trial: number): number => {
    stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.held, draws, DRAW.own);
    if (draws[DRAW.own]! >= heldAtStart) return 0;
    stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.remainingLife, draws, DRAW.own);
    return 1 + Math.floor(draws[DRAW.own]! * validityDays);
  };
  const sample = (trial: number): void => {
    inputs.licenceDaysAtStart = validityDays > 0 ? licenceDays(trial) : 0;
    if (bufferCorrelation > 0) {
      stream.draw(WORD.uniform, trial, AUTOMAKER_UNIFORM.buffers, draws, DRAW.common);
      normalQuantileAt(draws, DRAW.common);
    }
    for (let l = 0; l < lanes.length; l++) lanes[l]!.sample(trial, bufferCorrelation, draws);
  };
  return {
    inputs,
    sample,
    adopt(numbers, efforts) {
      for (let l = 0; l < lanes.length; l++) lanes[l]!.adopt(numbers.buffers[l]!, numbers, efforts);
    },
    bufferNormal: (l, into) => lanes[l]!.bufferNormal(bufferCorrelation, draws, into),
    buffersUnder: (l, laws, days) => lanes[l]!.buffersUnder(laws, bufferCorrelation, draws, days),
  };
}
