// Public entry of the library, in the order of a user's questions. Nothing but exports.

// Which scenario? Load a shipped one, parse your own, change one

export type { Distribution } from './distribution.ts';
export { ATOMIC_NUMBER, ELEMENTS, type Element } from './elements.ts';
export { ScenarioError, type ScenarioIssue } from './errors.ts';
export { loadScenario } from './scenario/catalogue.ts';
export { catalogueNames, scenarioNames } from './scenario/catalogue-data.ts';
export type { AutomakerId, ScenarioName } from './scenario/names.ts';
export { override } from './scenario/override.ts';
export { parseScenario } from './scenario/parse.ts';
export { parseScenarioWithUnits } from './scenario/parse-with-units.ts';
export { scenarioOfSet } from './scenario/scenario-of-set.ts';
export { entityIds } from './scenario/sources.ts';
export type {
  Automaker,
  AutomakerPrices,
  Desk,
  Lane,
  Licence,
  Market,
  Plant,
  Policy,
  PolicyChain,
  PolicyEvent,
  Prices,
  RatesPerYear,
  Regime,
  Scenario,
  ScenarioParameters,
  ScenarioPatch,
} from './scenario/types.ts';
export { scenarioWarnings } from './scenario/warnings/scenario-warnings.ts';
export type { ScenarioWarning } from './scenario/warnings/warning.ts';

// How likely is a halt, when, and why? Simulate many futures, then estimate

export { type Diagnosis, diagnose } from './analysis/diagnose.ts';
export {
  bindingElements,
  haltProbability,
  type OfAutomaker,
  type SurvivalCurve,
  survivalCurve,
} from './analysis/halts.ts';
export type { AnsweredOver, Remarks } from './analysis/parameters.ts';
export { type AutomakerSummary, type HaltSummary, type RunSummary, summarize } from './analysis/summary.ts';
export type {
  Keep,
  KeepColumns,
  KeepSummary,
  MoneyColumn,
  OutcomeColumns,
  Precision,
  PrecisionSoFar,
  QuantilePrecision,
  RareEvents,
  RareTarget,
  RunOptions,
  SamplingMethod,
  Simulation,
} from './engine/run.ts';
export { toCSV } from './report/csv.ts';
export { format } from './report/format.ts';
export { type BatchOptions, simulate, simulateInBatches } from './simulation/simulate.ts';

// What happened in one future, day by day?

export {
  explainSamplePath,
  explainTrial,
  type Story,
  type StoryEvent,
  type StoryKind,
} from './analysis/explain.ts';

// How much of what to hold? The least cover for a target, and the chance of a halt against cover

export {
  type BufferCurve,
  type BufferCurveQuestion,
  type BufferOptions,
  bufferCurve,
} from './analysis/buffers/curve.ts';
export type { BufferPoint } from './analysis/buffers/curve-point.ts';
export type { DayOfCover } from './analysis/buffers/one-more-day.ts';
export { optimizeBuffers } from './analysis/buffers/optimize.ts';
export type { BufferPlan, BufferStep } from './analysis/buffers/plan.ts';
export type { BufferMoney, StatedCosts } from './analysis/buffers/plan-money.ts';
export type {
  BufferCost,
  BufferQuestion,
  BufferVariation,
  CompleteBufferQuestion,
} from './analysis/buffers/question.ts';
export type { BufferForecast } from './analysis/buffers/worlds.ts';
export { type Minimum, minimize } from './stats/minimize.ts';

// What would change it? Compare scenarios, sweep settings, mix scenarios, separate chance from ignorance

export {
  type CompareOptions,
  type Comparison,
  compare,
  type ScenarioDifference,
} from './analysis/compare.ts';
export { type ForecastOptions, forecast } from './analysis/forecast.ts';
export type { LineDifference, PairedEstimate } from './analysis/line-difference.ts';
export type { Forecast } from './analysis/mixed-forecast.ts';
export type { Mixture } from './analysis/mixture.ts';
export { type RegimeProbabilities, regimeProbabilities } from './analysis/regime-probabilities.ts';
export { type Uncertainty, type UncertaintyOptions, uncertainty } from './analysis/uncertainty.ts';
export type { UncertaintySpread } from './analysis/uncertainty-spread.ts';
export type { ForecastWeights } from './analysis/weights.ts';
export { type DesignKind, type DesignOptions, design, type SweepSettings } from './sweep/design.ts';
export type { DesignInput } from './sweep/design-input.ts';
export {
  type Sweep,
  type SweepAxis,
  type SweepOptions,
  type SweepOver,
  type SweepPoint,
  sweep,
} from './sweep/sweep.ts';
export { type SweepBatchOptions, sweepInBatches } from './sweep/sweep-in-batches.ts';

// Where does it fail? Boxes of inputs that hold most halts

export { discover } from './analysis/discover/discover.ts';
export type {
  DiscoveredBox,
  DiscoverOptions,
  Discovery,
  DiscoveryPoint,
  DiscoverySettings,
  Hold,
  Limits,
} from './analysis/discover/discovery.ts';
export { discoverInRun, type HaltDiscoverySettings } from './analysis/discover/in-run.ts';
export { discoverInSweep } from './analysis/discover/in-sweep.ts';

// What does it cost? Stock, halts and flights in money, of one firm, of many together, and for an insurer

export {
  type Accumulation,
  type AccumulationQuestion,
  type AccumulationRow,
  accumulation,
} from './analysis/money/accumulation.ts';
export {
  type CompleteInsuranceTerms,
  type InsuranceTerms,
  type InsuredLoss,
  insuredLoss,
} from './analysis/money/insured-loss.ts';
export { type CostSummary, type LineCosts, type Losses, losses } from './analysis/money/losses.ts';
export type { CostName } from './analysis/money/most.ts';

// How long does a line survive, and who loses what? One lane cut off at a time

export {
  type ExposedProduct,
  type ExposedSite,
  riskExposure,
  type SiteExposure,
} from './analysis/survive/risk-exposure.ts';
export type { DaysSpread, Survival, SurvivalRun } from './analysis/survive/survival.ts';
export {
  type AutomakerSurvival,
  type LaneExposure,
  type SurvivalQuestion,
  type TimeToSurvive,
  type TimeToSurviveOptions,
  timeToSurvive,
} from './analysis/survive/time-to-survive.ts';

// When to act? Rules over what a firm sees, and what acting on them saves

export {
  evaluateTrigger,
  type TriggerCandidate,
  type TriggerOptions,
  type TriggerReport,
} from './analysis/trigger/evaluate.ts';
export type {
  CompleteAction,
  CompleteRule,
  TriggerAction,
  TriggerRule,
  TriggerWatch,
} from './analysis/trigger/rule.ts';
export type { ActionWorth, AlarmSkill, DaysOfWarning } from './analysis/trigger/verify.ts';

// What matters? Tornado, screening and Sobol indices, of a scenario or of any function

export type {
  AskedSensitivity,
  SensitivityMeasure,
  SensitivityMethod,
  SensitivityQuestion,
} from './analysis/sensitivity/question.ts';
export {
  type MorrisScreening,
  type SensitivityByMethod,
  type SensitivityOf,
  type SensitivityOptions,
  type SobolSensitivity,
  sensitivity,
  type Tornado,
} from './analysis/sensitivity/sensitivity.ts';
export { shippedRanges } from './analysis/sensitivity/shipped-ranges.ts';
export type { TornadoBar, TornadoBars, TornadoEnd } from './analysis/sensitivity/tornado.ts';
export type { Evaluation } from './stats/batches.ts';
export {
  type EffectOptions,
  type ElementaryEffect,
  type ElementaryEffects,
  elementaryEffects,
} from './stats/elementary-effects.ts';
export type { InputRange } from './stats/input-range.ts';
export type { ProgressOptions } from './stats/progress.ts';
export {
  type InputValues,
  type SaltelliDesign,
  type SaltelliOptions,
  saltelliDesign,
} from './stats/saltelli-design.ts';
export type { SaltelliValues, UncertainFunction } from './stats/saltelli-values.ts';
export type { SobolIndex, SobolIndices, SobolOptions } from './stats/sobol-estimates.ts';
export { sobolIndices } from './stats/sobol-indices.ts';
// Which option is best, when people disagree about the scenarios?

export type {
  BreakEven,
  Choice,
  ChoiceMeasure,
  ChoiceOption,
  ChoiceQuestion,
  ChooseOptions,
  WeightedChoice,
} from './analysis/choose/choice.ts';
export { choose } from './analysis/choose/choose.ts';
export { breakEvenWeights, type Switch } from './stats/decisions/break-even.ts';
export {
  type CostTable,
  expectedCosts,
  type MinimaxRegret,
  minimaxRegret,
  regrets,
  type StateWeights,
} from './stats/decisions/cost-table.ts';
export { evpi, evsi, type Posterior, posteriorWeights, type Signal } from './stats/decisions/information.ts';

// Does it agree with history? Simulate a past episode; score forecasts

export type { EpisodeMark, EpisodeMonthForecast } from './analysis/episodes/episode-score.ts';
export type { EpisodeLike } from './analysis/episodes/episode-series.ts';
export type { EpisodeOptions } from './analysis/episodes/fit-goods.ts';
export {
  type EpisodeBaseline,
  type EpisodeForecast,
  type EpisodeHindcast,
  type EpisodeHindcastOptions,
  type EpisodesLike,
  hindcastEpisodes,
} from './analysis/episodes/hindcast-episodes.ts';
export { type ScoreEpisodeOptions, scoreEpisode } from './analysis/episodes/score-episode.ts';
export type { Customs } from './analysis/hindcast/customs.ts';
export { type Hindcast, type HindcastOptions, hindcast } from './analysis/hindcast/hindcast.ts';
export type { HindcastRun } from './analysis/hindcast/hindcast-run.ts';
export type { ParameterDraw } from './analysis/hindcast/simulate-past.ts';
export type { Observation, Verification } from './analysis/hindcast/verification.ts';
export { type BrierParts, brierParts, brierScore } from './stats/brier-score.ts';
export { type CrpsOptions, crps, meanCrps } from './stats/crps.ts';
export { logScore } from './stats/log-score.ts';
export { type ReliabilityBin, type ReliabilityOptions, reliabilityTable } from './stats/reliability.ts';

// How sure is a number? Estimates from columns of outcomes

export { setsOfTrials } from './engine/sets-of-trials.ts';
export { setOfTrial } from './sampling/set-of-trial.ts';
export { effectiveSampleSize } from './stats/effective-size.ts';
export type { Estimate, EstimateOptions, Sampling } from './stats/estimate.ts';
export type { SetsOfTrials } from './stats/knowledge.ts';
export { mean } from './stats/mean.ts';
export type { SequenceOptions } from './stats/mixture-martingale.ts';
export { probability } from './stats/probability.ts';
export { type ProportionOptions, proportion } from './stats/proportion.ts';
export { quantile } from './stats/quantile.ts';
export { sequentialMean } from './stats/sequential-mean.ts';
export { sequentialProbability } from './stats/sequential-proportion.ts';
export { sequentialQuantile } from './stats/sequential-quantile.ts';
export { kaplanMeier, type SurvivalEstimate, type SurvivalOptions } from './stats/survival.ts';
export { type SurvivalTime, survivalTime } from './stats/survival-time.ts';
export { type TailMeanOptions, tailMean } from './stats/tail-mean.ts';

// How does a run get longer, or spread over machines? Resume, merge, store

export { type Digest, digest } from './engine/digest.ts';
export { merge } from './engine/merge.ts';
export { mergeDigests } from './engine/merge-digests.ts';
export { fromJSON, type StoredRun, toJSON } from './engine/store.ts';
export { resume } from './simulation/resume.ts';

// What is one trial made of? Model, sample path, trajectory, outcome

export { compile } from './model/compile.ts';
export type { AnyOutcome, AutomakerOutcome, Outcome } from './model/measure.ts';
export { measure } from './model/measure.ts';
export type { Model } from './model/model.ts';
export { type RegimePath, withRegimePath } from './model/regime-path.ts';
export { replay } from './model/replay.ts';
export type { AutomakerInputs, LaneInputs, MarketInputs, SamplePath } from './model/sample-path.ts';
export type { AutomakerTrajectory, LaneTrajectory, Trajectory } from './model/trajectory.ts';
export { type DrawOptions, drawSamplePath, medianSamplePath } from './sampling/sample-path.ts';

// Version of the library

export { VERSION } from './version.ts';
