/** Times that a person feels: until the palette opens, and between the frames of a scroll. */
import { percentile } from "../../../bench/kit/measure.ts"
import type { Visit } from "./measurePage.ts"

// Texts, since the browser's types are not those of the tests.
/** Presses Ctrl K, and measures until the frame after the field of the palette is there. */
const openPalette = `new Promise((resolve) => {
  const began = performance.now()
  new MutationObserver((_, observer) => {
    if (document.querySelector("[role=dialog] [role=combobox]") === null) return
    observer.disconnect()
    requestAnimationFrame(() => { const done = new MessageChannel(); done.port1.onmessage = () => resolve(performance.now() - began); done.port2.postMessage(0) })
  }).observe(document.body, { childList: true, subtree: true })
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", code: "KeyK", ctrlKey: true, bubbles: true }))
})`
/** Scrolls by half a screen in each frame, and notes the times between the frames. */
const scroll = `new Promise((resolve) => {
  const page = document.querySelector(".tasks-scroll")
  const frames = []
  let before = performance.now()
  const step = (now) => {
    frames.push(now - before)
    before = now
    if (frames.length === 200) return resolve(frames.slice(1))
    page.scrollTop += 400
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
})`

/** 95th percentile of the time from the keys to the frame with the palette, in milliseconds. */
export const paletteMillis = async ({ page }: Visit, times: number): Promise<number> => {
  const opened: Array<number> = []
  for (let n = 0; n < times; n++) {
    opened.push(Number(await page.evaluate(openPalette)))
    await page.keyboard.press("Escape")
    await page.getByRole("dialog").waitFor({ state: "detached" })
  }
  return percentile(opened, 0.95)
}

/** 99th percentile of the time between two frames while the list is scrolled, in milliseconds. */
export const scrollMillis = async ({ page }: Visit): Promise<number> =>
  percentile((await page.evaluate(scroll)) as ReadonlyArray<number>, 0.99)
