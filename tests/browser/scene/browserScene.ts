/** One product and one browser for all tests of a file. */
import type { Browser, BrowserContextOptions } from "playwright"
import { afterAll, beforeAll } from "vitest"
import type { Role } from "../../../domain/values.ts"
import { type Product, type SendRequest, product } from "../../support/product/product.ts"
import { openBrowser } from "../browser.ts"
import { visit } from "../visitor.ts"

/**
 * Starts both before the hooks and tests that are declared after it, and ends them after those. `settings`: of the environment of the
 * product.
 */
export const browserScene = (settings: Readonly<Record<string, string>> = {}) => {
  let browser: Browser
  let tracker: Product
  let request: SendRequest
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
    /** Sends a request with the token of a member. */
    request: Object.assign((...given: Parameters<SendRequest>) => request(...given), {
      lastSeq: () => request.lastSeq()
    }),
    /** Signs a person in with a browser of their own. */
    enter: async (name: string, role: Role, options?: BrowserContextOptions) =>
      visit(browser, await tracker.link(name, role), options),
    enterAsOwner: async (options?: BrowserContextOptions) => visit(browser, await tracker.link(), options)
  }
}
