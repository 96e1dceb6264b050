/** Size limits of scenario data, far above any honest file. */
export const LIMITS = {
  /** Bytes of a scenario file on disk. */
  fileBytes: 2_000_000,
  /** Bytes of a YAML file, whose parser is slower than that of JSON. */
  yamlBytes: 40_000,
  /** Files in one chain of `extends`. */
  extendsChain: 16,
  /** Levels of nesting. */
  depth: 16,
  /** Values of all kinds in one scenario. */
  values: 50_000,
  /** Characters of one string. */
  characters: 10_000,
  /** Policy regimes. */
  regimes: 100,
  /** Chains of all automakers times days of the horizon: what a run keeps in memory. */
  laneDays: 4_000_000,
  /** Destinations with a policy of their own times days of the horizon. */
  policyDays: 4_000_000,
  /** Expected jumps of policy in a trial, a fraction of a second. */
  jumps: 1_000_000,
  /** Expected reviews of applications in a trial, one to two seconds. */
  reviews: 20_000_000,
} as const;

/** Most jumps of policy a year, about 270 a day. A rate that is drawn above it counts as this rate. */
export const FASTEST_RATE = 100_000;

/** Greatest pace of a desk. A pace that is drawn above it counts as this one. */
export const FASTEST_PACE = 1000;

/**
 * Most days of cover that a buffer may hold, far within the range where the model's sums are exact.
 * A buffer that is drawn above it counts as this many days.
 */
export const LONGEST_COVER = 1_000_000;
