/** The times that a person waits, measured in a real browser. */
import type { Browser, BrowserContext, CDPSession, Page } from "playwright"
import { percentile } from "../../../bench/kit/measure.ts"
import type { Product } from "../../../support/product/product.ts"

/** Far longer than a server needs for the rows of the largest product. */
const startMillis = 120_000

// Texts, since the browser's types are not those of the tests.
/** Notes the time of the first row, in milliseconds since the page began to load. */
const noteFirstRow = `
  window.firstRow = new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (document.querySelector(".task-line") === null) return
      observer.disconnect()
      requestAnimationFrame(() => resolve(performance.now()))
    }).observe(document, { childList: true, subtree: true })
  })`
/** Presses a key, and measures until the next frame after the row has changed. */
const ownChange = `new Promise((resolve) => {
  const row = document.activeElement.closest("[data-task]")
  const task = row.dataset.task
  const group = row.closest("section")
  const began = performance.now()
  const observer = new MutationObserver(() => {
    const now = document.querySelector('[data-task="' + task + '"]')
    if (now !== null && now.closest("section") === group && !now.classList.contains("over")) return
    observer.disconnect()
    requestAnimationFrame(() => { const done = new MessageChannel(); done.port1.onmessage = () => resolve(performance.now() - began); done.port2.postMessage(0) })
  })
  observer.observe(document.querySelector("main"), { childList: true, subtree: true, attributes: true })
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "e", bubbles: true }))
})`

export interface Visit {
  readonly page: Page
  readonly devtools: CDPSession
  readonly context: BrowserContext
}

/** A browser of a person who has signed in, at the list of tasks with its rows. */
export const enterList = async (browser: Browser, tracker: Product): Promise<Visit> => {
  const context = await browser.newContext({ locale: "en-GB", viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(noteFirstRow)
  await page.goto(await tracker.link())
  await page.locator("nav").first().waitFor()
  await page.goto(`${tracker.origin}/tasks`)
  await page.locator(".task-line").first().waitFor({ timeout: startMillis })
  const devtools = await context.newCDPSession(page)
  await devtools.send("Performance.enable")
  return { page, devtools, context }
}

/** Milliseconds from the start of a load to the first row. */
export const loadMillis = async ({ page }: Visit, tracker: Product): Promise<number> => {
  await page.goto(`${tracker.origin}/tasks`)
  return Number(await page.evaluate("window.firstRow"))
}

/** 95th percentile of the time from a key to the frame that shows the change, in milliseconds. */
export const ownChangeMillis = async ({ page }: Visit, presses: number): Promise<number> => {
  const times: Array<number> = []
  for (let n = 0; n < presses; n++) {
    await page.evaluate(`document.querySelector(".task-line:not(.over) a.title").focus()`)
    times.push(Number(await page.evaluate(ownChange)))
  }
  return percentile(times, 0.95)
}

/** Removes the files and the rows on the device. The page is left first: an open one would keep its rows again. */
export const forget = async ({ page, devtools }: Visit, { origin }: Product) => {
  await page.goto("about:blank")
  await devtools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" })
  await devtools.send("Network.clearBrowserCache")
}

/** Megabytes of the heap after a collection. */
export const heapMegabytes = async ({ devtools }: Visit): Promise<number> => {
  await devtools.send("HeapProfiler.collectGarbage")
  return (await metric(devtools, "JSHeapUsedSize")) / 1e6
}

const metric = async (devtools: CDPSession, name: string) => {
  const { metrics } = await devtools.send("Performance.getMetrics")
  return metrics.find((each) => each.name === name)?.value ?? Number.NaN
}

/** Seconds for which the main thread of the page has worked. */
export const busySeconds = ({ devtools }: Visit) => metric(devtools, "TaskDuration")

export const throttle = ({ devtools }: Visit, times: number) =>
  devtools.send("Emulation.setCPUThrottlingRate", { rate: times })
