import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** Path of Chromium on this machine, if it has one. */
export const chromium: string | undefined = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  process.env.CHROMIUM ?? '',
].find(existsSync);

/** Flags with which Chromium needs neither a screen nor a network. */
export const CHROMIUM_FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--no-first-run',
];

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
};

/** Milliseconds after which a page without a report is ended. */
const TIME_LIMIT = 180_000;

/**
 * Opens the page of a folder in Chromium, served on this machine alone, and resolves to what it posts to
 * /report.
 */
export async function reportOf(folder: string, profile: string): Promise<unknown> {
  let server: Server | undefined;
  const report = new Promise<string>((resolve) => {
    server = createServer(async (request, response) => {
      if (request.method === 'POST') {
        response.end();
        return resolve(await textOf(request));
      }
      const path = join(folder, normalize(new URL(request.url ?? '/', 'http://localhost').pathname));
      const file = path.endsWith('/') ? join(path, 'index.html') : path;
      if (!existsSync(file)) return response.writeHead(404).end();
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
      response.end(readFileSync(file));
    }).listen(0, '127.0.0.1');
  });
  await new Promise((listening) => server!.once('listening', listening));
  const { port } = server!.address() as AddressInfo;
  const flags = [...CHROMIUM_FLAGS, `--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const browser = spawn(chromium!, [...flags, `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
  const closed = new Promise<string>((resolve) => browser.once('close', () => resolve('"closed"')));
  const timer = setTimeout(() => browser.kill(), TIME_LIMIT);
  try {
    return JSON.parse(await Promise.race([report, closed]));
  } finally {
    clearTimeout(timer);
    browser.kill();
    await closed;
    server!.closeAllConnections();
    server!.close();
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) text += piece;
  return text;
}
