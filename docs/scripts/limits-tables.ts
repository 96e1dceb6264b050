// The tables of docs/limits.md: what each simplification is worth, measured on the shipped scenarios.
//
//   npx tsx docs/scripts/limits-tables.ts            prints them
//   npx tsx docs/scripts/limits-tables.ts --write    writes them into the page

import { readFileSync, writeFileSync } from 'node:fs';
import {
  type Automaker,
  catalogueNames,
  compile,
  drawSamplePath,
  ELEMENTS,
  format,
  haltProbability,
  loadScenario,
  mean,
  measure,
  override,
  probability,
  replay,
  type Scenario,
  type ScenarioPatch,
  type Simulation,
  scenarioNames,
  simulate,
} from '../../src/index.ts';

const TRIALS = 5000;
const SEED = 'limits';
const DOCUMENT = new URL('../limits.md', import.meta.url);

const named = scenarioNames.map(loadScenario);

/** In the single setting: a row that states a number then differs from the others by that number alone. */
const single = (scenario: Scenario): Scenario => override(scenario, { parameters: 'median' });
const [truce, slowed, ban] = named.map(single) as [Scenario, Scenario, Scenario];
const autumn = catalogueNames
  .filter((name) => name.startsWith('autumn-2026/'))
  .map((name) => single(loadScenario(name)));

// Running and measuring

function run(scenario: Scenario, trials = TRIALS): Simulation {
  return simulate(scenario, { trials, seed: SEED });
}

/** The ids of a record, which may hold a note on sources too. */
function entityIds(record: object): string[] {
  return Object.keys(record).filter((key) => key !== 'source');
}

/** The scenario with one automaker alone. Its random numbers stay what they are among the others. */
function only(scenario: Scenario, id: string): Scenario {
  const others = entityIds(scenario.automakers).filter((other) => other !== id);
  return override(scenario, { automakers: Object.fromEntries(others.map((other) => [other, null])) });
}

type AutomakerPatch = NonNullable<NonNullable<ScenarioPatch['automakers']>[string]>;

/** The same patch on every automaker of the scenario. */
function patchAll(scenario: Scenario, patch: (maker: Automaker) => AutomakerPatch): Scenario {
  const patches = entityIds(scenario.automakers).map((id) => [id, patch(scenario.automakers[id]!)]);
  return override(scenario, { automakers: Object.fromEntries(patches) });
}

/** The same patch on every lane of every automaker. */
function patchLanes(scenario: Scenario, patch: object): Scenario {
  return patchAll(scenario, ({ lanes }) => ({
    lanes: Object.fromEntries(
      ELEMENTS.filter((element) => lanes[element]).map((element) => [element, patch]),
    ),
  }));
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const whole = (x: number): string => x.toFixed(0).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const chance = (scenario: Scenario, automaker?: string, byDay?: number): string =>
  percent(chanceOf(run(scenario), automaker, byDay));

function chanceOf(result: Simulation, automaker?: string, byDay?: number): number {
  const question = { ...(automaker && { automaker }), ...(byDay && { byDay }) };
  return haltProbability(result, question).value;
}

/** What a run of one automaker comes to: chance of a halt, halts, days down, vehicles lost. */
function losses(scenario: Scenario): string[] {
  const result = run(scenario);
  const columns = Object.values(result.outcomes)[0]!;
  const { halts, haltDays, vehiclesLost } = columns;
  const means = [mean(halts).value.toFixed(2), mean(haltDays).value.toFixed(1)];
  return [percent(chanceOf(result)), ...means, whole(mean(vehiclesLost).value)];
}

/** Chance of a halt under each of the three scenarios, changed alike. */
function underAll(id: string, change: (scenario: Scenario) => Scenario): string[] {
  return [truce, slowed, ban].map((scenario) => chance(change(only(scenario, id))));
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, i) => (i === 0 ? ':--' : '--:'))), ...rows.map(line)].join('\n');
}

const LOSSES = ['P(halt)', 'halts', 'days down', 'vehicles lost'];
const SCENARIOS = [...scenarioNames];

// The tables

const tables: Record<string, () => string> = {
  setting() {
    const error = percent(Math.sqrt(0.25 / TRIALS));
    return [
      `Every row of the tables is ${whole(TRIALS)} futures from the seed \`${SEED}\`, unless it says otherwise. The`,
      `standard error of a chance is at most ${error.replace(' %', '')} percentage points. Differences between rows are surer`,
      'than that, as rows share their random numbers. The table above is over the parameter sets; all below are in the single',
      'setting (`parameters: "median"`), so that a row differs from the others by what it says and by nothing else.',
    ].join('\n');
  },

  weights() {
    const runs = named.map((scenario) => run(scenario));
    const firms = [undefined, 'us-volume', 'eu-volume', 'japan-compact'];
    const mixed = (weights: readonly number[]): string[] =>
      firms.map((firm) => percent(runs.reduce((sum, r, i) => sum + weights[i]! * chanceOf(r, firm), 0)));
    return table(
      ['weights of truce / slowed / ban', 'any line', 'us-volume', 'eu-volume', 'japan-compact'],
      [
        [1, 0, 0],
        [0.85, 0.12, 0.03],
        [0.65, 0.25, 0.1],
        [0.45, 0.3, 0.25],
        [0, 1, 0],
        [0, 0, 1],
      ].map((weights) => [
        weights.map((weight) => `${(weight * 100).toFixed(0)} %`).join(' / '),
        ...mixed(weights),
      ]),
    );
  },

  'day-zero'() {
    const row = (label: string, scenario: Scenario): string[] => {
      const result = run(scenario);
      const firms = ['us-volume', 'eu-volume', 'japan-compact', 'india-scooter'];
      return [
        label,
        percent(chanceOf(result, undefined, 90)),
        percent(chanceOf(result)),
        ...firms.map((firm) => percent(chanceOf(result, firm))),
      ];
    };
    const cleared = (clearedAtStart: number): Scenario => patchAll(truce, () => ({ clearedAtStart }));
    const allHeld = patchAll(cleared(1), () => ({ licence: { heldAtStart: 1 } }));
    return table(
      [
        '`clearedAtStart`',
        'any by day 90',
        'any by day 365',
        'us-volume',
        'eu-volume',
        'japan-compact',
        'india-scooter',
      ],
      [
        row('as shipped', truce),
        ...[0, 0.25, 0.5, 0.75, 1].map((share) => row(String(share), cleared(share))),
        row('1, and `heldAtStart` 1', allHeld),
      ],
    );
  },

  chains() {
    const firm = only(slowed, 'eu-volume');
    const cell = (chains: number, bufferCorrelation: number): string =>
      chance(patchAll(firm, () => ({ bufferCorrelation, lanes: { Dy: { chains } } })));
    return table(
      ['Dy chains', 'correlation 0', '0.5', '1'],
      [1, 2, 4, 8].map((chains) => [chains, ...[0, 0.5, 1].map((rho) => cell(chains, rho))]),
    );
  },

  'one-lane'() {
    const firm = only(slowed, 'eu-volume');
    const drop = { Sm: null, Tb: null, Lu: null, Y: null };
    const cell = (bufferCorrelation: number) => (chains: number) =>
      chance(patchAll(firm, () => ({ bufferCorrelation, lanes: { ...drop, Dy: { chains } } })));
    return table(
      ['Dy chains, no other lane', '1', '2', '4', '8'],
      [0, 0.5, 1].map((rho) => [`correlation ${rho}`, ...[1, 2, 4, 8].map(cell(rho))]),
    );
  },

  planned() {
    return table(
      ['`plannedLicenceDays`', ...SCENARIOS],
      [45, 60, 75, 90].map((plannedLicenceDays) => [
        plannedLicenceDays,
        ...underAll('eu-volume', (scenario) => patchAll(scenario, () => ({ plannedLicenceDays }))),
      ]),
    );
  },

  stage() {
    const under = (stage: 'mining' | 'separation') =>
      underAll('eu-volume', (scenario) => override(scenario, { market: { stage } }));
    return table(
      ['`stage`', ...SCENARIOS],
      [
        ['mining', ...under('mining')],
        ['separation', ...under('separation')],
      ],
    );
  },

  'cliff-of-free-supply'() {
    const firm = override(only(ban, 'eu-volume'), { market: { thriftPerMonth: 0, rampPerMonth: 0 } });
    const shares = [0.4, 0.49, 0.5, 0.51, 0.55, 0.6, 0.7, 0.8, 0.9, 0.97, 1];
    return table(
      ['licensed share s', ...LOSSES],
      shares.map((licensedShare) => [licensedShare, ...losses(patchLanes(firm, { licensedShare }))]),
    );
  },

  'period-licences'() {
    const row = (validityDays: number): string[] =>
      underAll('us-volume', (scenario) =>
        patchAll(scenario, () => ({ licence: { validityDays, heldAtStart: 1 } })),
      );
    const names: Record<number, string> = {
      0: '0 (one licence a shipment)',
      180: '180, all held',
      365: '365, all held',
    };
    return table(
      ['`validityDays`', ...SCENARIOS],
      [0, 180, 365].map((days) => [names[days]!, ...row(days)]),
    );
  },

  'general-licences'() {
    const patches: Record<string, AutomakerPatch> = {
      'as shipped': {},
      'one licence a shipment': { licence: { validityDays: 0 } },
      'general licences, all held': { licence: { heldAtStart: 1 } },
    };
    const firms = ['us-volume', 'eu-volume', 'eu-premium'];
    const rows = autumn.flatMap((scenario) =>
      Object.entries(patches).map(([label, patch]) => {
        const result = run(patchAll(scenario, () => patch));
        const both = (firm: string): string =>
          [180, 365].map((day) => percent(chanceOf(result, firm, day))).join(', ');
        return [`\`${scenario.name}\`, ${label}`, ...firms.map(both)];
      }),
    );
    return table(['', ...firms], rows);
  },

  renewal() {
    const row = (renewDaysBefore: number): string[] =>
      underAll('us-volume', (scenario) =>
        patchAll(scenario, () => ({ licence: { renewDaysBefore, heldAtStart: 1 } })),
      );
    return table(
      ['`renewDaysBefore`', ...SCENARIOS],
      [0, 30, 60, 75, 90, 120].map((days) => [days === 0 ? '0 (no renewal)' : days, ...row(days)]),
    );
  },

  'remaining-life'() {
    const trials = 1000;
    const model = compile(only(slowed, 'us-volume'));
    const lives = [0, 1, 30, 60, 90, 120, 150, 180];
    const firstHalts = lives.map(() => [] as number[]);
    for (let trial = 0; trial < trials; trial++) {
      const samplePath = drawSamplePath(model, SEED, trial);
      lives.forEach((licenceDaysAtStart, i) => {
        const automakers = [{ ...samplePath.automakers[0]!, licenceDaysAtStart }];
        firstHalts[i]!.push(measure(model, replay(model, { ...samplePath, automakers })).any.firstHaltDay);
      });
    }
    return table(
      [`days left on day 0 (${whole(trials)} futures)`, ...lives.map(String)],
      [
        [
          'P(halt), us-volume, licences-slowed',
          ...firstHalts.map((days) => percent(probability(days, (day) => day < model.horizonDays).value)),
        ],
      ],
    );
  },

  refusals() {
    const firm = only(slowed, 'us-volume');
    const cells = (approval: number, validityDays: number): string[] => {
      const regimes = Object.fromEntries(entityIds(firm.policy.regimes).map((id) => [id, { approval }]));
      const result = run(
        patchAll(override(firm, { policy: { regimes } }), () => ({
          licence: { validityDays, heldAtStart: 0 },
        })),
      );
      const { firstHaltDay, daysToRestart } = result.outcomes['us-volume']!;
      const horizon = firm.horizonDays;
      const halted = firstHaltDay.reduce((sum, day) => sum + (day < horizon ? 1 : 0), 0);
      const lasting = firstHaltDay.reduce(
        (sum, day, i) => sum + (day < horizon - 90 && day + daysToRestart[i]! === horizon ? 1 : 0),
        0,
      );
      return [percent(chanceOf(result)), percent(lasting / halted)];
    };
    return table(
      [
        '`approval`',
        'one shipment: P(halt)',
        '… never restarts',
        'period licence: P(halt)',
        '… never restarts',
      ],
      [1, 0.95, 0.8, 0.5].map((approval) => [approval, ...cells(approval, 0), ...cells(approval, 180)]),
    );
  },

  restart() {
    const firm = only(slowed, 'eu-volume');
    return table(
      ['`restartDays`', ...LOSSES],
      [0, 3, 5, 10, 20, 60, 150, 300].map((restartDays) => [
        restartDays,
        ...losses(override(firm, { plant: { restartDays } })),
      ]),
    );
  },

  levers() {
    const firm = only(slowed, 'eu-volume');
    const all = (patch: AutomakerPatch): Scenario => patchAll(firm, () => patch);
    const buffers = (factor: number): Scenario =>
      patchAll(firm, ({ lanes }) => ({
        lanes: Object.fromEntries(
          ELEMENTS.filter((element) => lanes[element]).map((element) => {
            const { median } = lanes[element]!.bufferDays as { median: number };
            return [element, { bufferDays: { median: median * factor } }];
          }),
        ),
      }));
    const market = (patch: NonNullable<ScenarioPatch['market']>): Scenario =>
      override(firm, { market: patch });
    const plant = (patch: NonNullable<ScenarioPatch['plant']>): Scenario => override(firm, { plant: patch });
    const rows: [string, Scenario][] = [
      ['as shipped', firm],
      ['no thrift', market({ thriftPerMonth: 0 })],
      ['no new supply', market({ rampPerMonth: 0 })],
      ['no air freight', all({ expediteBelowDays: 0 })],
      ['air freight below 30 days', all({ expediteBelowDays: 30 })],
      ['an order every 15 days', all({ cycleDays: 15 })],
      ['buffers a quarter smaller', buffers(0.75)],
      ['buffers a quarter larger', buffers(1.25)],
      ['rationed to 60 % below 15 days', plant({ rationBelowDays: 15, rationRate: 0.6 })],
      ['the line never slows, it halts', plant({ minimumRate: 1 })],
      ['the line creeps down to 20 %', plant({ minimumRate: 0.2 })],
      ['a review of 45 working days always', override(firm, { desk: { effortWorkingDays: 45 } })],
      [
        'no application comes back',
        override(firm, { policy: { regimes: { truce: { returned: 0 }, slowed: { returned: 0 } } } }),
      ],
    ];
    return table(
      ['changed', ...LOSSES],
      rows.map(([label, scenario]) => [label, ...losses(scenario)]),
    );
  },

  calendar() {
    const workingDays = (start: string): number =>
      compile(override(slowed, { start, horizonDays: 365, policy: { events: [] } })).workingDay.reduce(
        (a, b) => a + b,
        0,
      );
    return table(
      ['year', 'working days', 'holidays'],
      [
        ['2025', workingDays('2025-01-01'), 'known'],
        ['2026', workingDays('2026-01-01'), 'known'],
        ['2027', workingDays('2027-01-01'), 'not known: weekends alone'],
      ],
    );
  },

  'no-holidays'() {
    // 2031-06-06 is a Friday as 2025-06-06 is, and nothing is known of its holidays.
    const later = (scenario: Scenario): Scenario =>
      override(scenario, {
        start: '2031-06-06',
        policy: {
          events: scenario.policy.events.map((event) => ({
            ...event,
            date: event.date.replace('2025', '2031'),
          })),
        },
      });
    return table(
      ['eu-volume', ...SCENARIOS],
      [
        ['holidays known', ...underAll('eu-volume', (scenario) => scenario)],
        ['weekends alone', ...underAll('eu-volume', later)],
      ],
    );
  },

  trials() {
    const firms = [only(slowed, 'eu-volume'), only(truce, 'us-volume'), only(ban, 'korea-volume')];
    return table(
      ['futures', 'eu-volume, licences-slowed', 'us-volume, truce-holds', 'korea-volume, ban-resumes'],
      [100, 1000, 10_000].map((trials) => [
        whole(trials),
        ...firms.map((firm) => format(haltProbability(run(firm, trials)))),
      ]),
    );
  },
};

// Printing and writing

const write = process.argv.includes('--write');
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
let document = write ? readFileSync(DOCUMENT, 'utf8') : '';

for (const [name, make] of Object.entries(tables)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const text = make();
  if (!write) {
    console.log(`${name}\n\n${text}\n`);
    continue;
  }
  const place = new RegExp(`(<!-- table:${name} -->\n)[^]*?(<!-- /table -->)`);
  if (!place.test(document)) throw new Error(`Expected docs/limits.md to hold <!-- table:${name} -->`);
  document = document.replace(place, (_, before: string, after: string) => `${before}\n${text}\n\n${after}`);
}

if (write) writeFileSync(DOCUMENT, document);
