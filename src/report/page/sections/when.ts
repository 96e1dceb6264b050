import type { CurvePoint, ReportResults } from '../../../analysis/report/results.ts';
import { type Curve, curveChart, endLabel } from '../../charts/curves.ts';
import { dateTicks } from '../../charts/date-axis.ts';
import type { Section, Table } from '../document.ts';
import type { Telling } from '../facts.ts';
import { nameOf } from '../names.ts';

/** The chance of a halt by date. */
export function whenSection(telling: Telling): Section {
  const { voice } = telling;
  return {
    id: 'when',
    heading: headingOf(telling),
    text: [voice.say('when.intro')],
    legend: voice.say('when.legend'),
    picture: () => picture(telling),
    table: table(telling),
  };
}

/** Weeks from the turn of policy to halts, where a turn shows; else a plain heading. */
function headingOf({ results, voice }: Telling): string {
  const weeks = results.decisions.shows.map(({ name, day }) => {
    const { turn } = results.scenarios.find((scenario) => scenario.name === name)!;
    return Math.round((day - turn!.day) / 7);
  });
  const [least, most] = [Math.min(...weeks), Math.max(...weeks)];
  if (weeks.length < 2 || least < 2 || least === most) return voice.say('when.plain');
  return voice.say('when.weeks', { a: least, b: most });
}

function picture({ results, voice, looks, line }: Telling): string {
  const { scenarios, start, horizonDays } = results;
  const turn = commonTurn(results);
  const ends = scenarios.map(({ title, curve }) => ({
    name: nameOf('scenario', title, voice),
    chance: voice.percent(curve.at(-1)!.chance),
  }));
  return curveChart({
    words: {
      title: `${line}: ${voice.say('when.plain')}`,
      description: `${ends.map(({ name, chance }) => `${name} ${chance}`).join('. ')}.`,
    },
    curves: scenarios.map(({ curve }, i) => ({
      ...looks[i]!,
      label: endLabel(ends[i]!),
      points: drawn(curve),
    })),
    ticks: dateTicks(start, horizonDays, voice.months),
    rule: turn && { x: turn.day, label: voice.say('when.turn', { date: voice.date(turn.date) }) },
    percent: voice.percent,
  });
}

/** Days between two points of a line. */
const STEP = 5;

function drawn(curve: readonly CurvePoint[]): Curve['points'] {
  return curve
    .filter(({ day }) => day % STEP === 0 || day === curve.length - 1)
    .map(({ day, chance, interval: [low, high] }) => ({ x: day, value: chance, low, high }));
}

/** The turn of policy, if all scenarios but the mildest have it on the same day. */
function commonTurn({ scenarios }: ReportResults): { date: string; day: number } | undefined {
  const turns = scenarios.map(({ turn }) => turn);
  const found = turns.find((turn) => turn !== null);
  const isCommon = turns.every((turn, i) => turn?.day === found?.day || (i === 0 && turn === null));
  return isCommon ? found : undefined;
}

/** A row for each quarter of the horizon; the band of the whole curve stands behind the interval. */
function table({ results, voice }: Telling): Table {
  const { scenarios, start, horizonDays } = results;
  const days = [0.25, 0.5, 0.75, 1].map((share) => share * horizonDays);
  return {
    caption: voice.say('when.caption'),
    head: [voice.say('date.column'), ...scenarios.map(({ title }) => nameOf('scenario', title, voice))],
    rows: days.map((until) => [
      voice.say('when.until', { date: voice.dateOf(start, Math.round(until)) }),
      ...scenarios.map(({ curve }) => {
        const point = curve.findLast(({ day }) => day <= until) ?? curve[0]!;
        const [day, band] = [point.interval, point.band].map(voice.percentRange);
        return `${voice.percent(point.chance)} (${day}), ${band}`;
      }),
    ]),
  };
}
