import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { REPORT_LANGUAGES, reportHtml } from '../../src/report/page/index.ts';
import { CHROMIUM_FLAGS, chromium, reportOf } from '../platform/chromium.ts';
import { CHARTS } from '../unit/report/charts/cases.ts';
import { FOUR, FULL } from '../unit/report/page/results.ts';

/* What only a browser can tell of a report: whether somebody can read it, on a screen and on paper. */

const scratch = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true, maxRetries: 5 }));

const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** Runs code in a page that holds each document in a frame of a width, and returns what it posts. */
async function inFrames(
  documents: readonly string[],
  widths: readonly number[],
  code: string,
): Promise<unknown> {
  const folder = mkdtempSync(join(scratch, 'page-'));
  documents.forEach((html, i) => {
    writeFileSync(join(folder, `${i}.html`), html);
  });
  const frames = documents.flatMap((_, i) =>
    widths.map(
      (width) => `<iframe src="${i}.html" width="${width}" height="900" data-width="${width}"></iframe>`,
    ),
  );
  const script = `addEventListener('load', async () => {
    const results = [];
    try { for (const frame of document.querySelectorAll('iframe')) results.push(await (${code})(frame.contentWindow, frame)); }
    catch (error) { results.push(String(error)); }
    await fetch('/report', { method: 'POST', body: JSON.stringify(results) });
  });`;
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><body>${frames.join('')}<script>${script}</script>`,
  );
  return reportOf(folder, mkdtempSync(join(scratch, 'profile-')));
}

/** Texts of a chart that overlap each other or leave the drawing, as Chromium measures them. */
const MEASURE = `async (window) => [...window.document.querySelectorAll('svg[role=img]')].flatMap((svg) => {
  const sheet = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')].filter((text) => text.textContent.trim() !== '')
    .map((text) => ({ what: text.textContent, ...text.getBoundingClientRect().toJSON() }));
  const out = boxes.filter((box) => box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1);
  const over = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3.5)
    .map((b) => a.what + ' | ' + b.what));
  return [...out.map(({ what }) => what + ' outside'), ...over].map((text) => svg.getAttribute('aria-label') + ': ' + text);
})`;

if (chromium === undefined && process.env.REQUIRE_PLATFORMS !== '1')
  process.stderr.write('tests/soak/report.test.ts: no Chromium, so no report is looked at\n');

describe.skipIf(chromium === undefined && process.env.REQUIRE_PLATFORMS !== '1')(
  'A report in Chromium',
  { timeout: 300_000 },
  () => {
    it('has no violation of the rules of axe, on a desk and on a phone, in any language', async () => {
      const pages = REPORT_LANGUAGES.map((lang) => {
        const open = reportHtml(FULL, { lang })
          .replace(/<meta http-equiv[^>]*>/, '')
          .replaceAll('<details>', '<details open>');
        return open.replace('</body>', () => `<script>${axe}</script></body>`);
      });
      const found = await inFrames(
        pages,
        [1000, 390],
        `async (window) => (await window.axe.run(window.document)).violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' '))`,
      );
      expect(found).toEqual(pages.flatMap(() => [[], []]));
    });

    it('never scrolls sideways, but for wide figures within their frame', async () => {
      const found = await inFrames(
        [reportHtml(FULL)],
        [1000, 390],
        'async ({ document }) => document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect(found).toEqual([0, 0]);
    });

    it('has text in its pictures that neither overlaps nor leaves them', async () => {
      const four = REPORT_LANGUAGES.map(
        (lang) => /<main>[\s\S]*<\/main>/.exec(reportHtml(FOUR, { lang }))![0],
      );
      const usual = CHARTS.filter(([name]) => /^report|: plain$/.test(name)).map(([, draw]) => draw());
      const found = await inFrames(
        [`<!doctype html><meta charset="utf-8">${[...usual, ...four].join('')}`],
        [1000],
        MEASURE,
      );
      expect(found).toEqual([[]]);
    });

    it('prints on four pages of A4 in every language', () => {
      for (const lang of REPORT_LANGUAGES) {
        const [page, pdf] = [join(scratch, `${lang}.html`), join(scratch, `${lang}.pdf`)];
        writeFileSync(page, reportHtml(FULL, { lang }));
        const flags = [
          `--user-data-dir=${join(scratch, 'print')}`,
          '--no-pdf-header-footer',
          `--print-to-pdf=${pdf}`,
        ];
        execFileSync(chromium!, [...CHROMIUM_FLAGS, ...flags, `file://${page}`], { stdio: 'ignore' });
        const pages = /\/Type \/Pages\s*\/Count (\d+)/.exec(readFileSync(pdf, 'latin1'))?.[1];
        expect(pages, lang).toBe('4');
      }
    });
  },
);
