/** The people and roles that an operator invites. The last role counts. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product } from "../../support/product/product.ts"
import { exchangeLink } from "../../support/product/session.ts"

let tracker: Product
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
})
afterAll(() => tracker.remove())

/** Name and role of the person whom the link signs in. */
const signedIn = async (...flags: ReadonlyArray<string>) => {
  const { link } = JSON.parse(await tracker.tt("login", "--json", ...flags)) as { readonly link: string }
  const response = await exchangeLink(tracker.origin, link)
  return (await response.json()) as { readonly name: string; readonly role: string }
}

/** Makes a person by an invitation. */
const invited = async (name: string) => {
  const { id, link } = JSON.parse(await tracker.tt("people", "invite", "--json"))
  const answer = await fetch(`${tracker.origin}/api/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": `join-${id}` },
    body: JSON.stringify({ invitation: link.slice(link.indexOf("#") + 1), name })
  })
  return (await answer.json()) as { readonly actor: string; readonly name: string; readonly role: string }
}

describe("tt login", () => {
  test("raises and lowers a role any number of times", async () => {
    const roles = ["member", "owner", "member", "viewer", "member", "owner", "viewer"]
    for (const role of roles) expect(await signedIn("--name", "Olga", "--role", role)).toMatchObject({ role })
  })
  test("finds a person by name, in any case", async () => {
    expect(await signedIn("--name", "Zed")).toMatchObject({ name: "Zed", role: "member" })
    expect(await signedIn("--name", "zed")).toMatchObject({ name: "Zed" })
  })
  test("finds a person who was invited, by name or by id; a second person does not get the name", async () => {
    const olena = await invited("Olena")
    expect(await signedIn("--name", "olena")).toMatchObject(olena)
    expect(await signedIn("--name", olena.actor, "--role", "viewer")).toMatchObject({ ...olena, role: "viewer" })
    expect(await invited("Olena")).toMatchObject({ reason: "name-taken" })
  })
  test("without a name signs in the owner, whose role is not lowered while there is no other owner", async () => {
    await expect(tracker.tt("login", "--name", "Owner", "--role", "viewer")).rejects.toThrow("the last owner")
    expect(await signedIn()).toMatchObject({ name: "Owner", role: "owner" })
  })
  test("keeps the role of a person when no role is given", async () => {
    expect(await signedIn("--name", "Ida", "--role", "admin")).toMatchObject({ role: "admin" })
    expect(await signedIn("--name", "Ida")).toMatchObject({ role: "admin" })
  })
  test("refuses a lower role without a name, instead of giving a link of the owner", async () => {
    await expect(tracker.tt("login", "--role", "viewer")).rejects.toThrow("--name")
  })
  test("refuses a code when there is no bot", async () => {
    await expect(tracker.tt("login", "--name", "Olga", "--telegram")).rejects.toThrow("TELEGRAM_BOT_TOKEN")
  })
})

test("a second import stores only new messages, although chat, people and messages were changed", async () => {
  const exported = (chat: string, name: string, ...texts: ReadonlyArray<string>) => {
    const file = join(tracker.folder, "result.json")
    const messages = texts.map((text, i) => ({
      id: i + 1,
      type: "message",
      date: "2026-11-20T10:00:00",
      date_unixtime: "1795255200",
      from: name,
      from_id: "user500",
      text,
      ...(text.endsWith("edited") && { edited: "2026-11-21T10:00:00", edited_unixtime: "1795341600" })
    }))
    writeFileSync(file, JSON.stringify({ name: chat, type: "private_group", id: 77, messages }))
    return file
  }
  const stored = async (file: string) => JSON.parse(await tracker.tt("import", file, "--json")).stored
  expect(await stored(exported("Pier", "Olga Smith", "one", "two"))).toBe(2)
  expect(await stored(exported("The pier", "Olga Jones", "one, edited", "two", "three"))).toBe(1)
  expect(await stored(exported("The pier", "Olga Jones", "one, edited", "two", "three"))).toBe(0)
})

test("the metrics of the process can be scraped", async () => {
  const request = tracker.as(await tracker.token("member"))
  await request("POST", "/api/tasks", { title: "Counted" }, "counted")
  const figures = await (await fetch(`${tracker.monitoring}/metrics`)).text()
  expect(figures).toMatch(/tracker_commands_total\{.*command="CreateTask".*\} 1/)
  expect(figures).toMatch(/tracker_projection_position \d+/)
})

test("a NUL in a query or a cursor is refused with a problem document", async () => {
  const request = tracker.as(await tracker.token("member"))
  expect(await request("GET", "/api/search?q=%00")).toMatchObject({
    status: 400,
    body: { type: "/problems/bad-request" }
  })
  const cursor = Buffer.from(JSON.stringify(["5", "a\0b"])).toString("base64url")
  expect(await request("GET", `/api/tasks?cursor=${cursor}`)).toMatchObject({ status: 400 })
})
