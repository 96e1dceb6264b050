// The public surface, in the order of a user's questions. Nothing but exports.

// Comparisons
export {
  type CompareOptions,
  type Comparison,
  compare,
  type ScenarioDifference,
} from './analysis/compare.ts';
export { type Diagnosis, diagnose } from './analysis/diagnose.ts';
export { type Forecast, type ForecastOptions, forecast } from './analysis/forecast.ts';
export type { SurvivalCurve } from './analysis/halts.ts';
// Estimates
export { bindingElements, haltProbability, type OfAutomaker, survivalCurve } from './analysis/halts.ts';
export type { Customs } from './analysis/hindcast/customs.ts';
export { type Hindcast, type HindcastOptions, hindcast } from './analysis/hindcast/hindcast.ts';
export type { Past } from './analysis/hindcast/past.ts';
export type { World } from './analysis/hindcast/relive.ts';
export type { Observation, Verification } from './analysis/hindcast/verification.ts';
export type { LineDifference, PairedEstimate } from './analysis/line-difference.ts';
export type { Mixture } from './analysis/mixture.ts';
export type { AnsweredOver, Remarks } from './analysis/parameters.ts';
export { type RegimeProbabilities, regimeProbabilities } from './analysis/regime-probabilities.ts';
// Answers in words
export { explainTrial, explainWeather, type Story, type StoryEvent } from './analysis/story.ts';
export { type AutomakerSummary, type HaltSummary, type RunSummary, summarize } from './analysis/summary.ts';
export { type Sweep, type SweepAxis, type SweepPoint, sweep } from './analysis/sweep.ts';
export {
  type Spread,
  type Uncertainty,
  type UncertaintyOptions,
  uncertainty,
} from './analysis/uncertainty.ts';
export type { ForecastWeights } from './analysis/weights.ts';
export type { Distribution } from './distribution.ts';
export { ATOMIC_NUMBER, ELEMENTS, type Element } from './elements.ts';
export { type Digest, digest } from './engine/digest.ts';
export { drawWeather, expectedWeather } from './engine/draw.ts';
// Runs of many trials
export type { Keep, KeepColumns, KeepSummary } from './engine/keep.ts';
export { merge } from './engine/merge.ts';
export { mergeDigests } from './engine/merge-digests.ts';
export type { Precision, QuantilePrecision } from './engine/precision.ts';
export type { RareTarget } from './engine/rare/ground.ts';
export type { RareEvents } from './engine/rare/rare-events.ts';
export { resume } from './engine/resume.ts';
export { setOfTrial, setsOfTrials } from './engine/set-of-trial.ts';
export { type BatchOptions, simulate, simulateInBatches } from './engine/simulate.ts';
export type { OutcomeColumns, RunOptions, Simulation } from './engine/simulation.ts';
export { fromJSON, type StoredRun, toJSON } from './engine/store.ts';
export type { PrecisionSoFar } from './engine/watch.ts';
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
export { toCSV } from './report/csv.ts';
export { format } from './report/format.ts';
export { loadScenario } from './scenario/catalogue.ts';
// Scenarios: by name, from data, patched
export { catalogueNames, scenarioNames } from './scenario/catalogue-data.ts';
export { scenarioOfSet } from './scenario/moves.ts';
export { ids } from './scenario/notes.ts';
export { override } from './scenario/override.ts';
export { parseScenario } from './scenario/parse.ts';
export { parseScenarioWithUnits } from './scenario/parse-with-units.ts';
export type {
  Automaker,
  Desk,
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
  ScenarioParameters,
  ScenarioPatch,
} from './scenario/types.ts';
// Scores of forecasts
export { type BrierParts, brierParts, brierScore } from './stats/brier-score.ts';
export { type CrpsOptions, crps, meanCrps } from './stats/crps.ts';
export { effectiveSampleSize } from './stats/effective-size.ts';
export type { Estimate, EstimateOptions, Sampling } from './stats/estimate.ts';
export type { SetsOfTrials } from './stats/knowledge.ts';
export { logScore } from './stats/log-score.ts';
export { mean } from './stats/mean.ts';
export type { SequenceOptions } from './stats/mixture-martingale.ts';
export { probability } from './stats/probability.ts';
export { type ProportionOptions, proportion } from './stats/proportion.ts';
export { quantile } from './stats/quantile.ts';
export { type ReliabilityBin, type ReliabilityOptions, reliabilityTable } from './stats/reliability.ts';
export { sequentialMean } from './stats/sequential-mean.ts';
export { sequentialProbability } from './stats/sequential-proportion.ts';
export { sequentialQuantile } from './stats/sequential-quantile.ts';
export { kaplanMeier, type SurvivalEstimate, type SurvivalOptions } from './stats/survival.ts';
export { tailMean } from './stats/tail-mean.ts';

export { VERSION } from './version.ts';
