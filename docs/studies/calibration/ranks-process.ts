import { answerTask } from './processes.ts';
import { ranksOf } from './ranks.ts';

answerTask(ranksOf);
