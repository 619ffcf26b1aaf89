import { spawn } from 'node:child_process';

const timeout = 45_000;

/**
 * Runs a script of this program in Windows' own PowerShell. What it works on goes in as one line of JSON on its input, so that no word a
 * person typed is ever part of a command; `$in` holds it. Answers what the script answers, or null when it could not run.
 */
export function runPowerShell(
  script: string,
  input: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>> | null> {
  const whole = `$ErrorActionPreference = 'Stop'
[Console]::InputEncoding = [Text.Encoding]::UTF8
[Console]::OutputEncoding = [Text.Encoding]::UTF8
$in = [Console]::In.ReadToEnd() | ConvertFrom-Json
$out = & {${script}
}
ConvertTo-Json -Compress -InputObject $out`;
  return new Promise((resolve) => {
    const args = [
      '-NoProfile',
      '-NonInteractive',
      '-EncodedCommand',
      Buffer.from(whole, 'utf16le').toString('base64'),
    ];
    const child = spawn('powershell.exe', args, {
      windowsHide: true,
      timeout,
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    const said: Buffer[] = [];
    child.on('error', () => resolve(null));
    child.stdin.on('error', () => undefined);
    child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('close', (code) => resolve(code === 0 ? answerOf(Buffer.concat(said).toString('utf8')) : null));
    child.stdin.end(JSON.stringify(input), 'utf8');
  });
}

function answerOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const answer: unknown = JSON.parse(text);
    return typeof answer === 'object' && answer !== null ? { ...answer } : null;
  } catch {
    return null;
  }
}
