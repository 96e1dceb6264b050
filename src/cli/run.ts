import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DEFAULT_INNER, DEFAULT_OUTER } from '../analysis/uncertainty.ts';
import { DEFAULT_SEED, DEFAULT_TRIALS, SAMPLING_METHODS } from '../engine/options.ts';
import { ScenarioError } from '../errors.ts';
import { parameterSetNames } from '../scenario/parameter-sets.ts';
import { MOST_TRIALS_TO_PRECISION } from '../simulation/precision.ts';
import { VERSION } from '../version.ts';
import { listText, storyOf, validateFiles } from './commands.ts';
import { inOptions } from './messages.ts';
import { numberOf } from './numbers.ts';
import { print, printableLines } from './print.ts';
import { simulateCommand } from './simulate-command.ts';
import { openWarnings } from './warnings.ts';

/** Exit codes: 0 done, 1 failed, 2 bad usage or scenario. */
const [DONE, FAILED, BAD_INPUT] = [0, 1, 2];

/** Runs the command line and returns its exit code. Results go to stdout, everything else to stderr. */
export async function run(args: readonly string[]): Promise<number> {
  openWarnings();
  let status = DONE;
  try {
    const root = program(args, (code) => {
      status = code;
    });
    await root.parseAsync([...args], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : BAD_INPUT;
    const known = error instanceof ScenarioError || error instanceof RangeError || error instanceof TypeError;
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const isFault = error instanceof Error && error.cause !== undefined;
    const text = error instanceof ScenarioError ? message : inOptions(message);
    process.stderr.write(`${known || isFault ? text : printableLines(stack ?? message)}\n`);
    return known ? BAD_INPUT : FAILED;
  }
}

function program(args: readonly string[], exitWith: (status: number) => void): Command {
  const root = new Command('rare-earth-risk')
    .description(
      'How likely is it that a car line halts for lack of seven licensed rare earths, when, and why?',
    )
    .version(VERSION)
    .showHelpAfterError('(--help shows the usage)')
    .configureOutput({ writeErr: (text) => process.stderr.write(printableLines(text)) })
    .exitOverride();
  root
    .command('list')
    .description('the scenarios that ship with the library')
    .option('--json', 'one JSON document')
    .action(({ json = false }: { json?: boolean }) => print(listText(json), json));
  root
    .command('validate')
    .description('check a scenario file, JSON or YAML, and show every issue in it')
    .argument('<file...>', 'paths of files, or names from the list; - reads stdin')
    .addOption(extendsOption())
    .action(async (files: string[], options) => exitWith(await validateFiles(files, options)));
  root
    .command('simulate')
    .description('chances of a halt, first halt days and binding elements; several scenarios side by side')
    .argument('<scenario...>', 'names from the list, or paths of files; - reads stdin')
    .addOption(
      new Option(
        '--trials <n>',
        `simulated futures (default: ${DEFAULT_TRIALS}); with --precision the most (default: ${MOST_TRIALS_TO_PRECISION})`,
      ).argParser(wholeNumber),
    )
    .addOption(
      new Option(
        '--precision <half-width>',
        'run, on one core, until the interval of P(any line halts) has this half width, such as 0.005',
      ).argParser(number),
    )
    .addOption(
      new Option('--seed <text>', 'any text; the same seed gives the same numbers').default(DEFAULT_SEED),
    )
    .addOption(
      new Option('--set <path=value>', 'change a value, such as horizonDays=180 (repeatable)').argParser(
        collect,
      ),
    )
    .addOption(parametersOption())
    .addOption(extendsOption())
    .addOption(samplingOption())
    .option('--rare-events', 'for halts that plain futures hardly ever have; finding them takes a while')
    .option('--save <file>', 'store the run, as JSON')
    .option('--resume <file>', 'run only the trials that a stored run lacks')
    .option('--json', 'one JSON document')
    .action(async (scenarios: string[], options) =>
      exitWith(await simulateCommand(scenarios, options, args)),
    );
  root
    .command('compare')
    .description('what alternatives change, paired trial by trial on the same sample paths')
    .argument('<baseline>', SCENARIO)
    .argument('[alternative...]', 'names or paths; without any, the baseline changed by --set')
    .addOption(new Option('--trials <n>', 'simulated futures').default(DEFAULT_TRIALS).argParser(wholeNumber))
    .addOption(new Option('--seed <text>', 'any text').default(DEFAULT_SEED))
    .addOption(
      new Option('--set <path=value>', 'change a value of the alternatives (repeatable)').argParser(collect),
    )
    .addOption(parametersOption())
    .addOption(extendsOption())
    .option('--json', 'one JSON document')
    .action(async (baseline: string, alternatives: string[], options) =>
      print(await (await analyses()).compareText(baseline, alternatives, options), options.json),
    );
  root
    .command('forecast')
    .description('scenarios mixed with stated weights, beside each of them alone')
    .argument('<name=weight...>', 'such as truce-holds=0.6 licences-slowed=0.3 ban-resumes=0.1')
    .option('--dirichlet', 'the weights are uncertain: concentrations of a Dirichlet distribution')
    .option('--automaker <id>', 'ask about one automaker; any line when absent')
    .addOption(new Option('--by-day <n>', 'halts that begin within so many days').argParser(wholeNumber))
    .addOption(
      new Option('--trials <n>', 'simulated futures of each scenario')
        .default(DEFAULT_TRIALS)
        .argParser(wholeNumber),
    )
    .addOption(new Option('--seed <text>', 'any text').default(DEFAULT_SEED))
    .addOption(
      new Option('--set <path=value>', 'change a value of all scenarios (repeatable)').argParser(collect),
    )
    .addOption(parametersOption())
    .addOption(extendsOption())
    .option('--json', 'one JSON document')
    .action(async (weights: string[], options) =>
      print(await (await analyses()).forecastText(weights, options), options.json),
    );
  root
    .command('uncertainty')
    .description(
      'how well the chance of a halt is known: what we do not know, apart from chance within a future',
    )
    .argument('<scenario>', SCENARIO)
    .addOption(
      new Option('--outer <n>', 'draws of what is not known').default(DEFAULT_OUTER).argParser(wholeNumber),
    )
    .addOption(
      new Option('--inner <n>', 'futures for each draw').default(DEFAULT_INNER).argParser(wholeNumber),
    )
    .addOption(
      new Option('--unknown <path>', 'a distribution to count as not known (repeatable)').argParser(collect),
    )
    .addOption(new Option('--seed <text>', 'any text').default(DEFAULT_SEED))
    .addOption(new Option('--set <path=value>', 'change a value (repeatable)').argParser(collect))
    .addOption(parametersOption())
    .addOption(extendsOption())
    .option('--json', 'one JSON document')
    .action(async (scenario: string, options) =>
      print(await (await analyses()).uncertaintyText(scenario, options), options.json),
    );
  root
    .command('report')
    .description('one file for those who decide: HTML that prints on four pages, or Markdown')
    .argument('<scenario...>', 'one to four names from the list, or paths of files; - reads stdin')
    .option(
      '--automaker <id>',
      'the line it is about; absent: the most exposed in the second mildest scenario',
    )
    .option('--out <file>', 'file to write; - writes to stdout', 'report.html')
    .option('--format <form>', 'html or md; absent: by the ending of the file')
    .option('--lang <language>', 'en, de, fr, ja or zh (default: en)')
    .addOption(
      new Option('--trials <n>', `simulated futures of each scenario (default: ${DEFAULT_TRIALS})`).argParser(
        wholeNumber,
      ),
    )
    .addOption(new Option('--seed <text>', 'any text').default(DEFAULT_SEED))
    .addOption(
      new Option('--set <path=value>', 'change a value of all scenarios (repeatable)').argParser(collect),
    )
    .addOption(parametersOption())
    .addOption(extendsOption())
    .action(async (scenarios: string[], options) =>
      exitWith(await (await import('./commands/report.ts')).runReport(scenarios, options, args)),
    );
  root
    .command('explain')
    .description('one simulated future, day by day')
    .argument('<scenario>', SCENARIO)
    .addOption(new Option('--trial <i>', 'which future').default(0).argParser(wholeNumber))
    .addOption(new Option('--seed <text>', 'any text').default(DEFAULT_SEED))
    .addOption(new Option('--set <path=value>', 'change a value (repeatable)').argParser(collect))
    .addOption(parametersOption())
    .addOption(extendsOption())
    .addOption(samplingOption())
    .action(async (scenario: string, options) => print(await storyOf(scenario, options)));
  return root;
}

/** Describes an argument that names a scenario. */
const SCENARIO = 'a name from the list, or the path of a file; - reads stdin';

const analyses = (): Promise<typeof import('./analyses.ts')> => import('./analyses.ts');

/** Returns the option that says how trials are sampled. */
function samplingOption(): Option {
  return new Option(
    '--sampling <method>',
    'independent, or sobol: policy and market from scrambled Sobol sequences, for less noise',
  ).choices(SAMPLING_METHODS);
}

function extendsOption(): Option {
  return new Option(
    '--extends-within <folder>',
    'a folder whose files may be extended too, besides those beside the file',
  );
}

function parametersOption(): Option {
  return new Option(
    '--parameters <name>',
    `calibrated parameter sets to answer over (${parameterSetNames.join(', ')}), or "median" for the single setting of the file`,
  );
}

function wholeNumber(text: string): number {
  const value = numberOf(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('Expected a whole number, such as 10000, 10k or 1e4.');
}

function number(text: string): number {
  const value = numberOf(text);
  if (Number.isFinite(value)) return value;
  throw new InvalidArgumentError('Expected a number, such as 0.005 or 0.5%.');
}

function collect(text: string, before: readonly string[] = []): string[] {
  return [...before, text];
}
