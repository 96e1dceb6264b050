import { posteriorChain } from './posterior.ts';
import { answerTask } from './processes.ts';

answerTask(posteriorChain);
