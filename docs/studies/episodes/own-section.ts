// How to score an episode of one's own; what the code prints is filled in by docs/scripts/refresh-docs.ts.

import { readFileSync } from 'node:fs';
import { paragraph } from '../hindcast/markdown.ts';

const CODE = `import { format, scoreEpisode } from 'rare-earth-risk';
import { episodes } from 'rare-earth-risk/history';

const own = {
  title: 'A good of my own',
  inForce: '2026-01-06',
  base: 300, // a usual month before the controls
  months: { '2026-02': 40, '2026-03': 150, '2026-04': 90 },
};
console.log(format(scoreEpisode(own, { learnFrom: episodes, months: 6, settings: 128, trials: 4 })));`;

/** Returns the section, with the output that the page has now. */
export function ownSection(): string {
  const output = shownOutput();
  return `## An episode of your own

${paragraph(`Plain numbers are enough: the first day of the controls, a usual month, and the months that are known, in any unit. Months without a number are forecast. With \`episode\` set to that of shipped goods, those are left out. \
More \`settings\` and \`trials\` (512 and 8 are the defaults) take longer and have less noise.`)}

\`\`\`ts
${CODE}
\`\`\`

\`\`\`text
${output}
\`\`\`

${paragraph(`\`hindcastEpisodes(episodes)\` gives the table of this page as data. A file with evidence for each figure, as the shipped one has, is checked by \`parseEpisodes\` ([history files](history-files.md#checking-your-own)).`)}`;
}

function shownOutput(): string {
  try {
    const text = readFileSync(new URL('../../episodes.md', import.meta.url), 'utf8');
    return text.split('```text\n').at(-1)!.split('\n```')[0]!;
  } catch {
    return '';
  }
}
