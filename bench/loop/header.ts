// Writes the parameters of a workload as a C header, so that the C loop is compiled with them as constants
// and its source has no numbers.

import type { Parameters } from './parameters.ts';

/** Returns the text of `workload.h`. */
export function headerOf(parameters: Parameters): string {
  const {
    horizonDays,
    workingDay,
    regimes,
    initial,
    ratesPerYear,
    effort,
    elements,
    market,
    plant,
    automakers,
  } = parameters;
  const lanes = automakers[0]!.lanes.length;
  if (automakers.some((maker) => maker.lanes.length !== lanes)) {
    throw new RangeError('The C loop knows automakers with equally many lanes alone');
  }
  return `${[
    '// Generated from a scenario file (bench/reference-workload.json) by bench/loop/header.ts.',
    number('HORIZON', horizonDays),
    number('REGIMES', regimes.length),
    number('INITIAL_REGIME', initial),
    number('EFFORT_MEDIAN', effort.median),
    number('EFFORT_SIGMA', effort.sigma),
    number('EFFORT_LIMIT', effort.limit),
    number('ELEMENTS', elements.length),
    number('MINIMUM_RATE', plant.minimumRate),
    number('RESTART_DAYS', plant.restartDays),
    number('AUTOMAKERS', automakers.length),
    number('LANES', lanes),
    number('MOST_FILES', mostFiles(parameters)),
    '',
    `static const int WORKING_DAY[HORIZON] = ${list(workingDay)};`,
    `static const RegimeParameters REGIME[REGIMES] = ${list(
      regimes.map((r) => list([r.speed, r.returned, r.approval, r.embargo ? 1 : 0])),
    )};`,
    `static const double RATE_PER_YEAR[REGIMES][REGIMES] = ${list(ratesPerYear.map(list))};`,
    `static const Range MINING_SHARE = ${list(market.miningShare)};`,
    `static const Range SEPARATED_IN_CHINA[ELEMENTS] = ${list(market.separatedInChina.map(list))};`,
    `static const Range RAMP_PER_MONTH = ${list(market.rampPerMonth)};`,
    `static const Range RAMP_CAP = ${list(market.rampCap)};`,
    `static const Range THRIFT_AFTER_DAYS = ${list(market.thriftAfterDays)};`,
    `static const Range THRIFT_PER_MONTH = ${list(market.thriftPerMonth)};`,
    `static const Range THRIFT_CAP = ${list(market.thriftCap)};`,
    `static const AutomakerParameters AUTOMAKER[AUTOMAKERS] = ${list(
      automakers.map(({ id, cycleDays, plannedDays, transitDays, clearedAtStart }) =>
        list([JSON.stringify(id), cycleDays, plannedDays, transitDays, clearedAtStart]),
      ),
    )};`,
    `static const LaneParameters LANE[AUTOMAKERS][LANES] = ${list(
      automakers.map((maker) =>
        list(
          maker.lanes.map(({ element, median, sigma }) => list([elements.indexOf(element), median, sigma])),
        ),
      ),
    )};`,
  ].join('\n')}\n`;
}

/**
 * Returns the most applications of a lane under review: those of day 0 and one per cycle, if none is
 * decided.
 */
function mostFiles({ automakers, horizonDays }: Parameters): number {
  const most = automakers.map(
    ({ plannedDays, cycleDays }) =>
      Math.ceil(plannedDays / cycleDays) + Math.ceil(horizonDays / cycleDays) + 1,
  );
  return Math.max(...most);
}

function number(name: string, value: number): string {
  return `#define ${name} ${value}`;
}

function list(items: readonly (string | number)[]): string {
  return `{${items.join(', ')}}`;
}
