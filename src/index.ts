// The public surface, in the order of a user's questions. Nothing but exports.

// Comparisons
export {
  type CompareOptions,
  type Comparison,
  compare,
  type ScenarioDifference,
} from './analysis/compare.ts';
export { type Forecast, type ForecastOptions, forecast } from './analysis/forecast.ts';
export type { SurvivalCurve } from './analysis/halts.ts';
// Estimates
export { bindingElements, haltProbability, type OfAutomaker, survivalCurve } from './analysis/halts.ts';
export type { LineDifference, PairedEstimate } from './analysis/line-difference.ts';
export type { Mixture } from './analysis/mixture.ts';
export { type RegimeProbabilities, regimeProbabilities } from './analysis/regime-probabilities.ts';
// Answers in words
export { explainTrial, explainWeather, type Story, type StoryEvent } from './analysis/story.ts';
export { type AutomakerSummary, type HaltSummary, type RunSummary, summarize } from './analysis/summary.ts';
export {
  type Spread,
  type Uncertainty,
  type UncertaintyOptions,
  uncertainty,
} from './analysis/uncertainty.ts';
export type { ForecastWeights } from './analysis/weights.ts';
export type { Distribution } from './distribution.ts';
export { drawWeather, expectedWeather } from './engine/draw.ts';
// Runs of many trials
export { merge } from './engine/merge.ts';
export { simulate, simulateInBatches } from './engine/simulate.ts';
export type { OutcomeColumns, RunOptions, Simulation } from './engine/simulation.ts';
export { ScenarioError, type ScenarioIssue } from './errors.ts';

// The pieces of one trial
export { compile } from './model/compile.ts';
export type { AnyOutcome, AutomakerOutcome, Outcome } from './model/measure.ts';
export { measure } from './model/measure.ts';
export { type PolicyPath, withPolicyPath } from './model/policy-path.ts';
export { replay } from './model/replay.ts';
export type { AutomakerTrajectory, LaneTrajectory, Trajectory } from './model/trajectory.ts';
export type { Model } from './model/types.ts';
export type { AutomakerWeather, LaneWeather, MarketWeather, Weather } from './model/weather.ts';
export { format } from './report/format.ts';
export { loadScenario } from './scenario/catalogue.ts';
// Scenarios: by name, from data, patched
export { scenarioNames } from './scenario/catalogue-data.ts';
export { ids } from './scenario/notes.ts';
export { override } from './scenario/override.ts';
export { parseScenario } from './scenario/parse.ts';
export { parseScenarioWithUnits } from './scenario/parse-with-units.ts';
export type {
  Automaker,
  Desk,
  Element,
  Lane,
  Licence,
  Market,
  Plant,
  Policy,
  PolicyChain,
  PolicyEvent,
  RatesPerYear,
  Regime,
  Scenario,
  ScenarioPatch,
} from './scenario/types.ts';
export { ATOMIC_NUMBER, ELEMENTS } from './scenario/types.ts';
export type { Estimate, EstimateOptions } from './stats/estimate.ts';
export { mean } from './stats/mean.ts';
export { probability } from './stats/proportion.ts';
export { quantile, tailMean } from './stats/quantile.ts';

export { VERSION } from './version.ts';
