/**
 * Remembers what a function makes of each object, for as long as the object lives. For objects that never change, as packs and their
 * tariffs: a run asks for the same few thousands of times.
 */
export function perObject<Given extends object, Made>(make: (given: Given) => Made): (given: Given) => Made {
  const known = new WeakMap<Given, Made>();
  return (given) => {
    const before = known.get(given);
    if (before !== undefined) return before;
    const made = make(given);
    known.set(given, made);
    return made;
  };
}
