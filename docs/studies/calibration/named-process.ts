import { answerNamed } from './named-scenarios.ts';
import { answerTask } from './processes.ts';

answerTask(answerNamed);
