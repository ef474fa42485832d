/** Keys in Review: from the key of a decision to the frame with the next proposal. */
import { percentile } from "../../../bench/kit/measure.ts"
import type { Product } from "../../../support/product/product.ts"
import type { Visit } from "./measurePage.ts"

const entries = ".queue .item"
/** The pause between two keys, longer than the server needs to answer. Milliseconds. */
const betweenKeys = 150

// Code for the browser is a text, because the tests do not have its types.
/** Presses the key that approves, and measures until the frame after the cursor is on another entry. */
const decide = `new Promise((resolve) => {
  const current = () => document.querySelector(".item[aria-current=true]")?.dataset.key
  const before = current()
  const began = performance.now()
  const observer = new MutationObserver(() => {
    if (current() === before) return
    observer.disconnect()
    requestAnimationFrame(() => { const done = new MessageChannel(); done.port1.onmessage = () => resolve(performance.now() - began); done.port2.postMessage(0) })
  })
  observer.observe(document.querySelector(".queue"), { childList: true, subtree: true, attributes: true })
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "1", code: "Digit1", bubbles: true }))
})`

/** 95th percentile, in milliseconds. */
export const reviewKeyMillis = async ({ page }: Visit, tracker: Product, presses: number): Promise<number> => {
  await page.goto(`${tracker.origin}/review`)
  await page.locator(entries).first().waitFor()
  const times: Array<number> = []
  for (let n = 0; n < presses; n++) {
    times.push(Number(await page.evaluate(decide)))
    await page.waitForTimeout(betweenKeys)
  }
  return percentile(times, 0.95)
}
