/** Lists that are fetched page by page. */
import { createRoot, createSignal } from "solid-js"
import { expect, test } from "vitest"
import { Refusal } from "../../sync/rest/api.ts"
import { createPages } from "./createPages.ts"

interface Page {
  readonly items: ReadonlyArray<string>
  readonly next: number | null
}
/** The pages of each list by cursor; the first one has the cursor null. */
const scene = (pages: (about: string, cursor: number | null) => Page) => {
  const asked: Array<number | null> = []
  const answers: Array<() => void> = []
  const fetch = (about: string, cursor: number | null) => {
    asked.push(cursor)
    return new Promise<Page>((resolve) => answers.push(() => resolve(pages(about, cursor))))
  }
  const settle = async () => {
    for (let n = 0; n < 5; n++) await Promise.resolve()
  }
  /** Answers the oldest request once it was sent, and lets its reader continue. */
  const answer = async () => {
    await settle()
    answers.shift()?.()
    await settle()
  }
  return { asked, fetch, answer }
}

test("empty pages are passed over until one has rows, at most ten at once", () =>
  createRoot(async (dispose) => {
    const { asked, fetch, answer } = scene((_, cursor) => ({
      items: cursor === 2 ? ["found"] : [],
      next: (cursor ?? 0) + 1
    }))
    const pages = createPages(() => "a", fetch)
    await answer()
    await answer()
    await answer()
    expect(pages.shown()).toEqual({ items: ["found"], next: 3 })
    pages.earlier()
    for (let n = 0; n < 10; n++) await answer()
    expect(asked).toEqual([null, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(pages.shown()).toEqual({ items: ["found"], next: 13 })
    expect(pages.loading()).toBe(false)
    dispose()
  }))

test("the answer of a former filter is dropped", () =>
  createRoot(async (dispose) => {
    const { fetch, answer } = scene((about) => ({ items: [about], next: null }))
    const [about, setAbout] = createSignal("first")
    const pages = createPages(about, fetch)
    await Promise.resolve()
    setAbout("second")
    await answer()
    expect(pages.shown()).toBe(null)
    await answer()
    expect(pages.shown()?.items).toEqual(["second"])
    dispose()
  }))

test("a failed page is fetched again, and the rows before it stay", () =>
  createRoot(async (dispose) => {
    const fault = new Refusal({ type: "about:blank", title: "", status: 500, detail: "" })
    let isDown = false
    const { asked, fetch, answer } = scene((_, cursor) => ({ items: [`page ${cursor}`], next: (cursor ?? 0) + 1 }))
    const fetchOrFail = (about: string, cursor: number | null) =>
      isDown ? Promise.reject(fault) : fetch(about, cursor)
    const pages = createPages(() => "a", fetchOrFail)
    await answer()
    isDown = true
    pages.earlier()
    await answer()
    expect(pages.failed()).toBe(fault)
    isDown = false
    pages.again()
    await answer()
    expect(asked).toEqual([null, 1])
    expect(pages.failed()).toBe(null)
    expect(pages.shown()?.items).toEqual(["page null", "page 1"])
    dispose()
  }))
