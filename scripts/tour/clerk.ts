import type { ElectronApplication, Page } from '@playwright/test';

/** The program's window in the hands of somebody at the keyboard. */
export interface Clerk {
  readonly page: Page;
  /** Waits for an element by its test id and answers its text. */
  read(testId: string): Promise<string>;
  /** Fills a field by its test id. */
  fill(testId: string, text: string): Promise<void>;
  /** Presses a button by its test id. */
  press(testId: string): Promise<void>;
  /** Presses a key of the keyboard. */
  key(name: string): Promise<void>;
  /** Opens a place of the rail. */
  goTo(place: string): Promise<void>;
  /** Signs whoever is there out and another person in, by keyboard. */
  becomes(fullName: string, password: string): Promise<void>;
  /** Answers the system's next "open file" dialog with this path. */
  willChoose(path: string): Promise<void>;
  /** Answers the system's next "save file" dialog with this path. */
  willSaveTo(path: string): Promise<void>;
}

const patience = 60_000;

/** Puts a clerk before the program's window. */
export function clerkAt(app: ElectronApplication, page: Page): Clerk {
  page.setDefaultTimeout(patience);
  const at = (testId: string) => page.getByTestId(testId).first();
  return {
    page,
    async read(testId) {
      await at(testId).waitFor();
      return (await at(testId).innerText()).trim();
    },
    fill: (testId, text) => at(testId).fill(text),
    press: (testId) => at(testId).click(),
    key: (name) => page.keyboard.press(name),
    goTo: (place) => at(`place-${place}`).click(),
    async becomes(fullName, password) {
      if (await at('sign-in').isHidden()) await page.keyboard.press('F12');
      await at('sign-in').waitFor();
      await at('people-list').waitFor();
      const filter = at('person-filter');
      if (await filter.isVisible()) {
        await filter.fill(fullName);
        await filter.press('Enter');
      } else {
        await page.getByTestId('person').filter({ hasText: fullName }).first().click();
      }
      await at('password').fill(password);
      await at('password').press('Enter');
      await at('person-menu').filter({ hasText: fullName }).waitFor();
    },
    async willChoose(path) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
      }, path);
    },
    async willSaveTo(path) {
      await app.evaluate(({ dialog }, chosen) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
      }, path);
    },
  };
}
