import { describe, expect, it } from 'vitest';
import { applySettings } from '../../src/cli/input/settings.ts';
import { loadScenario } from '../../src/index.ts';
import { inProcess } from './cli-process.ts';

const base = loadScenario('licences-slowed');
const dysprosium = (scenario: typeof base, id: string) => scenario.automakers[id]!.lanes.Dy!;

describe('The settings language', () => {
  it('writes * out for every id that has the rest of the path', async () => {
    const changed = await applySettings(base, { set: ['automakers.*.lanes.Dy.bufferDays.median=60'] });
    for (const id of Object.keys(base.automakers))
      expect(dysprosium(changed, id).bufferDays).toMatchObject({ median: 60 });
    const before = dysprosium(base, 'eu-volume').bufferDays as { sigma: number };
    expect(dysprosium(changed, 'eu-volume').bufferDays).toMatchObject({ sigma: before.sigma });
  });

  it('scales a number and a whole distribution, whose spread and family stay', async () => {
    const before = dysprosium(base, 'eu-volume').bufferDays as { median: number; sigma: number; min: number };
    const changed = await applySettings(base, {
      set: ['automakers.eu-volume.lanes.Dy.bufferDays=x1.5', 'automakers.eu-volume.vehiclesPerDay=x0.5'],
    });
    const { median, sigma, min } = before;
    expect(dysprosium(changed, 'eu-volume').bufferDays).toEqual({
      median: 1.5 * median,
      sigma,
      min: 1.5 * min,
    });
    expect(changed.automakers['eu-volume']!.vehiclesPerDay).toBe(3000);
  });

  it('shifts, up and down, and sees what settings before it did', async () => {
    const path = 'automakers.eu-volume.plannedLicenceDays';
    const set = [`${path}=100`, `${path}=+30`, `${path}=+-10`];
    expect((await applySettings(base, { set })).automakers['eu-volume']!.plannedLicenceDays).toBe(120);
  });

  it.each([
    ['automakers.*.lanes.Xx.bufferDays=x2', 'to name something in the scenario'],
    ['policy.initial=x2', 'to be a number or a distribution for x2 to change'],
    ['horizonDays', 'to be path=value'],
  ])('refuses %s', async (setting, says) => {
    const { status, err } = await inProcess('simulate', 'truce-holds', '--set', setting);
    expect(status).toBe(2);
    expect(err).toContain(says);
  });

  it('is that of sweep axes too, and a range of levels is a list', async () => {
    const few = ['--trials', '20', '--json'];
    const relative = await inProcess(
      'sweep',
      'licences-slowed',
      '--axis',
      'automakers.*.lanes.Dy.bufferDays=x0.5,x2',
      ...few,
    );
    const points = JSON.parse(relative.out).points;
    expect(points.map(({ settings }: { settings: object }) => Object.values(settings)[0])).toEqual([
      'x0.5',
      'x2',
    ]);
    const levels = await inProcess(
      'sweep',
      'licences-slowed',
      '--axis',
      'plant.minimumRate=0.2..0.4/3',
      ...few,
    );
    expect(JSON.parse(levels.out).points.map(({ settings }: { settings: object }) => settings)).toEqual([
      { 'plant.minimumRate': 0.2 },
      { 'plant.minimumRate': 0.3 },
      { 'plant.minimumRate': 0.4 },
    ]);
  });
});
