import type { ReportEstimate } from '../../../analysis/report/results.ts';
import type { Section } from '../document.ts';
import type { Telling } from '../facts.ts';
import { nameOf } from '../names.ts';

/** Losses in vehicles and money; none where a scenario gives no value of a vehicle. */
export function moneySection({ results, voice }: Telling): Section[] {
  if (results.scenarios.some(({ valueLost }) => valueLost === null)) return [];
  const { say, number } = voice;
  const mean = ({ value, interval: [low, high] }: ReportEstimate, scale = 1, decimals = 0): string => {
    const [of, from, to] = [value, low, high].map((one) => number(one / scale, decimals));
    return `${of} (${say('range', { low: from!, high: to! })})`;
  };
  return [
    {
      id: 'money',
      heading: say('money.heading'),
      text: [say('money.intro')],
      tableIsOpen: true,
      table: {
        caption: say('money.heading'),
        head: [say('scenario'), say('money.days'), say('money.vehicles'), say('money.value')],
        rows: results.scenarios.map(({ title, haltDays, vehiclesLost, valueLost }) => [
          nameOf('scenario', title, voice),
          mean(haltDays, 1, 1),
          mean(vehiclesLost),
          mean(valueLost!, 1e6),
        ]),
      },
    },
  ];
}
