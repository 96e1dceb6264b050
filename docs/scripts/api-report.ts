// Writes the public surface of the package, one report for each entry, to .ci/api, from the built types.
//
//   npm run docs:api               writes the reports
//   npm run docs:api -- --check    fails when one of them is not current

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Extractor, ExtractorConfig, ExtractorLogLevel, type IConfigFile } from '@microsoft/api-extractor';

const ENTRIES = ['index', 'node', 'history', 'calibration', 'browser', 'parquet', 'report'];

const SILENT = { logLevel: ExtractorLogLevel.None };

const root: string = fileURLToPath(new URL('../..', import.meta.url));
const isCheck: boolean = process.argv.includes('--check');
const scratch: string = mkdtempSync(join(tmpdir(), 'api-report-'));
const tsconfig: string = join(scratch, 'tsconfig.json');
const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023', 'DOM'],
  module: 'ESNext',
  moduleResolution: 'bundler',
};

/** How the report of one entry is made: of its types alone, without the documentation model or a rollup. */
function configOf(entry: string): IConfigFile {
  return {
    projectFolder: root,
    mainEntryPointFilePath: join(root, `dist/${entry}.d.ts`),
    compiler: { tsconfigFilePath: tsconfig },
    apiReport: {
      enabled: true,
      reportFileName: `${entry}.api.md`,
      reportFolder: join(root, '.ci/api'),
      reportTempFolder: scratch,
      includeForgottenExports: false,
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: SILENT },
      extractorMessageReporting: { default: SILENT },
      tsdocMessageReporting: { default: SILENT },
    },
  };
}

try {
  writeFileSync(
    tsconfig,
    JSON.stringify({ compilerOptions, files: ENTRIES.map((e) => join(root, `dist/${e}.d.ts`)) }),
  );
  const stale = ENTRIES.filter((entry) => {
    const extractorConfig = ExtractorConfig.prepare({
      configObject: configOf(entry),
      configObjectFullPath: undefined,
      packageJsonFullPath: join(root, 'package.json'),
    });
    const { apiReportChanged } = Extractor.invoke(extractorConfig, {
      localBuild: !isCheck,
      messageCallback: (message) => {
        message.handled = true;
      },
    });
    return apiReportChanged;
  });
  if (isCheck && stale.length > 0) {
    console.error(
      `Expected .ci/api to be current, got changes in ${stale.join(', ')}; npm run docs:api writes it`,
    );
    process.exitCode = 1;
  } else console.log(`.ci/api: ${stale.length === 0 ? 'current' : `written anew for ${stale.join(', ')}`}`);
} finally {
  rmSync(scratch, { recursive: true });
}
