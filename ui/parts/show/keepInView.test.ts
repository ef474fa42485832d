/** The document of these tests has no layout, so the calls that scroll are counted. `tests/browser/screens` shows the lists. */
import { createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import { keepInView } from "./keepInView.ts"

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

test("an item is scrolled into view when it is chosen, and again after the size of the window changes", async () => {
  const item = document.createElement("a")
  let scrolls = 0
  item.scrollIntoView = () => void scrolls++
  const [isChosen, setChosen] = createSignal(false)
  const dispose = createRoot((end) => {
    keepInView(() => item, isChosen)
    return end
  })
  dispatchEvent(new Event("resize"))
  await nextFrame()
  expect(scrolls).toBe(0)

  setChosen(true)
  expect(scrolls).toBe(1)
  dispatchEvent(new Event("resize"))
  await nextFrame()
  expect(scrolls).toBe(2)

  dispose()
  dispatchEvent(new Event("resize"))
  await nextFrame()
  expect(scrolls).toBe(2)
})
