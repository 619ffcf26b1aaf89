/** The five classes of electricity use that the station's files know, and no other (domain.md §2.2). */
export const customerClasses = [
  'residential',
  'commercial',
  'agricultural',
  'irrigation',
  'large_industry',
] as const;

/** One class of use; decides the tariff. */
export type CustomerClass = (typeof customerClasses)[number];

/** The Chinese name of each class as state price tables and station files write it. */
export const customerClassNames: Readonly<Record<CustomerClass, string>> = {
  residential: '居民生活',
  commercial: '一般工商业',
  agricultural: '农业生产',
  irrigation: '农业排灌',
  large_industry: '大工业',
};

/** Finds the class by the name in a station's file; null for any other name. */
export function findCustomerClass(name: string): CustomerClass | null {
  return customerClasses.find((candidate) => customerClassNames[candidate] === name) ?? null;
}
