// What was judged, mostly from the press, before anything was fitted. The fit scales the buffers.

import type { Element } from '../../../src/elements.ts';
import { observations } from '../../../src/history/index.ts';

/** Median buffers by maker, days. Korean makers stated theirs, which stays as it is. */
export const JUDGED_BUFFERS: Readonly<Record<string, Readonly<Partial<Record<Element, number>>>>> = {
  'us-volume': { Sm: 90, Tb: 53, Dy: 48, Lu: 200, Sc: 200, Y: 115 },
  'eu-volume': { Sm: 90, Tb: 51, Dy: 46, Lu: 200, Y: 115 },
  'eu-premium': { Sm: 110, Tb: 67, Dy: 62, Lu: 220, Sc: 220, Y: 135 },
  'japan-compact': { Sm: 90, Tb: 51, Dy: 46, Lu: 200, Sc: 200, Y: 115 },
  'india-scooter': { Sm: 120, Tb: 39, Dy: 34 },
};

/** What else was judged, as `Defaults` has it. */
export const JUDGED_BEFORE = {
  effort: { median: 30, sigma: 0.4 },
  slowed: { speed: 0.65, returned: 0.35, stalled: 0 },
  truce: { returned: 0.15 },
  bufferSigma: 0.5,
  clearedAtStart: {
    'us-volume': 0.7,
    'eu-volume': 0.75,
    'eu-premium': 0.8,
    'japan-compact': 0.75,
    'korea-volume': 0.75,
  } as Readonly<Record<string, number>>,
};

/**
 * Those of an automaker, of a firm that resembles one, or of one that buys elsewhere (`us-volume-us`);
 * undefined where cover was stated.
 */
export function judgedBuffers(id: string): Readonly<Partial<Record<Element, number>>> | undefined {
  const like = observations.halts.firms[id]?.like ?? id;
  const maker = Object.keys(JUDGED_BUFFERS).find((one) => like === one || like.startsWith(`${one}-`));
  return maker === undefined ? undefined : JUDGED_BUFFERS[maker];
}
