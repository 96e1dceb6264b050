import type { ReportDecisions, ReportMeasure } from '../../analysis/report/results.ts';
import type { Decision } from './document.ts';
import { lowers, raises, reductionRange, type Telling } from './facts.ts';
import { measureName } from './measure-name.ts';
import { ifClause, nameOf, sentence } from './names.ts';

/** Decisions that a report shows at most. */
const MOST = 3;

/** Returns what can be decided: sentences whose interval carries them, at most three. */
export function decisionsOf(telling: Telling): Decision[] {
  const all = [best(telling), stock(telling), silence(telling), policy(telling)];
  const found = all.filter((decision) => decision !== null).slice(0, MOST);
  return found.length > 0 ? found : [{ lead: telling.voice.say('decide.none'), text: '' }];
}

/** The measure that lowers the chance most; `null` where its interval holds no effect. */
export function best({ results, voice, focus }: Telling): Decision | null {
  const { best } = results.decisions;
  if (best === null || !lowers(best.change)) return null;
  const { change } = best;
  const numbers = {
    if: ifClause(focus.title, voice),
    points: voice.number(-100 * change.value, 1),
    interval: reductionRange(change.interval, voice),
  };
  const { knowledge } = change;
  const more = knowledge
    ? [voice.say('decide.knowledge', { knowledge: reductionRange(knowledge, voice) })]
    : [];
  return {
    lead: voice.say(isAlone(results.measures, best.kind) ? 'decide.best.lead' : 'decide.among.lead', {
      measure: measureName(best, voice),
    }),
    text: [voice.say('decide.best', numbers), ...more].join(' '),
  };
}

/** Returns whether a measure's interval lies below those of all others, on the futures that chose it. */
function isAlone(measures: readonly ReportMeasure[], kind: ReportMeasure['kind']): boolean {
  const chosen = measures.find((measure) => measure.kind === kind);
  if (chosen === undefined) return false;
  const [, high] = chosen.change.interval;
  return measures.every((measure) => measure === chosen || measure.change.interval[0] > high);
}

/** How far stock of the element pays; `null` where more pays all along, or the interval holds no effect. */
export function stock({ results, voice }: Telling): Decision | null {
  const { stock } = results.decisions;
  const { element, today } = results.buffers;
  if (stock === null || !lowers(stock.change)) return null;
  const days = voice.number(stock.days);
  const [next] = stock.next;
  const other = next === undefined || next === element ? '' : voice.element(next);
  return {
    lead: sentence(voice.say('decide.stock.lead', { element: voice.element(element), days })),
    text: voice.say('decide.stock', {
      ...{ today: voice.number(today), days },
      points: voice.number(-100 * stock.change.value, 1),
      interval: reductionRange(stock.change.interval, voice),
      next: other === '' ? '' : voice.say('decide.stock.next', { element: other }),
    }),
  };
}

/** Weeks after a turn before which its halts are no surprise. */
const SOON = 2;

/** When a turn of policy shows in halts; `null` where it shows at once, never, or not surely. */
export function silence({ results, voice }: Telling): Decision | null {
  const { shows } = results.decisions;
  const last: ReportDecisions['shows'][number] | undefined = shows.at(-1);
  const scenario = results.scenarios.find(({ name }) => name === last?.name);
  if (last === undefined || scenario?.turn === null || scenario === undefined) return null;
  const isSure = last.interval[1] < results.horizonDays;
  if (!isSure || last.interval[0] < scenario.turn.day + 7 * SOON) return null;
  const date = (day: number): string => voice.dateOf(results.start, day);
  return {
    lead: voice.say('decide.silence.lead'),
    text: voice.say('decide.silence', {
      turn: voice.date(scenario.turn.date),
      date: date(last.day),
      from: date(last.interval[0]),
      to: date(last.interval[1]),
      mild: nameOf('scenario', results.scenarios[0]!.title, voice),
    }),
  };
}

/**
 * What the harshest scenario adds; `null` for a single scenario, and where the interval holds no effect.
 */
export function policy({ results, voice }: Telling): Decision | null {
  const { policy } = results.decisions;
  if (policy === null || !raises(policy)) return null;
  const [low, high] = policy.interval;
  return {
    lead: voice.say('decide.policy.lead'),
    text: voice.say('decide.policy', {
      worst: nameOf('scenario', results.scenarios.at(-1)!.title, voice),
      points: voice.number(100 * policy.value, 1),
      interval: voice.say('range', { low: voice.number(100 * low, 1), high: voice.number(100 * high, 1) }),
      mild: nameOf('scenario', results.scenarios[0]!.title, voice),
    }),
  };
}
