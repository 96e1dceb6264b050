import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it, test } from 'vitest';
import { readScenario } from '../../../src/node/index.ts';
import { readScenarioFrom } from '../../../src/node/read-scenario.ts';
import { LIMITS } from '../../../src/scenario/limits.ts';

const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'inner'));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Returns the lines of the refusal of a file, without the first. */
async function refusal(path: string, options = {}): Promise<string[]> {
  const error = await readScenario(path, options).catch((reason: Error) => reason);
  expect(error).toMatchObject({ name: 'ScenarioError' });
  return (error as Error).message
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

const patch = 'extends: truce-holds\nname: patch\n';

describe('extends', () => {
  file('base.yaml', patch);
  file('secret.json', 'root:x:0:0:root');
  const inner = (base: string): string =>
    file('inner/top.json', JSON.stringify({ extends: base, name: 'top' }));

  it('reaches files of the folder of the file that names them, and no others unless a folder is allowed', async () => {
    const rule = 'the name of a shipped scenario, or a relative path of a file within the folder of the file';
    for (const base of [
      '../base.yaml',
      join(folder, 'base.yaml'),
      '/etc/passwd',
      './x/../../base.yaml',
      '..',
    ]) {
      const [line] = await refusal(inner(base));
      expect(line).toContain(`Expected extends to be ${rule}, got ${JSON.stringify(base)} (string)`);
    }
    for (const base of ['../base.yaml', join(folder, 'base.yaml')])
      expect(await readScenario(inner(base), { extendsWithin: folder })).toMatchObject({ name: 'top' });
    expect((await refusal(inner('/etc/passwd'), { extendsWithin: folder }))[0]).toContain(rule);
    await expect(readScenario(inner('x'), { extendsWithn: folder } as object)).rejects.toThrow(RangeError);
    for (const absent of [join(folder, 'absent'), join(folder, 'base.yaml')])
      await expect(readScenario(inner('truce-holds'), { extendsWithin: absent })).rejects.toThrow(
        `Expected options.extendsWithin to be a folder that exists, got ${JSON.stringify(absent)}`,
      );
  });

  it('follows no symbolic link out of the folder', async () => {
    symlinkSync(join(folder, 'base.yaml'), join(folder, 'inner', 'link.yaml'));
    expect((await refusal(inner('link.yaml')))[0]).toContain('within the folder of the file');
    expect(await readScenario(inner('link.yaml'), { extendsWithin: folder })).toMatchObject({ name: 'top' });
  });

  it('shows nothing of a file that it cannot read', async () => {
    for (const name of ['secret.json', 'secret.yaml']) {
      file(name, 'root:x:0:0:"root\n: *secret');
      const lines = await refusal(file('top.json', JSON.stringify({ extends: name, name: 'top' })));
      expect(lines.join()).not.toMatch(/root|x:0|\*secret/);
      expect(lines.join()).toMatch(/line \d+, column \d+/);
    }
  });
});

describe('what is read', () => {
  it('is a regular file within the limit, also where the file does not know its size', async () => {
    execFileSync('mkfifo', [join(folder, 'fifo.json')]);
    expect(await refusal(join(folder, 'fifo.json'))).toEqual([
      `Expected ${join(folder, 'fifo.json')} to be a scenario file, got something that is not a file`,
    ]);
    expect((await refusal('/dev/zero'))[0]).toContain('got something that is not a file');
    expect((await refusal('/proc/self/maps'))[0]).toContain('valid JSON');
    const endless = Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(100_000, ' ');
      })(),
    );
    await expect(readScenarioFrom(endless)).rejects.toThrow(`at most ${LIMITS.fileBytes} bytes, got more`);
  });

  it('is UTF-8, or UTF-16 with a byte order mark; other encodings are refused, as letters would be lost', async () => {
    const text = JSON.stringify({ extends: 'truce-holds', name: 'letters', title: 'Zulieferer Süd 鈴木' });
    const marked = `\uFEFF${text}`;
    const big = Buffer.from(marked, 'utf16le').swap16();
    for (const bytes of [Buffer.from(text), Buffer.from(marked), Buffer.from(marked, 'utf16le'), big])
      expect((await readScenario(file('letters.json', bytes))).title).toBe('Zulieferer Süd 鈴木');
    const latin = Buffer.from('{ "extends": "truce-holds", "title": "Süd" }', 'latin1');
    expect((await refusal(file('latin.json', latin)))[0]).toContain(
      'to be text in UTF-8, got another encoding (byte 40 is none of UTF-8); save it as UTF-8',
    );
    await expect(readScenarioFrom(Readable.from([latin]))).rejects.toThrow('text in UTF-8');
  });
});

describe('JSON', () => {
  test.each([
    ['{ "a": 1,\n  "b": 2,\n}', 'a key in double quotes, got a closing bracket (line 3, column 1)'],
    ['// plan\n{}', 'a value, got a comment, which JSON does not have (line 1, column 1)'],
    ['{ "a": NaN }', 'a value, got a number that is not finite (line 1, column 8)'],
    ["{ 'a': 1 }", 'a key in double quotes, got a single quote (line 1, column 3)'],
    ['{ "a" 1 }', '":" after a key, got digits (line 1, column 7)'],
    ['{ "鈴": 1 "b": 2 }', '"," or "}", got a double quote (line 1, column 10)'],
    ['{ "a": 01 }', 'a value, got digits (line 1, column 8)'],
    [
      '{ "a": "b\nc" }',
      'text that ends with a quote, without line breaks, got a double quote (line 1, column 8)',
    ],
    ['{} {}', 'the end of the text, got an opening bracket (line 1, column 4)'],
    ['', 'a value, got the end of the text (line 1, column 1)'],
    ['['.repeat(100_000), 'nested at most 16 levels deep, got an opening bracket (line 1, column 17)'],
  ])('that is none is told with line and column: %j', async (text, says) => {
    const path = file('none.json', text);
    expect(await refusal(path)).toEqual([`Expected ${path} to be valid JSON: ${says}`]);
  });

  it('has each key once in an object; every key that comes twice is told', async () => {
    const text = '{ "name": "x",\n "plant": { "restartDays": 1, "restartDays": 2 }, "na\\u006de": "y" }';
    expect(await refusal(file('twice.json', text))).toEqual([
      'Expected name to be given once, got it again (line 2, column 51)',
      'Expected plant.restartDays to be given once, got it again (line 2, column 31)',
    ]);
  });
});

describe('YAML', () => {
  const whole =
    'name: whole\nstart: 2026-01-05\npolicy: {regimes: {007: {}, null: {speed: 0}, 1e3: {}}, initial: 007}\n';

  it('keeps keys and names as they are written', async () => {
    const scenario = await readScenario(
      file(
        'ids.yaml',
        `${whole}automakers: {0x1F: {title: 1_0, destination: 08, lanes: {Dy: {bufferDays: 060}}}}\n`,
      ),
    );
    expect(Object.keys(scenario.policy.regimes)).toEqual(['007', 'null', '1e3']);
    expect(scenario.policy.initial).toBe('007');
    expect(scenario.automakers['0x1F']).toMatchObject({ title: '1_0', destination: '08' });
    expect(scenario.automakers['0x1F']!.lanes.Dy!.bufferDays).toBe(60);
  });

  it('has each key once in an object, also where only quotes differ', async () => {
    const twice = `${patch}plant:\n  restartDays: 1\n  "restartDays": 2\n7: 1\n"7": 2\n`;
    expect(await refusal(file('twice.yaml', twice))).toEqual([
      'Expected 7 to be given once, got it again (line 7, column 1)',
      'Expected plant.restartDays to be given once, got it again (line 5, column 3)',
    ]);
  });

  it('takes aliases and merge keys for what they stand for, however many there are', async () => {
    const makers = Array.from({ length: 60 }, (_, i) => `  p${i}: *p\n`).join('');
    const merged = '  m: {<<: *p, destination: jp}\n  n: {<<: [{destination: kr}, *p]}\n';
    const text = `${whole}automakers:\n  p: &p {destination: eu, lanes: {Dy: {bufferDays: 60}}}\n${makers}${merged}`;
    const { automakers } = await readScenario(file('aliases.yaml', text));
    expect(Object.keys(automakers)).toHaveLength(63);
    expect(['p59', 'm', 'n'].map((id) => automakers[id]!.destination)).toEqual(['eu', 'jp', 'kr']);
  });

  test.each([
    ['a: 1\n---\nb: 2\n', 'one document, got a second one after "---" or "..." (line 2, column 1)'],
    ['a: *none\n', 'the name of an anchor above, got another name (line 1, column 4)'],
    [
      'a: &a [*a]\n',
      'nested at most 16 levels deep, got more, or an alias of what it is in (line 1, column 8)',
    ],
    ['a: !days 60\n', 'a value without a tag, got a tag (line 1, column 4)'],
    ['? [a]\n: 1\n', 'a key that is text, got another kind of key (line 1, column 3)'],
    ['a: {<<: 3}\n', 'an object, or a list of objects, after "<<", got another value (line 1, column 9)'],
  ])('that is none is told with line and column, in words of its own: %j', async (text, says) => {
    const path = file('none.yaml', text);
    expect(await refusal(path)).toEqual([`Expected ${path} to be valid YAML: ${says}`]);
  });

  it('bounds the values that aliases and merges make of a short text', async () => {
    const bomb = ['a: &a0 {k: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]}'];
    for (let i = 0; i < 8; i++)
      bomb.push(`b${i}: &a${i + 1} {${Array.from({ length: 9 }, (_, k) => `k${k}: *a${i}`).join(', ')}}`);
    expect((await refusal(file('bomb.yaml', bomb.join('\n')))).join()).toContain(
      'at most 50000 values in all',
    );
  });

  it('checks the depth before it parses, again and again in one process', async () => {
    const deep = [
      '['.repeat(1000),
      '{a: '.repeat(9000),
      '- '.repeat(15_000),
      '? '.repeat(15_000),
      `x: ${'["]", '.repeat(5000)}`,
    ];
    const stairs = Array.from({ length: 250 }, (_, i) => `${' '.repeat(i)}a:`).join('\n');
    for (const text of [...deep, stairs, ...deep])
      expect((await refusal(file('deep.yaml', text)))[0]).toContain(
        'nested at most 16 levels deep, got more',
      );
  });
});
