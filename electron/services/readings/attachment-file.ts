/** What may be kept with a month's reading. */
export type AttachmentMediaType = 'image/jpeg' | 'image/png' | 'application/pdf';

/** How each kind of file begins, in hexadecimal. */
const beginnings: readonly (readonly [string, AttachmentMediaType])[] = [
  ['ffd8ff', 'image/jpeg'],
  ['89504e470d0a1a0a', 'image/png'],
  ['255044462d', 'application/pdf'],
];

const extensionOf: Readonly<Record<AttachmentMediaType, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'application/pdf': '.pdf',
};

/** What a file is by how it begins, whatever its name says; null for anything but a JPEG, PNG or PDF. */
export function attachmentMediaType(content: Buffer): AttachmentMediaType | null {
  const start = content.subarray(0, 8).toString('hex');
  return beginnings.find(([beginning]) => start.startsWith(beginning))?.[1] ?? null;
}

/** A file's name without folders, control and direction-changing characters or signs that no system takes, ended as its content is. */
export function cleanFileName(name: string, mediaType: AttachmentMediaType): string {
  const own = name.split(/[/\\]/).at(-1) ?? '';
  const plain = own
    .replace(/\.[A-Za-z]{3,4}$/, '')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '')
    .trim();
  const short = [...plain].slice(0, 60).join('').replace(/^\.+/, '');
  return `${short === '' ? '附件' : short}${extensionOf[mediaType]}`;
}
