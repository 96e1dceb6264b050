// What the scores come to, held against their aims, in a few sentences: what is missed first.

import { BASELINE_NAMES, BASELINES, type Baseline, TRENDS } from './baselines.ts';
import { percent } from './markdown.ts';
import type { Skill } from './skill.ts';

/** Of an interval of skill: above 0, below 0, or neither. */
export type Finding = 'better' | 'worse' | 'not shown';

export function findingOf({ interval90: [low, high] }: Pick<Skill, 'interval90'>): Finding {
  if (low > 0) return 'better';
  return high < 0 ? 'worse' : 'not shown';
}

/** Returns the verdict, the trend first: a model that does not beat it has no skill yet. */
export function verdict(skills: Readonly<Record<Baseline, Skill>>): string {
  const others = BASELINE_NAMES.filter((name) => !TRENDS.includes(name));
  return [trendSentence(skills), ...listSentences(others, skills)].join(' ');
}

/** Returns whether the model beats the trend of 2024, in one sentence. */
export function trendSentence(skills: Readonly<Record<Baseline, Skill>>): string {
  const beaten = TRENDS.filter((name) => findingOf(skills[name]) === 'better');
  const numbers = TRENDS.map((name) => `${withInterval(skills[name])} with the ${ERRORS[name]}`).join(
    ' and ',
  );
  if (beaten.length === TRENDS.length) return `The model has skill over the trend of 2024: ${numbers}.`;
  const none = 'No skill over the trend of 2024 has been shown yet';
  if (beaten.length === 0)
    return `${none}: ${numbers}, where 100 % is perfect and 0 is no better than the trend.`;
  return `${none}, as it hangs on the error that the trend is given: ${numbers}.`;
}

const ERRORS: Readonly<Partial<Record<Baseline, string>>> = {
  trend2024: 'error of 2024',
  trendEarly2025: 'error of early 2025',
};

const SAYS: Readonly<Record<Finding, string>> = {
  'not shown': 'No skill has been shown over',
  worse: 'The model is worse than',
  better: 'The model is better than',
};

function listSentences(names: readonly Baseline[], skills: Readonly<Record<Baseline, Skill>>): string[] {
  return (Object.keys(SAYS) as Finding[]).flatMap((finding) => {
    const found = names.filter((name) => findingOf(skills[name]) === finding);
    if (found.length === 0) return [];
    return [`${SAYS[finding]} ${found.map((name) => withNumbers(name, skills)).join('; ')}.`];
  });
}

function withNumbers(name: Baseline, skills: Readonly<Record<Baseline, Skill>>): string {
  return `"${BASELINES[name]}", ${withInterval(skills[name])}`;
}

function withInterval({ value, interval90 }: Skill): string {
  return `${percent(value)} % (${interval90.map(percent).join(' … ')} %)`;
}

/** What shares of months should lie in central intervals that mean what they say, allowing for chance. */
export const COVERAGE_AIMS = { of50: [40, 60], of90: [85, 95] } as const;
type Interval = keyof typeof COVERAGE_AIMS;

/** Of the shares of months that lie in a central interval: as they should be, or not. */
export function coverageFinding(interval: Interval, share: number): 'too little' | 'too much' | 'met' {
  const [low, high] = COVERAGE_AIMS[interval];
  const shown = Number(percent(share));
  if (shown < low) return 'too little';
  return shown > high ? 'too much' : 'met';
}

/** Returns what shares of months lie in their intervals, and how far they are from their aims. */
export function coverageSentence(shares: Readonly<Record<Interval, number>>): string {
  const misses = (['of50', 'of90'] as const).flatMap((interval) => {
    const finding = coverageFinding(interval, shares[interval]);
    if (finding === 'met') return [];
    return [
      `the central ${interval.slice(2)} % hold ${finding} (aim: ${COVERAGE_AIMS[interval].join(' to ')} %)`,
    ];
  });
  const inside = `${percent(shares.of50)} % of the months scored lie in their central 50 % and ${percent(shares.of90)} % in their central 90 %`;
  return `${inside}: ${misses.length === 0 ? 'as they should' : misses.join(' and ')}.`;
}
