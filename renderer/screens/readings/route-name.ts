/** What a route is called: its code, or words for meters on none and for every route. */
export function nameOfRoute(
  words: { readonly allRoutes: string; readonly noRoute: string },
  code: string,
): string {
  if (code === '') return words.allRoutes;
  return code === '-' ? words.noRoute : code;
}
