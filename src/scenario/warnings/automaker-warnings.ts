import { formatDay, parseDay } from '../../calendar/days.ts';
import { support } from '../../distribution.ts';
import { entityIds } from '../sources.ts';
import type { Automaker, Lane, Scenario } from '../types.ts';
import { hasQueue } from './idle-settings.ts';
import { type ScenarioWarning, warnIf } from './warning.ts';

/** Returns warnings of settings of automakers and lanes that can have no effect. */
export function automakerWarnings(scenario: Scenario): ScenarioWarning[] {
  const { automakers, desk } = scenario;
  return entityIds(automakers).flatMap((id) => {
    const automaker = automakers[id]!;
    const path = `automakers.${id}`;
    const noQueue = 'has no effect: nothing queues at the desk (desk.capacityPerWorkingDay, desk.backlog)';
    return [
      ...warnIf(automaker.priority && !hasQueue(desk), `${path}.priority`, noQueue),
      ...licenceWarnings(path, automaker),
      ...transportWarnings(path, automaker),
      ...laneWarnings(path, automaker, scenario),
    ];
  });
}

function licenceWarnings(path: string, { licence }: Automaker): ScenarioWarning[] {
  const { validityDays, renewDaysBefore, heldAtStart } = licence;
  return [
    ...warnIf(
      heldAtStart > 0 && validityDays === 0,
      `${path}.licence.heldAtStart`,
      'has no effect: with validityDays 0 a licence is for one shipment, and none is held',
    ),
    ...warnIf(
      validityDays > 0 && renewDaysBefore > validityDays,
      `${path}.licence.renewDaysBefore`,
      `is above validityDays (${validityDays}): each renewal is filed on the first day of the licence`,
    ),
  ];
}

function transportWarnings(path: string, automaker: Automaker): ScenarioWarning[] {
  const { expediteBelowDays, expediteTransitDays, transitDays } = automaker;
  const noFaster = `is not below transitDays (${transitDays}): by air goods are no faster than by sea`;
  return warnIf(
    expediteBelowDays > 0 && expediteTransitDays >= transitDays,
    `${path}.expediteTransitDays`,
    noFaster,
  );
}

function laneWarnings(path: string, automaker: Automaker, scenario: Scenario): ScenarioWarning[] {
  const lanes = entityIds(automaker.lanes).map((id) => [id, automaker.lanes[id as 'Dy']!] as const);
  const chains = lanes.reduce((sum, [, lane]) => sum + lane.chains, 0);
  const varying = lanes.filter(([, { bufferDays }]) => support(bufferDays).low < support(bufferDays).high);
  const correlation = `${path}.bufferCorrelation`;
  return [
    ...warnIf(
      lanes.every(([, { essential }]) => !essential),
      `${path}.lanes`,
      'are none of them essential: this line never halts',
    ),
    ...warnIf(
      automaker.bufferCorrelation > 0 && (chains === 1 || varying.length === 0),
      correlation,
      chains === 1
        ? 'has no effect: there is one chain'
        : 'has no effect: every buffer is a number, the same in every future',
    ),
    ...lanes.flatMap(([id, lane]) => assemblyWarnings(`${path}.lanes.${id}.assembly`, lane, scenario)),
  ];
}

/** Returns warnings of the assemblies of a lane (model.md §10.4). */
function assemblyWarnings(path: string, { assembly }: Lane, scenario: Scenario): ScenarioWarning[] {
  const { chance, belowDays, from } = assembly;
  const end = parseDay(scenario.start)! + scenario.horizonDays;
  const isLate = from !== undefined && parseDay(from)! >= end;
  return [
    ...warnIf(
      chance > 0 && belowDays === 0,
      `${path}.chance`,
      'has no effect: belowDays is 0, so no order goes as assemblies',
    ),
    ...warnIf(
      belowDays > 0 && chance === 0,
      `${path}.belowDays`,
      'has no effect: chance is 0, so no chain can order assemblies',
    ),
    ...warnIf(isLate, `${path}.from`, `is after ${formatDay(end - 1)}, the last day of the horizon`),
  ];
}
