/** Finds the links that lead out of the Mini App: to other pages of the dashboard, files and other sites. */

/** `/tasks` is the way back from a task that a link opened; it leads to My tasks. */
const ownPaths = /^\/(?:mine|tasks(?:\/[\w-]+)?|review|new)$/u

/** The address to open in the person's browser; null for a link of the Mini App. */
export const outsideOf = (href: string, origin: string): string | null => {
  const url = new URL(href, origin)
  return url.origin === origin && ownPaths.test(url.pathname) ? null : url.href
}
