// The section of docs/hindcast.md on whether the chains of the fit agree, and whether its posterior means
// what it says.

import ranks from '../calibration/ranks.json' with { type: 'json' };
import { type Agreement, chanceAgreement, parameterAgreement } from '../calibration/summary.ts';
import { uniformity } from '../calibration/uniformity.ts';
import type { Calibration } from './calibration.ts';
import { number, paragraph, percent, span, table } from './markdown.ts';
import { PARAMETERS, type ParameterName } from './parameters.ts';

export function convergenceSection(calibration: Calibration): string {
  const { seeds, sets, design, emulators } = calibration;
  const parameters = parameterAgreement(calibration);
  const chances = chanceAgreement(calibration);
  const spread = Math.max(...emulators.map(({ sd }) => sd));
  const efficiency = emulators.map((one) => one.efficiency);
  return `## Has the fit converged?

${paragraph(`${seeds.length} chains with seeds of their own give ${sets.length / seeds.length} draws each. R̂ compares them: rank-normalised, split, folded \
(Vehtari et al., 2021); 1 is agreement. The effective size says how many independent draws they are worth. The largest R̂ of a parameter is \
${number(most(parameters), 3)}, of a chance ${number(most(chances), 3)}; the least effective size is ${number(least([...parameters, ...chances]), 0)}. A test holds \
1.05, 1.02 and 400 on the committed sets.`)}

${agreementTable(chances, 'chance of a halt within a year', (name) => name)}

${agreementTable(parameters, 'parameter', (name) => PARAMETERS[name as ParameterName].label)}

${paragraph(`The model is too slow to be asked a million times. Each chain asks a neural network instead, which was fitted to the model's answers at \
${design.toLocaleString('en')} settings, with a seed of its own. Then the model itself is run at six times as many draws as are kept, and draws are kept in \
proportion to the model's likelihood over the network's. The logarithms of the two differ by a standard deviation of at most ${number(spread)}, much of it the \
noise of the trials behind the model's answer; the draws that were checked are worth ${percent(Math.min(...efficiency))} to ${percent(Math.max(...efficiency))} % as many independent ones.`)}

### Does the posterior mean what it says?

${paragraph(`${ranks.springs} synthetic springs: a truth is drawn from the prior, the model run under it, facts of the same kinds drawn with the errors that the fit \
assumes, and the fit done again (on one network, without the correction by the model). If the posterior means what it says, the truth lies in its central 50 % \
half of the time and in its central 90 % nine times in ten, and its rank among ${ranks.draws} draws is uniform (simulation-based calibration, Talts et al., \
2018). \`npm run calibrate:check\` writes the ranks.`)}

${rankTable()}`;
}

function agreementTable(of: readonly Agreement[], head: string, label: (name: string) => string): string {
  const digits = ({ high }: Agreement): number => (high > 10 ? 0 : 2);
  return table(
    [head, 'mean', 'central 90 %', 'R̂', 'effective size'],
    of.map((one) => [
      label(one.name),
      number(one.mean, digits(one)),
      span([one.low, one.high], digits(one)),
      number(one.rHat, 3),
      number(one.effectiveSize, 0),
    ]),
  );
}

function rankTable(): string {
  return table(
    ['parameter', 'in 50 %', 'in 90 %', 'p, ranks are uniform'],
    Object.entries(ranks.ranks).map(([name, list]) => {
      const { pValue, in50, in90 } = uniformity(list, ranks.draws);
      return [
        PARAMETERS[name as ParameterName].label,
        `${percent(in50)} %`,
        `${percent(in90)} %`,
        number(pValue, 3),
      ];
    }),
  );
}

function most(of: readonly Agreement[]): number {
  return Math.max(...of.map(({ rHat }) => rHat));
}

function least(of: readonly Agreement[]): number {
  return Math.min(...of.map(({ effectiveSize }) => effectiveSize));
}
