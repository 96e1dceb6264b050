import { escaped, legal } from '../charts/drawing.ts';
import type { Card, ReportDocument, Section, Table } from './document.ts';
import { STYLE } from './style.ts';

/** Nothing is loaded and no script runs, whatever a scenario of somebody else holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** Returns the report as one HTML file that needs no network. */
export function htmlOf(report: ReportDocument): string {
  const { language, title, kicker, headline, lede, notice, cards, decisions, again } = report;
  const items = decisions.items.map(
    ({ lead, text }) => `<li><strong>${told(lead)}</strong> ${told(text)}</li>`,
  );
  return legal(
    [
      `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
      `<title>${escaped(title)}</title><style>${STYLE}</style></head><body><main>`,
      `<p class="kicker">${escaped(kicker)}</p><h1>${told(headline)}</h1>`,
      ...(notice === undefined ? [] : [`<p class="notice">${escaped(notice)}</p>`]),
      `<p class="lede">${told(lede.join(' '))}</p>`,
      `<div class="cards">${cards.map(cardHtml).join('\n')}</div><p class="note">${escaped(`${report.cardLegend} ${report.cardNote}`)}</p>`,
      `<section class="decide"><h2>${escaped(decisions.heading)}</h2><ol>${items.join('\n')}</ol>`,
      `<p class="note">${escaped(decisions.basis)}</p></section>`,
      ...inPairs(report.sections).map((group) => groupHtml(group, report.tableSummary)),
      `<section><h2>${escaped(again.heading)}</h2><pre tabindex="0">${escaped(again.command)}</pre></section>`,
      `</main><footer>${escaped(`${report.footer} · ${report.fileNote}`)}</footer></body></html>\n`,
    ].join('\n'),
  );
}

/**
 * Returns text for the page, with no break of a line within a range or before a sign such as per cent, and
 * no blank after a full stop of full width.
 */
function told(text: string): string {
  return escaped(text)
    .replace(/–(?=\d)/g, '–&#8288;')
    .replace(/ (?=[%;:?!»])/g, '&#160;')
    .replace(/« /g, '«&#160;')
    .replace(/([。：]) /g, '$1');
}

function cardHtml({ title, color, number, unit, details, picture }: Card): string {
  const style = `style="color:${color}"`;
  const isWords = /\D/.test(number) ? ' words' : '';
  const lines = details.map((text) => `<p>${told(text)}</p>`);
  return `<div class="card"><h2 ${style}>${escaped(title)}</h2><p class="number${isWords}" ${style}>${escaped(number)} \
<small>${escaped(unit)}</small></p>${lines.join('')}${picture()}</div>`;
}

/** Two neighbors of half a column stand side by side. */
function inPairs(sections: readonly Section[]): Section[][] {
  const groups: Section[][] = [];
  for (const section of sections) {
    const last = groups.at(-1);
    if (section.isHalf && last?.length === 1 && last[0]!.isHalf) last.push(section);
    else groups.push([section]);
  }
  return groups;
}

function groupHtml(group: readonly Section[], summary: string): string {
  if (group.length === 1) return `<section id="${group[0]!.id}">${sectionHtml(group[0]!, summary)}</section>`;
  const halves = group.map(
    (section) => `<section id="${section.id}">${sectionHtml(section, summary)}</section>`,
  );
  return `<div class="pair">${halves.join('\n')}</div>`;
}

function sectionHtml(section: Section, summary: string): string {
  const { heading, text, legend, list, picture, table, tableIsOpen, isHalf } = section;
  const paragraphs = legend === undefined ? text : [[...text, legend].join(' ')];
  const rows = table && tableHtml(table, table.caption === heading);
  return [
    `<h2>${told(heading)}</h2>`,
    ...paragraphs.map((paragraph) => `<p>${told(paragraph)}</p>`),
    ...(list ? [`<ul>${list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`] : []),
    ...(picture ? [`<figure class="${isHalf ? 'half' : 'wide'}" tabindex="0">${picture()}</figure>`] : []),
    ...(rows && tableIsOpen ? [rows] : []),
    ...(rows && !tableIsOpen ? [`<details><summary>${escaped(summary)}</summary>${rows}</details>`] : []),
  ].join('\n');
}

/** A caption that repeats the heading above it is for those who hear the page. */
function tableHtml({ caption, head, rows, isProse }: Table, isRepeated: boolean): string {
  const heads = head.map((text) => `<th scope="col">${escaped(text)}</th>`).join('');
  const body = rows.map(([name = '', ...cells]) => {
    const data = cells.map((cell) => `<td>${escaped(cell)}</td>`).join('');
    return `<tr><th scope="row">${escaped(name)}</th>${data}</tr>`;
  });
  const table = `<table${isProse ? ' class="prose"' : ''}><caption${isRepeated ? ' class="unseen"' : ''}>${escaped(caption)}</caption><thead><tr>${heads}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(caption)}">${table}</div>`;
}
