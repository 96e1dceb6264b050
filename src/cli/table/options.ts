import type { Options } from './option-values.ts';
import type { OptionSpec } from './spec.ts';
import {
  chance,
  chances,
  dayOrDate,
  delimiter,
  isoDate,
  numberSuchAs,
  repeated,
  wholeNumber,
  wholeNumbers,
} from './values.ts';

const MANY = 'How many futures';
const CHANGE = 'What to change';
const ASK = 'What to ask';
const SHOW = 'What to show';
const GATE = 'Gate';
const FILES = 'Stored runs';

/** Headings of help, in their order. */
export const GROUPS: readonly string[] = [ASK, MANY, CHANGE, SHOW, FILES, GATE];

/** Every option of the command line; help, completion and docs read this table. */
export const OPTIONS: Readonly<Record<keyof Options, OptionSpec>> = {
  automaker: {
    flags: '--automaker <id>',
    help: 'ask about one automaker; any line when absent',
    group: ASK,
    completes: 'automaker',
  },
  byDay: {
    flags: '--by-day <n>',
    help: 'halts that begin within so many days',
    group: ASK,
    parse: wholeNumber,
  },
  byDate: {
    flags: '--by-date <date>',
    help: 'halts that begin on that date or before',
    group: ASK,
    parse: isoDate,
  },
  trial: { flags: '--trial <i>', help: 'which future (default: 0)', group: ASK, parse: wholeNumber },
  worst: { flags: '--worst', help: 'the future that loses most vehicles', group: ASK },
  median: { flags: '--median', help: 'the future that loses as many vehicles as half of them', group: ASK },
  halts: {
    flags: '--halts <id>',
    help: 'the first future in which that line halts',
    group: ASK,
    completes: 'automaker',
  },
  atMost: {
    flags: '--at-most <chance>',
    help: 'greatest chance of a halt that is accepted, such as 5%',
    group: ASK,
    parse: chance,
  },
  vary: {
    flags: '--vary <what>',
    help: 'what may have days of its own: nothing (all alike), each automaker, or each lane',
    group: ASK,
    choices: ['all', 'automaker', 'lane'],
  },
  bounds: {
    flags: '--bounds <low,high>',
    help: 'least and most days of cover (default: 1,365)',
    group: ASK,
    parse: wholeNumbers,
  },
  weights: {
    flags: '--weights <chances>',
    help: 'chance of each scenario in their order, such as 60%,30%,10%, to add the chance of a halt over all',
    group: ASK,
    parse: chances,
  },
  curve: { flags: '--curve', help: 'the chance of a halt by days of cover, in place of a plan', group: ASK },
  lane: {
    flags: '--lane <element>',
    help: 'with --curve: the lane whose cover varies; all when absent',
    group: ASK,
  },
  perDay: {
    flags: '--per-day <cost>',
    help: 'cost of a day of cover of a lane (default: 1)',
    group: ASK,
    parse: numberSuchAs('250 or 1k'),
  },
  perVehicle: {
    flags: '--per-vehicle <cost>',
    help: 'cost of a vehicle that is not built; the plan is then the cheapest',
    group: ASK,
    parse: numberSuchAs('30000 or 30k'),
  },
  elements: {
    flags: '--elements <list>',
    help: 'elements to cut off, such as Dy,Tb; all that can stop a line when absent',
    group: ASK,
  },
  from: {
    flags: '--from <day>',
    help: 'first day of the cut, a number or a date (default: 0)',
    group: ASK,
    parse: dayOrDate,
  },
  until: {
    flags: '--until <day>',
    help: 'first day after the cut (default: never)',
    group: ASK,
    parse: dayOrDate,
  },
  method: {
    flags: '--method <name>',
    help: 'tornado: one input at a time; morris: screening; sobol: shares of variance',
    group: ASK,
    choices: ['tornado', 'morris', 'sobol'],
  },
  measure: {
    flags: '--measure <name>',
    help: 'outcome in question (default: haltProbability)',
    group: ASK,
    choices: ['haltProbability', 'haltDays', 'vehiclesLost', 'valueLost', 'cost'],
  },
  input: {
    flags: '--input <path=low..high>',
    help: 'range of one input (repeatable); without any, the ranges that the scenario states',
    group: ASK,
    parse: repeated,
    completes: 'setting',
  },
  unknown: {
    flags: '--unknown <path>',
    help: 'a distribution to count as not known (repeatable)',
    group: ASK,
    parse: repeated,
    completes: 'part',
  },
  dirichlet: {
    flags: '--dirichlet',
    help: 'the weights are not sure: 6, 3 and 1 are as sure as ten observations (Dirichlet)',
    group: ASK,
  },
  boxes: { flags: '--boxes <n>', help: 'most boxes (default: 3)', group: ASK, parse: wholeNumber },
  density: { flags: '--density <share>', help: 'least share of halts in a box', group: ASK, parse: chance },
  axis: {
    flags: '--axis <path=values>',
    help: 'values of one setting: 30,60,90, or a range 30..90, or 30..90/7 for 7 levels (repeatable)',
    group: ASK,
    parse: repeated,
    completes: 'setting',
  },
  design: {
    flags: '--design <kind>',
    help: 'how ranges are filled: grid (default), lhs or sobol',
    group: ASK,
    choices: ['grid', 'lhs', 'sobol'],
  },
  start: {
    flags: '--start <scenario>',
    help: 'scenario to start from (default: licences-slowed)',
    group: ASK,
    completes: 'scenario',
  },
  id: { flags: '--id <id>', help: 'id of your line (default: my-firm)', group: ASK },
  title: { flags: '--title <text>', help: 'name of your line', group: ASK },
  vehicles: {
    flags: '--vehicles <n>',
    help: 'vehicles a day (default: 1000)',
    group: ASK,
    parse: numberSuchAs('800 or 1k'),
  },
  lanes: {
    flags: '--lanes <list>',
    help: 'elements without which the line stops (default: Dy,Tb)',
    group: ASK,
  },
  buffer: {
    flags: '--buffer <days>',
    help: 'days of cover that are planned (default: 45)',
    group: ASK,
    parse: numberSuchAs('45 or 60'),
  },
  destination: { flags: '--destination <id>', help: 'where the goods go (default: eu)', group: ASK },

  trials: {
    flags: '--trials <n>',
    help: 'simulated futures (default: 10000)',
    group: MANY,
    parse: wholeNumber,
  },
  precision: {
    flags: '--precision <half-width>',
    help: 'run, on one core, until the interval of P(any line halts) has this half width, such as 0.5%',
    group: MANY,
    parse: numberSuchAs('0.005 or 0.5%'),
  },
  seed: {
    flags: '--seed <text>',
    help: 'any text; the same text gives the same numbers (default: "rare-earth-risk")',
    group: MANY,
  },
  sampling: {
    flags: '--sampling <method>',
    help: 'independent, or sobol: policy and market from scrambled Sobol sequences, for less noise',
    group: MANY,
    choices: ['independent', 'sobol'],
  },
  rareEvents: {
    flags: '--rare-events',
    help: 'for halts that plain futures hardly ever have; finding them takes a while',
    group: MANY,
  },
  threads: {
    flags: '--threads <n>',
    help: 'threads (default: one per core); no number depends on them',
    group: MANY,
    parse: wholeNumber,
  },
  outer: {
    flags: '--outer <n>',
    help: 'draws of what is not known (default: 200)',
    group: MANY,
    parse: wholeNumber,
  },
  inner: {
    flags: '--inner <n>',
    help: 'futures for each draw (default: 100)',
    group: MANY,
    parse: wholeNumber,
  },
  rows: {
    flags: '--rows <n>',
    help: 'rows of the design of sobol (default: 256) or trajectories of morris (default: 20)',
    group: MANY,
    parse: wholeNumber,
  },
  points: {
    flags: '--points <n>',
    help: 'most points, for ranges without a number of levels (default: 16)',
    group: MANY,
    parse: wholeNumber,
  },

  set: {
    flags: '--set <path=value>',
    help: 'change a value, such as horizonDays=180 (repeatable); * stands for every id, x1.5 scales, +30 shifts',
    group: CHANGE,
    parse: repeated,
    completes: 'setting',
  },
  parameters: {
    flags: '--parameters <name>',
    help: 'calibrated parameter sets to answer over (spring-2025), or "median" for the single setting of the file',
    group: CHANGE,
  },
  extendsWithin: {
    flags: '--extends-within <folder>',
    help: 'a folder whose files may be extended too, besides those beside the file',
    group: CHANGE,
    completes: 'file',
  },

  histogram: {
    flags: '--histogram <id>',
    help: 'first halts of that line by month',
    group: SHOW,
    completes: 'automaker',
  },
  top: { flags: '--top <n>', help: 'show the widest so many', group: SHOW, parse: wholeNumber },
  json: { flags: '--json', help: 'one JSON document', group: SHOW },
  csv: { flags: '--csv', help: 'a table for spreadsheets', group: SHOW },
  futures: { flags: '--futures', help: 'with --csv: a row for each future and automaker', group: SHOW },
  delimiter: {
    flags: '--delimiter <sign>',
    help: 'between the fields of a CSV (default: comma)',
    group: SHOW,
    parse: delimiter,
  },
  decimal: { flags: '--decimal <sign>', help: 'decimal sign of a CSV', group: SHOW, choices: ['.', ','] },
  out: {
    flags: '--out <file>',
    help: 'write the result to a file: .json, .csv, or any other name for text; - is stdout',
    group: SHOW,
    completes: 'file',
  },
  format: {
    flags: '--format <form>',
    help: 'form of the report (default: by the ending of the file, else html)',
    group: SHOW,
    choices: ['html', 'md'],
  },
  lang: {
    flags: '--lang <language>',
    help: 'language of the report (default: en)',
    group: SHOW,
    choices: ['en', 'de', 'fr', 'ja', 'zh'],
  },
  quiet: { flags: '--quiet', help: 'no progress, warnings or notes on stderr', group: SHOW },
  color: {
    flags: '--color <when>',
    help: 'colour of verdicts and warnings (default: auto)',
    group: SHOW,
    choices: ['auto', 'always', 'never'],
  },
  force: { flags: '--force', help: 'replace the file if there is one', group: SHOW },

  save: { flags: '--save <file>', help: 'store the run, as JSON', group: FILES, completes: 'file' },
  resume: {
    flags: '--resume <file>',
    help: 'run only what a stored run lacks',
    group: FILES,
    completes: 'file',
  },

  failAbove: {
    flags: '--fail-above <chance>',
    help: 'exit with 99 if the chance of a halt is above, with its whole interval',
    group: GATE,
    parse: chance,
  },
  failBelow: {
    flags: '--fail-below <chance>',
    help: 'exit with 99 if the chance of a halt is below, with its whole interval',
    group: GATE,
    parse: chance,
  },
  failIf: {
    flags: '--fail-if <rule>',
    help: 'exit with 99 if the rule holds, such as "eu-volume.haltProbability > 10%" (repeatable)',
    group: GATE,
    parse: repeated,
  },
};
