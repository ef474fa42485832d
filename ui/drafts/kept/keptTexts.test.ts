/** Typed values of two tabs of one browser, which share the local storage. */
import { afterEach, beforeEach, expect, test, vi } from "vitest"

const place = "task:one:description"
const ann = "person:ann00000"
const kept = (value: string) => ({ value, key: null, seen: 1 })

/** Opens the page in a new tab: its modules begin again. `id`: of a tab that is reloaded. `open`: the ids of the other open tabs. */
const openTab = async (id?: string, open: ReadonlyArray<string> = []) => {
  vi.resetModules()
  sessionStorage.clear()
  if (id !== undefined) sessionStorage.setItem("tab", id)
  const texts = await import("./keptTexts.ts")
  const { tabId } = await import("./tab.ts")
  texts.claimKept(ann, new Set(open))
  return { ...texts, id: tabId(), shown: () => texts.readKept(place)?.value }
}

beforeEach(() => localStorage.clear())
afterEach(() => sessionStorage.clear())

test("neither of two tabs overwrites the text of the other, also not after a reload of both", async () => {
  const one = await openTab()
  const two = await openTab()
  one.writeKept(place, kept("Of one"))
  two.writeKept(place, kept("Of two"))
  expect([one.shown(), two.shown()]).toEqual(["Of one", "Of two"])
  expect([(await openTab(one.id)).shown(), (await openTab(two.id)).shown()]).toEqual(["Of one", "Of two"])
})

test("a text that one tab has saved or discarded leaves that of the other", async () => {
  const one = await openTab()
  const two = await openTab()
  one.writeKept(place, kept("Of one"))
  two.writeKept(place, kept("Of two"))
  one.dropKept(place)
  expect((await openTab(two.id)).shown()).toBe("Of two")
})

test("a tab without a text goes on with that of a closed one, which then is its own", async () => {
  const closed = await openTab()
  closed.writeKept(place, kept("Of one"))
  const two = await openTab()
  expect(two.shown()).toBe("Of one")
  two.writeKept(place, kept("Of one and two"))
  expect((await openTab(two.id)).shown()).toBe("Of one and two")
  two.dropKept(place)
  expect((await openTab()).shown()).toBeUndefined()
})

test("the text of an open tab is shown in no other one, also not after a save", async () => {
  const one = await openTab()
  one.writeKept(place, kept("Of one"))
  const two = await openTab(undefined, [one.id])
  expect(two.shown()).toBeUndefined()
  two.writeKept(place, kept("Of two"))
  one.dropKept(place)
  expect([one.shown(), two.shown()]).toEqual([undefined, "Of two"])
})

test("the texts of several closed tabs come one after the other", async () => {
  const closed = [await openTab(), await openTab()]
  closed.forEach(({ writeKept }, n) => writeKept(place, kept(`Of closed ${n}`)))
  const tab = await openTab()
  const seen = [tab.shown()]
  tab.writeKept(place, kept(`${String(tab.shown())}, edited`))
  tab.writeKept(place, kept("Edited again"))
  for (let i = 0; i < 3; i++) {
    tab.dropKept(place)
    seen.push(tab.shown())
  }
  expect(seen.filter((text) => text !== undefined).toSorted()).toEqual(["Of closed 0", "Of closed 1"])
})

test("a text of an earlier version of the page is not lost", async () => {
  localStorage.setItem(`draft:${ann}:${place}`, JSON.stringify(kept("Of before")))
  expect((await openTab()).shown()).toBe("Of before")
})

test("a tab hears of a text that another one has dropped", async () => {
  const tab = await openTab()
  const heard: Array<string> = []
  const stop = tab.onDroppedElsewhere((dropped) => heard.push(dropped))
  const drop = (key: string, newValue: string | null) => dispatchEvent(new StorageEvent("storage", { key, newValue }))
  drop(`draft:${ann}:${place}@other`, null)
  drop(`draft:${ann}:${place}@other`, "{}")
  drop("draft:person:bob00000:task:two:title@other", null)
  stop()
  drop(`draft:${ann}:${place}@other`, null)
  expect(heard).toEqual([place])
})
