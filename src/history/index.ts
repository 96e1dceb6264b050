// rare-earth-risk/history: observations with sources. An entry of its own, as the core does not use them.
export { observations } from './data.ts';
export { episodes } from './episode-data.ts';
export type { EpisodeGood, EpisodeKind, Episodes, Mark, Marked } from './episode-types.ts';
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
export { episodesKnownBy } from './known-episodes.ts';
export { parseObservations } from './parse.ts';
export { parseEpisodes } from './parse-episodes.ts';
export type * from './types.ts';
