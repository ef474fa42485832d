/** One product and one browser for all tests of a file. */
import type { Browser, BrowserContextOptions } from "playwright"
import { afterAll, beforeAll } from "vitest"
import type { Role } from "../../../domain/values.ts"
import { type Product, type SendRequest, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { type Visitor, visit } from "../visitor.ts"

/**
 * Starts both before the hooks and tests that are declared after it, and ends them after those. `settings`: of the environment of the
 * product.
 */
export const browserScene = (settings: Readonly<Record<string, string>> = {}) => {
  let browser: Browser
  let tracker: Product
  let request: SendRequest
  const visitors: Array<Visitor> = []
  const entered = async (link: string, options?: BrowserContextOptions) => {
    const visitor = await visit(browser, link, options)
    visitors.push(visitor)
    return visitor
  }
  /** The read model may be behind a command that the page or a token has sent: the read waits for it. */
  const afterCommands = async (path: string) => {
    const seqs = await Promise.all(visitors.map((visitor) => visitor.lastSeq()))
    const seq = Math.max(request.lastSeq(), ...seqs)
    return seq === 0 ? path : `${path}${path.includes("?") ? "&" : "?"}after=${seq}`
  }
  beforeAll(async () => {
    browser = await openBrowser()
    tracker = await product(settings)
    await tracker.start()
    request = tracker.as(await tracker.token("member"))
  })
  afterAll(async () => {
    await tracker.remove()
    await browser.close()
  })
  return {
    /** The product. It exists from the first hook of the file on. */
    get tracker() {
      return tracker
    },
    /** The browser, for pages without a sign-in by a link. It exists from the first hook of the file on. */
    get browser() {
      return browser
    },
    /**
     * Sends a request with the token of a member. A read of the API without `after` sees every command that a token or a
     * page of this scene got an answer to.
     */
    request: Object.assign(
      async (...[method, path, ...rest]: Parameters<SendRequest>) =>
        request(
          method,
          method === "GET" && path.startsWith("/api/") && !/[?&]after=/.test(path) ? await afterCommands(path) : path,
          ...rest
        ),
      { lastSeq: () => request.lastSeq() }
    ),
    /** Signs a person in with a browser of their own. */
    enter: async (name: string, role: Role, options?: BrowserContextOptions) =>
      entered(await tracker.link(name, role), options),
    enterAsOwner: async (options?: BrowserContextOptions) => entered(await tracker.link(), options)
  }
}
