// What Electron runs when it is given a folder instead of carrying a program: the fall-back Electron comes without it.
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const preload = [];
let given = null;
const words = process.argv.slice(1);
for (let i = 0; i < words.length; i++) {
  if (words[i] === '-r' || words[i] === '--require') preload.push(words[++i]);
  else if (!words[i].startsWith('-')) {
    given = words[i];
    break;
  }
}

if (given === null) {
  console.error('Usage: electron [-r FILE] [--switches] FOLDER');
  process.exit(2);
}

// Playwright waits for the program with such a file; it must be loaded before the program is.
Module._preloadModules(preload);

const folder = path.resolve(given);
const described = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
if (described.version) app.setVersion(described.version);
if (described.productName ?? described.name) app.setName(described.productName ?? described.name);
app.setAppPath(folder);

const main = createRequire(path.join(folder, 'package.json')).resolve(
  path.join(folder, described.main ?? 'index.js'),
);
await import(pathToFileURL(main).href);
