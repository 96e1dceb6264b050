// rare-earth-risk/history: what was observed, with sources; apart from the core, which has no use for it.
export { observations } from './data.ts';
export type {
  Alternative,
  Confidence,
  Evidence,
  HistoricalRegime,
  Observed,
  ObservedDate,
  Place,
  Remark,
  Source,
  Vintage,
} from './evidence.ts';
export { knownBy } from './known-by.ts';
export { parseObservations } from './parse.ts';
export type * from './types.ts';
