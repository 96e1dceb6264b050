import type { Choice, WeightedChoice } from '../analysis/choose/choice.ts';
import type { Estimate } from '../stats/estimate.ts';
import { noticeLines } from './brackets.ts';
import { type Cell, estimateCells, estimateHeads } from './csv-table.ts';
import { displayWidth } from './display-width.ts';
import { COLUMNS, table, wrap } from './layout.ts';
import { type Money, moneyFormat } from './money.ts';
import { count, percentWithInterval, points } from './numbers.ts';

/** What a unit of each measure is called. */
const UNIT = {
  vehiclesLost: 'vehicle lost',
  haltDays: 'day halted',
  haltProbability: 'future that halts',
} as const;

/** Returns a choice as text: costs, regret, and what follows from weights. */
export function choiceText(choice: Choice): string {
  const { table: costs, regret, weighted, options } = choice;
  const money = moneyFormat(Object.values(costs).flatMap((row) => Object.values(row)));
  const scenarios = Object.keys(Object.values(costs)[0]!);
  const grid = (rows: Choice['table']): string => gridText(rows, scenarios, money);
  return [
    wrap(`${headline(choice, money.size)} ${count(options.trials)} futures, seed ${JSON.stringify(options.seed)}, the same for all; \
${options.confidence * 100} % intervals in brackets.`),
    ...noticeLines(choice),
    `Cost\n${grid(costs)}`,
    `Regret: cost above the best option of the scenario\n${grid(regret)}`,
    ...(weighted ? [weightedTable(weighted, money)] : []),
    answers(choice, money)
      .map((line) => wrap(line))
      .join('\n'),
  ].join('\n\n');
}

/** Returns costs of options under scenarios as a table; in a line for each where that is too wide. */
function gridText(rows: Choice['table'], scenarios: readonly string[], money: Money): string {
  const cells = Object.entries(rows).map(([name, row]) => [
    name,
    ...scenarios.map((s) => money.withInterval(row[s]!)),
  ]);
  const wide = table([['', ...scenarios], ...cells]);
  if (displayWidth(wide.split('\n')[0]!) <= COLUMNS) return wide;
  return table(
    cells.flatMap(([name, ...costs]) => [[name!, ''], ...scenarios.map((s, i) => [`  ${s}`, costs[i]!])]),
  );
}

function headline({ question }: Choice, size: string): string {
  const { measure, lossPerUnit, automaker, byDay } = question;
  if (measure === 'cost')
    return `Costs of options under scenarios${size}: that of the option, and of stock, halts and air freight in USD, ${automaker ?? 'all lines'}.`;
  const within = measure === 'haltProbability' ? ` within ${byDay} days` : '';
  return `Costs of options under scenarios${size}: that of the option, and ${count(lossPerUnit)} for each ${UNIT[measure]}${within}, \
${automaker ?? 'all lines'}.`;
}

function weightedTable(
  { weights, expected, tailMean, saving, shares, credible }: WeightedChoice,
  money: Money,
): string {
  const given = Object.entries(weights).map(([name, weight]) => `${name} ${points(weight)} %`);
  const isUnsure = Object.values(credible).some((interval) => interval !== null);
  const rows = Object.keys(expected).map((name) => [
    name,
    money.withInterval(expected[name]!),
    ...(isUnsure ? [credible[name]!.map(money.plain).join(' to ')] : []),
    money.plain(tailMean[name]!.value),
    money.withInterval(saving[name]!),
    ...(isUnsure ? [points(shares[name]!)] : []),
  ]);
  const head = [
    '',
    'expected',
    ...(isUnsure ? ['as weights vary'] : []),
    'worst 5 %',
    'saves',
    ...(isUnsure ? ['best, %'] : []),
  ];
  return `${wrap(`Weights: ${given.join(', ')}. Saves: against ${rows[0]![0]}.`)}\n${table([head, ...rows])}`;
}

/** Returns the answers in sentences. */
function answers(choice: Choice, money: Money): string[] {
  const { minimaxRegret, breakEven, weighted, question } = choice;
  const worth = (estimate: Estimate): string => `${money.withInterval(estimate)}.`;
  return [
    ...(weighted ? [`Least expected cost: ${weighted.best.name}, ${worth(weighted.best.cost)}`] : []),
    `Smallest worst-case regret: ${minimaxRegret.name}, ${worth(minimaxRegret.regret)}`,
    ...Object.entries(breakEven).flatMap(([scenario, at]) =>
      at === null
        ? []
        : [
            `${at.above} costs less than ${at.below} if ${scenario} is likelier than ${percentWithInterval(at)}.`,
          ],
    ),
    ...(weighted ? [`Knowing the scenario before choosing (EVPI): ${worth(weighted.evpi)}`] : []),
    ...(weighted ? [`Knowing the whole future before choosing: ${worth(weighted.foresight)}`] : []),
    ...(weighted?.evsi && question.signal
      ? [
          `A signal of ${[question.signal.of].flat().join(', ')} with sensitivity ${question.signal.sensitivity} and specificity ${question.signal.specificity} (EVSI): ${worth(weighted.evsi)}`,
        ]
      : []),
    'Other numbers of a best option are of futures that did not choose it, so they may differ from the tables.',
  ];
}

/**
 * Returns a choice as rows for a CSV file: one for each option under each scenario, and over all of them.
 */
export function choiceRows({ table: costs, regret, weighted }: Choice): Cell[][] {
  const heads = ['cost', 'regret', 'tailMean', 'saving'].flatMap(estimateHeads);
  const none = ['', '', ''];
  return [
    ['option', 'scenario', 'weight', ...heads],
    ...Object.entries(costs).flatMap(([option, row]): Cell[][] => [
      ...Object.entries(row).map(([scenario, cost]) => [
        ...[option, scenario, weighted?.weights[scenario]],
        ...[cost, regret[option]![scenario]!].flatMap(estimateCells),
        ...[...none, ...none],
      ]),
      ...(weighted ? [overAll(option, weighted)] : []),
    ]),
  ];
}

function overAll(option: string, { expected, tailMean, saving }: WeightedChoice): Cell[] {
  const [ofTail, ofSaving] = [tailMean[option]!, saving[option]!].map(estimateCells);
  return [option, '', '', ...estimateCells(expected[option]!), '', '', '', ...ofTail!, ...ofSaving!];
}
