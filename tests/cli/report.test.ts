import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadScenario } from '../../src/index.ts';
import { reportHtml, reportResults, writeReport } from '../../src/node/report/index.ts';
import { inProcess, root } from './cli-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'cli-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = ['--trials', '60', '--set', 'horizonDays=120', '--parameters', 'median'];
const report = (...args: string[]) =>
  inProcess('report', 'ban-resumes', '--automaker', 'us-volume', ...small, ...args);

describe('report', { timeout: 120_000 }, () => {
  it('writes the same bytes each time, whatever the file is called, and says nothing on stdout', async () => {
    const [one, other] = [join(folder, 'one.html'), join(folder, 'other.html')];
    expect(await report('--out', one)).toEqual({ status: 0, out: '', err: `Wrote ${one}\n` });
    expect(await report(`--out=${other}`, '--quiet')).toEqual({ status: 0, out: '', err: '' });
    const text = readFileSync(one, 'utf8');
    expect(readFileSync(other, 'utf8')).toBe(text);
    expect(text).toContain(
      'report ban-resumes --automaker us-volume --trials 60 --set horizonDays=120 --parameters median --out report.html</pre>',
    );
    expect(text).not.toContain(folder);
  });

  it('writes Markdown to stdout, in another language', async () => {
    const { status, out, err } = await report('--out', '-', '--format', 'md', '--lang', 'de');
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain('--out report.md\n```');
    expect(out).toMatch(/^# Wenn ein Verbot zurückkehrt, steht die Linie/);
  });

  it('writes report.md for Markdown, and names it in the command', () => {
    const asked = ['report', 'ban-resumes', '--automaker', 'us-volume', ...small, '--format', 'md'];
    const cwd = mkdtempSync(join(folder, 'one-'));
    const tsx = import.meta.resolve('tsx');
    const done = spawnSync(process.execPath, ['--import', tsx, join(root, 'src/cli/main.ts'), ...asked], {
      ...{ cwd, encoding: 'utf8' },
    });
    expect([done.status, done.stderr, readdirSync(cwd)]).toEqual([0, 'Wrote report.md\n', ['report.md']]);
    expect(readFileSync(join(cwd, 'report.md'), 'utf8')).toContain('--format md --out report.md\n');
  });

  it.each([
    [['--lang', 'it'], 2, /^Expected --lang to be one of en, de, fr, ja, zh, got "it"/],
    [['--format', 'pdf'], 2, /^Expected --format to be one of html, md, got "pdf"/],
    [['--automaker', 'us-volum'], 2, /^Expected --automaker to be one of .*; did you mean "us-volume"/],
    [['--weights', '60%,40%'], 2, /^Expected --weights to have 1, one a scenario, got 2/],
    [['--weights', '60%'], 2, /^Expected --weights to add up to 1, got 0.6/],
    [['--trials', '0'], 2, /^Expected --trials to be/],
    [['--out', join(folder, 'none', 'x.html')], 1, /none/],
  ])('refuses %j', async (args, status, message) => {
    const done = await report(...args);
    expect([done.status, done.out]).toEqual([status, '']);
    expect(done.err).toMatch(message);
    expect(readdirSync(folder).filter((name) => /^(?!one|other)/.test(name))).toEqual([]);
  });
});

describe('reportResults', { timeout: 120_000 }, () => {
  const scenarios = [loadScenario('ban-resumes')];

  it('ends with the reason of a signal, and tells progress', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const onProgress = (futures: number): void => {
      seen.push(futures);
      if (futures > 200) stop.abort(new Error('enough'));
    };
    await expect(reportResults(scenarios, { trials: 60, onProgress, signal: stop.signal })).rejects.toThrow(
      'enough',
    );
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(1);
  });

  it('does not depend on the number of threads, and survives JSON', async () => {
    const options = { trials: 60, automaker: 'us-volume' };
    const [one, two] = await Promise.all(
      [1, 2].map((workers) => reportResults(scenarios, { ...options, workers })),
    );
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    const path = join(folder, 'again.html');
    await writeReport(path, JSON.parse(JSON.stringify(one)));
    expect(readFileSync(path, 'utf8')).toBe(reportHtml(two!));
    rmSync(path);
  });

  it('refuses unknown options', async () => {
    await expect(reportResults(scenarios, { trails: 10 } as never)).rejects.toThrow(
      /trails.*did you mean "trials"/,
    );
  });
});
