// Forecasts from several cut-offs: one fit, and what was published since it was made.

import { compareFlows } from '../../../src/analysis/hindcast/compare-flows.ts';
import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { HindcastRun } from '../../../src/analysis/hindcast/hindcast-run.ts';
import { type Episodes, knownBy, type Observations } from '../../../src/history/index.ts';
import { firstUnknown, type OtherForecasts } from './baselines.ts';
import { type News, newsSince } from './discrepancy/news.ts';
import { type Updated, update } from './discrepancy/update.ts';
import { licenceLogLikelihoods } from './discrepancy/weights.ts';
import { type FirstMonths, monthAfter } from './months.ts';
import { poolOf } from './pool.ts';
import { type Case, casesOf } from './predictions.ts';
import { trendOf } from './trend.ts';

/** Cut-offs after that of the fit. */
const LATER = ['2025-07-31', '2025-10-31'];

/** What is held against observations: a run of the model, its fit, and what else is said of months. */
export interface Study {
  readonly spring: Hindcast;
  /** The last day whose publications the fit read. */
  readonly until: string;
  /** Standard deviation of the discrepancy of each member, as fitted. */
  readonly sigmas: Float64Array;
  /** Flows of the members without goods that need a licence. */
  readonly free: HindcastRun['flows'];
  readonly observations: Observations;
  readonly episodes: Episodes;
}

/** A forecast from one cut-off. */
export interface CutOff {
  readonly day: string;
  readonly first: FirstMonths;
  readonly news: News;
  readonly model: Updated;
  /** The run with the discrepancy in its flows. */
  readonly widened: Hindcast;
  readonly others: OtherForecasts;
  readonly cases: readonly Case[];
}

/** Returns the forecasts from the day of the fit and from later ones. */
export function cutOffsOf(study: Study): CutOff[] {
  return [study.until, ...LATER.filter((day) => day > study.until)].map((day) => cutOffOf(study, day));
}

export function cutOffOf(study: Study, day: string): CutOff {
  const { spring, until, sigmas, observations } = study;
  const known = knownBy(observations, day);
  const first = { unknown: firstUnknown(known), scored: monthAfter(day.slice(0, 7)) };
  const news = newsSince(observations, until, day);
  const model = update({
    expected: spring.expectedFlows,
    fitted: news.fitted,
    known: news.flows,
    logLikelihoods: licenceLogLikelihoods(spring, news),
    seed: 'discrepancy/model',
    sigmas,
  });
  const widened = widenedRun(study, model);
  const others = otherForecasts(study, day, known, news);
  const cases = casesOf({
    cutOff: day,
    raw: spring.verifications,
    widened: widened.verifications,
    known,
    regimes: observations.regimes,
    first: first.scored,
    others,
  });
  return { day, first, news, model, widened, others, cases };
}

/** The run with other flows. */
function widenedRun({ spring, observations }: Study, { flows }: Updated): Hindcast {
  const others = spring.verifications.filter(({ id }) => !id.startsWith('flow-'));
  return { ...spring, flows, verifications: [...compareFlows({ flows }, observations), ...others] };
}

/** Members of the trend with a discrepancy. */
const TREND_MEMBERS = 1000;

function otherForecasts(study: Study, day: string, known: Observations, news: News): OtherForecasts {
  const { spring, free, sigmas, episodes } = study;
  const { factor } = trendOf(known);
  const level = new Float64Array(TREND_MEMBERS).fill(factor);
  const trend = Object.fromEntries(
    Object.entries(spring.expectedFlows).map(([place, months]) => [
      place,
      Object.fromEntries(Object.keys(months).map((month) => [month, level])),
    ]),
  );
  const count = spring.trials * spring.parameterDraws;
  return {
    pool: poolOf(episodes, day),
    trendUpdated: update({ expected: trend, known: news.flows, seed: 'discrepancy/trend' }).flows,
    free: update({ expected: free, known: [], seed: 'free', sigmas: new Float64Array(count) }).flows,
    freeWidened: update({
      expected: free,
      fitted: news.fitted,
      known: news.flows,
      seed: 'discrepancy/free',
      sigmas,
    }).flows,
  };
}
