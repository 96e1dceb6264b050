// The last section of docs/hindcast.md: what was wrong before, and where model and history part.

import type { Hindcast } from '../../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../../src/analysis/hindcast/verification.ts';
import { haltProbability, loadScenario, simulate } from '../../../src/index.ts';
import type { Calibration } from './calibration.ts';
import { list, paragraph, percent } from './markdown.ts';
import type { ParameterName } from './parameters.ts';
import { type Case, coverage } from './predictions.ts';
import { quantile } from './quantile.ts';

export function whatIsWrong(spring: Hindcast, cases: readonly Case[], calibration: Calibration): string {
  return `## What the model gets wrong

${paragraph(WRONG_BEFORE.opening)}

${list(WRONG_BEFORE.points)}

What is wrong now:

${list([...flows(spring, cases), ...firms(spring, calibration)])}`;
}

/** Of the first edition of this page: the numbers that it printed, and those that other seeds gave. */
const WRONG_BEFORE = {
  opening: `**What was wrong before.** The first edition of this page rested on a calibration that had not converged, and the README took its headline from it. \
Nobody should decide by those numbers:`,
  points: [
    `The calibration was one seed of its sampler. For a European maker under a ban the headline was 41.3 %; with three other seeds it \
would have been 28.6, 29.3 and 17.7 %. For Japan under a slow-down 25.9 % became 12.7, 8.3 and 2.6 %. The bracket beside the headline, 40.3 to 42.3, \
counted trials and nothing else.`,
    `One of its sixteen parameters, the planned licence time, never reached the likelihood at all.`,
    `The fit was said to know nothing later than 30 June 2025. It used the customs of June, published on 20 July, and figures of 2026: the weight of \
Europe, and a US April worked out from totals of 2026.`,
    `It said that by element nothing is known month by month. Monthly exports of dysprosium and terbium are known.`,
    `Its only rival on level was the mean of 2024 without growth and with too small an error; and it counted targets that the fit had seen, or that could \
not be missed, as hits.`,
  ],
};

function flows({ verifications }: Hindcast, cases: readonly Case[]): string[] {
  const said = saidOf(verifications);
  const us = coverage(
    cases.filter(({ place }) => place === 'us'),
    'raw',
  ).of90;
  const others = coverage(
    cases.filter(({ place }) => place !== 'us'),
    'raw',
  ).of90;
  return [
    `**The United States.** In the model all that did not leave in spring leaves later, as fast as plants and ports can. US buyers did not get it, or no \
longer wanted it: tariffs stood at 145 % for five weeks. July 2025 was ${said('flow-us-2025-07')}. Of the scored US months ${percent(us)} % lie in their \
90 % without the discrepancy, of all others ${percent(others)} %.`,
    `**The slow-down of September 2025** reached the US (${said('flow-us-2025-09')}) and not the world. In the model goods that need no licence do not slow \
down, nor do those under a licence for six months, and a backlog still leaves.`,
    `**Restocking** beyond the old buffers, which every buyer had reason for, is not modelled: world exports of January 2026 were \
${said('flow-world-2026-01')}.`,
    `**Plants and ports** limit what customs see, and not what the model's lanes receive.`,
  ];
}

function firms({ verifications }: Hindcast, { sets }: Calibration): string[] {
  const named = (id: string): Verification => verifications.find((one) => one.id === id)!;
  const said = saidOf(verifications);
  const middle = (name: ParameterName): number =>
    quantile(
      sets.map((set) => set[name]),
      0.5,
    );
  return [
    `**Applications that are never decided.** The files that the Commission follows and those of the EU Chamber are selected, as both hear of files that \
are stuck, so these are no score: ${said('approved-commission-november')}, and ${said('approved-eu-chamber-september')}. They do show that files stay \
open for months. In the model ${percent(middle('stalledShare'))} % of chains (median) stall while licences are slow, and all of them move again under a truce: files that stay open through a \
truce are not in it.`,
    `**Japan in 2026.** Played from January 2026 with the stocks of June 2025 (\`japan-2026\`), the ban and the slow licences after it halt the Japanese maker in ${percent(chanceInJapan())} % of \
futures by the end of July. No stop of a car line there is known. Stocks were deeper by then, the ban reached fewer goods than the scenario says, or the model stops lines too \
readily; the facts cannot tell which, so its chances under a ban are rather too high than too low.`,
    `**A stalled chain stalls to the end of a slow-down.** Nobody asks twice, and no second exporter steps in, so that long slow-downs stop more lines in the model than they may in life.`,
    `**Halts last long.** The halts of \
2025 were of one plant or model and ended within three weeks; the model stops a whole maker, and its median halt lasts ${named('halt-length-ford').median} \
days. Makers moved parts between plants; the model cannot.`,
    `**Buffers stand for what the model lacks.** In April they come out ${middle('bufferScale').toFixed(2)} times those judged for June; in India \
${middle('indianBuffers').toFixed(2)} times, with assemblies bought for ${percent(middle('indianAssemblies'))} % of chains. Makers there had no licences for months and kept most lines running; the facts of \
spring cannot tell whether stock or whole motors, which need no licence, kept them so.`,
    `**Customs tell little about licences.** The fit has ${percent(middle('licensedTonnes'))} % of the tonnes behave as if they needed one, so that most of \
every fan is the catching up of goods that do not. Monthly exports of dysprosium and terbium would tell more, and are not in the fit.`,
  ];
}

/** Chance that a Japanese maker halts from January to July 2026, in the single setting. */
function chanceInJapan(): number {
  const run = simulate(loadScenario('japan-2026'), { trials: 4000, seed: 'japan-2026' });
  return haltProbability(run, { automaker: 'japan-compact' }).value;
}

/** What was observed of something, beside what the model says of it. */
function saidOf(verifications: readonly Verification[]): (id: string) => string {
  return (id) => {
    const { observed, median, interval90 } = verifications.find((one) => one.id === id)!;
    const [low, high] = interval90.map((x) => x.toFixed(2));
    return `${observed.toFixed(2)} where the model says ${median.toFixed(2)} (${low} … ${high})`;
  };
}
