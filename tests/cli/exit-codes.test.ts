import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../src/cli/table/commands.ts';
import { inProcess } from './cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-exit-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A question for `choose`, with a scenario. */
function question(scenario: string): string {
  const path = join(folder, `${scenario}.json`);
  writeFileSync(path, JSON.stringify({ options: { none: {} }, scenarios: [scenario], lossPerVehicle: 1 }));
  return path;
}

/** Words of a command that is quick and right, with the scenario in question. */
const WORDS: Readonly<Record<string, (scenario: string) => string[]>> = {
  list: () => ['list'],
  show: (s) => ['show', s],
  schema: () => ['schema'],
  init: (s) => ['init', '-', '--start', s],
  validate: (s) => ['validate', s],
  simulate: (s) => ['simulate', s, '--trials', '20'],
  compare: (s) => ['compare', s, 'ban-resumes', '--trials', '20'],
  forecast: (s) => ['forecast', `${s}=1`, '--trials', '20'],
  uncertainty: (s) => ['uncertainty', s, '--outer', '30', '--inner', '4'],
  explain: (s) => ['explain', s],
  hindcast: (s) => ['hindcast', s === 'truce-holds' ? 'spring-2025' : s, '--trials', '1'],
  buffers: (s) => [
    'buffers',
    s,
    '--curve',
    '--bounds',
    '30,60',
    '--automaker',
    'korea-volume',
    '--trials',
    '20',
  ],
  survive: (s) => ['survive', s, '--automaker', 'korea-volume', '--trials', '2'],
  sensitivity: (s) => ['sensitivity', s, '--input', 'plant.minimumRate=0.2..0.5', '--trials', '20'],
  discover: (s) => ['discover', s, '--trials', '40', '--automaker', 'korea-volume'],
  choose: (s) => ['choose', question(s), '--trials', '20'],
  sweep: (s) => ['sweep', s, '--axis', 'plant.minimumRate=0.2,0.5', '--trials', '20'],
  report: (s) => ['report', s, '--trials', '100', '--out', '-'],
  completion: () => ['completion', 'bash'],
};

/** Commands that read no scenario. */
const WITHOUT = ['list', 'schema', 'completion'];

/** Commands that write no file of their result. */
const UNWRITTEN = ['init', 'completion'];

const names = COMMANDS.map(({ name }) => name);

it('The table of exit codes has every command', () => {
  expect(Object.keys(WORDS)).toEqual(names);
});

describe.each(names)('%s', (name) => {
  const words = WORDS[name]!;

  it('exits with 0 when all is well, its result on stdout alone', async () => {
    const { status, out, err } = await inProcess(...words('truce-holds'));
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).not.toBe('');
  });

  it('exits with 2 for an option that it does not have', async () => {
    const { status, out, err } = await inProcess(...words('truce-holds'), '--no-such-option');
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain("unknown option '--no-such-option'");
  });

  it.skipIf(WITHOUT.includes(name))('exits with 2 for a scenario that there is not', async () => {
    const { status, out, err } = await inProcess(...words('truce-hold'));
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('did you mean "truce-holds"?');
  });

  it.skipIf(UNWRITTEN.includes(name))('exits with 1 for a file that cannot be written', async () => {
    const file = join(folder, 'none', 'result.txt');
    const { status, out, err } = await inProcess(...words('truce-holds'), '--out', file);
    expect({ status, out }).toEqual({ status: 1, out: '' });
    expect(err).toBe(`Expected ${file} to be a file that can be written, got a folder that does not exist\n`);
  });

  it.skipIf([...UNWRITTEN, 'schema', 'report'].includes(name))('gives one JSON document', async () => {
    const { status, out, err } = await inProcess(...words('truce-holds'), '--json', '--quiet');
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(JSON.parse(out)).toBeTypeOf('object');
  });
});

it('A fault of the program exits with 1 and shows where it is', async () => {
  const spec = COMMANDS.find(({ name }) => name === 'list')!;
  const load = vi.spyOn(spec, 'load').mockRejectedValue(new TypeError('x is not a function'));
  const { status, out, err } = await inProcess('list').finally(() => load.mockRestore());
  expect({ status, out }).toEqual({ status: 1, out: '' });
  expect(err).toMatch(/^TypeError: x is not a function\n +at /);
});

describe('A gate', () => {
  const gate = (...more: string[]) => inProcess('simulate', 'ban-resumes', '--trials', '200', ...more);

  it('exits with 99 where the whole interval breaks the limit', async () => {
    const { status, out } = await gate('--fail-above', '5%');
    expect(status).toBe(99);
    expect(out).toMatch(/^✗ P\(any line halts by day 365\) is .* %.*: above 5 %\n/);
  });

  it('exits with 0 where the whole interval keeps it, and with 98 where the limit lies within', async () => {
    expect((await gate('--fail-above', '99.9%')).status).toBe(0);
    const open = await gate('--fail-if', 'haltProbability > 95%');
    expect(open.status).toBe(98);
    expect(open.out).toMatch(/^\? /);
  });

  it('has its verdict in JSON, and on stderr beside a table', async () => {
    const json = JSON.parse((await gate('--fail-above', '5%', '--json')).out);
    expect(json.thresholds).toMatchObject([{ passed: false, limit: 0.05, failsIf: 'above' }]);
    const table = await gate('--fail-above', '5%', '--csv');
    expect(table.err).toMatch(/^✗ P\(any line/);
    expect(table.out).toMatch(/^scenario,line,/);
  });

  it('is there for forecasts and comparisons', async () => {
    const few = ['--trials', '200'];
    expect((await inProcess('forecast', 'ban-resumes=1', ...few, '--fail-above', '5%')).status).toBe(99);
    const worse = ['compare', 'truce-holds', 'ban-resumes', ...few, '--fail-if', 'eu-volume.haltDays > 1'];
    expect((await inProcess(...worse)).status).toBe(99);
  });

  it.each([
    ['eu-volum.haltProbability > 1%', 'did you mean "eu-volume"?'],
    ['eu-volume.haltProbabilty > 1%', 'did you mean "haltProbability"?'],
    ['haltDays > 1', 'to name an automaker'],
    ['haltProbability = 1', 'to be a rule such as'],
  ])('refuses the rule %s', async (rule, says) => {
    const { status, out, err } = await gate('--fail-if', rule);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(says);
  });
});
