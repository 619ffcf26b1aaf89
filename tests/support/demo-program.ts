import { type Clerk, clerkAt } from '../../scripts/tour/clerk.ts';
import { type LaunchOptions, launchProgram, type RunningProgram } from './runtime.ts';

/** Everybody's password at the demo station, as its sign-in page tells it. */
export const demoPassword = 'demo-2026';

/** Starts the program on an empty PC and has it make the demo station; the sign-in page is up when this resolves. */
export async function launchDemo(
  options: LaunchOptions = {},
): Promise<RunningProgram & { readonly clerk: Clerk }> {
  const program = await launchProgram(options);
  const clerk = clerkAt(program.app, program.page);
  await clerk.press('try-demo');
  await clerk.read('people-list');
  return { ...program, clerk };
}

/** Opens the cashier's till by keyboard, which leads to the collect page. */
export async function openTill(clerk: Clerk, cashier: string): Promise<void> {
  await clerk.becomes(cashier, demoPassword);
  await clerk.goTo('till');
  await clerk.fill('float', '200');
  await clerk.key('F9');
  await clerk.read('collect-screen');
}
