import type { Boat } from '../model/boat.ts';
import { staysCalm } from '../model/calm.ts';
import { compile } from '../model/compile.ts';
import { bindingNumber, measureLine, timeToSurvive } from '../model/measure.ts';
import { buildFleet, type Fleet, meetWeather } from '../model/replay.ts';
import { sail } from '../model/sail.ts';
import type { Weather } from '../model/weather.ts';
import type { Scenario } from '../scenario/types.ts';
import { VERSION } from '../version.ts';
import { weatherDealer } from './draw.ts';
import { checkWhole, completeOptions } from './options.ts';
import {
  emptyColumns,
  firstTrials,
  type OutcomeColumns,
  type RunOptions,
  type Simulation,
} from './simulation.ts';
import { REPLICATES } from './stratify.ts';

/** Trials between two growing results of `simulateInBatches`. */
const DEFAULT_BATCH = 1000;

/**
 * Runs a scenario through `trials` simulated futures. Trial i depends on the seed and on i alone.
 *
 * @param options - `trials` (default 10,000), `seed` (default a constant), `confidence` of the estimates (default 0.95),
 * `firstTrial` (default 0), `stratified` (default false).
 * @throws {RangeError | TypeError} for options out of range.
 */
export function simulate(scenario: Scenario, options: Partial<RunOptions> = {}): Simulation {
  const { trials } = completeOptions(options);
  const [whole] = simulateInBatches(scenario, { ...options, batch: trials });
  return whole!;
}

/**
 * The same run in instalments: yields growing simulations, each with all trials so far; the last is what `simulate`
 * returns. `break` cancels; the loop is the progress bar.
 *
 * @param options - as for `simulate`, and `batch`, the trials between two results (default 1000).
 */
export function* simulateInBatches(
  scenario: Scenario,
  options: Partial<RunOptions> & { readonly batch?: number } = {},
): Generator<Simulation, void, undefined> {
  const { batch = DEFAULT_BATCH } = options;
  const complete = completeOptions(options);
  checkWhole('options.batch', batch, 1, 2 ** 32);
  const { trials, seed, firstTrial, stratified } = complete;
  const model = compile(scenario);
  const dealer = weatherDealer(model, seed, { stratified });
  const fleet = buildFleet(model, false);
  const columns = model.automakers.map(() => emptyColumns(trials));
  for (let done = 0; done < trials; ) {
    const until = Math.min(trials, done + batch);
    for (; done < until; done++) runTrial(fleet, dealer.deal(firstTrial + done), columns, done);
    yield {
      scenario,
      options: { ...complete, trials: done },
      version: VERSION,
      weekendsOnlyFrom: model.weekendsOnlyFrom,
      outcomes: Object.fromEntries(
        model.automakers.map(({ id }, i) => [
          id,
          done === trials ? columns[i]! : firstTrials(columns[i]!, done),
        ]),
      ),
      ...(stratified ? { replicates: REPLICATES } : {}),
    };
  }
}

/** One trial: writes row `row` of every automaker's columns. Who stays calm need not be sailed. */
function runTrial(fleet: Fleet, weather: Weather, columns: readonly OutcomeColumns[], row: number): void {
  const { boats, supply } = fleet;
  const { market, automakers } = weather;
  meetWeather(fleet, weather);
  for (let i = 0; i < boats.length; i++) {
    if (staysCalm(boats[i]!, automakers[i]!, market, supply)) {
      writeCalm(fleet, boats[i]!, weather, columns[i]!, row);
    } else {
      sail(boats[i]!, automakers[i]!, market, supply);
      writeVoyage(fleet, boats[i]!, weather, columns[i]!, row);
    }
  }
}

/** The row of a line that ran at full rate throughout; the zeros stand there already. */
function writeCalm(
  { model }: Fleet,
  { maker }: Boat,
  weather: Weather,
  column: OutcomeColumns,
  row: number,
): void {
  column.firstHaltDay[row] = model.horizonDays;
  column.daysToRestart[row] = Number.NaN;
  column.timeToSurvive[row] = timeToSurvive(model, weather.regimes[maker.policy]!, model.horizonDays);
}

function writeVoyage(
  { model }: Fleet,
  { maker, log }: Boat,
  weather: Weather,
  column: OutcomeColumns,
  row: number,
): void {
  const line = measureLine(log, model.plant.minimumHaltDays);
  column.firstHaltDay[row] = line.firstHaltDay;
  column.haltDays[row] = line.haltDays;
  column.halts[row] = line.halts;
  column.vehiclesLost[row] = line.lostDays * maker.vehiclesPerDay;
  column.bindingElement[row] = bindingNumber(maker, line);
  column.daysToRestart[row] = line.daysToRestart;
  column.timeToSurvive[row] = timeToSurvive(model, weather.regimes[maker.policy]!, line.firstHaltDay);
}
