/** A day with the Mini App on a phone: real product, real browser, data signed as Telegram signs them. */
import { describe, expect, test } from "vitest"
import { listProposals, sendAccepted } from "../../support/knowledge/requests.ts"
import { waitUntil } from "../../support/product/product.ts"
import { expectGood } from "./expectGood.ts"
import { miniAppScene } from "./miniAppScene.ts"
import { openingData, openPhone, type Phone, type Scheme } from "./phone.ts"

const scene = await miniAppScene()

const open = (
  more: {
    readonly scheme?: Scheme
    readonly startapp?: string
    readonly version?: string
    readonly initData?: string
  } = {}
) => openPhone(scene.browser, { ...scene.opened(), ...more })

const lastMain = async ({ heard }: Phone) => (await heard("web_app_setup_main_button")).at(-1)
const mainSays = (phone: Phone, text: string) =>
  waitUntil(
    () => lastMain(phone),
    (button) => button?.["text"] === text && button["is_active"] === true
  )

describe.each(["light", "dark"] as const)("in a %s Telegram", (scheme) => {
  test("a task is made with Telegram's buttons, completed, and reopened by undo", { timeout: 120_000 }, async () => {
    const phone = await open({ scheme })
    const { page } = phone
    await page.getByRole("heading", { name: "My tasks" }).waitFor()
    expect(page.url()).toBe(`${scene.tracker.origin}/app`)
    await expectGood(page, `mini-tasks-${scheme}`)
    await page.getByRole("button", { name: "New task" }).first().click()
    const title = page.getByRole("textbox", { name: "Title" })
    await title.waitFor()
    expect(await page.evaluate("document.activeElement.name")).not.toBe("title")
    await title.fill(`Order rope ${scheme} @Ann tomorrow`)
    await mainSays(phone, "Create")
    await expectGood(page, `mini-new-${scheme}`)
    await phone.press("main")
    const row = page.getByRole("link", { name: `Order rope ${scheme}` })
    await row.waitFor()
    expect((await phone.heard("web_app_trigger_haptic_feedback")).at(-1)).toMatchObject({
      notification_type: "success"
    })
    await row.click()
    await mainSays(phone, "Complete")
    expect((await phone.heard("web_app_setup_back_button")).at(-1)).toEqual({ is_visible: true })
    await expectGood(page, `mini-task-${scheme}`)
    await phone.press("main")
    await mainSays(phone, "Reopen")
    await page.getByRole("button", { name: "Undo" }).click()
    await mainSays(phone, "Complete")
    await phone.press("back")
    await page.getByRole("heading", { name: "My tasks" }).waitFor()
    await row.waitFor()
    expect(phone.complaints).toEqual([])
    await phone.close()
  })

  test("a proposal is approved, and undo takes it back", { timeout: 120_000 }, async () => {
    const [proposal] = await listProposals(scene.request, "?status=open")
    const phone = await open({ scheme, startapp: `proposal-${proposal?.id}` })
    const { page } = phone
    await page.getByRole("button", { name: "Approve", exact: true }).waitFor()
    await expectGood(page, `mini-review-${scheme}`)
    await page.getByRole("button", { name: "Approve", exact: true }).click()
    const statusOf = async () => {
      const { body } = await scene.request("GET", `/api/proposals/${proposal?.id}`)
      return (body["proposal"] as { readonly status: string }).status
    }
    await waitUntil(statusOf, (status) => status === "approved")
    await page.getByRole("button", { name: "Undo" }).click()
    await waitUntil(statusOf, (status) => status === "open")
    expect(phone.complaints).toEqual([])
    await phone.close()
  })
})

test("a link opens its task, and the session is no session of the browser", async () => {
  const { id } = await sendAccepted(scene.request, "/api/tasks", { title: "Paint the mast" })
  const phone = await open({ startapp: `task-${id}` })
  await phone.page.getByRole("heading", { name: "Paint the mast" }).first().waitFor()
  expect(await phone.page.context().cookies()).toEqual([])
  await phone.page.goto(`${scene.tracker.origin}/`)
  await phone.page.getByRole("button", { name: "Sign in with Telegram" }).waitFor()
  await phone.close()
})

test("an app of the first version gets a page without Telegram's later parts", async () => {
  const phone = await open({ version: "6.0" })
  await phone.page.getByRole("heading", { name: "My tasks" }).waitFor()
  expect(await phone.heard("web_app_setup_back_button")).toEqual([])
  expect(phone.complaints).toEqual([])
  await phone.close()
})

test("data that were used before sign no person in, and the page says what to do", async () => {
  const initData = openingData(scene.opened().user, scene.opened().token)
  const first = await open({ initData })
  await first.page.getByRole("heading", { name: "My tasks" }).waitFor()
  const second = await open({ initData })
  await second.page.getByText("The app can sign in only once each time it is opened.").waitFor()
  await expectGood(second.page, "mini-used")
  await second.page.getByRole("button", { name: "Close" }).click()
  expect(await second.heard("web_app_close")).toHaveLength(1)
  await Promise.all([first.close(), second.close()])
})

test("outside of Telegram the page says how to open it", async () => {
  const page = await scene.browser.newPage({ locale: "en-GB" })
  await page.goto(`${scene.tracker.origin}/app`)
  await page.getByRole("heading", { name: "Open this page in Telegram" }).waitFor()
  await expectGood(page, "mini-outside")
  expect(await page.getByRole("link", { name: "Open the tracker here" }).getAttribute("href")).toBe("/")
  await page.close()
})

test("the app ends when its session is ended on the dashboard", { timeout: 60_000 }, async () => {
  const phone = await open()
  await phone.page.getByRole("heading", { name: "My tasks" }).waitFor()
  await scene.tracker.tt("sessions", "end", "Ann")
  await phone.page.getByText("This session has ended.").waitFor({ timeout: 30_000 })
  expect(await phone.page.getByRole("heading", { name: "My tasks" }).count()).toBe(0)
  await phone.close()
})
