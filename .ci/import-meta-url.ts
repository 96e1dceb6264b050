import { pathToFileURL } from 'node:url';

declare const __filename: string;

/** What `import.meta.url` is in a CommonJS file of the build. */
export const importMetaUrl: string = pathToFileURL(__filename).href;
