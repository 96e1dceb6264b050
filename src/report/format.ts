import type { Comparison } from '../analysis/compare.ts';
import { diagnose } from '../analysis/diagnose.ts';
import type { Forecast } from '../analysis/forecast.ts';
import type { Story } from '../analysis/story.ts';
import { summarize } from '../analysis/summary.ts';
import type { Uncertainty } from '../analysis/uncertainty.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Estimate } from '../stats/estimate.ts';
import { comparisonText } from './comparison.ts';
import { forecastText } from './forecast.ts';
import { wrap } from './layout.ts';
import { percentWithInterval } from './numbers.ts';
import { runsText, runText } from './runs.ts';
import { storyText } from './story.ts';
import { uncertaintyText } from './uncertainty.ts';

/**
 * The text a terminal shows, within 80 columns where names allow: a run in full, several runs side by side, a story day by day, a
 * comparison, a forecast, a nested run, or an estimated chance with its interval.
 */
export function format(
  result: Simulation | readonly Simulation[] | Story | Comparison | Forecast | Uncertainty | Estimate,
): string {
  if (Array.isArray(result)) return runsText((result as readonly Simulation[]).map(summarize));
  if ('outcomes' in result) return oneRun(result as Simulation);
  if ('differences' in result) return comparisonText(result as Comparison);
  if ('mixture' in result) return forecastText(result as Forecast);
  if ('deviation' in result) return uncertaintyText(result as Uncertainty);
  if ('events' in result) return storyText(result as Story);
  return percentWithInterval(result as Estimate);
}

/** A run in full, and what is to be said of its weights. */
function oneRun(run: Simulation): string {
  const text = runText(summarize(run));
  if (run.weights === undefined) return text;
  const { effectiveHalts, warnings } = diagnose(run);
  const notes = [`Weighted futures: as good as ${effectiveHalts.toFixed(0)} halts seen.`];
  for (const warning of warnings) notes.push(wrap(`Warning: ${warning}.`));
  return `${text}\n\n${notes.join('\n')}`;
}
