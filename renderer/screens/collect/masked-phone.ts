/** Shows of a phone number what tells two apart without giving it away to who looks over the counter: 139****0012. */
export function maskedPhone(phone: string): string {
  return phone.length < 7 ? phone : `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
}
