import { hash, verify } from '@node-rs/argon2';

/** argon2id (the package's default), 64 MiB, 3 passes: about a fifth of a second here, years for whoever stole the file. */
const cost = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 } as const;

/** The hash of a password that nobody has: what an unknown name is checked against, so that it takes as long as a known one. */
const nobodysHash =
  '$argon2id$v=19$m=65536,t=3,p=1$0fX3xCwL1JeYJAEUOw+foA$+PwyidrD9ZwUhqO5ONeDhuumGzvu6fevV3dKcfbXRdE';

/** Hashes a password for the store. Works off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

/** Checks a password against a stored hash; null stands for a person who does not exist: as slow, and never right. */
export async function passwordFits(storedHash: string | null, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? nobodysHash, password.normalize('NFC'));
  return fits && storedHash !== null;
}
