import type { Digest } from '../../engine/digest.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { completeOptions } from '../../engine/options.ts';
import type { RunOptions } from '../../engine/run.ts';
import { describe } from '../../errors.ts';
import { asScenario } from '../../scenario/as-scenario.ts';
import type { Scenario } from '../../scenario/types.ts';
import { sweepDigests } from '../../sweep/sweep-digests.ts';
import { VERSION } from '../../version.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { remarksOn } from '../parameters.ts';
import { requireSameDays } from '../same-days.ts';
import { uncertainty } from '../uncertainty.ts';
import { bufferFacts } from './buffer-facts.ts';
import { withCosts } from './cost-facts.ts';
import { coverFan } from './cover.ts';
import { decisionFacts, measureFacts } from './decision-facts.ts';
import { eventDates } from './event-dates.ts';
import { evidenceOf } from './evidence.ts';
import { inputFacts } from './input-facts.ts';
import { measuresOf } from './measures.ts';
import { choose, sharedLines } from './pilot.ts';
import type { ReportPlan, ReportRunner, TrialRange } from './plan.ts';
import { type ReportResults, shown } from './results.ts';
import { scenarioFacts } from './scenario-facts.ts';
import { requireWeights, weightedFacts } from './weighted-facts.ts';

/** Most scenarios of a report: more are no longer told apart at a glance. */
export const MOST_SCENARIOS = 4;
/** Rows of the table of sources. */
const MOST_ROWS = 5;

/** What a report is asked for, checked. */
export interface ReportQuestion {
  readonly scenarios: readonly Scenario[];
  /** Absent: the line most exposed in the second mildest scenario. */
  readonly automaker?: string | undefined;
  /** By the name of each scenario, its chance; absent: scenarios are not mixed. */
  readonly weights?: Readonly<Record<string, number>> | undefined;
  readonly command: readonly string[];
  readonly options: Pick<RunOptions, 'trials' | 'seed' | 'confidence'>;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Computes all that a report shows.
 *
 * @throws {RangeError | TypeError} for none or more than four scenarios, two of one name, different days,
 * an automaker that one of them lacks, or weights out of range; the signal's reason after an abort.
 */
export async function computeReport(
  question: ReportQuestion,
  plan: ReportPlan,
  runner: ReportRunner,
): Promise<ReportResults> {
  const { automaker, command, options, signal, weights } = question;
  const given = requireScenarios(question.scenarios, automaker);
  if (weights)
    requireWeights(
      weights,
      given.map(({ name }) => name),
    );
  const [digests, chosen] = await Promise.all([
    runner.digests(given, plan.scenarios),
    chosenParts(given, question, plan, runner),
  ]);
  const { id, scenarios, focus, measures, inputs, found, buffers } = chosen;
  const told = scenarios.map(({ name }) =>
    scenarioFacts(digests.find(({ scenario }) => scenario.name === name)!, id),
  );
  const facts = await withCosts(told, scenarios, id, runner, plan.measures);
  const asked = { id, focus, scenarios, facts, measures, found, buffers };
  const decisions = await decisionFacts(asked, runner, plan.decisions);
  signal?.throwIfAborted();
  const shownInputs = inputs.bars.slice(0, MOST_ROWS).map(({ path }) => path);
  return {
    version: VERSION,
    automaker: { id, title: focus.automakers[id]!.title },
    start: focus.start,
    horizonDays: focus.horizonDays,
    options,
    command,
    ...remarksOn(scenarios),
    scenarios: facts,
    ...(weights && { weighted: weightedFacts(digests, weights, id) }),
    focus: focus.name,
    cover: chosen.cover,
    buffers,
    measures: found,
    decisions,
    inputs,
    ignorance: chosen.ignorance,
    evidence: evidenceOf(focus, id, shownInputs),
    dates: eventDates(focus),
  };
}

/** Chooses what to look at closely, and computes what follows from that alone: here, while others run. */
async function chosenParts(
  given: readonly Scenario[],
  { automaker, options, signal }: ReportQuestion,
  plan: ReportPlan,
  runner: ReportRunner,
) {
  const { seed } = options;
  /** Counts settings of one scenario. */
  const count = async (settings: readonly Scenario[], range: TrialRange): Promise<Digest[]> => {
    await runner.pause();
    return sweepDigests(settings, completeOptions({ ...options, ...range }), signal ? { signal } : {});
  };
  const pilot: Digest[] = [];
  for (const scenario of given) pilot.push(...(await count([scenario], plan.pilot)));
  const { automaker: id, scenarios, focus, binding } = choose(pilot, automaker);
  const buffers = await bufferFacts(scenarios, focus, { id, element: binding[0]! }, count, plan.buffers);
  await runner.pause();
  const cover = coverFan(onlyAutomakers(focus, [id]), { futures: plan.fanFutures, seed, signal });
  await runner.pause();
  const ignorance = ignoranceOf(focus, id, { ...plan.ignorance, seed });
  await runner.pause();
  const measures = measuresOf(focus, id, binding);
  const found = await measureFacts(focus, id, measures, runner, plan.measures);
  const inputs = await inputFacts(focus, id, runner, plan.inputs);
  return { id, scenarios, focus, buffers, cover, ignorance, measures, found, inputs };
}

function requireScenarios(given: readonly Scenario[], automaker: string | undefined): Scenario[] {
  if (!Array.isArray(given) || given.length === 0 || given.length > MOST_SCENARIOS) {
    throw new RangeError(`Expected scenarios to be 1 to ${MOST_SCENARIOS} scenarios, got ${describe(given)}`);
  }
  const scenarios = given.map((scenario, i) => asScenario(`scenarios[${i}]`, scenario));
  scenarios.forEach((scenario, i) => {
    const twin = scenarios.findIndex(({ name }) => name === scenario.name);
    if (twin < i) {
      throw new RangeError(
        `Expected scenarios to have names of their own, got ${describe(scenario.name)} twice`,
      );
    }
    requireSameDays(scenarios[0]!, 'the first', scenario, (key) => `scenarios[${i}].${key}`);
    if (automaker !== undefined)
      requireAutomaker('options.automaker', automaker, Object.keys(scenario.automakers));
  });
  if (sharedLines(scenarios).length === 0)
    throw new RangeError('Expected scenarios to share an automaker, which the report is about, got none');
  return scenarios;
}

/** Returns the share of the variance that is due to what is not known, if anything is not. */
function ignoranceOf(scenario: Scenario, automaker: string, options: object): ReportResults['ignorance'] {
  try {
    return shown(
      uncertainty(onlyAutomakers(scenario, [automaker]), { ...options, automaker }).epistemicShare,
    );
  } catch (error) {
    // A scenario that states every number has nothing that is not known.
    if (error instanceof RangeError && /an uncertain number/.test(error.message)) return null;
    throw error;
  }
}
