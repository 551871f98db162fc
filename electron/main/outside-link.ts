/**
 * The address that a link out of the app leads to, or null for one that is not let out. Other schemes than `https:` start
 * programs of the system (`file:`, `smb:`, `ms-settings:`, `mailto:` with an attachment). What the URL parser repairs in
 * silence (spaces, line ends, backslashes) and a name before an `@`, which looks like the host, are refused too: what a
 * person agrees to has to be what is opened.
 */
export function outsideLink(link: string): URL | null {
  if (/[\s\\\p{Cc}]/u.test(link) || !/^https:\/\/[^/]/i.test(link) || !URL.canParse(link)) return null
  const url = new URL(link)
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : null
}
