import type { Element } from '../elements.ts';
import { type LineOutcome, measureLine, timeToSurvive } from './halts.ts';
import { requireModel, requireTrajectory } from './made.ts';
import type { AutomakerModel, Model } from './model.ts';
import { haltLoss } from './money.ts';
import type { AutomakerTrajectory, Trajectory } from './trajectory.ts';

/** What one trial meant for one automaker (model.md §7). */
export interface AutomakerOutcome extends LineOutcome {
  readonly vehiclesLost: number;
  /** Element that bound the first halt that counts, or `null`. */
  readonly bindingElement: Element | null;
  /**
   * Days from the start of the first embargo or slow-down to the first halt that counts, cut off at the
   * horizon; NaN without an embargo or slow-down, or where the halt came first. A slow-down is a regime
   * whose own speed is below 1, or that stalls applications.
   */
  readonly timeToSurvive: number;
  /** Least days of cover reached, per element. */
  readonly leastCover: Readonly<Partial<Record<Element, number>>>;
  /**
   * Per calendar month: licensed goods that departed, as a share of the licensed supply of its days (customs
   * count departures); NaN where no lane needs a licence.
   */
  readonly departedShare: readonly number[];
  /** Entry t: applications decided by the end of day t as a share of those filed; NaN while none is filed. */
  readonly decidedShare: readonly number[];
  /** USD that planned stock costs over the horizon; absent, as the next two, without prices. */
  readonly stockCost?: number;
  /** USD lost to halts and slow running. */
  readonly haltLoss?: number;
  /** USD of air freight. */
  readonly airCost?: number;
}

/** What one trial meant for any of the automakers. */
export interface AnyOutcome {
  readonly firstHaltDay: number;
  /** Id of the automaker that halted first (ties: first in the scenario), or `null`. */
  readonly automaker: string | null;
  readonly bindingElement: Element | null;
  /** Days on which at least one line was halted. */
  readonly haltDays: number;
  /** Halts begun, all lines together. */
  readonly halts: number;
  readonly vehiclesLost: number;
}

/** The measures of one trial. */
export interface Outcome {
  readonly automakers: Readonly<Record<string, AutomakerOutcome>>;
  readonly any: AnyOutcome;
}

/**
 * Measures a trajectory (model.md §7).
 *
 * @throws {TypeError} for a model that is not compiled.
 * @example
 * ```ts
 * import { compile, drawSamplePath, loadScenario, measure, replay } from 'rare-earth-risk';
 *
 * const model = compile(loadScenario('ban-resumes'));
 * const { automakers } = measure(model, replay(model, drawSamplePath(model, 'docs', 5)));
 * const { firstHaltDay, haltDays, bindingElement } = automakers['eu-volume']!;
 * console.log(firstHaltDay, haltDays, bindingElement); // 182 11 Tb
 * ```
 */
export function measure(model: Model, trajectory: Trajectory): Outcome {
  requireModel('model', model);
  requireTrajectory('trajectory', trajectory);
  const outcomes = model.automakers.map((automaker, i) => {
    const own = trajectory.automakers[i]!;
    return [
      automaker.id,
      measureAutomaker(model, automaker, own, firstDisruptionDay(model, trajectory, automaker.policy)),
    ] as const;
  });
  return { automakers: Object.fromEntries(outcomes), any: measureAny(model, trajectory, outcomes) };
}

/** Returns the first day of an embargo or slow-down; the horizon when none comes. */
function firstDisruptionDay(
  model: Model,
  { regimes, regimeModels = model.regimes }: Trajectory,
  policy: number,
): number {
  const day = regimes[policy]!.findIndex((r) => regimeModels[r]!.isDisruption);
  return day < 0 ? model.horizonDays : day;
}

function measureAutomaker(
  model: Model,
  automaker: AutomakerModel,
  trajectory: AutomakerTrajectory,
  firstDisruptionDay: number,
): AutomakerOutcome {
  const line = measureLine(trajectory, model.plant.minimumHaltDays);
  const vehiclesLost = line.lostDays * automaker.vehiclesPerDay;
  return {
    ...line,
    vehiclesLost,
    bindingElement: automaker.lanes[line.bindingLane]?.element ?? null,
    timeToSurvive: timeToSurvive(firstDisruptionDay, line.firstHaltDay, model.horizonDays),
    leastCover: leastCover(automaker, trajectory),
    departedShare: departedShare(model, trajectory),
    decidedShare: decidedShare(trajectory),
    ...moneyOf(automaker, trajectory, line, vehiclesLost),
  };
}

function moneyOf(
  { money, lanes }: AutomakerModel,
  trajectory: AutomakerTrajectory,
  line: LineOutcome,
  vehiclesLost: number,
): Pick<AutomakerOutcome, 'stockCost' | 'haltLoss' | 'airCost'> {
  if (money === null) return {};
  return {
    stockCost: lanes.reduce((sum, lane, l) => sum + lane.coverCost * trajectory.lanes[l]!.plannedStock, 0),
    haltLoss: haltLoss(money, line, vehiclesLost),
    airCost: money.airPerDay * trajectory.flown.reduce((sum, days) => sum + days, 0),
  };
}

function leastCover(automaker: AutomakerModel, line: AutomakerTrajectory): Partial<Record<Element, number>> {
  const least: Partial<Record<Element, number>> = {};
  automaker.lanes.forEach(({ element }, l) => {
    least[element] = Math.min(least[element] ?? Number.POSITIVE_INFINITY, line.leastCover[l]!);
  });
  return least;
}

function departedShare({ monthOfDay }: Model, { departed, plannedPerDay }: AutomakerTrajectory): number[] {
  const goods: number[] = [];
  const planned: number[] = [];
  monthOfDay.forEach((month, t) => {
    goods[month] = (goods[month] ?? 0) + departed[t]!;
    planned[month] = (planned[month] ?? 0) + plannedPerDay;
  });
  return goods.map((sum, month) => sum / planned[month]!);
}

function decidedShare({ filed, decided }: AutomakerTrajectory): number[] {
  let filedSoFar = filed[0]!;
  let decidedSoFar = 0;
  return Array.from(decided, (today, t) => {
    filedSoFar += filed[t + 1]!;
    decidedSoFar += today;
    return decidedSoFar / filedSoFar;
  });
}

function measureAny(
  model: Model,
  { automakers }: Trajectory,
  outcomes: readonly (readonly [string, AutomakerOutcome])[],
): AnyOutcome {
  const [id, first] = outcomes.reduce((a, b) => (b[1].firstHaltDay < a[1].firstHaltDay ? b : a));
  const halted = first.firstHaltDay < model.horizonDays;
  const total = (of: (outcome: AutomakerOutcome) => number): number =>
    outcomes.reduce((sum, [, outcome]) => sum + of(outcome), 0);
  return {
    firstHaltDay: first.firstHaltDay,
    automaker: halted ? id : null,
    bindingElement: halted ? first.bindingElement : null,
    haltDays: model.workingDay.reduce(
      (sum, _, t) => sum + (automakers.some((line) => line.halted[t] === 1) ? 1 : 0),
      0,
    ),
    halts: total(({ halts }) => halts),
    vehiclesLost: total(({ vehiclesLost }) => vehiclesLost),
  };
}
