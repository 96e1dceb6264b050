// The last section of docs/hindcast.md: where model and history part, each with its numbers.

import type { Hindcast } from '../../src/analysis/hindcast/hindcast.ts';
import type { Verification } from '../../src/analysis/hindcast/verification.ts';
import type { Calibration } from './calibration.ts';
import { quantile } from './defaults.ts';
import type { ParameterName } from './parameters.ts';
import { type Case, coverage } from './predictions.ts';

export function whatIsWrong(
  { verifications }: Hindcast,
  cases: readonly Case[],
  { worlds }: Calibration,
): string {
  const named = (id: string): Verification => verifications.find((one) => one.id === id)!;
  const two = (x: number): string => x.toFixed(2);
  const said = (id: string): string => {
    const { observed, median, interval90 } = named(id);
    return `${two(observed)} where the model says ${two(median)} (${interval90.map(two).join(' … ')})`;
  };
  const middle = (name: ParameterName): number =>
    quantile(
      worlds.map((world) => world[name]),
      0.5,
    );
  const us = coverage(cases.filter(({ place }) => place === 'us')).of90;
  const others = coverage(cases.filter(({ place }) => place !== 'us')).of90;
  return `## What the model gets wrong

* **The United States.** In the model all that did not leave in spring leaves later, as fast as plants and ports can. US buyers did not get it, or no
  longer wanted it: tariffs stood at 145 % for five weeks. July 2025 was ${said('flow-us-2025-07')}. Of the US months ${(100 * us).toFixed(0)} % lie in their 90 %, of all
  others ${(100 * others).toFixed(0)} %.
* **The slow-down of September 2025** hit the US (${said('flow-us-2025-09')}) and not the world. In the model goods that need no licence do not feel
  it, nor do those under a licence for six months, and a backlog still leaves.
* **Files that are never decided.** By November the Commission knew of ${said('approved-commission-november')}; the EU Chamber in September
  of ${said('approved-eu-chamber-september')}. Pending is the usual way of saying no, and a file has no memory in the model: sooner or later every one is decided. Chambers
  may also hear more of files that are stuck.
* **Stops come late and last long.** The first was seen on day ${named('stop-1').observed}; the model's median is ${named('stop-1').median}. Halts of history were of one plant or model and
  ended within three weeks; the model stops a whole maker, and its median halt lasts ${named('halt-length-ford').median} days. Makers moved parts between plants; the model cannot.
* **Buffers carry what the model lacks.** In April they come out ${two(middle('bufferScale'))} times those judged for June; in India ${two(middle('indianBuffers'))} times: makers there had no approvals until mid-June and yet did not stop, perhaps as they bought whole motors and
  other assemblies, which need no licence.
* **Customs tell little about licences.** Only ${(100 * middle('licensedTonnes')).toFixed(0)} % of the tonnes behave as if they needed one, so that most of every fan is the catching up of goods that
  do not. Element by element nothing is known month by month.
* **Plants and ports** limit what customs see, and not what the model's lanes receive.
* Restocking beyond the old buffers, which all had reason for, is not modelled: world exports of January 2026 were ${said('flow-world-2026-01')}.`;
}
