import { parseDay } from '../../src/calendar/days.ts';
import { isWorkingDay } from '../../src/calendar/working-days.ts';
import { ELEMENTS, type Element } from '../../src/elements.ts';
import type { AutomakerInputs, MarketInputs, SamplePath } from '../../src/model/sample-path.ts';
import type { Automaker, Plant, Scenario } from '../../src/scenario/types.ts';
import { LicenceDesk } from './desk.ts';
import { roundUp, STEP, toGrid } from './grid.ts';
import { type LaneDiary, ReferenceLane } from './lane.ts';

/*
 * One future, day by day, as docs/model.md tells it and in its order. Plain on purpose: the library's kernel must equal
 * this bit for bit.
 */

/** What became of one lane. */
export interface ReferenceLaneResult extends LaneDiary {
  readonly onHandAtStart: number;
  readonly onOrderAtStart: number;
  readonly onHandAtEnd: number;
  readonly onOrderAtEnd: number;
}

/** What became of one automaker. */
export interface ReferenceResult {
  readonly rate: readonly number[];
  readonly halted: readonly number[];
  readonly firstHaltDay: number;
  readonly halts: number;
  readonly haltDays: number;
  readonly daysToRestart: number;
  readonly bindingElement: Element | null;
  readonly vehiclesLost: number;
  readonly timeToSurvive: number;
  /** Per lane. */
  readonly leastCover: readonly number[];
  /** Entry 0 is the eve, entry t + 1 is day t. */
  readonly filed: readonly number[];
  readonly decided: readonly number[];
  readonly lanes: readonly ReferenceLaneResult[];
}

/** Lives through one weather; results by automaker, in the order of the scenario. */
export function stepThrough(given: Scenario, samplePath: SamplePath): Record<string, ReferenceResult> {
  const scenario = withRegimesOf(samplePath, given);
  const firms = names(scenario.automakers).map((id, i) => new Firm(scenario, samplePath, id, i));
  for (let t = 0; t < scenario.horizonDays; t++) {
    for (const firm of firms) firm.live(t);
  }
  return Object.fromEntries(firms.map((firm) => [firm.id, firm.result()]));
}

/** The scenario with the pace and the returns that a weather has of its own. */
function withRegimesOf({ regimeModels = [] }: SamplePath, scenario: Scenario): Scenario {
  const { policy } = scenario;
  const own = regimeModels.map(({ name, speed, returnedBelow }) => [
    name,
    { ...policy.regimes[name]!, speed, returned: returnedBelow },
  ]);
  return { ...scenario, policy: { ...policy, regimes: { ...policy.regimes, ...Object.fromEntries(own) } } };
}

/** The keys of a record without its notes on sources. */
function names(record: object): string[] {
  return Object.keys(record).filter((key) => key !== 'source' && !key.endsWith('Source'));
}

/** The need of a day at full rate (docs/model.md §5), one grid step at least. */
function needOf(t: number, { thriftCap, thriftPerMonth, thriftAfterDays }: MarketInputs): number {
  const saved = Math.min(thriftCap, (thriftPerMonth * Math.max(0, t - thriftAfterDays)) / 30);
  return Math.max(STEP, toGrid(1 - saved));
}

interface Halt {
  readonly began: number;
  readonly binding: Element;
  days: number;
}

interface FirmLane {
  readonly element: Element;
  readonly essential: boolean;
  readonly books: ReferenceLane;
}

/** An automaker with its desk: modelled firms do not queue behind each other, so each may have one to itself. */
class Firm {
  readonly id: string;
  readonly #maker: Automaker;
  readonly #scenario: Scenario;
  readonly #market: MarketInputs;
  /** Regime names by day. */
  readonly #policy: readonly string[];
  readonly #desk: LicenceDesk;
  readonly #lanes: readonly FirmLane[];
  readonly #atStart: readonly { onHandAtStart: number; onOrderAtStart: number }[];
  readonly #rate: number[] = [];
  readonly #halted: number[] = [];
  readonly #halts: Halt[] = [];
  readonly #filed: number[];
  readonly #decided: number[] = [];
  readonly #leastCover: number[];

  constructor(scenario: Scenario, samplePath: SamplePath, id: string, index: number) {
    this.id = id;
    this.#scenario = scenario;
    this.#maker = scenario.automakers[id]!;
    this.#market = samplePath.market;
    this.#policy = policyOf(scenario, samplePath, this.#maker.destination);
    this.#desk = new LicenceDesk(scenario.desk);
    this.#lanes = this.#openLanes(samplePath.automakers[index]!);
    this.#atStart = this.#lanes.map(({ books }) => ({
      onHandAtStart: books.onHand,
      onOrderAtStart: books.onOrder,
    }));
    this.#filed = [this.#total('filed')];
    this.#leastCover = this.#lanes.map(() => Number.POSITIVE_INFINITY);
  }

  /** The lanes by atomic number, then chain. */
  #openLanes({ licenceDaysAtStart, lanes: laneInputs }: AutomakerInputs): FirmLane[] {
    const chains = ELEMENTS.flatMap((element) => {
      const lane = this.#maker.lanes[element];
      return lane ? new Array<typeof lane>(lane.chains).fill(lane).map((of) => ({ element, ...of })) : [];
    });
    return chains.map(({ element, essential, licensedShare }, l) => {
      const share = licensedShare ?? this.#market.licensedShare[element];
      const inputs = laneInputs[l]!;
      return {
        element,
        essential,
        books: new ReferenceLane(this.#maker, share, inputs, this.#market, this.#desk, licenceDaysAtStart),
      };
    });
  }

  /** One day, in the order of docs/model.md §2. */
  live(t: number): void {
    const regime = this.#scenario.policy.regimes[this.#policy[t]!]!;
    const filed = this.#total('filed');
    const decided = this.#total('decided');
    const need = needOf(t, this.#market);
    if (isWorkingDay(parseDay(this.#scenario.start)! + t)) this.#desk.work(regime);
    for (const { books } of this.#lanes) books.hear(t, regime);
    for (const { books } of this.#lanes) books.receive(t, need);
    this.#produce(t, need);
    for (const { books } of this.#lanes) books.order(t, regime);
    this.#filed.push(this.#total('filed') - filed);
    this.#decided.push(this.#total('decided') - decided);
  }

  /** Step 4 (docs/model.md §6). */
  #produce(t: number, need: number): void {
    const { plant } = this.#scenario;
    const covers = this.#lanes.map(({ books }) => books.onHand / need);
    covers.forEach((cover, l) => {
      this.#leastCover[l] = Math.min(this.#leastCover[l]!, cover);
    });
    const gates = covers.map((cover, l) => (this.#lanes[l]!.essential ? cover : Number.POSITIVE_INFINITY));
    const least = Math.min(...gates);
    const rate = possibleRate(least, plant);
    const wasHalted = this.#halted[t - 1] === 1;
    const halted = rate < plant.minimumRate || (wasHalted && least < plant.restartDays);
    this.#halted[t] = halted ? 1 : 0;
    this.#rate[t] = halted ? 0 : rate;
    if (halted && !wasHalted) {
      this.#halts.push({ began: t, binding: this.#lanes[gates.indexOf(least)]!.element, days: 0 });
    }
    if (halted) this.#halts.at(-1)!.days += 1;
    for (const { books } of this.#lanes) books.use(t, toGrid(this.#rate[t]! * need));
  }

  #total(what: 'filed' | 'decided'): number {
    return this.#lanes.reduce((sum, { books }) => sum + books[what], 0);
  }

  /** The measures of docs/model.md §7. */
  result(): ReferenceResult {
    const { horizonDays, plant } = this.#scenario;
    const first = this.#halts.find(
      ({ began, days }) => days >= plant.minimumHaltDays || began + days === horizonDays,
    );
    const firstHaltDay = first?.began ?? horizonDays;
    return {
      rate: this.#rate,
      halted: this.#halted,
      firstHaltDay,
      halts: this.#halts.length,
      haltDays: this.#halts.reduce((sum, { days }) => sum + days, 0),
      daysToRestart: first?.days ?? Number.NaN,
      bindingElement: first?.binding ?? null,
      vehiclesLost: this.#rate.reduce((lost, rate) => lost + (1 - rate), 0) * this.#maker.vehiclesPerDay,
      timeToSurvive: this.#timeToSurvive(firstHaltDay),
      leastCover: this.#leastCover,
      filed: this.#filed,
      decided: this.#decided,
      lanes: this.#lanes.map(({ books }, l) => ({
        ...this.#atStart[l]!,
        onHandAtEnd: books.onHand,
        onOrderAtEnd: books.onOrder,
        ...books.diary,
      })),
    };
  }

  #timeToSurvive(firstHaltDay: number): number {
    const shock = this.#policy.findIndex((name) => {
      const { embargo, speed } = this.#scenario.policy.regimes[name]!;
      return embargo || roundUp(speed) < 1;
    });
    return shock < 0 || firstHaltDay < shock ? Number.NaN : firstHaltDay - shock;
  }
}

/** The rate of a line that is not halted. */
function possibleRate(leastCover: number, { rationBelowDays, rationRate }: Plant): number {
  const rate = Math.min(1, leastCover);
  return leastCover < rationBelowDays ? Math.min(rate, rationRate) : rate;
}

/** Regime names by day of the chain that a destination follows: its own, or that of all others. */
function policyOf({ policy }: Scenario, { regimes }: SamplePath, destination: string): string[] {
  const own = names(policy.destinations).indexOf(destination);
  const byIndex = names(policy.regimes);
  return Array.from(regimes[own + 1]!, (regime) => byIndex[regime]!);
}
