import { CHANGES, SCENARIO, SCENARIOS, TABLE } from './shared.ts';
import type { CommandSpec } from './spec.ts';

/** A question for `choose`. */
const CHOICE = `options:
  none: {}
  more-dysprosium:
    cost: 30e6
    automakers:
      us-volume: { lanes: { Dy: { bufferDays: { median: 120 } } } }
scenarios: [truce-holds, ban-resumes]
weights: { truce-holds: 0.8, ban-resumes: 0.2 }
lossPerVehicle: 5000
`;

/** Commands that ask what to do. */
export const DECIDE: readonly CommandSpec[] = [
  {
    name: 'buffers',
    alias: 'optimize',
    group: 'Decide',
    summary:
      'the least cover that keeps the chance of a halt at or under a target; several scenarios: the worst counts',
    arguments: [SCENARIOS],
    options: {
      atMost: true,
      automaker: 'whose halts count and whose buffers are planned; all when absent',
      byDay: true,
      byDate: true,
      vary: true,
      bounds: true,
      perDay: true,
      perVehicle: true,
      curve: true,
      lane: true,
      trials: true,
      seed: true,
      ...CHANGES,
      ...TABLE,
    },
    examples: [
      'buffers licences-slowed --automaker eu-volume --at-most 10% --trials 1k',
      'buffers licences-slowed --automaker eu-volume --curve --trials 1k',
      'optimize truce-holds licences-slowed --automaker korea-volume --at-most 5% --trials 500',
    ],
    load: () => import('../commands/buffers.ts'),
  },
  {
    name: 'survive',
    group: 'Decide',
    summary: 'days until each line stops if one element is cut off, and who loses what',
    arguments: [SCENARIO],
    options: {
      automaker: 'one automaker; all when absent',
      elements: true,
      from: true,
      until: true,
      trials: 'futures of each cut (default: 2000)',
      seed: true,
      ...CHANGES,
      ...TABLE,
    },
    examples: [
      'survive truce-holds --automaker eu-volume --trials 200',
      'survive truce-holds --elements Dy --from 2025-09-01 --trials 100',
    ],
    load: () => import('../commands/survive.ts'),
  },
  {
    name: 'sensitivity',
    group: 'Decide',
    summary: 'which inputs move the result most: tornado, screening, or shares of the variance',
    arguments: [SCENARIO],
    options: {
      method: true,
      measure: true,
      automaker: true,
      byDay: true,
      byDate: true,
      input: true,
      trials: 'futures of each point (default: 2000 for tornado, 128 for morris, 64 for sobol)',
      rows: true,
      seed: true,
      ...CHANGES,
      top: true,
      ...TABLE,
    },
    examples: [
      'sensitivity licences-slowed --automaker eu-volume --trials 200 --top 5',
      'sensitivity ban-resumes --automaker us-volume --input automakers.us-volume.lanes.Dy.bufferDays.median=20..60 --trials 500',
    ],
    load: () => import('../commands/sensitivity.ts'),
  },
  {
    name: 'discover',
    group: 'Decide',
    summary: 'where it fails: boxes of inputs that hold most of the halts',
    arguments: [SCENARIO],
    options: {
      automaker: true,
      byDay: true,
      byDate: true,
      boxes: true,
      density: true,
      trials: true,
      seed: true,
      ...CHANGES,
      ...TABLE,
    },
    examples: ['discover licences-slowed --automaker eu-volume --trials 2k'],
    load: () => import('../commands/discover.ts'),
  },
  {
    name: 'choose',
    group: 'Decide',
    summary: 'options under scenarios: costs, regret, and what knowing more is worth',
    arguments: [
      {
        term: '<file>',
        help: 'options, scenarios and what a loss costs, in JSON or YAML; - reads stdin',
        completes: 'file',
      },
    ],
    options: { automaker: true, trials: true, seed: true, extendsWithin: true, ...TABLE },
    sample: { name: 'choice.yaml', text: CHOICE },
    examples: ['choose choice.yaml --trials 500'],
    load: () => import('../commands/choose.ts'),
  },
  {
    name: 'sweep',
    group: 'Decide',
    summary: 'a scenario under many settings, on the same sample paths',
    arguments: [SCENARIO],
    options: {
      axis: true,
      design: true,
      points: true,
      trials: 'simulated futures of each point (default: 2000)',
      seed: true,
      ...CHANGES,
      ...TABLE,
      resume: 'leave out the points that are in this CSV of the same sweep',
    },
    examples: [
      'sweep licences-slowed --axis automakers.eu-volume.lanes.Dy.bufferDays.median=30,60,90 --trials 500',
      'sweep ban-resumes --axis plant.minimumRate=0.2..0.8 --axis desk.pace.median=0.5..1 --design lhs --trials 100 --csv',
    ],
    load: () => import('../commands/sweep.ts'),
  },
  {
    name: 'report',
    group: 'Decide',
    summary: 'one file for those who decide: HTML that prints on four pages, or Markdown',
    arguments: [{ ...SCENARIOS, help: 'one to four names from the list, or paths of files; - reads stdin' }],
    options: {
      automaker: 'the line it is about (default: the most exposed in the second mildest scenario)',
      weights: true,
      trials: 'simulated futures of each scenario (default: 10000)',
      seed: true,
      threads: true,
      ...CHANGES,
      format: true,
      lang: true,
      out: 'file to write (default: report.html, or report.md with --format md); - is stdout',
      quiet: true,
      color: true,
    },
    examples: [
      'report truce-holds ban-resumes --automaker eu-volume --trials 300',
      'report truce-holds licences-slowed ban-resumes --weights 60%,30%,10% --trials 300',
      'report licences-slowed --trials 300 --lang de --out bericht.md',
    ],
    load: () => import('../commands/report.ts'),
  },
];
