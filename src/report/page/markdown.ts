import { legal } from '../charts/drawing.ts';
import type { ReportDocument, Section, Table } from './document.ts';

/** Returns the report as Markdown for wikis: tables stand in place of pictures. */
export function markdownOf(report: ReportDocument): string {
  const { kicker, headline, lede, notice, cards, cardNote, decisions, sections, again, footer } = report;
  const items = decisions.items.map(({ lead, text }, i) =>
    `${i + 1}. **${plain(lead)}** ${plain(text)}`.trim(),
  );
  const glance = cards.map(
    ({ title, number, unit, details }) =>
      `* **${plain(title)}**: ${plain(`${number} ${unit}`)}. ${details.map(plain).join('. ')}.`,
  );
  const blocks = [
    `# ${plain(headline)}`,
    plain(kicker),
    ...(notice === undefined ? [] : [`> ${plain(notice)}`]),
    lede.map(plain).join(' '),
    glance.join('\n'),
    plain(cardNote),
    `## ${plain(decisions.heading)}`,
    items.join('\n'),
    plain(decisions.basis),
    ...sections.flatMap(sectionBlocks),
    `## ${plain(again.heading)}`,
    `\`\`\`sh\n${again.command.replace(/[\r\n]/g, ' ')}\n\`\`\``,
    `---`,
    plain(footer),
  ];
  return legal(`${blocks.join('\n\n')}\n`);
}

/** Legends are of pictures, which are left out. */
function sectionBlocks({ heading, text, list, table }: Section): string[] {
  return [
    `## ${plain(heading)}`,
    ...text.map(plain),
    ...(list ? [list.map((item) => `* ${plain(item)}`).join('\n')] : []),
    ...(table && table.caption !== heading ? [plain(table.caption)] : []),
    ...(table ? [tableText(table)] : []),
  ];
}

function tableText({ head, rows, isProse }: Table): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(plain).join(' | ')} |`;
  const rule = head.map((_, i) => (i === 0 || isProse ? ':--' : '--:'));
  return [line(head), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Returns text that Markdown takes as it is: no markup, no table cell and no line of its own. */
function plain(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`);
}
