/** The path of the page that a person wanted to see before the sign-in. */
const home = "/"
const longest = 500

/**
 * Returns the path, or `/` for any text that a browser could read as another site. A browser reads `//host` and `/\host` as
 * a host, and leaves out tabs and line ends.
 */
export const returnPathOf = (wanted: string | undefined): string => {
  if (wanted === undefined || wanted.length > longest || !/^\/(?![/\\])[\x21-\x7e]*$/.test(wanted)) return home
  const base = "http://own.invalid"
  const url = URL.parse(wanted, base)
  if (url === null || url.origin !== base) return home
  const path = `${url.pathname}${url.search}${url.hash}`
  // A path with dots can become `//host` when it is resolved.
  return path.startsWith("//") ? home : path
}
