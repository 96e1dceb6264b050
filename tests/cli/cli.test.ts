import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { format, haltProbability, loadScenario, simulate, simulateInBatches } from '../../src/index.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

function cli(...args: string[]): { status: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, ['--import', 'tsx', 'src/cli/main.ts', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status: done.status, out: done.stdout, err: done.stderr };
}

/** The same without the seconds that a process takes to start. */
async function inProcess(args: readonly string[]): Promise<{ status: number; out: string; err: string }> {
  const texts = { out: '', err: '' };
  const listen = (name: 'out' | 'err') => (text: unknown) => {
    texts[name] += String(text);
    return true;
  };
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation(listen('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(listen('err')),
  ];
  const status = await run(args).finally(() => {
    for (const spy of spies) spy.mockRestore();
  });
  return { status, ...texts };
}

describe('rare-earth-risk', { timeout: 60_000 }, () => {
  it('list names the catalogue', () => {
    const { status, out } = cli('list');
    expect(status).toBe(0);
    expect(out).toMatch(/^truce-holds {2}.*\nlicences-slowed {2}.*\nban-resumes {2}.*\n$/);
  });

  it('validate praises a good file and lists every issue of a bad one', () => {
    expect(cli('validate', 'scenarios/ban-resumes.json')).toMatchObject({ status: 0, err: '' });
    const bad = cli('validate', 'package.json');
    expect(bad).toMatchObject({ status: 2, out: '' });
    expect(bad.err).toContain('Expected devDependencies to be a known key');
  });

  it('simulate prints one JSON document whose chances are those of the library', () => {
    const { status, out, err } = cli(
      ...[
        'simulate',
        'truce-holds',
        'ban-resumes',
        '--trials',
        '1500',
        '--seed',
        's',
        '--set',
        'horizonDays=200',
        '--json',
      ],
    );
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { scenarios } = JSON.parse(out);
    expect(scenarios.map(({ name }: { name: string }) => name)).toEqual(['truce-holds', 'ban-resumes']);
    const scenario = { ...loadScenario('ban-resumes'), horizonDays: 200 };
    const run = simulate(scenario, { trials: 1500, seed: 's' });
    const expected = JSON.parse(JSON.stringify(haltProbability(run)));
    expect(scenarios[1].any.haltProbability).toEqual(expected);
    expect(scenarios[1].any.byDay['90']).toEqual(haltProbability(run, { byDay: 90 }));
    const maker = { automaker: 'eu-volume', byDay: 180 };
    expect(scenarios[1].automakers['eu-volume'].byDay['180']).toEqual(haltProbability(run, maker));
    expect(scenarios[1].automakers['eu-volume'].haltProbability.interval).toHaveLength(2);
  });

  it('simulate --precision runs until P(any halt) is so precise, and says so', async () => {
    const args = [
      'simulate',
      'truce-holds',
      '--set',
      'horizonDays=100',
      '--seed',
      's',
      '--precision',
      '0.03',
    ];
    const scenario = { ...loadScenario('truce-holds'), horizonDays: 100 };
    const options = { seed: 's', precision: { haltProbability: 0.03 } };
    const run = [...simulateInBatches(scenario, options)].at(-1)!;
    const trials = run.options.trials.toLocaleString('en-US');
    const { status, out, err } = await inProcess(args);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { precision: _, ...bare } = run;
    expect(out.startsWith(`${format(bare)}\n\n`)).toBe(true);
    expect(out).toContain('P(any line halts) to ±3 points');
    expect(out).toMatch(new RegExp(`\n  truce-holds: reached after ${trials} futures: .* %.*\n$`));
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const capped = await inProcess([...args, '--trials', '300']);
    expect(capped.out).toContain('truce-holds: not reached after 300 futures');
    const json = JSON.parse((await inProcess([...args, '--json'])).out);
    expect(json.scenarios[0].precision).toEqual(JSON.parse(JSON.stringify(run.precision)));
    expect(json.scenarios[0].trials).toBe(run.options.trials);
  });

  it('says nothing when the reader of a pipe has had enough', () => {
    const command = `"${process.execPath}" --import tsx src/cli/main.ts simulate truce-holds --trials 50 | true; exit ${'$'}{PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('tables keep within 80 columns', () => {
    const tables = [cli('simulate', 'ban-resumes', 'truce-holds', 'licences-slowed', '--trials', '200').out];
    tables.push(
      cli('simulate', 'ban-resumes', '--trials', '200').out,
      cli('explain', 'ban-resumes', '--trial', '3').out,
    );
    for (const line of tables.join('\n').split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  it('exits with 2 for bad usage or a bad scenario, and says why on stderr alone', async () => {
    const cases: [string[], string][] = [
      [['simulate'], 'missing required argument'],
      [['simulat', 'truce-holds'], 'unknown command'],
      [['simulate', 'truce-hold'], 'did you mean "truce-holds"?'],
      [['simulate', 'none.json'], 'no such file'],
      [['simulate', 'truce-holds', '--trials', '0'], 'options.trials'],
      [['simulate', 'truce-holds', '--trials', 'many'], 'whole number'],
      [['simulate', 'truce-holds', '--precision', 'fine'], 'a number'],
      [['simulate', 'truce-holds', '--precision', '0.5'], 'precision.haltProbability'],
      [['simulate', 'truce-holds', '--seed', ''], 'non-empty string'],
      [['simulate', 'truce-holds', '--set', 'horizonDays'], 'path=value'],
      [['simulate', 'truce-holds', '--set', 'horizonDay=3'], 'did you mean "horizonDays"?'],
      [['simulate', 'truce-holds', '--set', '__proto__.x=1'], 'reserved'],
      [['explain', 'truce-holds', '--trial', '-1'], 'whole number'],
    ];
    for (const [args, says] of cases) {
      const { status, out, err } = await inProcess(args);
      expect({ args, status, out }).toEqual({ args, status: 2, out: '' });
      expect(err).toContain(says);
    }
  });
});
