import { ScenarioError, type ScenarioIssue } from '../../errors.ts';
import type { Place } from '../../node/places.ts';
import { entityIds } from '../../scenario/sources.ts';
import type { Scenario } from '../../scenario/types.ts';
import { scenarioWarnings } from '../../scenario/warnings/scenario-warnings.ts';
import { VERSION } from '../../version.ts';
import { EXIT } from '../exit-codes.ts';
import { read } from '../input/find.ts';
import { deliver, formOf } from '../output/deliver.ts';
import { print } from '../output/print.ts';
import { complain } from '../output/terminal.ts';
import { warningLines } from '../output/warnings.ts';
import type { Options } from '../table/option-values.ts';
import type { Call } from '../table/spec.ts';

/** What is said of a file. */
interface Report {
  readonly file: string;
  readonly scenario?: Scenario;
  readonly issues: readonly (ScenarioIssue & { readonly place?: Place })[];
}

/**
 * Prints a line for each file that is valid, with its warnings, and the issues of each that is not, with
 * line and column where the file has them.
 */
export async function run({ args, options }: Call): Promise<number> {
  if (args.filter((file) => file === '-').length > 1)
    throw new RangeError('Expected - for stdin once, got it twice');
  const reports: Report[] = [];
  for (const file of args) {
    const report = await reportOn(file, options);
    reports.push(report);
    if (formOf(options) === 'json' || options.out !== undefined) continue;
    if (report.scenario) print(validText(report));
    else complain(faultyText(report));
  }
  if (formOf(options) === 'json' || options.out !== undefined) await deliver(answerOf(reports), options);
  return reports.some(({ issues }) => issues.length > 0) ? EXIT.badInput : EXIT.done;
}

function answerOf(reports: readonly Report[]) {
  return {
    text: () =>
      reports.map((report) => (report.scenario ? validText(report) : faultyText(report))).join('\n'),
    json: () => ({ version: VERSION, files: reports.map(jsonOf) }),
  };
}

async function reportOn(file: string, options: Options): Promise<Report> {
  const shown = file === '-' ? 'stdin' : file;
  try {
    return { file: shown, scenario: await read(file, options), issues: [] };
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    const { placesIn } = await import('../../node/places.ts');
    const placeOf = await placesIn(file);
    const issues = error.issues.map((issue) => {
      const place = placeOf(issue.path);
      return { ...issue, ...(place === undefined ? {} : { place }) };
    });
    return { file: shown, issues };
  }
}

function jsonOf({ file, scenario, issues }: Report): object {
  const common = { file, valid: scenario !== undefined, issues };
  if (scenario === undefined) return common;
  const { name, title, start, horizonDays, automakers } = scenario;
  const warnings = scenarioWarnings(scenario);
  return { ...common, name, title, start, horizonDays, automakers: entityIds(automakers), warnings };
}

function validText({ file, scenario }: Report): string {
  const { name, automakers, start, horizonDays } = scenario!;
  const firms = entityIds(automakers);
  const lanes = firms.flatMap((id) => entityIds(automakers[id]!.lanes));
  const counts = [many(firms.length, 'automaker'), many(lanes.length, 'lane'), many(horizonDays, 'day')];
  const inside = `${counts.join(', ')} from ${start}`;
  const named = name === file ? inside : `${name}; ${inside}`;
  const warnings = warningLines(scenarioWarnings(scenario!));
  return [`${file}: valid (${named})`, ...warnings].join('\n');
}

function faultyText({ file, issues }: Report): string {
  const lines = issues.map(({ place, message }) =>
    place === undefined ? message : `line ${place.line}, column ${place.column}: ${message}`,
  );
  return [`${file}: ${many(issues.length, 'issue')}`, ...lines.map((line) => `  ${line}`)].join('\n');
}

function many(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
