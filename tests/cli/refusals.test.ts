import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inProcess } from './cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-refusals-'));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));

/** A scenario with a line of its own that no shipped one has. */
const OWN = JSON.stringify({
  extends: 'truce-holds',
  name: 'own',
  automakers: { own: { new: true, destination: 'eu', lanes: { Dy: { bufferDays: 45 } } }, 'eu-volume': null },
});

describe('A command never writes over a file that it reads', () => {
  const path = file('own.json', OWN);
  it.each([
    ['simulate', path, '--trials', '20', '--out', path],
    ['simulate', path, '--trials', '20', '--save', join(folder, '.', 'own.json')],
    ['forecast', `${path}=1`, '--trials', '20', '--out', path],
    ['report', path, '--trials', '100', '--out', path],
    ['show', path, '--out', path],
  ])('%s', async (...words) => {
    const { status, out, err } = await inProcess(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^Expected --(out|save) to be another file than those that are read, got .*own\.json\n$/,
    );
    expect(readFileSync(path, 'utf8')).toBe(OWN);
  });
});

describe('Refused in one sentence, with exit code 2 and nothing on stdout', () => {
  const path = file('lines.json', OWN);
  const alone = file(
    'alone.json',
    JSON.stringify({
      extends: 'truce-holds',
      name: 'alone',
      automakers: {
        ...Object.fromEntries(
          ['us-volume', 'eu-volume', 'eu-premium', 'japan-compact', 'korea-volume', 'india-scooter'].map(
            (id) => [id, null],
          ),
        ),
        mine: { new: true, destination: 'eu', lanes: { Dy: { bufferDays: 45 } } },
      },
    }),
  );
  it.each([
    [
      ['simulate', path, '--trials', '1.000'],
      /^Expected --trials to be a whole number, .* got "1\.000" \(string\); without points: 1000\n$/,
    ],
    [
      ['buffers', path, '--at-most', '5'],
      /^Expected --at-most to be a chance .* got "5" \(string\); or write 5%/,
    ],
    [['buffers', path, '--at-most', '0,05'], /got "0,05" \(string\); decimals follow a point: 0\.05\n$/],
    [['choose', 'truce-holds'], /^Expected a file with options and scenarios, got the scenario truce-holds/],
    [
      ['simulate', path, '--fail-if', 'haltProbability > 900%'],
      /haltProbability against a chance, such as 0\.1/,
    ],
    [['simulate', path, '--fail-if', 'own.haltDays > 50%'], /haltDays against a number, such as 20, got/],
    [
      ['report', 'truce-holds', '--out', join(folder, 'x.pdf')],
      /\.html or \.md, got .*x\.pdf; for a PDF, open/,
    ],
    [['report', alone, 'ban-resumes', '--out', '-'], /scenarios to share an automaker/],
    [
      ['help', 'simulte'],
      /^Expected help about a command, got "simulte" \(string\); did you mean "simulate"\?/,
    ],
    [['init', '-', '--buffer', '-5'], /^Expected --buffer to be a number above 0, got -5/],
    [['simulate', file('empty.yaml', ' \n')], /empty\.yaml to be valid YAML: an object, got an empty text/],
    [['sensitivity', path, '--top', '0'], /^Expected --top to be a whole number from 1/],
    [['buffers', path, '--at-most', '5%', '--bounds', '100,50'], /the lower first, got 100, 50/],
    [['simulate', path, '--resume', path], /lines\.json, a stored run: \d issues/],
    [['simulate', path, '--rare-events'], /got true; --parameters median gives a single setting\n$/],
    [['simulate', path, '--set', 'plant.restartDays=1..'], /(?<!parseScenarioWithUnits)\n$/],
    [
      ['hindcast', path],
      /^Expected a scenario of the past .*got "own" .*without .*: rare-earth-risk simulate .*lines\.json\n$/,
    ],
    [
      ['hindcast', 'autumn-2026/truce-holds', '--trials', '1'],
      /got "autumn-2026\/truce-holds".*, whose days have no/,
    ],
    [['completion', 'tcsh'], /got "tcsh" \(string\)\n$/],
  ])('%j', async (words, message) => {
    const { status, out, err } = await inProcess(...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

it('A line or day that is named is said to change nothing in a CSV file or a histogram', async () => {
  const words = ['simulate', 'truce-holds', '--trials', '20', '--by-day', '30'];
  for (const form of [['--csv'], ['--histogram', 'eu-volume']]) {
    const { status, err } = await inProcess(...words, ...form);
    expect([status, err]).toEqual([0, expect.stringMatching(/^Warning: .* change nothing in a CSV file/)]);
  }
  expect((await inProcess(...words)).err).toBe('');
});

it('A warning that several automakers have is said once, with their names', async () => {
  const prices = { heldAs: 'magnet', capitalPerYear: 0.1, goodsPerKg: { Dy: { magnet: 900 } } };
  const path = file('priced.json', JSON.stringify({ extends: 'truce-holds', name: 'priced', prices }));
  const { err } = await inProcess('simulate', path, '--trials', '20');
  const about = (element: string): string[] =>
    err.split('\n').filter((line) => line.includes(`goodsPerKg.${element}.`));
  expect(about('Tb')).toEqual([
    expect.stringMatching(
      /^Warning: automakers\.\*\.lanes\.Tb \(us-volume, .*, india-scooter\) has no price/,
    ),
  ]);
  expect(about('Dy')).toEqual([]);
});
