import { expect, it, test } from 'vitest';
import { numberOf } from '../../src/cli/input/numbers.ts';
import { inProcess } from './cli-process.ts';

test.each([
  ['10000', 10_000],
  ['10k', 10_000],
  ['1e4', 10_000],
  ['1E+4', 10_000],
  ['2.5M', 2_500_000],
  ['10,000', 10_000],
  ['1_000_000', 1_000_000],
  ['60%', 0.6],
  ['33.3%', 0.333],
  ['.5', 0.5],
  ['-1', -1],
])('The command line reads %s as %d', (text, value) => {
  expect(numberOf(text)).toBe(value);
});

test.each(['', ' ', 'many', '1k k', '0x10', '1,00', '10kk', 'e4', 'Infinity', '1e4%%', '--1'])(
  'The command line reads no number in "%s"',
  (text) => {
    expect(numberOf(text)).toBeNaN();
  },
);

it('Trials and weights are read as people write them', async () => {
  const trials = await inProcess('simulate', 'truce-holds', '--trials', '.1k', '--json');
  expect(JSON.parse(trials.out).scenarios[0].trials).toBe(100);
  const few = ['--trials', '1e2', '--json'];
  const { out } = await inProcess('forecast', 'truce-holds=60%', 'ban-resumes=40%', ...few);
  expect(JSON.parse(out).weights).toEqual({ 'truce-holds': 0.6, 'ban-resumes': 0.4 });
  const twice = await inProcess('forecast', 'truce-holds=60%', 'truce-holds=40%', ...few);
  expect(twice).toMatchObject({ status: 2, out: '' });
  expect(twice.err).toContain('to have one weight, got "truce-holds"');
});
