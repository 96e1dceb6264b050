// rare-earth-risk/report: one file for those who decide. Nothing but exports.

export type { Evidence, SourcedNumber, SourceKind } from '../../analysis/report/evidence.ts';
export type {
  CoverFan,
  CurvePoint,
  MeasureKind,
  ReportBuffers,
  ReportChange,
  ReportCosts,
  ReportDecisions,
  ReportEstimate,
  ReportInput,
  ReportInputs,
  ReportMeasure,
  ReportResults,
  ReportScenario,
  ReportWeighted,
  ShownFrom,
} from '../../analysis/report/results.ts';
export {
  REPORT_LANGUAGES,
  type ReportTextOptions,
  reportHtml,
  reportMarkdown,
} from '../../report/page/index.ts';
export type { ReportLanguage } from '../../report/page/language/sentences.ts';
export { type ReportOptions, reportResults } from './report-results.ts';
export { writeReport } from './write-report.ts';
