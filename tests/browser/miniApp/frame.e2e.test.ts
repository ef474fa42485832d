/** The Mini App in a frame of Telegram Web, which is a page of another site: real product, real browser, data signed as Telegram signs them. */
import { describe, expect, test } from "vitest"
import { listProposals } from "../../support/knowledge/requests.ts"
import { waitUntil } from "../../support/product/product.ts"
import { sizes, themes } from "../screens/screen.ts"
import { expectGood } from "./expectGood.ts"
import { miniAppScene } from "./miniAppScene.ts"
import { themeOf } from "./phone.ts"
import { openFramed, telegramWeb } from "./webClient.ts"

const scene = await miniAppScene()

type More = Omit<Parameters<typeof openFramed>[1], "origin" | "token" | "user">
const open = (more: More = {}) => openFramed(scene.browser, { ...scene.opened(), ...more })
type Client = Awaited<ReturnType<typeof openFramed>>

const isLoaded = ({ app }: Client) => app.getByRole("heading", { name: "My tasks" }).waitFor()
/** The button of Telegram Web below the frame. */
const mainOf = ({ page }: Client, name: string) => page.getByRole("button", { name, exact: true, disabled: false })
const backOf = ({ page }: Client) => page.getByRole("button", { name: "Back", exact: true })

describe.each(themes)("in a %s Telegram Web", (scheme) => {
  test("a task is made, completed, and reopened by undo", { timeout: 120_000 }, async () => {
    const client = await open({ scheme })
    const { app, page } = client
    await isLoaded(client)
    expect(await client.frame().evaluate("document.documentElement.dataset.theme")).toBe(scheme)
    await expectGood(page, `frame-tasks-${scheme}`, client.frame())
    await app.getByRole("button", { name: "New task" }).first().click()
    await app.getByRole("textbox", { name: "Title" }).fill(`Splice rope ${scheme} @Ann tomorrow`)
    await mainOf(client, "Create").waitFor()
    await expectGood(page, `frame-new-${scheme}`, client.frame())
    await mainOf(client, "Create").click()
    await app.getByRole("link", { name: `Splice rope ${scheme}` }).click()
    await mainOf(client, "Complete").waitFor()
    await expectGood(page, `frame-task-${scheme}`, client.frame())
    await mainOf(client, "Complete").click()
    await mainOf(client, "Reopen").waitFor()
    await app.getByRole("button", { name: "Undo" }).click()
    await mainOf(client, "Complete").waitFor()
    await backOf(client).click()
    await app.getByRole("link", { name: `Splice rope ${scheme}` }).waitFor()
    expect(await backOf(client).isVisible()).toBe(false)
    expect(await page.context().cookies()).toEqual([])
    expect(client.complaints).toEqual([])
    await client.close()
  })

  test("a proposal is approved, and undo takes it back", { timeout: 120_000 }, async () => {
    const [proposal] = await listProposals(scene.request, "?status=open")
    const client = await open({ scheme, startapp: `proposal-${proposal?.id}` })
    await client.app.getByRole("button", { name: "Approve", exact: true }).waitFor()
    await expectGood(client.page, `frame-review-${scheme}`, client.frame())
    await client.app.getByRole("button", { name: "Approve", exact: true }).click()
    const statusOf = async () => {
      const { body } = await scene.request("GET", `/api/proposals/${proposal?.id}`)
      return (body["proposal"] as { readonly status: string }).status
    }
    await waitUntil(statusOf, (status) => status === "approved")
    await client.app.getByRole("button", { name: "Undo" }).click()
    await waitUntil(statusOf, (status) => status === "open")
    expect(client.complaints).toEqual([])
    await client.close()
  })
})

test.each(["https://web.telegram.org/k/", "https://webk.telegram.org/", "https://weba.telegram.org/"])(
  "it works in a frame of %s, also beside the list of chats",
  { timeout: 60_000 },
  async (at) => {
    const client = await open({ at, options: { viewport: sizes.wide } })
    await isLoaded(client)
    for (const tab of await client.app.locator(".tabs > a").all())
      expect((await tab.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await expectGood(client.page, `frame-wide-${new URL(at).hostname}`, client.frame())
    await client.close()
  }
)

describe("a page that may not show the app", () => {
  /** The sentence of the browser about the frame that it has refused. */
  const refusal = async ({ complaints }: Client) => {
    const isRefusal = (sentence: string) => sentence.includes("frame-ancestors")
    await waitUntil(
      async () => complaints,
      (all) => all.some(isRefusal)
    )
    return complaints.find(isRefusal)
  }

  test.each([
    "https://elsewhere.example/",
    "https://web.telegram.org.elsewhere.example/",
    "https://other.telegram.org/",
    "http://web.telegram.org/"
  ])("gets an empty frame: %s", { timeout: 60_000 }, async (at) => {
    const client = await open({ at })
    expect(await refusal(client)).toContain("frame-ancestors https://web.telegram.org")
    expect(await client.heard()).toEqual([])
    await client.close()
  })

  test("cannot show it by a frame of Telegram Web in between", { timeout: 60_000 }, async () => {
    const outer = "https://elsewhere.example/"
    const client = await open()
    await isLoaded(client)
    const body = `<title>Elsewhere</title><iframe src="${telegramWeb}"></iframe>`
    await client.page.route(outer, (route) => route.fulfill({ contentType: "text/html", body }))
    await client.page.goto(outer)
    expect(await refusal(client)).toContain("frame-ancestors https://web.telegram.org")
    await client.close()
  })

  test("is every site for the dashboard, also Telegram Web", { timeout: 60_000 }, async () => {
    const client = await open()
    await isLoaded(client)
    await client.page.evaluate(`document.querySelector("iframe").src = ${JSON.stringify(`${scene.tracker.origin}/`)}`)
    expect(await refusal(client)).toContain("frame-ancestors 'none'")
    await client.close()
  })
})

describe("an event", () => {
  /** The theme, the room and the place of the app. */
  const stateOf = async (client: Client) => ({
    theme: await client.frame().evaluate("document.documentElement.dataset.theme"),
    height: await client.frame().evaluate("document.documentElement.style.getPropertyValue('--tg-height')"),
    isOnTask: await mainOf(client, "Complete").isVisible()
  })
  const dark = { theme_params: themeOf("weba", "dark") }
  const room = { height: 600, width: 390, is_expanded: true, is_state_stable: true }
  /** Opens the page of a task. */
  const onTask = async () => {
    const client = await open()
    await client.app.locator(".mini a[href^='/tasks/']").first().click()
    await mainOf(client, "Complete").waitFor()
    return client
  }

  test("of Telegram Web is obeyed: theme, room, back button, main button", { timeout: 60_000 }, async () => {
    const client = await onTask()
    const before = await stateOf(client)
    expect(before).toMatchObject({ theme: "light", isOnTask: true })
    await client.send("theme_changed", dark)
    await client.send("viewport_changed", room)
    await waitUntil(
      () => stateOf(client),
      ({ theme, height }) => theme === "dark" && height === "600px"
    )
    await client.send("main_button_pressed")
    await mainOf(client, "Reopen").waitFor()
    await client.app.getByRole("button", { name: "Undo" }).click()
    await mainOf(client, "Complete").waitFor()
    await client.send("back_button_pressed")
    await isLoaded(client)
    await client.close()
  })

  test("of another frame, also of Telegram Web's own site, is not obeyed", { timeout: 60_000 }, async () => {
    const client = await onTask()
    const before = await stateOf(client)
    await client.frame().evaluate(`
      window.strange = []
      window.addEventListener("message", ({ origin, data }) => window.strange.push([origin, JSON.parse(data).eventType]))`)
    const events = [
      ["theme_changed", dark],
      ["viewport_changed", room],
      ["main_button_pressed", {}],
      ["back_button_pressed", {}]
    ] as const
    const others = ["https://elsewhere.example/", "https://web.telegram.org/other/"]
    for (const address of others) {
      const body = `<title>Another frame</title><script>
        for (const [eventType, eventData] of ${JSON.stringify(events)})
          window.parent.frames[0].postMessage(JSON.stringify({ eventType, eventData }), "*")
      </script>`
      await client.page.route(address, (route) => route.fulfill({ contentType: "text/html", body }))
      await client.page.evaluate(
        `document.body.append(Object.assign(document.createElement("iframe"), { src: "${address}" }))`
      )
    }
    const received = () => client.frame().evaluate<ReadonlyArray<readonly [string, string]>>("window.strange")
    await waitUntil(received, ({ length }) => length === others.length * events.length)
    // An effect of the others would be seen before the effect of this event.
    await client.send("viewport_changed", { ...room, height: 555 })
    await waitUntil(
      () => stateOf(client),
      ({ height }) => height === "555px"
    )
    expect(await stateOf(client)).toEqual({ ...before, height: "555px" })
    await client.close()
  })
})
