import { createRoot } from "solid-js"
import { afterEach, beforeEach, expect, test } from "vitest"
import { listenForSwipes } from "./swipe.ts"

let dispose = () => {}
let swiped: Array<string> = []
const card = document.createElement("article")
Object.defineProperty(card, "clientWidth", { value: 300 })

beforeEach(() => {
  swiped = []
  card.innerHTML = "<p>text</p><input>"
  document.body.replaceChildren(card)
  dispose = createRoot((end) => {
    listenForSwipes(document.body, { cardAt: (target) => target.closest("article"), onSwipe: (to) => swiped.push(to) })
    return end
  })
})
afterEach(() => {
  dispose()
  card.remove()
})

const touch = (type: string, x: number, y = 100, target: Element = card) => {
  const event = new Event(type, { bubbles: true })
  Object.assign(event, { touches: [{}], changedTouches: [{ clientX: x, clientY: y }] })
  target.dispatchEvent(event)
}
const swipe = (to: number, y = 100, target?: Element) => {
  touch("touchstart", 150, 100, target)
  touch("touchmove", (150 + to) / 2, (100 + y) / 2, target)
  touch("touchmove", to, y, target)
  touch("touchend", to, y, target)
}

test("past 40 % of the card it is a swipe, to either side", () => {
  swipe(271)
  swipe(29)
  expect(swiped).toEqual(["right", "left"])
  expect(card.style.translate).toBe("")
})

test("a shorter one returns the card", () => {
  touch("touchstart", 150)
  touch("touchmove", 250)
  expect([card.style.translate, card.dataset["swipe"]]).toEqual(["100px", "short"])
  touch("touchend", 250)
  expect([card.style.translate, card.dataset["swipe"]]).toEqual(["", undefined])
  expect(swiped).toEqual([])
})

test("scrolling, and a touch in a field, are no swipe", () => {
  swipe(290, 400)
  swipe(290, 100, card.querySelector("input") ?? card)
  expect(swiped).toEqual([])
})

test("a touch that the browser takes over decides nothing", () => {
  touch("touchstart", 150)
  touch("touchmove", 290)
  touch("touchcancel", 290)
  expect(swiped).toEqual([])
  dispose()
  swipe(290)
  expect(swiped).toEqual([])
})
