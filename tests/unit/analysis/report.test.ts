import { describe, expect, it } from 'vitest';
import { stockUpTo } from '../../../src/analysis/report/buffer-facts.ts';
import { withCosts } from '../../../src/analysis/report/cost-facts.ts';
import { evidenceOf, numbersBehind } from '../../../src/analysis/report/evidence.ts';
import { measuresOf } from '../../../src/analysis/report/measures.ts';
import {
  planOf,
  type ReportPlan,
  type ReportRunner,
  type TrialRange,
} from '../../../src/analysis/report/plan.ts';
import { computeReport } from '../../../src/analysis/report/report-results.ts';
import { scenarioFacts } from '../../../src/analysis/report/scenario-facts.ts';
import {
  bindingElements,
  catalogueNames,
  compare,
  haltProbability,
  loadScenario,
  losses,
  override,
  type Scenario,
  sensitivity,
  shippedRanges,
  simulate,
} from '../../../src/index.ts';

const names = ['ban-resumes', 'truce-holds', 'licences-slowed'] as const;
const scenarios = names.map((name) => loadScenario(name));
const trials = 240;
const options = { trials, seed: 'report', confidence: 0.95 };
const plan: ReportPlan = { ...planOf(trials), ignorance: { outer: 30, inner: 4 }, fanFutures: 6 };

/** Runs everything here, and keeps which trials were run. */
function runnerOf(): ReportRunner & { readonly ranges: TrialRange[] } {
  const ranges: TrialRange[] = [];
  const run = (range: TrialRange) => {
    ranges.push(range);
    return { seed: options.seed, confidence: options.confidence, ...range };
  };
  return {
    ranges,
    runs: async (all, range) => all.map((scenario) => simulate(scenario, run(range))),
    digests: async (all, range) =>
      all.map((scenario) => simulate(scenario, { ...run(range), keep: 'summary' })),
    pause: async () => undefined,
  };
}

const question = { scenarios, automaker: 'eu-volume', command: ['report'], options };
const runner = runnerOf();
const results = await computeReport(question, plan, runner);
const focus = loadScenario('licences-slowed');

describe('The results of a report', () => {
  it('have the scenarios from the mildest to the harshest, and the second mildest in focus', () => {
    expect(results.scenarios.map(({ name }) => name)).toEqual([
      'truce-holds',
      'licences-slowed',
      'ban-resumes',
    ]);
    expect(results.focus).toBe('licences-slowed');
  });

  it('equal what the functions of the library say of the same trials', () => {
    const run = simulate(focus, options);
    const [, told] = results.scenarios;
    const { value, interval } = haltProbability(run, { automaker: 'eu-volume' });
    expect(told!.haltProbability).toMatchObject({ value, interval });
    expect(told!.curve[180]!.chance).toBeCloseTo(
      haltProbability(run, { automaker: 'eu-volume', byDay: 180 }).value,
      12,
    );
    expect(Object.keys(told!.bindingElements)).toEqual(
      Object.keys(bindingElements(run, { automaker: 'eu-volume' })),
    );
  });

  it('have measures as compare has them, on common random numbers', () => {
    const { plannedLicenceDays } = focus.automakers['eu-volume']!;
    const earlier = override(focus, {
      automakers: { 'eu-volume': { plannedLicenceDays: plannedLicenceDays + 20 } },
    });
    const { differences } = compare(focus, { earlier }, { ...options, trials: plan.measures.trials });
    const { value, interval } = differences.earlier!.automakers['eu-volume']!.haltProbability;
    expect(results.measures.find(({ kind }) => kind === 'order-earlier')!.change).toMatchObject({
      value,
      interval,
    });
  });

  it('have inputs as a tornado has them', () => {
    const ranges = shippedRanges(focus, { automaker: 'eu-volume' });
    const asked = { method: 'tornado', automaker: 'eu-volume', trials: plan.inputs.trials } as const;
    const { bars, baseline } = sensitivity(focus, ranges, asked, { seed: options.seed });
    expect(results.inputs.baseline.value).toBe(baseline.value);
    for (const bar of results.inputs.bars) {
      const same = bars.find(({ input }) => input === bar.path)!;
      expect([bar.low.input, bar.low.level.value]).toEqual([same.low.input, same.low.level.value]);
      expect(bar.swing).toMatchObject({ value: same.swing.value, interval: same.swing.interval });
    }
  });

  it('have costs as losses has them, where every scenario has prices', async () => {
    const facts = results.scenarios.slice(1, 2);
    const priced = override(focus, { prices: { marginPerVehicle: 4000, catchUpShare: 0.5 } });
    const range = { firstTrial: 0, trials: 60 };
    const [told] = await withCosts(facts, [priced], 'eu-volume', runnerOf(), range);
    const { cost } = losses(simulate(priced, { ...options, ...range })).automakers['eu-volume']!;
    expect(told!.costs!.cost.value).toBe(cost.expected.value);
    expect(told!.costs!.worstTwentieth.value).toBe(cost.tailMean.value);
    expect(await withCosts(facts, [focus], 'eu-volume', runnerOf(), range)).toBe(facts);
  });

  it('quote no number on the trials that chose it', () => {
    const ends = ({ firstTrial, trials: count }: TrialRange) => [firstTrial, firstTrial + count] as const;
    const apart = (a: TrialRange, b: TrialRange): boolean =>
      ends(a)[1] <= ends(b)[0] || ends(b)[1] <= ends(a)[0];
    for (const of of [planOf(10), planOf(10_000), planOf(1e6)]) {
      for (const part of [of.scenarios, of.measures, of.buffers, of.inputs])
        expect([apart(of.pilot, part), apart(of.decisions, part), apart(of.pilot, of.decisions)]).toEqual([
          true,
          true,
          true,
        ]);
    }
    expect(runner.ranges).toContainEqual(plan.decisions);
    expect(results.decisions.trials).toBe(plan.decisions.trials);
  });

  it('are the same each time', async () => {
    expect(JSON.stringify(await computeReport(question, plan, runnerOf()))).toBe(JSON.stringify(results));
  });

  it.each([
    [[], /^Expected scenarios to be 1 to 4 scenarios, got a list of 0$/],
    [[...scenarios, ...scenarios], /^Expected scenarios to be 1 to 4 scenarios, got a list of 6$/],
    [
      [focus, focus],
      /^Expected scenarios to have names of their own, got "licences-slowed" \(string\) twice$/,
    ],
    [[focus, loadScenario('spring-2025')], /Expected scenarios\[1\]\.start to be/],
  ])('refuse other scenarios', async (given, message) => {
    await expect(
      computeReport({ ...question, scenarios: given as Scenario[] }, plan, runnerOf()),
    ).rejects.toThrow(message);
  });

  it('have a turn of policy only where its first dated event surely comes', () => {
    const turnOf = (name: 'ban-resumes' | 'truce-holds' | 'autumn-2026/ban-resumes') =>
      scenarioFacts(simulate(loadScenario(name), { trials: 20, keep: 'summary' }), 'eu-volume').turn;
    expect(turnOf('ban-resumes')).toEqual({ date: '2025-08-10', day: 65 });
    expect(turnOf('truce-holds')).toBeNull();
    expect(turnOf('autumn-2026/ban-resumes')).toBeNull();
  });

  it('refuse an automaker that a scenario does not have', async () => {
    await expect(computeReport({ ...question, automaker: 'eu-volum' }, plan, runnerOf())).rejects.toThrow(
      /Expected options\.automaker to be one of .*did you mean "eu-volume"/,
    );
  });
});

describe('Evidence', () => {
  it('has a source or the word judgement for every number behind every shipped line', () => {
    for (const name of catalogueNames) {
      const scenario = loadScenario(name);
      const bare = Object.keys(scenario.automakers)
        .flatMap((id) => numbersBehind(scenario, id))
        .filter(({ kind }) => kind === 'none');
      expect(bare, name).toEqual([]);
    }
  });

  it('counts every number behind a line once, by the kind that its source names', () => {
    const scenario = override(focus, {
      plant: { minimumRate: 0.4, minimumRateSource: 'Judgement of mine, then calibrated' },
    });
    const all = numbersBehind(scenario, 'eu-volume');
    expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
    expect(all.find(({ path }) => path === 'plant.minimumRate')).toMatchObject({
      value: 0.4,
      kind: 'judgement',
    });
    const { counts, rows } = evidenceOf(scenario, 'eu-volume', [
      'desk.effortWorkingDays.median',
      'none.such',
    ]);
    expect(counts.source + counts.calibrated + counts.judgement + counts.none).toBe(all.length);
    expect(rows.map(({ path, kind }) => [path, kind])).toEqual([['desk.effortWorkingDays', 'calibrated']]);
    expect(all.some(({ path }) => path.startsWith('automakers.us-volume'))).toBe(false);
  });
});

describe('Measures', () => {
  it('leave out what a line does already, and what it has too little of to take away', () => {
    const kinds = (scenario: Scenario): string[] =>
      measuresOf(scenario, 'eu-volume', ['Dy']).map(({ kind }) => kind);
    expect(kinds(focus)).toEqual([
      'order-earlier',
      'more-of-one',
      'more-of-all',
      'fly',
      'period-licence',
      'fewer-chains',
    ]);
    const lanes = { Dy: { chains: 1 } };
    const licence = { validityDays: 365, heldAtStart: 1 };
    const done = override(focus, { automakers: { 'eu-volume': { expediteBelowDays: 40, licence, lanes } } });
    expect(kinds(done)).toEqual(['order-earlier', 'more-of-one', 'more-of-all']);
  });

  it('keep the spread of a buffer when they add to it', () => {
    const more = measuresOf(focus, 'eu-volume', ['Dy']).find(({ kind }) => kind === 'more-of-one')!.scenario;
    const [before, after] = [focus, more].map(
      ({ automakers }) => automakers['eu-volume']!.lanes.Dy!.bufferDays,
    );
    const { median } = before as { median: number };
    expect(after).toEqual({ ...(before as object), median: median + 30 });
  });
});

it('stock pays up to the first point after which ten days take off less than 0.75 points', () => {
  const curve = (...chances: number[]) =>
    chances.map((value, i) => ({ days: 10 * (i + 1), haltProbability: { value }, band: [0, 1] })) as never;
  expect(stockUpTo(curve(0.5, 0.4, 0.3, 0.295, 0.29), 20)).toBe(30);
  expect(stockUpTo(curve(0.5, 0.4, 0.3, 0.2, 0.1), 20)).toBeNull();
  expect(stockUpTo(curve(0.5, 0.4, 0.399, 0.398), 20)).toBeNull();
});
