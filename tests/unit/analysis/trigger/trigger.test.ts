import { describe, expect, test } from 'vitest';
import { alarmDay, replayWatched } from '../../../../src/analysis/trigger/alarm.ts';
import { alarmsOf } from '../../../../src/analysis/trigger/futures.ts';
import { completeRule, type TriggerRule } from '../../../../src/analysis/trigger/rule.ts';
import { skillOf } from '../../../../src/analysis/trigger/verify.ts';
import {
  compile,
  drawSamplePath,
  evaluateTrigger,
  format,
  loadScenario,
  override,
  type Scenario,
  type ScenarioPatch,
  simulate,
  toCSV,
} from '../../../../src/index.ts';
import { automakerPatch, extend, minimalScenario } from '../../../theory/minimal-scenarios.ts';

const BUFFER = 40;

/**
 * A ban from day 0 for ever; goods at sea or cleared last 50 days and the buffer, so the line halts on day
 * BUFFER + 50.
 */
const ban = minimalScenario({
  start: '2025-06-02',
  horizonDays: 300,
  policy: { initial: 'ban' },
  ...automakerPatch({
    cycleDays: 30,
    plannedLicenceDays: 30,
    transitDays: 20,
    clearedAtStart: 1,
    lanes: { Dy: { bufferDays: BUFFER, phaseDays: 0 } },
  }),
} as ScenarioPatch);

/** Every application takes ten working days, orders are placed each day, and nothing stops the line. */
const tenDays = minimalScenario({
  desk: { effortWorkingDays: 10 },
  ...automakerPatch({ plannedLicenceDays: 14, lanes: { Dy: { bufferDays: 60 } } }),
} as ScenarioPatch);

const few = { trials: 4, seed: 'trigger' };
const maker = { automaker: 'maker' } as const;

/** Returns the alarm day of a rule on one sample path. */
function alarmOf(scenario: Scenario, rule: TriggerRule, trial = 0): number {
  const complete = completeRule(rule, scenario, null);
  const model = compile(scenario);
  const future = replayWatched(model, drawSamplePath(model, 'trigger', trial), complete);
  return alarmDay(future, complete, complete.below[0]!);
}

/** Returns the day on which `n` working days have passed since day −1. */
function dayOf(scenario: Scenario, n: number): number {
  let passed = 0;
  return compile(scenario).workingDay.findIndex((isWorking) => {
    passed += isWorking;
    return passed === n;
  });
}

describe('an alarm', () => {
  test.each([5, 20, 40])('of cover under %i days in a ban comes on day B + 51 − c', (below) => {
    expect(alarmOf(ban, { ...maker, watch: 'cover', below })).toBe(BUFFER + 51 - below);
    const { hitRate, daysOfWarning } = evaluateTrigger(
      ban,
      { ...maker, watch: 'cover', below },
      undefined,
      few,
    );
    expect(hitRate.value).toBe(1);
    expect(Object.values(daysOfWarning!).map(({ value }) => value)).toEqual(Array(5).fill(below - 1));
  });

  test.each(['cover', 'decidedShare', 'departedShare'] as const)('of %s under 0 never comes', (watch) => {
    expect(alarmOf(ban, { ...maker, watch, below: 0 })).toBe(300);
  });

  test.each(['decidedShare', 'departedShare'] as const)(
    'of a %s under 1 always comes, on the first day watched',
    (watch) => {
      expect(alarmOf(tenDays, { ...maker, watch, below: 1, after: 7 })).toBe(7);
    },
  );

  test('of decided shares counts applications decided within the working days, once they are so old', () => {
    const rule = { ...maker, watch: 'decidedShare', below: 0.4 } as const;
    expect(alarmOf(tenDays, { ...rule, within: 10 })).toBe(tenDays.horizonDays);
    for (let within = 1; within < 10; within++) {
      expect(alarmOf(tenDays, { ...rule, within })).toBe(dayOf(tenDays, within));
    }
  });

  test('of departed shares comes once a whole window has passed without goods', () => {
    const rule = { ...maker, watch: 'departedShare', below: 0.4, within: 20 } as const;
    expect(alarmOf(ban, rule)).toBe(dayOf(ban, 20));
  });

  test('waits for its first day, and for so many days in a row', () => {
    const rule = { ...maker, watch: 'cover', below: 20 } as const;
    expect(alarmOf(ban, { ...rule, after: 80 })).toBe(80);
    expect(alarmOf(ban, { ...rule, for: 4 })).toBe(BUFFER + 51 - 20 + 3);
  });

  test('of one lane does not see another', () => {
    const two = extend(
      ban,
      automakerPatch({ lanes: { Tb: { bufferDays: 90, licensedShare: 1, phaseDays: 0 } } }),
    );
    const rule = { ...maker, watch: 'cover', below: 70 } as const;
    expect(alarmOf(two, { ...rule, lane: 'Tb' })).toBe(90 + 51 - 70);
    expect(alarmOf(two, rule)).toBeLessThan(71);
  });
});

describe('an action', () => {
  const rule = { ...maker, watch: 'cover', below: 30 } as const;

  test('on the alarm puts off a halt by what it brings', () => {
    const { worth } = evaluateTrigger(ban, rule, { addCover: 25, leadDays: 14, cost: 3, perVehicle: 2 }, few);
    expect(worth!.vehiclesLost.value).toBe(300 - BUFFER - 50);
    expect(worth!.vehiclesSaved.value).toBe(25);
    expect(worth!.savedByOne!.value).toBe(25);
    expect(worth!.netSaving!.value).toBe(2 * 25 - 3);
    expect(worth!.cost).toBe(3);
  });

  test('that opens a second source brings its share of the need every day, at its cost a day', () => {
    const source = { leadDays: 14, cost: 3, costPerDay: 0.25, perVehicle: 2 };
    // The alarm comes on day B + 21, so that goods arrive from day B + 35 on.
    const days = 300 - (BUFFER + 35);
    for (const [secondSource, built] of [
      // The line builds one vehicle in two days; what is left at the end is half a day's need.
      [0.5, Math.floor(days / 2)],
      [1, 300 - (BUFFER + 50)],
    ] as const) {
      const { worth } = evaluateTrigger(ban, rule, { ...source, secondSource }, few);
      expect(worth!.vehiclesSaved.value).toBeCloseTo(built, 6);
      expect(worth!.cost).toBe(3 + 0.25 * days);
      expect(worth!.netSaving!.value).toBeCloseTo(2 * built - 3 - 0.25 * days, 6);
      expect(worth!.haltProbability.value).toBe(secondSource === 1 ? 0 : 1);
    }
  });

  test('of a consignment and a second source brings both', () => {
    const { worth } = evaluateTrigger(ban, rule, { leadDays: 14, addCover: 25, secondSource: 0.5 }, few);
    expect(worth!.vehiclesSaved.value).toBe(25 + Math.floor((300 - (BUFFER + 35)) / 2));
  });

  test('prevents the halts that it lasts beyond', () => {
    const { worth } = evaluateTrigger(ban, rule, { addCover: 250, leadDays: 14 }, few);
    expect(worth!.haltProbability.value).toBe(0);
    expect(worth!.haltProbabilityChange.value).toBe(-1);
    expect(worth!.netSaving).toBeNull();
  });

  test('that arrives after the halt restarts the line', () => {
    const { worth, hitRate } = evaluateTrigger(ban, rule, { addCover: 25, leadDays: 60 }, few);
    expect(worth!.vehiclesSaved.value).toBe(25);
    expect(worth!.haltProbabilityChange.value).toBe(0);
    // A warning counts when the goods still come in time.
    expect(hitRate.value).toBe(0);
  });

  test('is counted in the orders that follow: without a ban it saves nothing and costs nothing more', () => {
    const quiet = evaluateTrigger(tenDays, { ...rule, below: 1e6 }, { addCover: 5, leadDays: 3 }, few);
    expect(quiet.alarmProbability.value).toBe(1);
    expect(quiet.worth!.vehiclesSaved.value).toBe(0);
  });
});

describe('alarms in a ban that may end on day 30 or on day 60', () => {
  // Orders are placed on day 30 and on day 60. Goods of day 60 arrive after the alarm and before day 90, on
  // which the line would halt.
  const [early, late] = [0.2, 0.3];
  const scenario = override(ban, {
    policy: {
      events: [
        { date: '2025-07-02', to: 'open', probability: early },
        { date: '2025-08-01', to: 'open', probability: late },
      ],
    },
  });
  const model = compile(scenario);
  const options = { trials: 400, seed: 'trigger' };
  const bans = Array.from({ length: options.trials }, (_, trial) => {
    const [regimes] = drawSamplePath(model, options.seed, trial).regimes;
    return [30, 60].map((day) => model.regimes[regimes![day]!]!.name === 'ban');
  });
  /** Futures in which the ban is over by day 30, ends on day 60, and never ends. */
  const quiet = bans.filter(([first]) => !first).length;
  const scare = bans.filter(([first, second]) => first && !second).length;
  const halts = bans.filter(([, second]) => second).length;
  const { trials } = options;
  const report = evaluateTrigger(
    scenario,
    { ...maker, watch: 'cover', below: 20 },
    { addCover: 25, leadDays: 14, cost: 3, perVehicle: 2 },
    options,
  );

  test('come in each of the futures that last to day 60, and are false in those that end then', () => {
    expect(Math.abs(halts / trials - 0.8 * 0.7)).toBeLessThan(4 * Math.sqrt((0.56 * 0.44) / trials));
    expect(report.haltProbability.value).toBe(halts / trials);
    expect(report.alarmProbability.value).toBe((halts + scare) / trials);
    expect(report.hitRate.value).toBe(1);
    expect(report.falseAlarmRate).toMatchObject({ value: scare / (scare + quiet), trials: scare + quiet });
    expect(report.falseAlarmRatio).toMatchObject({ value: scare / (halts + scare), trials: halts + scare });
  });

  test('warn of each halt 19 days before it', () => {
    expect(Object.values(report.daysOfWarning!).map(({ value }) => value)).toEqual(Array(5).fill(19));
  });

  test('save 25 vehicles in each halt, and cost as much when they are false', () => {
    const { vehiclesSaved, savedByOne, cost, netSaving } = report.worth!;
    expect(vehiclesSaved.value).toBeCloseTo((25 * halts) / trials, 9);
    expect(savedByOne!.value).toBeCloseTo((25 * halts) / (halts + scare), 9);
    expect(cost).toBeCloseTo((3 * (halts + scare)) / trials, 9);
    expect(netSaving!.value).toBeCloseTo((2 * 25 * halts - 3 * (halts + scare)) / trials, 9);
  });
});

describe('evaluateTrigger', () => {
  const scenario = loadScenario('licences-slowed');
  const rule = { watch: 'cover', automaker: 'eu-volume', below: [10, 20, 30] } as const;
  const options = { trials: 60, seed: 'trigger' };
  const report = evaluateTrigger(scenario, rule, { addCover: 20, leadDays: 10 }, options);

  test('quotes numbers on trials that did not choose the threshold', () => {
    const { chosenOn, quotedOn } = report.options;
    expect([chosenOn, quotedOn]).toEqual([30, 30]);
    const own = override(scenario, {
      automakers: Object.fromEntries(
        Object.keys(scenario.automakers)
          .filter((id) => id !== 'eu-volume')
          .map((id) => [id, null]),
      ),
    });
    const complete = { ...completeRule(rule, scenario, null), leastWarning: 10 };
    const futures = { scenario: own, model: compile(own), rule: complete, action: null, seed: 'trigger' };
    const [fresh] = alarmsOf(futures, [report.rule.below], 30, 30, () => undefined);
    expect(report).toMatchObject(skillOf(fresh!, complete, 0.95));
    const choosing = alarmsOf(futures, rule.below, 0, 30, () => undefined);
    const youden = choosing.map((alarms) => {
      const { hitRate, falseAlarmRate } = skillOf(alarms, complete, 0.95);
      return hitRate.value - falseAlarmRate.value;
    });
    expect(report.rule.below).toBe(rule.below[youden.indexOf(Math.max(...youden))]);
    expect(report.candidates.map(({ below }) => below)).toEqual(rule.below);
  });

  test('sees the halts of simulate', () => {
    const { outcomes } = simulate(scenario, { trials: 30, firstTrial: 30, seed: 'trigger' });
    const halts = outcomes['eu-volume']!.firstHaltDay.filter((day) => day < 365).length;
    expect(report.haltProbability.value).toBe(halts / 30);
  });

  test('warns of more halts, with more false alarms, at a higher threshold of cover', () => {
    const alarms = (below: number) => evaluateTrigger(scenario, { ...rule, below }, undefined, options);
    const [low, high] = [alarms(5), alarms(40)];
    expect(high.hitRate.value).toBeGreaterThanOrEqual(low.hitRate.value);
    expect(high.falseAlarmRate.value).toBeGreaterThan(low.falseAlarmRate.value);
    expect(low.candidates).toEqual([]);
  });

  test('shows the rule, its alarms and its worth within 80 columns', () => {
    const text = format(report);
    expect(text).toContain(`its scarcest element covers less than ${report.rule.below} days`);
    expect(text).toContain('vehicles saved');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says so when no halt was warned of', () => {
    expect(
      format(evaluateTrigger(tenDays, { ...maker, watch: 'cover', below: 0 }, undefined, few)),
    ).toContain('No halt was warned of.');
  });

  test('writes every threshold on the choosing trials and the answer as CSV', () => {
    const [head, ...rows] = toCSV(report).trim().split('\r\n');
    expect(head).toMatch(/^trials,below,hitRate,hitRate.low/);
    expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual([
      'choosing 10',
      'choosing 20',
      'choosing 30',
      `quoted ${report.rule.below}`,
    ]);
  });

  test.each([
    [
      { ...maker, watch: 'stock', below: 1 },
      undefined,
      'Expected rule.watch to be one of cover, decidedShare, departedShare, got "stock"',
    ],
    [
      { ...maker, watch: 'decidedShare', below: 40 },
      undefined,
      'Expected rule.below to be a share from 0 to 1, or a list of them, got 40',
    ],
    [
      { ...maker, watch: 'cover', below: [] },
      undefined,
      'Expected rule.below to be at least 0 days, or a list of them, got a list of 0',
    ],
    [
      { ...maker, watch: 'cover', below: 1, within: 0 },
      undefined,
      'Expected rule.within to be a whole number from 1 to 365, got 0',
    ],
    [
      { ...maker, watch: 'cover', below: 1, lane: 'Tb' },
      undefined,
      'Expected rule.lane to be one of Dy, got "Tb"',
    ],
    [
      { automaker: 'makers', watch: 'cover', below: 1 },
      undefined,
      'Expected rule.automaker to be one of maker, got "makers" (string); did you mean "maker"?',
    ],
    [
      { ...maker, watch: 'cover', below: 1, until: 3 },
      undefined,
      'Expected rule to have none but known keys, got "until"',
    ],
    [
      { ...maker, watch: 'cover', below: 1 },
      { addCover: 0, leadDays: 1 },
      'Expected action.addCover to be above 0, got 0',
    ],
    [
      { ...maker, watch: 'cover', below: 1 },
      { addCover: 1, leadDays: 0 },
      'Expected action.leadDays to be a whole number from 1 to 300, got 0',
    ],
    [
      { ...maker, watch: 'cover', below: 1 },
      { secondSource: 1.5, leadDays: 1 },
      'Expected action.secondSource to be above 0 and at most 1, got 1.5',
    ],
    [
      { ...maker, watch: 'cover', below: 1 },
      { leadDays: 1, dualSource: true },
      'got "dualSource"; the keys here are addCover, secondSource, lane, leadDays, cost, costPerDay, perVehicle',
    ],
    [
      { ...maker, watch: 'cover', below: 1 },
      { addCover: 1, leadDays: 1, cost: -1 },
      'Expected action.cost to be at least 0, got -1',
    ],
  ])('refuses a rule or an action that is none (%#)', (bad, action, message) => {
    expect(() => evaluateTrigger(ban, bad as never, action as never, few)).toThrow(message);
  });
});
