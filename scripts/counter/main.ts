import { enableCompileCache } from 'node:module';
import path from 'node:path';
import { cacheFolder } from '../runtime/project-paths.ts';

// A good part of a short command is the reading of TypeScript: what was read once is kept for the next one.
enableCompileCache(path.join(cacheFolder, 'compiled'));
const { runProgram } = await import('./program.ts');
process.exitCode = await runProgram(process.argv);
