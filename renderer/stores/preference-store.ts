import { create } from 'zustand';
import { persist } from 'zustand/middleware';

export type Language = 'zh-CN' | 'en';
export type Appearance = 'light' | 'dark';
export type TextSize = 'normal' | 'large' | 'largest';

interface Preferences {
  readonly language: Language;
  readonly appearance: Appearance;
  readonly textSize: TextSize;
  /** The name that signed in last on this PC, so that only the password is typed in the morning. */
  readonly lastLoginName: string | null;
  /** The customer's window is opened while a cashier is at the counter. */
  readonly hasCustomerWindow: boolean;
  /** 唱收唱付: the counter shows what to say while money changes hands. */
  readonly showsWhatToSay: boolean;
  change(
    change: Partial<
      Pick<
        Preferences,
        'language' | 'appearance' | 'textSize' | 'lastLoginName' | 'hasCustomerWindow' | 'showsWhatToSay'
      >
    >,
  ): void;
}

/** How this PC's person likes to see the program; kept by the page itself, never in the store of the station. */
export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      language: 'zh-CN',
      appearance: 'light',
      textSize: 'normal',
      lastLoginName: null,
      hasCustomerWindow: false,
      showsWhatToSay: true,
      change: (change) => set(change),
    }),
    { name: 'preferences' },
  ),
);
