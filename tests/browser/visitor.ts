/** A person who uses the page in a real browser. Collects the errors that the browser reports. */
import type { Browser, BrowserContextOptions, Page, Response } from "playwright"
import { AxeBuilder } from "@axe-core/playwright"

type AxeResults = Awaited<ReturnType<AxeBuilder["analyze"]>>

export interface Visitor {
  readonly page: Page
  /** Errors on the console, exceptions, requests that failed or were answered with 4xx or 5xx. */
  readonly complaints: ReadonlyArray<string>
  /** Every frame that arrived on the page's WebSockets. */
  readonly frames: ReadonlyArray<string>
  /** The greatest position in the receipts of the page's commands; 0 when there is none. */
  readonly lastSeq: () => Promise<number>
  /** Whether the document is still the one that was opened: not reloaded and not left. */
  readonly stayed: () => Promise<boolean>
  readonly close: () => Promise<void>
}

/** Signs in by a link, and waits until the WebSocket is connected. */
export const visit = async (browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const complaints: Array<string> = []
  const frames: Array<string> = []
  const receipts: Array<Promise<number>> = []
  let loads = 0
  page.on("console", (said) => {
    if (said.type() === "error") complaints.push(`console: ${said.text()}`)
  })
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`))
  page.on("requestfailed", (request) => {
    const error = request.failure()?.errorText ?? ""
    // A page that is left ends its requests. That is no fault.
    if (error !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} ${error}`)
  })
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`answered ${response.status()}: ${response.url()}`)
    else if (response.request().method() !== "GET") receipts.push(seqIn(response))
  })
  page.on("load", () => {
    loads++
  })
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))))
  await page.goto(link)
  await page.evaluate("window.openedOnce = true")
  await page.getByText("Live", { exact: true }).waitFor({ state: "attached" })
  return {
    page,
    complaints,
    frames,
    lastSeq: async () => Math.max(0, ...(await Promise.all(receipts))),
    stayed: async () => loads === 1 && (await page.evaluate("window.openedOnce")) === true,
    close: () => context.close()
  }
}

/** The position in a receipt; 0 for another answer, and for one whose page was left before it arrived. */
const seqIn = (response: Response): Promise<number> =>
  response.json().then(
    (body: { readonly seq?: number } | null) => body?.seq ?? 0,
    () => 0
  )

/** The serious and critical violations that axe finds. `skip` are rules that are not checked. */
export const barriers = async (page: Page, skip: ReadonlyArray<string> = []): Promise<ReadonlyArray<string>> => {
  // The mode without frames of other origins opens no second page for each check. The dashboard has no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ["violations"] })
  return violationsIn(await axe.disableRules([...skip]).analyze())
}

/** The serious and critical ones. */
export const violationsIn = ({ violations }: Pick<AxeResults, "violations">): ReadonlyArray<string> =>
  violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
