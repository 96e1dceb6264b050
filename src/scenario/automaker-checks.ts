import { parseDay } from '../calendar/days.ts';
import type { Element } from '../elements.ts';
import { expected, type ScenarioIssue } from '../errors.ts';
import type { ParsedInput } from './schema.ts';
import type { Automaker } from './types.ts';

/** Returns the issues of automakers and their lanes that no single field shows. */
export function automakerIssues({ automakers }: ParsedInput): ScenarioIssue[] {
  const all = Object.entries(automakers);
  if (all.length === 0) return [expected('automakers', 'at least one automaker', automakers)];
  return all.flatMap(([id, { lanes, cycleDays }]) => {
    const present = Object.entries(lanes).filter(([, lane]) => lane !== undefined);
    if (present.length === 0) return [expected(`automakers.${id}.lanes`, 'at least one lane', lanes)];
    return present.flatMap(([element]) =>
      laneIssues(`automakers.${id}.lanes`, element as Element, lanes, cycleDays),
    );
  });
}

function laneIssues(
  of: string,
  element: Element,
  lanes: Automaker['lanes'],
  cycleDays: number,
): ScenarioIssue[] {
  const path = `${of}.${element}`;
  const {
    phaseDays,
    appliesWith,
    assembly: { from },
  } = lanes[element]!;
  return [
    ...(appliesWith === undefined ? [] : sharingIssues(path, element, appliesWith, lanes)),
    ...(phaseDays === undefined || phaseDays < cycleDays
      ? []
      : [expected(`${path}.phaseDays`, `below cycleDays (${cycleDays})`, phaseDays)]),
    ...(from === undefined || parseDay(from) !== undefined
      ? []
      : [expected(`${path}.assembly.from`, 'a date such as "2025-06-06"', from)]),
  ];
}

/** Returns the issues of a lane that shares the applications of another. */
function sharingIssues(
  path: string,
  element: Element,
  appliesWith: Element,
  lanes: Automaker['lanes'],
): ScenarioIssue[] {
  const other = lanes[appliesWith];
  const rule = 'another lane of the automaker that applies by itself';
  const isFine = appliesWith !== element && other !== undefined && other.appliesWith === undefined;
  return [
    ...(isFine ? [] : [expected(`${path}.appliesWith`, rule, appliesWith)]),
    ...(lanes[element]!.phaseDays === undefined
      ? []
      : [
          expected(
            `${path}.phaseDays`,
            'absent, as it is that of the lane it applies with',
            lanes[element]!.phaseDays,
          ),
        ]),
  ];
}
