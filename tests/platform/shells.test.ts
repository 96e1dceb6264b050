import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleCommandLine, emptyFolder } from '../cli/cli-bundle.ts';

/*
 * The scripts of completion in their shells, on a terminal, with Tab. Shells that are absent
 * are skipped, unless REQUIRE_PLATFORMS is set.
 */
const required = process.env.REQUIRE_PLATFORMS !== undefined;
const hasTerminal = process.platform === 'linux' && isThere('script');

const bundle = bundleCommandLine();
const folder = emptyFolder();
afterAll(() => {
  bundle.remove();
  rmSync(folder, { recursive: true });
});
writeFileSync(join(folder, 'my-firm.yaml'), 'extends: truce-holds\nname: my-firm\n');
writeFileSync(join(folder, 'two words.json'), '{}');
mkdirSync(join(folder, 'plants'));
mkdirSync(join(folder, 'bin'));
// Completes as the program does; called otherwise, it shows the words that the shell has made.
const program = join(folder, 'bin', 'rare-earth-risk');
writeFileSync(
  program,
  `#!/bin/sh
case "$1" in complete|completion) exec '${process.execPath}' '${bundle.program}' "$@" ;; esac
printf '\\nWORDS'; printf '<%s>' "$@"; printf 'END\\n'
`,
);
chmodSync(program, 0o755);

/** How each shell is started and loads its script. */
const SHELLS = {
  bash: ['bash --norc --noprofile -i', 'source <(rare-earth-risk completion bash)'],
  zsh: ['zsh -f -i', 'source <(rare-earth-risk completion zsh)'],
  fish: ['fish --no-config -i', 'rare-earth-risk completion fish | source'],
} as const;

/** What is typed before Tab, and the words that Enter then gives. */
const TYPED: readonly (readonly [typed: string, words: readonly string[]])[] = [
  ['sim\t', ['simulate']],
  ['simulate --tri\t5', ['simulate', '--trials', '5']],
  ['simulate lic\t', ['simulate', 'licences-slowed']],
  ['simulate my\t', ['simulate', 'my-firm.yaml']],
  ['simulate two\t', ['simulate', 'two words.json']],
  ['simulate truce-holds --out=my\t', ['simulate', 'truce-holds', '--out=my-firm.yaml']],
  ['simulate truce-holds --set desk.pa\t', ['simulate', 'truce-holds', '--set', 'desk.pace.']],
  ['simulate truce-holds --set hor\t90', ['simulate', 'truce-holds', '--set', 'horizonDays=90']],
  ['simulate truce-holds --set=hor\t90', ['simulate', 'truce-holds', '--set=horizonDays=90']],
  ['simulate --color=al\tx', ['simulate', '--color=always', 'x']],
  ['simulate my-firm.yaml --automaker jap\t', ['simulate', 'my-firm.yaml', '--automaker', 'japan-compact']],
  ['forecast ban-resumes=1 tru\t2', ['forecast', 'ban-resumes=1', 'truce-holds=2']],
  ['simulate --seed tr\tx', ['simulate', '--seed', 'trx']],
];

describe('Tab completes names, options, files and paths of settings', { timeout: 120_000 }, () => {
  it.each(Object.keys(SHELLS) as (keyof typeof SHELLS)[])('in %s, if the machine has it', async (shell) => {
    if (!(hasTerminal && isThere(shell))) {
      expect(required, `${shell} is not here`).toBe(false);
      return console.warn(`Skipped: completion in ${shell}, which is not here`);
    }
    const found = await wordsIn(shell);
    expect(found).toEqual(TYPED.map(([, words]) => words));
  });
});

/** Types every line in a shell on a terminal and returns the words that its commands got. */
function wordsIn(shell: keyof typeof SHELLS): Promise<string[][]> {
  const [start, load] = SHELLS[shell];
  const PATH = `${join(folder, 'bin')}:${process.env.PATH}`;
  const env = { PATH, HOME: folder, TERM: 'xterm', LANG: 'C.UTF-8' };
  const terminal = spawn('script', ['-qec', start, '/dev/null'], { cwd: folder, env });
  let [shown, typed] = ['', 0];
  let found: string[][] = [];
  const type = (words: string) => terminal.stdin.write(`${words}\r`);
  terminal.stdout.on('data', (part) => {
    shown += part;
    found = [...shown.matchAll(/WORDS<(.*?)>END/g)].map(([, words]) => words!.split('><'));
    // One line after the other: what is typed ahead, a shell may drop.
    if (found.length <= typed) return;
    typed = found.length;
    type(typed > TYPED.length ? 'exit' : `rare-earth-risk ${TYPED[typed - 1]![0]}`);
  });
  type(load);
  type('rare-earth-risk loaded');
  return new Promise((resolve) => terminal.on('close', () => resolve(found.slice(1))));
}

function isThere(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}
