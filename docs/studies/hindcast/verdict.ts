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
export const COVERAGE_AIMS = { of50: [0.4, 0.6], of90: [0.85, 0.95] } as const;

/** Returns how far the coverage is from its aims, or that it meets them. */
export function coverageSentence(
  what: string,
  { of50, of90 }: Readonly<Record<keyof typeof COVERAGE_AIMS, number>>,
): string {
  const misses = [miss('50', of50, COVERAGE_AIMS.of50), miss('90', of90, COVERAGE_AIMS.of90)].filter(
    (one) => one !== '',
  );
  const shares = `${percent(of50)} % of the scored months lie in their central 50 % and ${percent(of90)} % in their central 90 %`;
  return `${what}, ${shares}: ${misses.length === 0 ? 'as they should' : misses.join(' and ')}.`;
}

function miss(name: string, share: number, [low, high]: readonly [number, number]): string {
  if (share >= low && share <= high) return '';
  const aim = `${percent(low)} to ${percent(high)}`;
  return `the central ${name} % ${share < low ? 'hold too little' : 'hold too much'} (aim: ${aim} %)`;
}
