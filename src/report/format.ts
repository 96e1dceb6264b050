import type { Story } from '../analysis/story.ts';
import { summarize } from '../analysis/summary.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Estimate } from '../stats/estimate.ts';
import { percentWithInterval } from './numbers.ts';
import { comparisonText, runText } from './runs.ts';
import { storyText } from './story.ts';

/**
 * The text a terminal shows, within 80 columns where names allow: a run in full, several runs side by side, a story day by day, or an
 * estimated chance with its interval.
 */
export function format(result: Simulation | readonly Simulation[] | Story | Estimate): string {
  if (Array.isArray(result)) return comparisonText((result as readonly Simulation[]).map(summarize));
  if ('outcomes' in result) return runText(summarize(result as Simulation));
  if ('events' in result) return storyText(result as Story);
  return percentWithInterval(result as Estimate);
}
