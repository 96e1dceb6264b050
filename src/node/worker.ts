import { simulate } from '../engine/simulate.ts';
import type { Simulation } from '../engine/simulation.ts';
import type { Shard } from './parallel.ts';

/** Runs one shard on a worker thread. */
export default function runShard({ scenario, options }: Shard): Simulation {
  return simulate(scenario, options);
}
