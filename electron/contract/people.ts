import { z } from 'zod';
import { type Right, type Role, roles } from '../../db/domain/access/roles.ts';
import { answers } from './channel.ts';
import { idShape, nameShape, nothing } from './shapes.ts';

const passwordShape = z.string().min(1).max(128);

/** Who is at the counter now. */
export interface SignedIn {
  readonly personId: number;
  readonly loginName: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
  readonly rights: readonly Right[];
}

/** A name on the sign-in page. */
export interface PersonToSignIn {
  readonly loginName: string;
  readonly fullName: string;
  readonly roles: readonly Role[];
}

/** A person as the administrator sees them. */
export interface PersonRow extends PersonToSignIn {
  readonly personId: number;
  readonly isActive: boolean;
}

export const peopleChannels = {
  'session/list-people': answers<readonly PersonToSignIn[]>()('anyone', nothing),
  'session/sign-in': answers<SignedIn>()(
    'anyone',
    z.strictObject({ loginName: nameShape, password: passwordShape }),
  ),
  'session/unlock': answers<SignedIn>()('anyone', z.strictObject({ password: passwordShape })),
  'session/lock': answers<null>()('signed_in', nothing),
  'session/sign-out': answers<null>()('anyone', nothing),
  'session/stay': answers<null>()('signed_in', nothing),
  'session/change-own-password': answers<null>()(
    'signed_in',
    z.strictObject({ oldPassword: passwordShape, newPassword: passwordShape }),
  ),
  'people/list': answers<readonly PersonRow[]>()('people.manage', nothing),
  'people/add': answers<PersonRow>()(
    'people.manage',
    z.strictObject({
      loginName: nameShape,
      fullName: nameShape,
      password: passwordShape,
      roles: z.array(z.enum(roles)).min(1),
    }),
  ),
  'people/change': answers<PersonRow>()(
    'people.manage',
    z.strictObject({
      personId: idShape,
      fullName: nameShape,
      roles: z.array(z.enum(roles)).min(1),
      isActive: z.boolean(),
    }),
  ),
  'people/set-password': answers<null>()(
    'people.manage',
    z.strictObject({ personId: idShape, password: passwordShape }),
  ),
};
