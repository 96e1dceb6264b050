import { describe, expect, it, test } from 'vitest';
import { eventDates } from '../../../../src/analysis/report/event-dates.ts';
import { catalogueNames, loadScenario, override, shippedRanges } from '../../../../src/index.ts';
import { REPORT_LANGUAGES } from '../../../../src/report/page/index.ts';
import { inputName } from '../../../../src/report/page/input-names.ts';
import { ifClause, nameOf } from '../../../../src/report/page/names.ts';
import { voiceOf } from '../../../../src/report/page/voice.ts';
import { entityIds } from '../../../../src/scenario/sources.ts';

const shipped = catalogueNames.map((name) => loadScenario(name));

describe.each(REPORT_LANGUAGES)('In %s', (language) => {
  const voice = voiceOf(language);

  it('every shipped scenario has a name and a clause of its own', () => {
    const texts = shipped.map(({ title }) => [nameOf('scenario', title, voice), ifClause(title, voice)]);
    expect(new Set(texts.flat()).size).toBe(2 * shipped.length);
    for (const [i, [name, clause]] of texts.entries()) {
      const { title } = shipped[i]!;
      // Japan 2026 is the same in German.
      if (language !== 'en' && title !== 'Japan 2026') expect(name).not.toBe(title);
      expect(clause).not.toContain(title);
      expect(`${name} ${clause}`).not.toMatch(/[{}]|autumn(?! 2026)/);
    }
  });

  it('every shipped line has a name', () => {
    const titles = shipped.flatMap(({ automakers }) =>
      entityIds(automakers).map((id) => automakers[id]!.title),
    );
    for (const title of new Set(titles))
      if (language !== 'en') expect(nameOf('line', title, voice)).not.toBe(title);
  });

  it('every shipped range has a name that is not its path, and no two of a scenario share one', () => {
    for (const scenario of shipped) {
      const dates = eventDates(scenario);
      for (const automaker of entityIds(scenario.automakers)) {
        const paths = Object.keys(shippedRanges(scenario, { automaker }));
        const names = paths.map((path) => inputName(path, dates, voice));
        expect(new Set(names).size, scenario.name).toBe(paths.length);
        for (const name of names) expect(name).not.toMatch(/[{}]|[a-z]\.[a-z]|\bsetup\b/i);
      }
    }
  });
});

test('a chance of a dated event is named by its date, and by the destination where it is of one', () => {
  const event = { date: '2025-09-01', to: 'slowed', probability: 0.4 };
  const scenario = override(loadScenario('ban-resumes'), {
    policy: { destinations: { japan: { events: [event] } } },
  });
  const dates = eventDates(scenario);
  expect(dates).toEqual({
    'policy.events.0': '2025-08-10',
    'policy.destinations.japan.events.0': '2025-09-01',
  });
  const name = (path: string) => inputName(path, dates, voiceOf('en'));
  expect(name('policy.events.0.probability')).toBe('Chance of a change on 10 Aug 2025');
  expect(name('policy.destinations.japan.events.0.probability')).toBe(
    'Chance of a change on 1 Sep 2025: Japan',
  );
  expect(name('policy.events.7.probability')).toBe('policy.events.7.probability');
  expect(name('plant.restartDays')).toBe('plant.restartDays');
});
