/** Incoming webhooks: an administrator adds senders in Settings, tests a mapping, and tries a failed webhook again. */
import { expect, test } from "vitest"
import { waitUntil } from "../../support/product/product.ts"
import { byGithub, byStandard } from "../../support/webhooks/senders.ts"
import { browserScene } from "../scene/browserScene.ts"
import { expectFits } from "../scene/expectFits.ts"

const scene = browserScene()

test("a sender is added, and its webhook becomes a message; a mapping is tested, and a failed webhook is tried again", async () => {
  const { page } = await scene.enterAsOwner()
  const open = async () => {
    await page.goto(`${scene.tracker.origin}/settings/sources`)
    await page.getByRole("heading", { name: "Incoming webhooks" }).waitFor()
  }
  const made = page.locator("[aria-labelledby='new-source'] [role='status'] code")
  /** The address and the secret that the page shows once. */
  const credentials = async (count: number) => {
    await made.nth(count - 1).waitFor()
    const [address = "", secret = ""] = await made.allInnerTexts()
    return { address, secret }
  }
  const pick = async (label: string, choice: string) => {
    await page.getByRole("button", { name: label }).click()
    await page.getByRole("option", { name: choice }).click()
  }
  const post = async (address: string, { headers, body }: ReturnType<typeof byGithub>) =>
    (await fetch(address, { method: "POST", headers, body })).status
  const listed = async (path: string) => (await scene.request("GET", path)).body.items ?? []

  await open()
  await page.getByLabel("Name").fill("Repository")
  await page.getByRole("button", { name: "Add an incoming webhook" }).click()
  const github = await credentials(2)
  expect(github.secret).toMatch(/^whsec_/)
  const issue = { action: "opened", issue: { number: 7, title: "The pier creaks" }, sender: { login: "ada" } }
  expect(await post(github.address, byGithub(github.secret, "issues", issue))).toBe(202)
  await waitUntil(
    () => listed("/api/messages"),
    (all) => all.some(({ text }) => text === "ada opened issue #7 in GitHub: The pier creaks")
  )
  await page.goto(`${scene.tracker.origin}/messages`)
  await page.getByText("ada opened issue #7 in GitHub: The pier creaks").first().waitFor()

  await open()
  // The secret is not shown again.
  expect(await page.getByText(github.secret).count()).toBe(0)
  await page.getByLabel("Name").fill("Alerts")
  await pick("Sender", "Any JSON")
  await pick("Becomes", "task")
  await page.getByLabel("Title").fill("alert.nam")
  await page.getByLabel(/A request body of the sender/).fill('{"alert": {"name": "Disk is full"}}')
  await page.getByText("The sample cannot be mapped:").waitFor()
  expect(await page.getByRole("button", { name: "Add an incoming webhook" }).isDisabled()).toBe(true)
  await page.getByLabel("Title").fill("alert.name")
  await page.getByText("The sample becomes:").waitFor()
  await page.getByText("Disk is full", { exact: true }).waitFor()
  await expectFits(page, "sources")
  await page.getByRole("button", { name: "Add an incoming webhook" }).click()
  const json = await credentials(2)

  expect(await post(json.address, byStandard(json.secret, { event: "Ebb" }, "msg-1", new Date()))).toBe(202)
  const admin = scene.tracker.as(await scene.tracker.token("admin"))
  await waitUntil(
    async () => (await admin("GET", "/api/sources/failures")).body.items ?? [],
    (all) => all.length === 1
  )
  await open()
  await page.getByRole("heading", { name: "Failed webhooks" }).waitFor()
  await page.getByRole("button", { name: "Mapping of Alerts" }).click()
  const mapping = page.locator(".src-row .src-form")
  await mapping.getByLabel("Title").fill("event")
  await mapping.getByLabel(/A request body of the sender/).fill('{"event": "Flood"}')
  await mapping.getByRole("button", { name: "Save the mapping" }).click()
  await mapping.waitFor({ state: "detached" })
  await page.getByRole("button", { name: "Try a webhook of Alerts again" }).click()
  await waitUntil(
    () => listed("/api/tasks"),
    (all) => all.some(({ title }) => title === "Ebb")
  )

  await page.getByRole("button", { name: "Pause Repository" }).click()
  await page.getByRole("button", { name: "Resume Repository" }).waitFor()
  // The gateway hears of a change of a source a moment after the page.
  const repeated = () => post(github.address, byGithub(github.secret, "issues", issue))
  await waitUntil(repeated, (status) => status === 409)
  await page.getByRole("button", { name: "Remove Repository" }).click()
  await page.getByRole("alertdialog").getByRole("button", { name: "Remove" }).click()
  await page.getByRole("button", { name: "Remove Repository" }).waitFor({ state: "detached" })
  await waitUntil(repeated, (status) => status === 410)
}, 120_000)
