import { parentPort, workerData } from 'node:worker_threads';
import { countShare } from '../engine/common-run.ts';

// A thread that counts its share of the run that it is started with.
parentPort!.postMessage(countShare(workerData));
