import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import {
  catalogueNames,
  format,
  haltProbability,
  loadScenario,
  override,
  simulate,
  simulateInBatches,
} from '../../src/index.ts';
import { cli, inProcess, root } from './cli-process.ts';

const NOTICE =
  'The truce was to end on 2026-11-10. That day lies in the past, and what came of it is not in this version.';

describe('rare-earth-risk', { timeout: 240_000 }, () => {
  it('list names the catalogue', () => {
    const { status, out } = cli('list');
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines[0]).toBe('From 2025-06-06');
    expect(
      lines.filter((line) => line.startsWith('  ')).map((line) => line.trim().split(/ {2,}/)[0]),
    ).toEqual([...catalogueNames]);
    expect(JSON.parse(cli('list', '--json').out)[4]).toEqual({
      name: 'autumn-2026/truce-holds',
      title: 'Truce holds, autumn 2026',
      start: '2026-10-09',
      notice: NOTICE,
    });
    expect(lines[lines.indexOf('From 2026-10-09') + 1]).toBe(NOTICE.slice(0, 80).trim());
  });

  it('validate says that a good file is valid, and lists every issue of a bad one', () => {
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

  it('simulate --rare-events is refused over parameter sets, else gives the chances of the library', async () => {
    const args = ['simulate', 'ban-resumes', '--set', 'horizonDays=150', '--trials', '200', '--seed', 's'];
    const overSets = await inProcess(...args, '--rare-events');
    expect(overSets).toMatchObject({ status: 2, out: '' });
    expect(overSets.err).toContain('--parameters median');
    const { status, out } = await inProcess(...args, '--rare-events', '--json', '--parameters', 'median');
    expect(status).toBe(0);
    const scenario = override(loadScenario('ban-resumes'), { horizonDays: 150, parameters: 'median' });
    const run = simulate(scenario, { trials: 200, seed: 's', rareEvents: true });
    const expected = JSON.parse(JSON.stringify(haltProbability(run)));
    expect(JSON.parse(out).scenarios[0].any.haltProbability).toEqual(expected);
  });

  it('--parameters runs a scenario over other parameter sets, or in the single setting', async () => {
    const options = ['--trials', '1100', '--seed', 's', '--json'];
    const { out } = await inProcess('simulate', 'ban-resumes', ...options);
    const over = JSON.parse(out).scenarios[0];
    expect(over.parameters).toMatchObject({ sets: 'spring-2025', count: 128 });
    expect(over.any.haltProbability.knowledge).toHaveLength(2);
    const single = override(loadScenario('ban-resumes'), { parameters: 'median' });
    const chance = haltProbability(simulate(single, { trials: 1100, seed: 's' }));
    const median = await inProcess('simulate', 'ban-resumes', ...options, '--parameters', 'median');
    expect(JSON.parse(median.out).scenarios[0].any.haltProbability).toEqual(chance);
    expect(median.out).not.toContain('knowledge');
    const spring = ['simulate', 'spring-2025', ...options, '--parameters', 'spring-2025'];
    expect((await inProcess(...spring)).out).toContain('knowledge');
    const compared = await inProcess(
      'compare',
      'truce-holds',
      'ban-resumes',
      ...options,
      '--parameters',
      'median',
    );
    expect(JSON.parse(compared.out).alternatives['ban-resumes'].any.haltProbability).toEqual(chance);
    expect(compared.out).not.toContain('knowledge');
    const mixed = await inProcess('forecast', 'ban-resumes=1', ...options, '--parameters', 'median');
    expect(JSON.parse(mixed.out).conditional['ban-resumes']).toEqual(chance);
    const story = ['explain', 'ban-resumes', '--trial', '3', '--parameters'];
    expect((await inProcess(...story, 'median')).out).not.toBe(
      (await inProcess(...story, 'spring-2025')).out,
    );
  });

  it('--set fixes a number in every parameter set', async () => {
    const set = ['--set', 'policy.regimes.truce.returned=0.2', '--trials', '20', '--json'];
    const { out } = await inProcess('simulate', 'truce-holds', ...set, '--parameters', 'spring-2025');
    expect(JSON.parse(out).scenarios[0].parameters.fixed).toEqual(['policy.regimes.truce.returned']);
  });

  it('shows the notice of a scenario on every output', async () => {
    const name = 'autumn-2026/ban-resumes';
    const few = ['--trials', '20'];
    for (const args of [
      ['simulate', name, ...few],
      ['simulate', 'truce-holds', name, ...few],
      ['compare', name, 'autumn-2026/truce-holds', ...few],
      ['forecast', `${name}=1`, ...few],
      ['explain', name],
      ['uncertainty', name, '--outer', '30', '--inner', '4'],
    ]) {
      const { out } = await inProcess(...args);
      expect(out.replaceAll('\n', ' ').split(NOTICE), args.join(' ')).toHaveLength(2);
    }
    const { out } = await inProcess('simulate', name, ...few, '--json');
    expect(JSON.parse(out).scenarios[0].notice).toBe(NOTICE);
    const known = await inProcess('uncertainty', name, '--outer', '30', '--inner', '4', '--json');
    expect(JSON.parse(known.out).notice).toBe(NOTICE);
    expect((await inProcess('simulate', 'truce-holds', ...few)).out).not.toContain('lies in the past');
  });

  it('simulate --precision runs until P(any halt) has the half width, and says so', async () => {
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
    const { status, out, err } = await inProcess(...args);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const { precision: _, ...bare } = run;
    expect(out.startsWith(`${format(bare)}\n\n`)).toBe(true);
    expect(out).toContain('P(any line halts) to ±3 points');
    expect(out).toMatch(new RegExp(`\n  truce-holds: reached after ${trials} futures: .* %.*\n$`));
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
    const capped = await inProcess(...args, '--trials', '300');
    expect(capped.out).toContain('truce-holds: not reached after 300 futures');
    const json = JSON.parse((await inProcess(...args, '--json')).out);
    expect(json.scenarios[0].precision).toEqual(JSON.parse(JSON.stringify(run.precision)));
    expect(json.scenarios[0].trials).toBe(run.options.trials);
  });

  it('compare pairs the alternatives with the baseline, or the baseline with itself changed by --set', async () => {
    const set = 'automakers.eu-volume.lanes.Dy.bufferDays=120';
    const options = ['--trials', '300', '--seed', 's', '--json'];
    const { status, out } = await inProcess('compare', 'licences-slowed', '--set', set, ...options);
    expect(status).toBe(0);
    const { baseline, differences } = JSON.parse(out);
    const run = simulate(loadScenario('licences-slowed'), { trials: 300, seed: 's' });
    expect(baseline.any.haltProbability).toEqual(haltProbability(run));
    const { automakers } = differences[set];
    expect(automakers['eu-volume'].haltProbability.value).toBeLessThan(0);
    expect(automakers['eu-volume'].haltProbability.interval).toHaveLength(2);
    expect(automakers['us-volume'].haltProbability.value).toBe(0);
    const named = await inProcess('compare', 'licences-slowed', 'ban-resumes', 'truce-holds', ...options);
    expect(Object.keys(JSON.parse(named.out).differences)).toEqual(['ban-resumes', 'truce-holds']);
  });

  it('forecast mixes scenarios with weights or with concentrations', async () => {
    const options = [
      '--trials',
      '300',
      '--seed',
      's',
      '--json',
      '--automaker',
      'eu-volume',
      '--by-day',
      '180',
    ];
    const fixed = await inProcess('forecast', 'truce-holds=0.75', 'ban-resumes=0.25', ...options);
    const { weights, conditional, mixture, credible, question } = JSON.parse(fixed.out);
    expect(weights).toEqual({ 'truce-holds': 0.75, 'ban-resumes': 0.25 });
    expect(question).toEqual({ automaker: 'eu-volume', byDay: 180 });
    const run = simulate(loadScenario('ban-resumes'), { trials: 300, seed: 's' });
    const asked = haltProbability(run, { automaker: 'eu-volume', byDay: 180 });
    expect(conditional['ban-resumes']).toEqual(JSON.parse(JSON.stringify(asked)));
    expect(mixture.value).toBeCloseTo(
      0.75 * conditional['truce-holds'].value + 0.25 * conditional['ban-resumes'].value,
      12,
    );
    expect(credible).toBeNull();
    const vague = ['forecast', 'truce-holds=3', 'scenarios/ban-resumes.json=1', '--dirichlet', ...options];
    const { out } = await inProcess(...vague);
    expect(JSON.parse(out).mixture.value).toBe(mixture.value);
    expect(JSON.parse(out).credible).toHaveLength(2);
  });

  it('uncertainty separates chance within a future from what is not known', async () => {
    const path = 'automakers.eu-volume.lanes.Dy.bufferDays';
    const args = [
      'uncertainty',
      'licences-slowed',
      '--outer',
      '30',
      '--inner',
      '5',
      '--unknown',
      path,
      '--json',
    ];
    const { status, out } = await inProcess(...args);
    expect(status).toBe(0);
    const { name, unknown, options } = JSON.parse(out);
    expect(name).toBe('licences-slowed');
    expect(unknown).toContain('market.thriftCap');
    expect(unknown.at(-1)).toBe(path);
    expect(options).toMatchObject({ outer: 30, inner: 5 });
  });

  it('prints no error when the reader of a pipe stops', () => {
    const command = `"${process.execPath}" --import tsx src/cli/main.ts simulate truce-holds --trials 50 | true; exit ${'$'}{PIPESTATUS[0]}`;
    const { status, stderr } = spawnSync('bash', ['-c', command], { cwd: root, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('keeps tables within 80 columns', async () => {
    const tables = [cli('simulate', 'ban-resumes', 'truce-holds', 'licences-slowed', '--trials', '200').out];
    tables.push(cli('simulate', 'truce-holds', 'licences-slowed', 'ban-resumes', '--trials', '1100').out);
    tables.push(cli('simulate', 'ban-resumes', '--trials', '1100').out);
    tables.push((await inProcess('compare', 'truce-holds', 'ban-resumes', '--trials', '1100')).out);
    tables.push(
      cli('simulate', 'ban-resumes', '--trials', '200').out,
      cli('explain', 'ban-resumes', '--trial', '3').out,
    );
    const few = ['--trials', '100'];
    for (const args of [
      ['compare', 'licences-slowed', 'ban-resumes', ...few],
      ['forecast', 'truce-holds=6', 'licences-slowed=3', 'ban-resumes=1', '--dirichlet', ...few],
      ['uncertainty', 'ban-resumes', '--outer', '30', '--inner', '6'],
    ])
      tables.push((await inProcess(...args)).out);
    for (const line of tables.join('\n').split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  it('exits with 2 for bad usage or a bad scenario, and says why on stderr alone', async () => {
    const cases: [string[], string][] = [
      [['simulate'], 'missing required argument'],
      [['simulat', 'truce-holds'], 'unknown command'],
      [['simulate', 'truce-hold'], 'did you mean "truce-holds"?'],
      [['simulate', 'autumn-2026/truce-hold'], 'did you mean "autumn-2026/truce-holds"?'],
      [['simulate', 'spring-2026'], 'did you mean "spring-2025"?'],
      [['simulate', 'none.json'], 'no such file'],
      [['simulate', 'autum-2026/truce-holds'], 'no such file; did you mean "autumn-2026/truce-holds"?'],
      [['simulate', 'truce-holds', '--trials', '0'], 'Expected --trials to be a whole number from 1'],
      [['simulate', 'truce-holds', '--parameters', 'spring-2024'], 'did you mean "spring-2025"?'],
      [['simulate', 'truce-holds', '--trials', 'many'], 'whole number'],
      [['simulate', 'truce-holds', '--precision', 'fine'], 'a number'],
      [['simulate', 'truce-holds', '--precision', '0.5'], 'Expected --precision to be between 0 and 0.5'],
      [['simulate', 'truce-holds', '--seed', ''], 'non-empty string'],
      [['simulate', 'truce-holds', '--set', 'horizonDays'], 'path=value'],
      [['simulate', 'truce-holds', '--set', 'horizonDay=3'], '--set: 1 issue'],
      [['simulate', 'truce-holds', '--set', 'horizonDay=3'], 'did you mean "horizonDays"?'],
      [['sweep', 'truce-holds', '--axis', 'plant.minRate=0.3,0.5'], '--axis: 1 issue'],
      [['sensitivity', 'truce-holds', '--input', 'plant.minRate=0.3..0.5'], '--input: 1 issue'],
      [['simulate', 'truce-holds', '--set', '__proto__.x=1'], 'reserved'],
      [['explain', 'truce-holds', '--trial', '-1'], 'whole number'],
      [['compare', 'truce-holds'], 'alternative'],
      [['compare', 'truce-holds', 'ban-resumed'], 'did you mean "ban-resumes"?'],
      [['compare', 'truce-holds', 'ban-resumes', '--set', 'horizonDays=90'], 'horizonDays to be 365'],
      [['forecast', 'truce-holds'], 'name=number'],
      [['forecast', 'truce-holds='], 'name=number'],
      [['forecast', 'truce-holds=0.5'], 'add up to 1, got 0.5'],
      [['forecast', 'truce-hold=1'], 'did you mean "truce-holds"?'],
      [['forecast', 'truce-holds=0', '--dirichlet'], 'above 0'],
      [['forecast', 'truce-holds=1', '--automaker', 'eu-volum'], 'did you mean "eu-volume"?'],
      [['uncertainty', 'truce-holds', '--outer', '31'], 'even number'],
      [['uncertainty', 'truce-holds', '--unknown', 'desk.backlog'], 'the path of a distribution'],
    ];
    for (const [args, says] of cases) {
      const { status, out, err } = await inProcess(...args);
      expect({ args, status, out }).toEqual({ args, status: 2, out: '' });
      expect(err).toContain(says);
    }
  });
});
