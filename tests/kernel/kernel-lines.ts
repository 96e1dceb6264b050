import type { Model, SamplePath } from '../../src/index.ts';
import { bindSamplePath, createWorkspace, runLine } from '../../src/kernel/index.ts';
import type { LineOutcome } from '../../src/model/halts.ts';
import type { AutomakerTrajectory } from '../../src/model/trajectory.ts';

/** What the kernel tells of one line, by day. */
export type LineTrajectory = Pick<AutomakerTrajectory, 'rate' | 'halted' | 'bindingLane'>;

/** A line as the kernel runs it. */
export interface KernelLine {
  readonly outcome: LineOutcome;
  readonly days: LineTrajectory;
}

/** Runs every line of a model on each of some sample paths, one after the other in one workspace. */
export function* kernelLines(model: Model, samplePaths: Iterable<SamplePath>): Generator<KernelLine[]> {
  const workspace = createWorkspace(model);
  for (const samplePath of samplePaths) {
    bindSamplePath(workspace, samplePath);
    yield model.automakers.map((_, i) => {
      const outcome = runLine(workspace, i, samplePath.automakers[i]!);
      const { rate, halted, bindingLane } = workspace.automakers[i]!.line;
      // The kernel writes no days of a line that it can tell to run at full rate throughout.
      const days = outcome === workspace.noHalt ? fullRate(model) : { rate, halted, bindingLane };
      return { outcome: { ...outcome }, days };
    });
  }
}

function fullRate({ horizonDays }: Model): LineTrajectory {
  return {
    rate: new Float64Array(horizonDays).fill(1),
    halted: new Uint8Array(horizonDays),
    bindingLane: new Uint16Array(horizonDays),
  };
}
