import { writeFileSync } from 'node:fs';
import { loadScenario } from './src/index.ts';
import { reportResults } from './src/node/report/report-results.ts';
const names = ['truce-holds','licences-slowed','ban-resumes'];
const t = performance.now();
const r = await reportResults(names.map((n) => loadScenario(n as any)), { trials: Number(process.argv[2]), automaker: process.argv[3] });
console.log(performance.now()-t, process.cpuUsage());
writeFileSync(process.argv[4]!, JSON.stringify(r));
