import { exp } from '../../random/elementary-functions.ts';
import { parseScenario } from '../../scenario/parse.ts';
import type { Scenario } from '../../scenario/types.ts';

/** One setting of a licence channel. */
export interface ChannelSetting {
  /** Calendar days until the office decides anything: mean of an Erlang time of `SETUP_STAGES` stages. */
  readonly deadDays: number;
  /** Share of consignees whose applications are not decided. */
  readonly stalled: number;
  /** Speed of the office; at 1 the statutory limit is a limit. */
  readonly pace: number;
  /** Rate per year at which the office gets worse without an announcement. */
  readonly relapsesPerYear: number;
  /** Of the consignees that get licences, the share that stalls as well in a relapse. */
  readonly relapseDepth: number;
  /** Rate per year at which a relapse ends. */
  readonly recoveriesPerYear: number;
  /** Consignees of one size, each with licences of its own: the fewer, the lumpier. */
  readonly consignees: number;
  /** Days of use that a consignee has in stock; orders beyond stock and pipeline are lost. */
  readonly bufferDays: number;
}

export type ChannelParameter = keyof ChannelSetting;

/** Parameters in the order of the points that settings are drawn at. */
export const PARAMETERS: readonly ChannelParameter[] = [
  'deadDays',
  'stalled',
  'pace',
  'relapsesPerYear',
  'relapseDepth',
  'recoveriesPerYear',
  'consignees',
  'bufferDays',
];

/** Parameters in which goods resemble one another; of the others each good has its own from the prior. */
export const POOLED: readonly ChannelParameter[] = [
  'deadDays',
  'stalled',
  'pace',
  'relapsesPerYear',
  'relapseDepth',
];

/** A parameter as a function of a standard normal number, which is its prior. */
interface Parameter {
  readonly label: string;
  readonly unit: string;
  readonly at: (z: number) => number;
}

/**
 * Priors of a channel, wide and by judgement. Dead time has its median at one and a half months (45 working
 * days are the statutory limit), its 90 % from 12 to 170 days; stalled shares theirs from 6 to 82 %. They
 * were written down before any forecast was scored.
 */
export const CHANNEL: Readonly<Record<ChannelParameter, Parameter>> = {
  deadDays: { label: 'Dead time', unit: 'calendar days', at: (z) => 45 * exp(0.8 * z) },
  stalled: { label: 'Stalled share', unit: 'share', at: (z) => shareOf(-0.6 + 1.3 * z) },
  pace: { label: 'Pace', unit: 'speed', at: (z) => exp(0.4 * z) },
  relapsesPerYear: { label: 'Relapses', unit: 'per year', at: (z) => 0.7 * exp(0.8 * z) },
  relapseDepth: { label: 'Depth of a relapse', unit: 'share', at: (z) => shareOf(0.8 + 1.2 * z) },
  recoveriesPerYear: { label: 'Recoveries', unit: 'per year', at: (z) => 3 * exp(0.6 * z) },
  consignees: {
    label: 'Consignees',
    unit: 'count',
    at: (z) => Math.max(1, Math.min(MOST_CONSIGNEES, Math.round(8 * exp(0.8 * z)))),
  },
  bufferDays: { label: 'Buffer', unit: 'days', at: (z) => Math.min(365, 25 * exp(z)) },
};

/** Returns the share with a logit. */
function shareOf(logit: number): number {
  return 1 / (1 + exp(-logit));
}

/** Most consignees of a good. */
export const MOST_CONSIGNEES = 24;

/** Working days that the review of an application takes: from a third of the statutory limit to it. */
export const REVIEW_DAYS: Readonly<Record<'low' | 'high', number>> = { low: 15, high: 45 };

/** Stages of the dead time: it varies by half of its mean. */
export const SETUP_STAGES = 4;

/** Returns the setting at a point of standard normal numbers, in the order of `PARAMETERS`. */
export function settingAt(point: ArrayLike<number>): ChannelSetting {
  return Object.fromEntries(PARAMETERS.map((name, i) => [name, CHANNEL[name].at(point[i]!)])) as {
    [Name in ChannelParameter]: number;
  };
}

/** Returns the scenario of a good whose every shipment needs a licence from day 0 on. */
export function channelScenario(setting: ChannelSetting, start: string, horizonDays: number): Scenario {
  const { stalled, relapseDepth } = setting;
  const consignee = {
    title: 'Consignee',
    destination: 'all',
    vehiclesPerDay: 1,
    cycleDays: 30,
    plannedLicenceDays: 1,
    transitDays: 1,
    clearedAtStart: 0,
    lanes: { Dy: { bufferDays: setting.bufferDays, licensedShare: 1 } },
  };
  const ids = Array.from({ length: setting.consignees }, (_, i) => `consignee-${i}`);
  return parseScenario({
    name: 'licence-channel',
    title: 'Licence channel',
    start,
    horizonDays,
    policy: {
      regimes: {
        setup: { speed: 0, stages: SETUP_STAGES },
        licensed: { speed: 1, stalled },
        relapse: { speed: 1, stalled: stalled + (1 - stalled) * relapseDepth },
      },
      initial: 'setup',
      ratesPerYear: {
        setup: { licensed: 365 / setting.deadDays },
        licensed: { relapse: setting.relapsesPerYear },
        relapse: { licensed: setting.recoveriesPerYear },
      },
    },
    desk: { effortWorkingDays: REVIEW_DAYS, pace: setting.pace },
    plant: { restartDays: 1 },
    automakers: Object.fromEntries(ids.map((id) => [id, consignee])),
  });
}
