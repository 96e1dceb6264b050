import { parentPort, workerData } from 'node:worker_threads';
import { runShare } from '../parallel/shared-run.ts';

// A thread that counts its share of the run that it is started with.
parentPort!.postMessage(runShare(workerData));
