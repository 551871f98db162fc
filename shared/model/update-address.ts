import { z } from 'zod'

/** A folder behind `https:`: host, perhaps a port and a path. No name before an `@`, no query. */
const folder = /^https:\/\/(\[[\da-f:.]+\]|[\da-z](?:[\da-z.-]*[\da-z])?)(:\d{1,5})?(\/[^\s\\?#@]*)?$/i

/** Where updates of the desktop are looked for, or nothing, which leaves it to the build. */
export const UpdateAddress = z
  .string()
  .max(500)
  .refine((text) => text === '' || folder.test(text), 'an update address begins with https://')
