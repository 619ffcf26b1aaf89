/**
 * Tells whether the text has the shape of a phone number in China: a mobile number of 11 digits from 13 to 19 (with +86 or without), a
 * line with its area code (0937-8321000, with an extension or without), or a 400 or 800 number.
 */
export function isPhoneNumber(text: string): boolean {
  const bare = text.replace(/^(?:\+86|0086)-?/, '');
  return (
    /^1[3-9]\d(?:\d{8}|-\d{4}-\d{4})$/.test(bare) ||
    /^0\d{2,3}-?[2-9]\d{6,7}(?:-\d{1,6})?$/.test(bare) ||
    /^[48]00(?:\d{7}|-\d{3}-\d{4}|-\d{7})$/.test(bare)
  );
}
