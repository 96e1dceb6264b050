import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { observations } from '../../src/history/index.ts';
import {
  format,
  haltProbability,
  hindcast,
  loadScenario,
  optimizeBuffers,
  sensitivity,
  simulate,
  timeToSurvive,
  toCSV,
} from '../../src/index.ts';
import { readScenario } from '../../src/node/index.ts';
import { percentWithInterval } from '../../src/report/numbers.ts';
import { inProcess } from './cli-process.ts';

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const folder = mkdtempSync(join(tmpdir(), 'cli-commands-'));
const file = (name: string, text?: string): string => {
  const path = join(folder, name);
  if (text !== undefined) writeFileSync(path, text);
  return path;
};
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

describe('A command prints what the library returns', () => {
  const slowed = loadScenario('licences-slowed');
  const few = ['--trials', '200'];

  it('buffers is optimizeBuffers, and optimize the same command', async () => {
    const plan = optimizeBuffers(slowed, { automaker: 'eu-volume', atMost: 0.2 }, { trials: 200 });
    const words = ['licences-slowed', '--automaker', 'eu-volume', '--at-most', '20%', ...few];
    expect((await inProcess('buffers', ...words)).out).toBe(`${format(plan)}\n`);
    expect((await inProcess('optimize', ...words, '--csv')).out).toBe(toCSV(plan));
  });

  it('simulate answers first for the line and the day that are named, also in JSON', async () => {
    const run = simulate(slowed, { trials: 200 });
    const question = { automaker: 'eu-volume', byDay: 209 };
    const words = [
      'simulate',
      'licences-slowed',
      '--automaker',
      'eu-volume',
      '--by-date',
      '2025-12-31',
      ...few,
    ];
    const chance = haltProbability(run, question);
    const line = `eu-volume halts by 2025-12-31 in ${percentWithInterval(chance)} of futures.`;
    expect((await inProcess(...words)).out).toMatch(new RegExp(`^${escaped(line)}\n\nLicences slowed`));
    const [told] = JSON.parse((await inProcess(...words, '--json')).out).scenarios;
    expect(told.asked).toEqual({ ...question, haltProbability: JSON.parse(JSON.stringify(chance)) });
    const gate = await inProcess(...words, '--fail-above', '99%');
    expect(gate.out).toMatch(/^✓ P\(eu-volume halts by 2025-12-31\)/);
    expect(gate.out).not.toContain('in futures.');
  });

  it('choose keeps to 80 columns whatever the names are, and survive takes blanks between elements', async () => {
    const long = ['truce-holds', 'licences-slowed', 'ban-resumes'].map((name) => `autumn-2026/${name}`);
    const asked = file(
      'long.json',
      JSON.stringify({ options: { none: {} }, scenarios: long, lossPerVehicle: 1e3 }),
    );
    const { out } = await inProcess('choose', asked, '--trials', '60');
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    expect(out).toMatch(/^ {2}autumn-2026\/ban-resumes +\d/m);
    const words = ['survive', 'ban-resumes', '--automaker', 'eu-volume', '--trials', '4', '--elements'];
    expect((await inProcess(...words, 'Dy, Tb')).out).toBe((await inProcess(...words, 'Dy,Tb')).out);
  });

  it('buffers finds the cheapest cover where scenarios have prices, and says what it costs and saves', async () => {
    const words = ['examples/ban-with-prices.json', '--automaker', 'eu-volume', '--bounds', '60,70', ...few];
    const priced = await readScenario('examples/ban-with-prices.json');
    const plan = optimizeBuffers(priced, { automaker: 'eu-volume', bounds: [60, 70] }, { trials: 200 });
    const { out, status } = await inProcess('buffers', ...words);
    expect([status, out]).toEqual([0, `${format(plan)}\n`]);
    expect(out).toMatch(/the cheapest cover[\s\S]*saved by the plan +[\d,]+ \(/);
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    expect((await inProcess('buffers', 'licences-slowed')).err).toMatch(
      /^Expected --at-most .* prices in every/,
    );
    const both = await inProcess('buffers', ...words, '--curve', '--at-most', '5%');
    expect([both.status, both.err]).toEqual([2, expect.stringContaining('Expected --at-most or --curve')]);
  });

  it('survive is timeToSurvive', async () => {
    const result = timeToSurvive(
      slowed,
      { automaker: 'eu-volume', elements: ['Dy'], from: 10 },
      { trials: 200 },
    );
    const words = ['--automaker', 'eu-volume', '--elements', 'Dy', '--from', '2025-06-16', ...few];
    expect((await inProcess('survive', 'licences-slowed', ...words)).out).toBe(`${format(result)}\n`);
  });

  it('sensitivity is that of the inputs that are named', async () => {
    const inputs = { 'plant.minimumRate': [0.2, 0.6], 'plant.restartDays': [1, 9] } as const;
    const result = sensitivity(slowed, inputs, { method: 'tornado', trials: 200 });
    const words = ['--input', 'plant.minimumRate=0.2..0.6', '--input', 'plant.restartDays=1..9', ...few];
    expect((await inProcess('sensitivity', 'licences-slowed', ...words)).out).toBe(`${format(result)}\n`);
  });

  it('hindcast is that of spring 2025', async () => {
    const result = hindcast(loadScenario('spring-2025'), observations, { trials: 2 });
    expect((await inProcess('hindcast', '--trials', '2')).out).toBe(`${format(result)}\n`);
  });
});

describe('explain', () => {
  it('finds the future that loses most, that which loses as many as half, and the first that halts', async () => {
    const search = async (...words: string[]) =>
      (await inProcess('explain', 'licences-slowed', '--trials', '50', ...words)).out.split('\n')[0];
    expect(await search('--worst')).toMatch(
      /^Future \d+: [\d,]+ vehicles lost of all lines, the most of 50 futures$/,
    );
    expect(await search('--median')).toMatch(/, the median of 50 futures$/);
    const first = await search('--halts', 'japan-compact');
    expect(first).toMatch(/^Future \d+, the first in which japan-compact halts$/);
    const story = await inProcess('explain', 'licences-slowed', '--trial', first!.match(/\d+/)![0]);
    expect(story.out).toMatch(/japan-compact: first halt on day/);
  });

  it('leaves out the events of other lines where one is named, and keeps those of policy', async () => {
    const events = async (...words: string[]) => {
      const { out } = await inProcess('explain', 'licences-slowed', '--json', ...words);
      return JSON.parse(out).events as { who: string; kind: string }[];
    };
    const named = await events('--halts', 'eu-volume', '--trials', '50');
    expect(new Set(named.map(({ who }) => who))).toEqual(new Set(['', 'eu-volume']));
    const { out } = await inProcess('explain', 'licences-slowed', '--halts', 'eu-volume', '--json');
    const all = await events('--trial', String(JSON.parse(out).trial));
    expect(named).toEqual(all.filter(({ who }) => who === '' || who === 'eu-volume'));
    expect(all.length).toBeGreaterThan(named.length);
    expect((await inProcess('explain', 'licences-slowed', '--automaker', 'eu-volum')).status).toBe(2);
  });
});

describe('init', () => {
  it('writes a file that is valid and has one line of the user alone', async () => {
    const path = file('mine.yaml');
    const words = ['init', path, '--id', 'mine', '--vehicles', '800', '--lanes', 'Dy,Tb', '--buffer', '60'];
    const { status, err } = await inProcess(...words);
    expect({ status, err }).toMatchObject({ status: 0, err: expect.stringMatching(/^Wrote /) });
    const { automakers, name } = await readScenario(path);
    expect({ name, ids: Object.keys(automakers), lanes: Object.keys(automakers.mine!.lanes) }).toEqual({
      name: 'mine',
      ids: ['mine'],
      lanes: ['Tb', 'Dy'],
    });
    expect(automakers.mine!.vehiclesPerDay).toBe(800);
    expect((await inProcess(...words)).err).toContain('got one that exists; --force replaces it');
    expect((await inProcess(...words, '--force')).status).toBe(0);
  });
});

describe('validate', () => {
  it('says line and column of each issue, in JSON and in YAML', async () => {
    const yaml = file('bad.yaml', 'extends: truce-holds\nname: bad\nplant:\n  minimumRat: 0.5\n');
    expect((await inProcess('validate', yaml)).err).toContain(
      '  line 4, column 3: Expected plant.minimumRat',
    );
    const json = file('bad.json', '{ "extends": "truce-holds", "name": "bad",\n  "horizonDays": 0 }\n');
    const { out } = await inProcess('validate', json, '--json');
    expect(JSON.parse(out).files[0].issues[0].place).toEqual({ line: 2, column: 3 });
  });
});

describe('show', () => {
  it('says in words what a scenario holds, and what a part of it rests on', async () => {
    const { out } = await inProcess('show', 'licences-slowed');
    for (const words of ['It begins with truce.', 'On 2025-08-10: slowed.', 'judgement'])
      expect(out).toContain(words);
    expect((await inProcess('show', 'licences-slowed', 'plant')).out).toContain('Bajaj kept building');
    const { out: json } = await inProcess('show', 'licences-slowed', '--json');
    expect(JSON.parse(json).policy.initial).toBe('truce');
  });

  it('shows a part with lists, and each note as one block', async () => {
    const { out } = await inProcess('show', 'truce-holds', 'policy');
    expect(out).toContain('\n  events\n');
    const [first, second] = out.slice(out.indexOf('calibrated, ') - 10).split('\n');
    expect(second!.search(/\S/)).toBe(first!.search(/\S/));
    expect((await inProcess('show', 'ban-resumes', 'policy.events')).out).toContain('date: 2025-08-10');
  });
});

describe('sweep', () => {
  it('leaves out the points of an earlier file, which stay in the new one', async () => {
    const path = file('points.csv');
    const words = ['sweep', 'ban-resumes', '--trials', '20', '--out', path];
    await inProcess(...words, '--axis', 'plant.minimumRate=0.2,0.4');
    const before = readFileSync(path, 'utf8');
    await inProcess(...words, '--axis', 'plant.minimumRate=0.2,0.4,0.6', '--resume', path);
    const after = readFileSync(path, 'utf8');
    expect(after.startsWith(before)).toBe(true);
    expect(after.trimEnd().split('\r\n')).toHaveLength(4);
  });
});

describe('A table', () => {
  it('has the signs that are asked for, symbols of elements, and empty cells with a flag for never', async () => {
    const words = ['simulate', 'truce-holds', '--trials', '30', '--csv', '--decimal', ','];
    const [head, any] = (await inProcess(...words)).out.split('\r\n');
    expect(head).toMatch(/^scenario;line;trials;halted;haltProbability;/);
    expect(any).toMatch(/^truce-holds;any;30;true;0,\d+;/);
    const rows = (await inProcess(...words.slice(0, -2), '--futures')).out.trimEnd().split('\r\n');
    expect(rows).toHaveLength(1 + 30 * 6);
    const cells = rows.slice(1).map((row) => row.split(','));
    for (const [, , , halted, day, element] of cells) {
      if (halted === 'true') expect(element).toMatch(/^(Sm|Tb|Dy)$/);
      else expect([day, element]).toEqual(['', '']);
    }
  });

  it('goes to the file that --out names, in the form of its ending', async () => {
    const path = file('run.json');
    const { out, err } = await inProcess('simulate', 'truce-holds', '--trials', '20', '--out', path);
    expect({ out, err }).toEqual({ out: '', err: `Wrote ${path}\n` });
    expect(JSON.parse(readFileSync(path, 'utf8')).scenarios[0].trials).toBe(20);
  });
});

describe('Colour', () => {
  const gate = ['simulate', 'ban-resumes', '--trials', '20', '--fail-above', '1%'];

  it('is for verdicts, where it is wanted', async () => {
    expect((await inProcess(...gate)).out.startsWith('✗')).toBe(true);
    expect((await inProcess(...gate, '--color', 'always')).out.startsWith('\u001b[31m✗')).toBe(true);
    vi.stubEnv('FORCE_COLOR', '1');
    vi.stubEnv('NO_COLOR', '');
    expect((await inProcess(...gate)).out.startsWith('\u001b[31m✗')).toBe(true);
    vi.stubEnv('NO_COLOR', '1');
    expect((await inProcess(...gate)).out.startsWith('✗')).toBe(true);
  });
});

describe('Completion', () => {
  const words = async (line: string) =>
    (await inProcess('complete', '--', `rare-earth-risk ${line}`)).out.split('\n').slice(0, -1);

  it('knows commands, options, choices, scenarios, automakers and paths of settings', async () => {
    expect(await words('sim')).toEqual(['simulate']);
    expect(await words('simulate --sav')).toEqual(['--save']);
    expect(await words('simulate --sampling ')).toEqual(['independent', 'sobol']);
    expect(await words('simulate licences')).toEqual(['licences-slowed', ':files']);
    expect(await words('simulate licences-slowed --automaker eu')).toEqual(['eu-volume', 'eu-premium']);
    expect(await words('simulate licences-slowed --set plant.r')).toEqual([
      'plant.restartDays=',
      'plant.rationBelowDays=',
      'plant.rationRate=',
    ]);
    expect(await words('completion ')).toEqual(['bash', 'zsh', 'fish']);
    expect(await words('show truce-holds plant.ri')).toEqual([]);
    expect(await words('show truce-holds des')).toEqual(['desk', 'desk.']);
    expect(await words('forecast ban=1 tr')).toEqual(['truce-holds=', ':files']);
  });

  it('reads values of options apart from arguments, after = too, and * as any id', async () => {
    expect(await words('show --set desk.backlog=9 truce')).toEqual(['truce-holds', ':files']);
    expect(await words('simulate --trials ')).toEqual([]);
    expect(await words('simulate --set horizonDays=1')).toEqual([]);
    expect(await words('simulate --color=al')).toEqual(['--color=always']);
    expect(await words('simulate truce-holds --set=automakers.*.lanes.D')).toEqual([
      '--set=automakers.*.lanes.Dy.',
    ]);
    expect(await words('simulate truce-holds --out ')).toEqual([':files']);
  });

  it.each(['bash', 'zsh', 'fish'])('has a script for %s', async (shell) => {
    expect((await inProcess('completion', shell)).out).toContain('rare-earth-risk complete --');
  });
});
