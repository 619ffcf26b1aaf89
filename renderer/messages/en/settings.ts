import type { Messages } from '../index.ts';

export const settings: Messages['settings'] = {
  title: 'Settings',
  hint: 'For this PC only',
  countyTitle: 'County office',
  countyNotEnrolled:
    'Not enrolled yet. Enter the address and the code that the county gave; sending is automatic from then on.',
  countyEnrolled: (url) => `Enrolled: ${url}`,
  countyUrl: 'Address',
  countyCode: 'Enrolment code',
  countyEnrol: 'Enrol',
  countyCodeHint: '6 characters or more',
  countyNoAnswer:
    'Nobody answers at this address; nothing was enrolled. Check the address and the line, then press Enrol again. Work goes on as usual.',
  countyEnrolledNow: 'Enrolled at the county office.',
  countyPending: (count) =>
    count === 0 ? 'Everything is sent.' : `${count} entries to send; all are safe here.`,
  backupTitle: 'Backup',
  backupText:
    'Saves all data into one file while the counter works. Make one a day onto a stick, away from this PC.',
  backupMake: 'Back up to…',
  backupMaking: 'Backing up…',
  backupDone: (fileName, megabytes) => `Backed up: ${fileName}, ${megabytes} MB.`,
  ownPasswordTitle: 'My password',
  ownPasswordOld: 'Old password',
  ownPasswordNew: 'New password (8 characters or more)',
  ownPasswordAgain: 'Once more',
  ownPasswordChange: 'Change password',
  ownPasswordDone: 'Changed. Use the new password from the next sign-in.',
  showWhatToSay: 'Show what to say while money changes hands',
  customerTitle: "Customer's window",
  customerText:
    'A second window for the customer while money is taken: due, given, change. It fills a second display where there is one.',
  customerOpen: "Open the customer's window while collecting",
  looksTitle: 'Appearance',
  looksText: 'Remembered on this PC only.',
  languageLabel: 'Language',
  languages: { 'zh-CN': '中文', en: 'English' },
  aboutTitle: 'This PC',
  station: 'Station',
  stationCode: 'Station code',
  version: 'Program version',
  keyTitle: 'Key of personal data',
  keyGuard: {
    operating_system: 'Kept by the operating system: a stolen data file does not give away ID numbers.',
    file_permissions:
      "This PC's system cannot keep the key; only the file's permissions guard it. Whoever can use this PC as this user can open ID numbers. Lock the PC and keep backups elsewhere.",
    none: 'There is no key yet.',
  },
};
