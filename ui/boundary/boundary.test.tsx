import { fireEvent, render } from "@solidjs/testing-library"
import { createSignal, Suspense } from "solid-js"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { greet } from "./build.ts"
import { loadPage } from "./loadPage.ts"
import { NewVersion } from "./NewVersion.tsx"
import { PageBoundary } from "./PageBoundary.tsx"

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

test("a page that throws is replaced by a sentence, and can be tried again", () => {
  let broken = true
  function Page() {
    if (broken) throw new Error("a bug")
    return <p>The page</p>
  }
  const page = render(() => (
    <PageBoundary at="/tasks">
      <Page />
    </PageBoundary>
  ))
  expect(page.getByRole("alert").textContent).toContain("This page has failed")
  broken = false
  fireEvent.click(page.getByRole("button", { name: "Try again" }))
  expect(page.getByText("The page")).toBeDefined()
})

test("the bar over a page that throws has the title of the page", () => {
  function Page(): never {
    throw new Error("a bug")
  }
  const page = render(() => (
    <PageBoundary at="/tasks" title="Tasks">
      <Page />
    </PageBoundary>
  ))
  const title = page.getByRole("heading", { level: 1 })
  expect([title.textContent, title.className]).toEqual(["Tasks", ""])
})

test("another page is shown after one that throws", () => {
  const [at, setAt] = createSignal("/broken")
  function Page() {
    if (at() === "/broken") throw new Error("a bug")
    return <p>The page</p>
  }
  const page = render(() => (
    <PageBoundary at={at()}>
      <Page />
    </PageBoundary>
  ))
  setAt("/tasks")
  expect(page.getByText("The page")).toBeDefined()
})

test.each([
  ["there is a new version, when the server answers", () => Promise.resolve(new Response()), "A new version"],
  ["the server cannot be reached", () => Promise.reject(new TypeError("Failed to fetch")), "Can't reach the server"]
])("a page without its code says that %s", async (_, answer, sentence) => {
  vi.stubGlobal("fetch", answer)
  let tries = 0
  const Page = loadPage(() => {
    tries++
    return Promise.reject(new TypeError("Failed to fetch dynamically imported module: /assets/Page.js"))
  })
  const page = render(() => (
    <PageBoundary at="/tasks">
      <Suspense>
        <Page />
      </Suspense>
    </PageBoundary>
  ))
  expect((await page.findByRole("alert")).textContent).toContain(sentence)
  expect(tries).toBe(1)
})

test("a socket of another version shows the note", () => {
  const page = render(() => <NewVersion />)
  greet("/assets/index-a.js", "/assets/index-a.js")
  expect(page.container.textContent).toBe("")
  greet("", "/assets/index-a.js")
  expect(page.container.textContent).toBe("")
  greet("/assets/index-b.js", "/assets/index-a.js")
  expect(page.getByRole("status").textContent).toContain("A new version")
  greet("/assets/index-a.js", "/assets/index-a.js")
  expect(page.container.textContent).toBe("")
})
