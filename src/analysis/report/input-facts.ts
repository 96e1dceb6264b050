import type { Scenario } from '../../scenario/types.ts';
import { lineDifference } from '../line-difference.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { openScenarioInputs, withValue } from '../sensitivity/scenario-inputs.ts';
import { shippedRanges } from '../sensitivity/shipped-ranges.ts';
import type { ReportRunner, TrialRange } from './plan.ts';
import { type ReportInput, type ReportInputs, shown } from './results.ts';

/** Inputs that a report shows. */
const MOST = 10;

/** Runs each input that the scenario states a range of at both ends of it, on the same sample paths. */
export async function inputFacts(
  scenario: Scenario,
  id: string,
  { runs }: ReportRunner,
  range: TrialRange,
): Promise<ReportInputs> {
  const ranges = shippedRanges(scenario, { automaker: id });
  const names = Object.keys(ranges);
  const inputs = names.length === 0 ? [] : openScenarioInputs(scenario, ranges, names.length);
  const ends = inputs.flatMap(({ name, across }) => [across(0), across(1)].map((value) => ({ name, value })));
  const points = ends.map(({ name, value }) => onlyAutomakers(withValue(scenario, name, value), [id]));
  const [base, ...found] = await runs([onlyAutomakers(scenario, [id]), ...points], range);
  const { horizonDays } = scenario;
  const bars = inputs.map(({ name }, i): ReportInput => {
    const [low, high] = [found[2 * i]!, found[2 * i + 1]!];
    const { baseline, alternative, ...swing } = lineDifference(low, high, [id], horizonDays).haltProbability;
    return {
      path: name,
      low: { input: ends[2 * i]!.value, level: shown(baseline) },
      high: { input: ends[2 * i + 1]!.value, level: shown(alternative) },
      swing: shown(swing),
    };
  });
  const level = lineDifference(base!, base!, [id], horizonDays).haltProbability.baseline;
  const widest = bars.sort((a, b) => width(b, level.value) - width(a, level.value)).slice(0, MOST);
  return { trials: range.trials, baseline: shown(level), bars: widest };
}

/** Returns how far apart the least and the greatest of the three levels are. */
function width({ low, high }: ReportInput, base: number): number {
  const levels = [base, low.level.value, high.level.value];
  return Math.max(...levels) - Math.min(...levels);
}
