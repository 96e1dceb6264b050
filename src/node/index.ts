// rare-earth-risk/node: what needs a disk.
export { readScenario } from './read-scenario.ts';
