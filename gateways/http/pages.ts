/** The paths of the dashboard's pages. A test compares them with the routes of `ui/Pages.tsx`. */

/** Paths in the notation of the dashboard's router. `/sign-in`, `/sign-in/callback` and `/join` are handled before that router. */
export const pagePaths = [
  "/",
  "/sign-in",
  "/sign-in/callback",
  "/join",
  "/review",
  "/mine",
  "/notifications",
  "/tasks",
  "/tasks/:id",
  "/board",
  "/messages",
  "/knowledge",
  "/runs",
  "/settings",
  "/settings/:section",
  "/security",
  "/search",
  "/welcome",
  "/figures",
  "/audit",
  "/system"
] as const

/** The page of the Mini App, which Telegram opens, and its file in the output of the build. */
export const appPath = "/app"
export const appFile = "app.html"

/** Ids and numbers (`T-12`) have no other characters. */
const patterns = pagePaths.map((path) => new RegExp(`^${path.replace(/:\w+/g, "[\\w-]+")}$`))

export const isPage = (path: string): boolean => patterns.some((pattern) => pattern.test(path))
