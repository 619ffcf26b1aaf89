import type { Messages } from '../index.ts';

export const setup: Messages['setup'] = {
  question: 'This PC has no station yet. Which comes first?',
  offline: 'Neither needs a line. All data stays on this PC.',
  demoTitle: 'Try with a demo station',
  demoText:
    'Builds a station with customers, readings and bills. All names and figures are invented; nothing can go wrong.',
  stationTitle: 'Set up my station',
  stationText:
    'Name the station and its administrator and start empty. Customers are imported from the old system afterwards.',
  demoRunning: 'Preparing the demo station',
  demoWait: 'This takes a moment. Please leave the program open.',
  formTitle: 'Set up my station',
  code: 'Station code',
  codeHint: '4 to 12 capital letters or digits, given by the county; it cannot change later',
  name: 'Station name',
  nameExample: 'Hongliuwan Supply Station',
  countyName: 'County office',
  countyExample: 'Aksai County Power Supply',
  administratorTitle: 'Administrator',
  administratorText: 'Adds people, sets printers and backups; does no business.',
  fullName: 'Name',
  loginName: 'Sign-in name',
  loginNameHint: 'Letters or staff number',
  password: 'Password',
  passwordHint: 'At least 8 characters, not the sign-in name, not a common one',
  passwordAgain: 'Password again',
  create: 'Set up',
  creating: 'Setting up…',
  codeWrong: 'The code is 4 to 12 capital letters or digits.',
  fieldEmpty: 'Please fill this in.',
  passwordsDiffer: 'The two passwords differ. Enter them again.',
  cannotOpen: 'The data of this PC cannot be opened',
  recoveryEnter: 'Recovery code',
  recoveryEnterHint:
    'The line written down at the first start and kept in the safe; capitals and dashes do not matter.',
  recoveryOpen: 'Open with the recovery code',
  cannotOpenSafe: 'The program has changed nothing.',
  recoveryTitle: 'Write down the recovery code',
  recoveryWhy:
    'ID numbers and other personal data are encrypted. If this PC dies, only this code opens them in the backup.',
  recoveryOnce:
    'It is shown this once. Write it on paper, compare it, and let the station head lock it in the safe.',
  recoveryDone: 'Written down and compared',
};
