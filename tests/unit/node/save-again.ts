import { replaceFile } from '../../../src/node/replace-file.ts';

// Writes two contents in turn under one name, without end. A test ends this process in the middle.
const pieces = ['a', 'b'].map((letter) => new Array<string>(400).fill(letter.repeat(10_000)));
for (let i = 0; ; i++) {
  await replaceFile(process.argv[2]!, pieces[i % 2]!);
  process.stdout.write('.');
}
