import { loadScenario } from '../../scenario/catalogue.ts';
import { entityIds } from '../../scenario/sources.ts';

/** What a file of one's own is made from. */
export interface Answers {
  /** Shipped scenario whose policy it takes. */
  readonly start: string;
  readonly id: string;
  readonly title: string;
  readonly vehicles: number;
  readonly lanes: readonly string[];
  readonly buffer: number;
  readonly destination: string;
}

/**
 * Returns a commented scenario file: the policy, desk and market of a shipped scenario with one line of
 * one's own in place of its automakers.
 */
export function scenarioFile({ start, id, title, vehicles, lanes, buffer, destination }: Answers): string {
  const { automakers, policy } = loadScenario(start);
  const archetypes = entityIds(automakers).filter((one) => one !== id);
  const elsewhere = Object.keys(policy.destinations ?? {}).filter((one) => one !== destination);
  return `# A scenario of your own: the policy of ${start}, with your line in place of the
# automakers that ship with it. Check it with:    rare-earth-risk validate THIS-FILE
# All keys, units and defaults: docs/scenario-files.md. Numbers may carry units, such as "6 weeks".

extends: ${start}
name: ${key(id)}
title: ${JSON.stringify(title)}
${elsewhere.length === 0 ? '' : policyText(elsewhere)}
automakers:
  # The shipped automakers are left out.
${archetypes.map((one) => `  ${one}: null`).join('\n')}

  ${key(id)}:
    new: true
    title: ${JSON.stringify(title)}
    # Policy and desk may differ by destination.
    destination: ${JSON.stringify(destination)}
    vehiclesPerDay: ${vehicles}
    vehiclesPerDaySource: "judgement: replace this note by where the number comes from"
    # For losses in money; leave it out if you do not need them.
    # valuePerVehicle: 30000
    # Days between two orders of a part maker.
    cycleDays: 30
    # Days that you plan for a licence, and days at sea.
    plannedLicenceDays: 80
    transitDays: 45
    # With less cover than this, goods go by air; 0 for never.
    expediteBelowDays: 15
    expediteTransitDays: 7
    lanes:
${lanes.map((element) => laneText(element, buffer)).join('\n')}
`;
}

/** Returns the part that leaves out policies of destinations where no line is. */
function policyText(destinations: readonly string[]): string {
  return `
policy:
  destinations:
    # No line of this file is there.
${destinations.map((one) => `    ${key(one)}: null`).join('\n')}
`;
}

/** Returns an id as YAML keeps it a text: 2026 and true would be none. */
function key(id: string): string {
  return /^(?:\d|(?:true|false|null)$)/.test(id) ? JSON.stringify(id) : id;
}

function laneText(element: string, buffer: number): string {
  return `      ${element}:
        # Days of cover: half of your part makers hold more. sigma is how much they differ
        # (0.5: two in three lie between 0.6 and 1.6 times the median).
        bufferDays: { median: ${buffer}, sigma: 0.5 }
        bufferDaysSource: "judgement: replace this note by your stock count and its date"
        # Part chains that do not share stock.
        chains: 1`;
}
