/* The door of the kernel: what is not exported here is private to it. */

export { recordAirCost, recordStockCost } from './money.ts';
export { bindInputs, runLanes, runLine } from './run-line.ts';
export { countsFlights, mayMatter, maySlow, neverExceedsNeed, scarcity } from './single-lane.ts';
export {
  bindMarket,
  bindRegimes,
  bindSamplePath,
  createWorkspace,
  firstDisruptionDay,
  type Workspace,
} from './workspace.ts';
