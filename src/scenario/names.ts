/** The scenarios that ship with the library. */
export type ShippedScenario =
  | 'truce-holds'
  | 'licences-slowed'
  | 'ban-resumes'
  | 'controls-extended'
  | 'autumn-2026/truce-holds'
  | 'autumn-2026/licences-slowed'
  | 'autumn-2026/ban-resumes'
  | 'autumn-2026/controls-extended'
  | 'spring-2025'
  | 'japan-2026';

/** The automakers of the scenarios that ship with the library. */
export type ShippedAutomaker =
  | 'us-volume'
  | 'eu-volume'
  | 'eu-premium'
  | 'japan-compact'
  | 'korea-volume'
  | 'india-scooter';

/** The name of a scenario. An editor completes those that ship with the library; any text has the type. */
export type ScenarioName = ShippedScenario | (string & {});

/** The id of an automaker. An editor completes those of the shipped scenarios; any text has the type. */
export type AutomakerId = ShippedAutomaker | (string & {});
