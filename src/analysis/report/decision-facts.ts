import type { Element } from '../../elements.ts';
import type { Simulation } from '../../engine/run.ts';
import type { Scenario } from '../../scenario/types.ts';
import { bindingElements } from '../halts.ts';
import { lineDifference } from '../line-difference.ts';
import { onlyAutomakers } from '../only-automakers.ts';
import { stockedScenario, stockUpTo } from './buffer-facts.ts';
import type { Measure } from './measures.ts';
import type { ReportRunner, TrialRange } from './plan.ts';
import {
  changeOf,
  type ReportBuffers,
  type ReportChange,
  type ReportDecisions,
  type ReportMeasure,
  type ReportScenario,
} from './results.ts';
import { shownFrom } from './scenario-facts.ts';

/** Runs the measures on the same sample paths as the line as it is, the best first. */
export async function measureFacts(
  focus: Scenario,
  id: string,
  measures: readonly Measure[],
  { runs }: ReportRunner,
  range: TrialRange,
): Promise<ReportMeasure[]> {
  const changed = measures.map(({ scenario }) => onlyAutomakers(scenario, [id]));
  const [before, ...after] = await runs([onlyAutomakers(focus, [id]), ...changed], range);
  const found = measures.map(({ kind, values }, i) => ({
    kind,
    values,
    change: difference(before!, after[i]!, id),
  }));
  return found.sort((a, b) => a.change.value - b.change.value);
}

/** What the decisions are about. */
interface Question {
  readonly id: string;
  readonly focus: Scenario;
  /** The mildest first. */
  readonly scenarios: readonly Scenario[];
  readonly facts: readonly ReportScenario[];
  readonly measures: readonly Measure[];
  readonly found: readonly ReportMeasure[];
  readonly buffers: ReportBuffers;
}

/** Quotes what the other trials chose, on trials of its own. */
export async function decisionFacts(
  { id, focus, scenarios, facts, measures, found, buffers }: Question,
  { runs }: ReportRunner,
  range: TrialRange,
): Promise<ReportDecisions> {
  const best = measures.find(({ kind }) => kind === found[0]?.kind);
  const days = stockUpTo(buffers.points[focus.name]!, buffers.today);
  const line = (scenario: Scenario): Scenario => onlyAutomakers(scenario, [id]);
  const [before, measured, stocked, mildest, harshest] = await runs(
    [
      line(focus),
      line(best?.scenario ?? focus),
      days === null ? line(focus) : stockedScenario(focus, id, buffers.element, days),
      line(scenarios[0]!),
      line(scenarios.at(-1)!),
    ],
    range,
  );
  const shows = facts.slice(1).flatMap((fact) => shownFrom(facts[0]!, fact) ?? []);
  return {
    trials: range.trials,
    best: best ? { kind: best.kind, values: best.values, change: difference(before!, measured!, id) } : null,
    stock:
      days === null
        ? null
        : { days, change: difference(before!, stocked!, id), next: bindingOf(stocked!, id).slice(0, 2) },
    shows,
    policy: scenarios.length > 1 ? difference(mildest!, harshest!, id) : null,
  };
}

function difference(before: Simulation, after: Simulation, id: string): ReportChange {
  return changeOf(lineDifference(before, after, [id], before.scenario.horizonDays));
}

function bindingOf(run: Simulation, automaker: string): Element[] {
  return Object.keys(bindingElements(run, { automaker })) as Element[];
}
