import { checkOptions } from '../../check.ts';
import { estimateOptions } from '../../engine/columns.ts';
import { requireAutomaker } from '../../engine/first-halts.ts';
import { requireColumns } from '../../engine/require-run.ts';
import type { RunOptions, Simulation } from '../../engine/run.ts';
import { describe } from '../../errors.ts';
import type { AutomakerId } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/types.ts';
import type { Estimate } from '../../stats/estimate.ts';
import { mean } from '../../stats/mean.ts';
import { probability } from '../../stats/probability.ts';
import { requireShare } from '../../stats/quantile.ts';
import { mostLost } from '../outcome-columns.ts';
import { type Remarks, remarksOn } from '../parameters.ts';
import { summarizeCosts } from './losses.ts';
import { requirePrices } from './priced.ts';

/** Terms of a cover against halts, the same for every automaker insured. Amounts in USD. */
export interface InsuranceTerms {
  /** Id of an automaker; absent: each of them has such a policy. */
  readonly automaker?: AutomakerId;
  /** Days halted, over all halts of the horizon, that the insured bears; default 0. */
  readonly waitingDays?: number;
  /** Most of an insured's loss that counts, before the deductible; default no limit. */
  readonly sumInsured?: number;
  /** What the insured bears of it; default 0. */
  readonly deductible?: number;
  /** Most that is paid to one insured; default no limit. */
  readonly limit?: number;
  /** Most that is paid to all of them together; default no limit. */
  readonly aggregateLimit?: number;
  /** One future in so many exceeds the probable maximum loss, above 1; default 100. */
  readonly oneIn?: number;
}

/** Terms with every default filled in; `null` for no limit and for every automaker. */
export interface CompleteInsuranceTerms {
  readonly automaker: string | null;
  readonly waitingDays: number;
  readonly sumInsured: number | null;
  readonly deductible: number;
  readonly limit: number | null;
  readonly aggregateLimit: number | null;
  readonly oneIn: number;
}

/** What an insurer pays over the horizon, USD. */
export interface InsuredLoss extends Remarks {
  readonly scenario: Scenario;
  readonly options: RunOptions;
  readonly terms: CompleteInsuranceTerms;
  /** Expected payment: the premium before loadings. */
  readonly expected: Estimate;
  /** Chance that anything is paid. */
  readonly claimProbability: Estimate;
  /** What one future in `terms.oneIn` exceeds. */
  readonly probableMaximum: Estimate;
  /** Mean of the worst futures, one in `terms.oneIn`. */
  readonly tailMean: Estimate;
  /** By automaker insured, the expected payment before the aggregate limit. */
  readonly byAutomaker: Readonly<Record<string, Estimate>>;
}

const KEYS: readonly (keyof InsuranceTerms)[] = [
  'automaker',
  'waitingDays',
  'sumInsured',
  'deductible',
  'limit',
  'aggregateLimit',
  'oneIn',
];

/**
 * Returns what an insurer pays for halts under some terms: expected, probable maximum, and tail mean.
 *
 * A future is one occurrence: all halts in it come from one policy event. Of an insured's `haltLoss` the
 * share (halted days − waiting days) / halted days counts, nothing if it is not halted longer than that. Of
 * this, at most the sum insured counts; what exceeds the deductible is paid, up to the limit. Slow running
 * without a halt is no claim.
 *
 * @param terms - see `InsuranceTerms`; amounts at least 0.
 * @throws {TypeError | RangeError} for a value that is no run with columns, a run without prices, and terms
 * out of range.
 * @example
 * ```ts
 * import { insuredLoss, loadScenario, override, simulate } from 'rare-earth-risk';
 *
 * const prices = { marginPerVehicle: 4000 };
 * const run = simulate(override(loadScenario('ban-resumes'), { prices }), { trials: 500, seed: 'docs' });
 * const terms = { waitingDays: 10, deductible: 5e6, limit: 100e6 };
 * const { probableMaximum } = insuredLoss(run, { ...terms, automaker: 'us-volume' });
 * console.log(probableMaximum.value <= 100e6); // true
 * ```
 */
export function insuredLoss(run: Simulation, terms: InsuranceTerms = {}): InsuredLoss {
  requireColumns('run', run);
  requirePrices('run.scenario', run.scenario);
  const complete = completeTerms(terms, Object.keys(run.outcomes));
  const ids = complete.automaker === null ? Object.keys(run.outcomes) : [complete.automaker];
  const payments = ids.map((id) => paymentsTo(run, id, complete));
  const { aggregateLimit } = complete;
  const all = payments[0]!.map((_, i) => {
    const sum = payments.reduce((sum, own) => sum + own[i]!, 0);
    return aggregateLimit === null ? sum : Math.min(aggregateLimit, sum);
  });
  const mostTo = (id: string): number => {
    const loss = Math.min(
      complete.sumInsured ?? Number.POSITIVE_INFINITY,
      mostLost(run.scenario, [id], 'haltLoss'),
    );
    return Math.min(complete.limit ?? Number.POSITIVE_INFINITY, Math.max(0, loss - complete.deductible));
  };
  const sumOfMost = ids.reduce((sum, id) => sum + mostTo(id), 0);
  const most = Math.min(aggregateLimit ?? Number.POSITIVE_INFINITY, sumOfMost);
  const options = estimateOptions(run);
  const { expected, quantile, tailMean } = summarizeCosts(run, all, 1 - 1 / complete.oneIn, most);
  return {
    ...remarksOn([run.scenario]),
    scenario: run.scenario,
    options: run.options,
    terms: complete,
    expected,
    claimProbability: probability(all, (paid) => paid > 0, options),
    probableMaximum: quantile,
    tailMean,
    byAutomaker: Object.fromEntries(
      ids.map((id, i) => [
        id,
        mean(payments[i]!, { ...options, method: 'hall', least: 0, most: mostTo(id) }),
      ]),
    ),
  };
}

/** Returns what is paid to an automaker in each trial. */
function paymentsTo(
  run: Simulation,
  id: string,
  { waitingDays, sumInsured, deductible, limit }: CompleteInsuranceTerms,
): Float64Array {
  const { haltLoss, haltDays } = run.outcomes[id]!;
  return haltLoss!.map((loss, i) => {
    const days = haltDays[i]!;
    if (days <= waitingDays) return 0;
    const covered = waitingDays === 0 ? loss : (loss * (days - waitingDays)) / days;
    const counted = Math.min(sumInsured ?? covered, covered);
    const paid = Math.max(0, counted - deductible);
    return Math.min(limit ?? paid, paid);
  });
}

function completeTerms(terms: InsuranceTerms, ids: readonly string[]): CompleteInsuranceTerms {
  checkOptions(terms, KEYS);
  const { automaker, waitingDays = 0, deductible = 0, oneIn = 100 } = terms;
  const { sumInsured = null, limit = null, aggregateLimit = null } = terms;
  if (automaker !== undefined) requireAutomaker('terms.automaker', automaker, ids);
  for (const [name, value] of Object.entries({
    waitingDays,
    deductible,
    sumInsured,
    limit,
    aggregateLimit,
  })) {
    const isGood = typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
    if (isGood || (value === null && terms[name as keyof InsuranceTerms] === undefined)) continue;
    throw new RangeError(`Expected terms.${name} to be finite and at least 0, got ${describe(value)}`);
  }
  if (!(typeof oneIn === 'number' && oneIn > 1 && oneIn <= 1e8))
    throw new RangeError(`Expected terms.oneIn to be above 1, up to 100,000,000, got ${describe(oneIn)}`);
  requireShare(1 - 1 / oneIn);
  return { automaker: automaker ?? null, waitingDays, sumInsured, deductible, limit, aggregateLimit, oneIn };
}
