import { answersAt } from './design.ts';
import { answerTask } from './processes.ts';

answerTask(answersAt);
