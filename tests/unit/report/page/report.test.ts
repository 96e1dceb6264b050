import { describe, expect, it, test } from 'vitest';
import type { ReportResults } from '../../../../src/analysis/report/results.ts';
import { best, decisionsOf, policy, silence, stock } from '../../../../src/report/page/decisions.ts';
import { type Telling, tellingOf } from '../../../../src/report/page/facts.ts';
import { REPORT_LANGUAGES, reportHtml, reportMarkdown } from '../../../../src/report/page/index.ts';
import { voiceOf } from '../../../../src/report/page/voice.ts';
import { change, RESULTS } from './results.ts';

const telling = (patch: Partial<ReportResults> = {}): Telling =>
  tellingOf({ ...RESULTS, ...patch }, voiceOf('en'));
const decided = (patch: Partial<ReportResults['decisions']>): Telling =>
  telling({ decisions: { ...RESULTS.decisions, ...patch } });

describe('A decision', () => {
  it('is said with its number and the interval of that number', () => {
    expect(decisionsOf(telling())).toEqual([
      {
        lead: 'Best of the measures tried: plan 100 days for a licence, not 80.',
        text: 'If licences slow down, it takes 10 points (9–11) off the chance of a halt. Given what nobody knows: 2–20 points.',
      },
      {
        lead: 'Dysprosium pays up to some 120 days.',
        text: 'From 47 to 120 days of it the chance of a halt falls by 12 points (11–13); beyond, ten more days bring less than 0.75 points, and terbium stops the line most often.',
      },
      {
        lead: 'A line that still runs proves little.',
        text: 'Policy turns on 10 Aug 2025, but stopped lines do not show it before 14 Oct 2025 (10 Oct 2025 to 18 Oct 2025): only then is the chance three points above that of “Truce holds”. Until then watch the licences.',
      },
    ]);
  });

  it('calls a measure the best only where no interval of another reaches its own', () => {
    const lead = (...ends: readonly (readonly [number, number])[]) => {
      const measures = RESULTS.measures.map((measure, i) => ({
        ...measure,
        change: { ...measure.change, interval: ends[i]! },
      }));
      return best(telling({ measures }))!.lead;
    };
    expect(lead([-0.11, -0.09], [-0.089, -0.07], [-0.01, 0])).toMatch(/^Best of the measures tried: plan/);
    expect(lead([-0.11, -0.09], [-0.09, -0.07], [-0.01, 0])).toMatch(/^Among the best of the measures/);
  });

  it('names what stops the line at that stock only where it is another element', () => {
    const { stock: level } = RESULTS.decisions;
    const text = (next: readonly ('Dy' | 'Tb')[]) => stock(decided({ stock: { ...level!, next } }))!.text;
    expect(text(['Tb', 'Dy'])).toMatch(/0\.75 points, and terbium stops the line most often\.$/);
    expect(text(['Dy', 'Tb'])).toMatch(/less than 0\.75 points\.$/);
    expect(text([])).toMatch(/less than 0\.75 points\.$/);
  });

  it('is left out where the interval, or what knowing more could change, holds no effect', () => {
    const { best: found, stock: level } = RESULTS.decisions;
    expect(best(decided({ best: { ...found!, change: change(-0.01, 0.02) } }))).toBeNull();
    expect(best(decided({ best: { ...found!, change: change(-0.1, 0.01, [-0.2, 0.01]) } }))).toBeNull();
    expect(best(decided({ best: null }))).toBeNull();
    expect(stock(decided({ stock: { ...level!, change: change(-0.01, 0.02) } }))).toBeNull();
    expect(stock(decided({ stock: null }))).toBeNull();
    expect(policy(decided({ policy: change(0.01, 0.02) }))).toBeNull();
    expect(policy(decided({ policy: null }))).toBeNull();
  });

  it('about silence is left out where a turn shows at once, never surely, or there is none', () => {
    const show = (day: number, interval: [number, number]) =>
      decided({ shows: [{ name: 'ban-resumes', day, interval }] });
    expect(silence(show(70, [68, 80]))).toBeNull();
    expect(silence(show(130, [120, 365]))).toBeNull();
    expect(silence(decided({ shows: [] }))).toBeNull();
  });

  it('is replaced by the next one that holds, and by a sentence that none does', () => {
    const found = decisionsOf(decided({ best: null, stock: null, shows: [] }));
    expect(found.map(({ lead }) => lead)).toEqual(['Prepare for policy first.']);
    expect(decisionsOf(decided({ best: null, stock: null, shows: [], policy: null }))).toEqual([
      {
        lead: 'No measure tried lowers the chance of a halt clearly, so none is recommended here.',
        text: '',
      },
    ]);
  });
});

describe('The report as HTML', () => {
  const html = reportHtml(RESULTS);

  it('answers in its headline, with the range to plan with', () => {
    expect(html.replace(/&#8288;/g, '')).toContain(
      '<h1>If licences slow down, the line stops in 30 of 100 futures (15–65); if a ban resumes, in 70 (35–85)</h1>',
    );
  });

  it('has the range of what knowing more could change with the same digits in headline, lede and cards', () => {
    const scenarios = RESULTS.scenarios.map((one) => ({
      ...one,
      haltProbability: { ...one.haltProbability, knowledge: [0.0064, 0.124] as const },
    }));
    const told = reportMarkdown({ ...RESULTS, scenarios });
    expect(told.match(/futures \(0\.6–12\)/g)).toHaveLength(2);
    expect(told.match(/move it within 0\.6–12 %/g)).toHaveLength(3);
    expect(told).not.toContain('1–12');
  });

  it('keeps a caption that repeats its heading for those who hear the page', () => {
    expect(html).toContain('<caption class="unseen">What it costs in vehicles and money</caption>');
    expect(html).toContain('<caption>Chance of a halt: in brackets');
  });

  it('says of a single future that it is mostly chance, and only where that is so', () => {
    const text = (value: number) =>
      reportMarkdown({ ...RESULTS, ignorance: { value, interval: [value - 0.1, value + 0.1], trials: 9 } });
    expect(text(0.2)).toContain(
      'Whether one future halts is mostly chance, of licence times, deliveries and stocks: 20 % (10–30 %) of the variance comes from numbers that nobody knows. They move the chance itself within 15–65 %. Licences slowed.',
    );
    expect(text(0.45)).toContain('Of the variance in whether one future halts, 45 % (35–55 %) comes from');
  });

  it('marks the turn of policy only where all scenarios but the mildest have it on one day', () => {
    const turned = (...turns: readonly ReportResults['scenarios'][number]['turn'][]) =>
      /policy turns<\/text>/.test(
        reportHtml({
          ...RESULTS,
          decisions: { ...RESULTS.decisions, shows: [] },
          scenarios: RESULTS.scenarios.map((one, i) => ({ ...one, turn: turns[i]! })),
        }),
      );
    const [a, b] = [
      { date: '2025-08-10', day: 65 },
      { date: '2025-08-11', day: 66 },
    ];
    expect([turned(null, a, a), turned(a, a, a)]).toEqual([true, true]);
    expect([turned(null, null, a), turned(null, a, b), turned(null, null, null)]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('loads nothing and runs nothing', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\ssrc=|\shref=|@import|url\(|\son\w+=/i);
    expect(html).toContain("default-src 'none'");
  });

  it('has a table behind every picture', () => {
    const figures = html.match(/<figure/g)!.length;
    expect(figures).toBe(7);
    expect(html.match(/<details>/g)).toHaveLength(figures);
  });

  it('names seed, version, runs and the command to get it again', () => {
    expect(html).toContain(
      'rare-earth-risk 1.2.3 · 10,000 futures a scenario · seed “a seed” · truce-holds truce-ho',
    );
    expect(html).toContain(
      'npx rare-earth-risk@1.2.3 report truce-holds &#39;it&#39;\\&#39;&#39;s&#39;</pre>',
    );
  });

  it('is the same bytes for the same results, in every language', () => {
    for (const lang of REPORT_LANGUAGES) {
      const once = reportHtml(RESULTS, { lang });
      expect(once).toBe(reportHtml(JSON.parse(JSON.stringify(RESULTS)), { lang }));
      expect(once).not.toMatch(/\{\w+\}<|NaN|undefined|Infinity/);
      expect(once).toContain(`<html lang="${lang}">`);
    }
  });

  it('leaves out what the results do not have: money, ignorance, inputs, other lines', () => {
    const scenarios = RESULTS.scenarios.map((one) => ({
      ...one,
      valueLost: null,
      automakers: one.automakers.slice(0, 1),
    }));
    const inputs = { ...RESULTS.inputs, bars: [] };
    const less = reportHtml({ ...RESULTS, scenarios, inputs, ignorance: null });
    for (const id of ['money', 'ignorance', 'inputs', 'who']) {
      expect(html).toContain(`id="${id}"`);
      expect(less).not.toContain(`id="${id}"`);
    }
  });

  it('tells costs where every scenario has prices, and the value of vehicles elsewhere', () => {
    const costs = { stockCost: 4e6, haltLoss: 250e6, airCost: 0.5e6, cost: 254.5e6, worstTwentieth: 900e6 };
    const told = Object.fromEntries(
      Object.entries(costs).map(([name, value]) => [name, { value, interval: [value, value], trials: 100 }]),
    ) as never;
    const scenarios = RESULTS.scenarios.map((one) => ({ ...one, valueLost: null, costs: told }));
    const priced = reportMarkdown({ ...RESULTS, scenarios });
    expect(priced).toContain('| Scenario | Stock | Halts | Flights | In all | Worst twentieth |');
    expect(priced).toContain('| 4 (4–4) | 250 (250–250) | 0.5 (0.5–0.5) | 255 (255–255) | 900 (900–900) |');
    expect(reportMarkdown(RESULTS)).toContain(
      '| Truce holds | 20 (19–21) | 120,000 (119,000–121,000) | 3,000',
    );
  });

  it('has a card for all scenarios where they are weighted', () => {
    const { haltProbability } = RESULTS.scenarios[1]!;
    const weights = Object.fromEntries(RESULTS.scenarios.map(({ name }, i) => [name, i === 0 ? 1 : 0]));
    const told = reportMarkdown({ ...RESULTS, weighted: { weights, haltProbability } });
    expect(told).toMatch(/\* \*\*Weighted together\*\*: \d+ of 100 futures halt\. .*Truce holds 100 %, /);
    expect(told).toContain('The weights are a judgement, not a result.');
    expect(reportMarkdown(RESULTS)).not.toContain('Weighted together');
  });

  it('makes no claim in a heading that the numbers do not carry', () => {
    const { focus } = telling();
    const even = {
      ...focus,
      bindingElements: { Dy: { ...focus.haltProbability, value: 0.5, interval: [0.4, 0.6] } },
    };
    const scenarios = RESULTS.scenarios.map((one) =>
      one === focus ? even : one,
    ) as ReportResults['scenarios'];
    expect(html).toContain('<h2>Dysprosium stops the line</h2>');
    expect(reportHtml({ ...RESULTS, scenarios })).toContain('<h2>Which element stops the line</h2>');
    expect(html).toContain('<h2>The risk begins to rise 9 to 15 weeks after policy turns</h2>');
    expect(reportHtml({ ...RESULTS, decisions: { ...RESULTS.decisions, shows: [] } })).toContain(
      '<h2>The chance of a halt, by date</h2>',
    );
  });

  it('tells of a single scenario, too', () => {
    const [, scenario] = RESULTS.scenarios;
    const points = { 'licences-slowed': RESULTS.buffers.points['licences-slowed']! };
    const decisions = { ...RESULTS.decisions, shows: [], policy: null };
    const one = { ...RESULTS, scenarios: [scenario!], buffers: { ...RESULTS.buffers, points }, decisions };
    expect(reportHtml(one).replace(/&#8288;/g, '')).toContain(
      '<h1>If licences slow down, the line stops in 30 of 100 futures (15–65)</h1>',
    );
  });
});

test('titles of somebody else are text, in HTML and in Markdown', () => {
  const title = `<script>alert(1)</script>|*"'&`;
  const hostile = {
    ...RESULTS,
    automaker: { id: 'x', title },
    notice: title,
    scenarios: RESULTS.scenarios.map((one) => ({ ...one, title })),
  };
  const html = reportHtml(hostile);
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;|*&quot;&#39;&amp;');
  const markdown = reportMarkdown(hostile);
  expect(markdown).toContain('\\<script\\>alert(1)\\</script\\>\\|\\*');
  for (const line of markdown.split('\n').filter((text) => text.startsWith('| ')))
    expect(line.replace(/\\\|/g, '').split('|').length, line).toBeGreaterThan(3);
});

test('Markdown has the headline, the decisions and every table of the HTML', () => {
  const markdown = reportMarkdown(RESULTS, { lang: 'de' });
  expect(markdown).toMatch(
    /^# Wenn Lizenzen stocken, steht die Linie in 30 von 100 Zukünften still \(15–65\)/,
  );
  expect(markdown.match(/^\| :--/gm)).toHaveLength(reportHtml(RESULTS).match(/<table/g)!.length);
  expect(markdown).not.toMatch(/<svg|\{\w+\}/);
});

test('Markdown speaks of no picture, and says which range is which', () => {
  const markdown = reportMarkdown(RESULTS);
  expect(markdown).not.toMatch(/square|pale bar|Bands are|Red raises|areas hold|no script/);
  expect(reportHtml(RESULTS)).toMatch(
    /Each square[\s\S]*Bands are[\s\S]*areas hold[\s\S]*pale bar[\s\S]*Red raises[\s\S]*no script/,
  );
  expect(markdown).toContain('in brackets the 95 % interval of the day, after it the 95 % band of the whole');
});

test('a season that all titles end with is left out, as the dates say it; another stays, in the language', () => {
  const autumn = RESULTS.scenarios.map((one) => ({ ...one, title: `${one.title}, autumn 2026` }));
  const shared = reportMarkdown({ ...RESULTS, scenarios: autumn }, { lang: 'de' });
  expect(shared).toMatch(/^# Wenn Lizenzen stocken, steht die Linie/);
  expect(shared).toContain('* **Verbot kehrt zurück**');
  expect(shared).not.toMatch(/autumn|Herbst/);
  const mixed = reportMarkdown(
    { ...RESULTS, scenarios: [...RESULTS.scenarios.slice(0, 2), autumn[2]!] },
    { lang: 'fr' },
  );
  expect(mixed).toContain('* **L’interdiction revient, automne 2026**');
  expect(mixed).toContain('si une interdiction revient, automne 2026, dans 70');
});

test('distributions are told in the language, with their sources as they were written', () => {
  const told = (value: unknown) => {
    const row = { ...RESULTS.evidence.rows[0]!, value };
    return reportMarkdown({ ...RESULTS, evidence: { ...RESULTS.evidence, rows: [row] } }, { lang: 'de' });
  };
  expect(told({ median: 31, sigma: 0.46, min: 10 })).toContain(
    '| Median 31, Log-Streuung 0,46, mindestens 10 | kalibriert: from 46 |',
  );
  expect(told({ low: 5, mode: 6, high: 7 })).toContain('| von 5, am ehesten 6, bis 7 |');
  expect(told({ values: [30, 10, 20], weights: [1, 1, 1] })).toContain('| 3 Werte, 10 bis 30 |');
});

test('numbers and dates follow the language', () => {
  const [en, de, fr, ja] = (['en', 'de', 'fr', 'ja'] as const).map(voiceOf);
  expect([en!.number(12_345.6, 1), de!.number(12_345.6, 1), fr!.number(12_345.6, 1)]).toEqual([
    '12,345.6',
    '12.345,6',
    '12\u202f345,6',
  ]);
  expect([en, de, fr, ja].map((voice) => voice!.date('2025-08-01'))).toEqual([
    '1 Aug 2025',
    '1. Aug. 2025',
    '1 août 2025',
    '2025年8月1日',
  ]);
  expect([0, 0.004, 0.3, 0.996, 1].map(en!.perHundred)).toEqual([
    'fewer than 1',
    'fewer than 1',
    '30',
    'more than 99',
    '100',
  ]);
  expect([0.0012, 0.053, 0.3].map(en!.percent)).toEqual(['0.12 %', '5.3 %', '30 %']);
  expect([en!.percentRange([0.004, 0.16]), en!.percentRange([0.011, 0.22])]).toEqual(['0.4–16 %', '1–22 %']);
  expect([en!.number(-0.04, 1), en!.points(-0.123)]).toEqual(['0', '−12.3']);
});

test.each([
  [{ lang: 'it' }, /^Expected options.lang to be one of en, de, fr, ja, zh, got "it"/],
  [{ language: 'de' }, /options/],
])('refuses %j', (options, message) => {
  expect(() => reportHtml(RESULTS, options as never)).toThrow(message);
  expect(() => reportMarkdown({ any: 1 } as never)).toThrow(
    'Expected results to be those of reportResults, got an object with any',
  );
});
