import { printable } from '../../errors.ts';

/** Options of the command line by what the library calls them. */
const FLAGS: Readonly<Record<string, string>> = {
  bounds: 'bounds',
  'cost.perDay': 'per-day',
  'cost.perVehicle': 'per-vehicle',
  'question.automaker': 'automaker',
  workers: 'threads',
  firstTrial: 'trial',
  resumeFrom: 'resume',
};

/** What the library calls values that are options of the command line. */
const ASKED =
  /^Expected (?:settings\.|question\.)?(automaker|byDay|atMost|vary|bounds|lane|from|until|method|measure|rows|trials|boxes|density|cost\.perDay|cost\.perVehicle)\b/;

/**
 * Returns a message of the library in the words of the command line, as one line: `options.byDay` is
 * `--by-day` there.
 */
export function inOptions(message: string): string {
  return printable(message)
    .replace(/\boptions\.([a-zA-Z]+)[\w.]*/g, (_, name: string) => flagOf(name))
    .replace(/\bsettings\.([a-zA-Z]+)/g, (_, name: string) => flagOf(name))
    .replace(/override\(scenario, \{ parameters: 'median' \}\) (.*), as (--parameters median) does/, '$2 $1')
    .replace(ASKED, (_, name: string) => `Expected ${flagOf(name)}`)
    .replace(/^Expected elements\[(\d+)\]/, 'Expected --elements')
    .replace(/\bcost\.(perDay|perVehicle)\b/g, (_, name: string) => flagOf(name))
    .replace(/\binputs\["([^"]+)"\]/, '--input $1')
    .replace(/^Expected inputs\b/, 'Expected --input')
    .replace(/\baxes\["([^"]+)"\]/, '--axis $1')
    .replace(/^Expected axes\b/, 'Expected --axis')
    .replace(/^Expected alternatives\./, 'Expected ');
}

/** Returns a message about a scenario without the name of the library's function that reads units. */
export function ofFiles(message: string): string {
  return message.replaceAll(', for parseScenarioWithUnits', '');
}

function flagOf(name: string): string {
  const known = FLAGS[name] ?? name;
  return `--${known.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
