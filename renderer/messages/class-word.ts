import { findCustomerClass } from '../../db/domain/accounts/customer-class.ts';
import type { Messages } from './index.ts';

/** A class of use in the reader's language, from its Chinese name in the books; a name that is no class stays as it is. */
export function classWord(messages: Messages, name: string): string {
  const customerClass = findCustomerClass(name);
  return customerClass === null ? name : messages.names.classes[customerClass];
}
