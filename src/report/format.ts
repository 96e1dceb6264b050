import type { BufferCurve } from '../analysis/buffers/curve.ts';
import type { BufferPlan } from '../analysis/buffers/plan.ts';
import type { Choice } from '../analysis/choose/choice.ts';
import type { Comparison } from '../analysis/compare.ts';
import { diagnose } from '../analysis/diagnose.ts';
import type { Discovery } from '../analysis/discover/discovery.ts';
import type { EpisodeForecast, EpisodeHindcast } from '../analysis/episodes/hindcast-episodes.ts';
import type { Story } from '../analysis/explain.ts';
import type { Hindcast } from '../analysis/hindcast/hindcast.ts';
import type { Forecast } from '../analysis/mixed-forecast.ts';
import type { Accumulation } from '../analysis/money/accumulation.ts';
import type { InsuredLoss } from '../analysis/money/insured-loss.ts';
import type { Losses } from '../analysis/money/losses.ts';
import type { MorrisScreening, SobolSensitivity, Tornado } from '../analysis/sensitivity/sensitivity.ts';
import { summarize } from '../analysis/summary.ts';
import type { SiteExposure } from '../analysis/survive/risk-exposure.ts';
import type { TimeToSurvive } from '../analysis/survive/time-to-survive.ts';
import type { TriggerReport } from '../analysis/trigger/evaluate.ts';
import type { Uncertainty } from '../analysis/uncertainty.ts';
import { checkObject, checkRun, readAs } from '../check.ts';
import type { Digest } from '../engine/digest.ts';
import type { Simulation } from '../engine/run.ts';
import { describe, printable } from '../errors.ts';
import type { ElementaryEffects } from '../stats/elementary-effects.ts';
import type { Estimate } from '../stats/estimate.ts';
import type { SobolIndices } from '../stats/sobol-estimates.ts';
import type { Sweep } from '../sweep/sweep.ts';
import { bufferCurveText } from './buffer-curve.ts';
import { planText } from './buffer-plan.ts';
import { choiceText } from './choice.ts';
import { comparisonText } from './comparison.ts';
import { discoveryText } from './discovery.ts';
import { episodesText, episodeText } from './episodes.ts';
import { forecastText } from './forecast.ts';
import { hindcastText } from './hindcast.ts';
import { wrap } from './layout.ts';
import { accumulationText, insuredText, lossesText } from './losses.ts';
import { percentWithInterval } from './numbers.ts';
import { runsText, runText } from './runs.ts';
import { effectsText, indicesText, tornadoText } from './sensitivity.ts';
import { storyText } from './story.ts';
import { sitesText, surviveText } from './survive.ts';
import { sweepText } from './sweep.ts';
import { triggerText } from './trigger.ts';
import { uncertaintyText } from './uncertainty.ts';

type Run = Simulation | Digest;

/**
 * Returns a result as text for a terminal, within 80 columns where names allow. Takes a run or its
 * digest, a list of them (shown side by side), a story, a comparison, a forecast, an uncertainty
 * analysis, a sweep, a discovery, a plan or a curve of buffers, an analysis of sensitivity, times to
 * survive, a trigger, a choice, a hindcast of spring 2025 or of episodes, or an estimated probability.
 *
 * @throws {TypeError | RangeError} for any other value, and for an empty list.
 * @example
 * ```ts
 * import { format, haltProbability, loadScenario, simulate } from 'rare-earth-risk';
 *
 * const run = simulate(loadScenario('truce-holds'), { trials: 1000, seed: 'format' });
 * console.log(format(haltProbability(run))); // 42.1 % (39.1–45.2)
 * ```
 */
export function format(
  result:
    | Run
    | readonly Run[]
    | Story
    | Comparison
    | Forecast
    | Uncertainty
    | Sweep
    | Discovery
    | BufferPlan
    | BufferCurve
    | Choice
    | Hindcast
    | EpisodeHindcast
    | EpisodeForecast
    | Tornado
    | MorrisScreening
    | SobolSensitivity
    | ElementaryEffects
    | SobolIndices
    | TimeToSurvive
    | Losses
    | Accumulation
    | InsuredLoss
    | TriggerReport
    | readonly SiteExposure[]
    | Estimate,
): string {
  checkObject('result', result);
  return readAs('result', 'the library', result, () => printableLines(textOf(result)));
}

/**
 * Returns a text whose control characters, except line feeds, are escaped: ids and titles may have some.
 */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function textOf(result: Parameters<typeof format>[0]): string {
  if (Array.isArray(result)) return listText(result as readonly Run[] | readonly SiteExposure[]);
  if ('outcomes' in result || ('any' in result && 'options' in result)) return oneRun(result as Run);
  if ('oneMoreDay' in result)
    return 'path' in result ? planText(result) : bufferCurveText(result as BufferCurve);
  if ('differences' in result) return comparisonText(result as Comparison);
  if ('mixture' in result) return forecastText(result as Forecast);
  if ('deviation' in result) return uncertaintyText(result as Uncertainty);
  if ('minimaxRegret' in result) return choiceText(result as Choice);
  if ('boxes' in result) return discoveryText(result as Discovery);
  if ('hitRate' in result) return triggerText(result as TriggerReport);
  if ('exposure' in result) return surviveText(result as TimeToSurvive);
  if ('allLines' in result) return lossesText(result as Losses);
  if ('accumulation' in result) return accumulationText(result as Accumulation);
  if ('probableMaximum' in result) return insuredText(result as InsuredLoss);
  if ('bars' in result) return tornadoText(result as Tornado);
  if ('effects' in result) return effectsText(result as ElementaryEffects);
  if ('indices' in result) return indicesText(result as SobolIndices);
  if ('points' in result) return sweepText(result as Sweep);
  if ('scoredMonths' in result) return episodesText(result as EpisodeHindcast);
  if ('learnedFrom' in result) return episodeText(result as EpisodeForecast);
  if ('verifications' in result) return hindcastText(result as Hindcast);
  if ('events' in result) return storyText(result as Story);
  if ('value' in result && 'interval' in result) return percentWithInterval(result as Estimate);
  throw new TypeError(
    `Expected result to be a run, another result of an analysis or an estimated chance, got ${describe(result)}`,
  );
}

/** Returns a list of runs or digests after checking that it has one, and none but them. */
function requireRuns(list: readonly unknown[]): readonly Run[] {
  if (list.length === 0) throw new RangeError('Expected result to have at least one run, got an empty list');
  list.forEach((run, i) => {
    checkRun(`result[${i}]`, run);
  });
  return list as readonly Run[];
}

function listText(list: readonly Run[] | readonly SiteExposure[]): string {
  const [first] = list;
  if (typeof first === 'object' && first !== null && 'site' in first)
    return sitesText(list as readonly SiteExposure[]);
  return runsText(requireRuns(list).map(summarize));
}

/** Returns one run as text, and what its weights mean for the precision. */
function oneRun(run: Run): string {
  const text = runText(summarize(run));
  if (!('outcomes' in run) || run.weights === undefined) return text;
  const { effectiveHalts, warnings } = diagnose(run);
  const notes = [`Weighted futures: as good as ${effectiveHalts.toFixed(0)} halts seen.`];
  for (const warning of warnings) notes.push(wrap(`Warning: ${warning}.`));
  return `${text}\n\n${notes.join('\n')}`;
}
