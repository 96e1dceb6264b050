import type { ReportEstimate } from '../../../analysis/report/results.ts';
import type { Section, Table } from '../document.ts';
import type { Telling } from '../facts.ts';
import { nameOf } from '../names.ts';
import type { Voice } from '../voice.ts';

/** Losses in vehicles and money; none where a scenario gives neither prices nor a value of a vehicle. */
export function moneySection({ results, voice }: Telling): Section[] {
  const { scenarios } = results;
  const isPriced = scenarios.every(({ costs }) => costs !== undefined);
  if (!isPriced && scenarios.some(({ valueLost }) => valueLost === null)) return [];
  return [
    {
      id: 'money',
      heading: voice.say('money.heading'),
      text: [voice.say(isPriced ? 'money.priced' : 'money.intro')],
      tableIsOpen: true,
      table: isPriced ? priced(scenarios, voice) : valued(scenarios, voice),
    },
  ];
}

/** What stock, halts and flights cost, in all and in the worst twentieth of futures. */
function priced(scenarios: Telling['results']['scenarios'], voice: Voice): Table {
  const { say } = voice;
  const names = ['money.stock', 'money.halts', 'money.flights', 'money.all', 'money.worst'] as const;
  return {
    caption: say('money.heading'),
    head: [say('scenario'), ...names.map((id) => say(id))],
    rows: scenarios.map(({ title, costs }) => {
      const { stockCost, haltLoss, airCost, cost, worstTwentieth } = costs!;
      const all = [stockCost, haltLoss, airCost, cost, worstTwentieth];
      return [nameOf('scenario', title, voice), ...all.map((one) => meanText(one, voice, 1e6))];
    }),
  };
}

/** Vehicles not built, and their value. */
function valued(scenarios: Telling['results']['scenarios'], voice: Voice): Table {
  const { say } = voice;
  return {
    caption: say('money.heading'),
    head: [say('scenario'), say('money.days'), say('money.vehicles'), say('money.value')],
    rows: scenarios.map(({ title, haltDays, vehiclesLost, valueLost }) => [
      nameOf('scenario', title, voice),
      meanText(haltDays, voice, 1, 1),
      meanText(vehiclesLost, voice),
      meanText(valueLost!, voice, 1e6),
    ]),
  };
}

function meanText({ value, interval }: ReportEstimate, voice: Voice, scale = 1, decimals = 0): string {
  const [of, low, high] = [value, ...interval].map((one) =>
    voice.number(one / scale, Math.abs(one / scale) < 10 ? 1 : decimals),
  ) as [string, string, string];
  return `${of} (${voice.say('range', { low, high })})`;
}
