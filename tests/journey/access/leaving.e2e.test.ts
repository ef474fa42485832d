/** Access that is given can be taken away, in a running product and by its command line. */
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { closeCodeOf, openClientSocket } from "../../support/product/openSocket.ts"
import { cookieOf, exchangeLink, fromPage } from "../../support/product/session.ts"

let tracker: Product
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
})
afterAll(() => tracker.remove())

const links = () => tracker.printed().match(/\/sign-in#\S+/g) ?? []
const statusOf = async (headers: Readonly<Record<string, string>>) =>
  (await fetch(`${tracker.origin}/api/session`, { headers })).status
const printedBy = async (...args: ReadonlyArray<string>) => JSON.parse(await tracker.tt(...args, "--json"))
const join = async (link: string, name: string) => {
  const answer = await fetch(`${tracker.origin}/api/invitations/accept`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": `join-${name.replaceAll(" ", "-")}`,
      "user-agent": "Lynx"
    },
    body: JSON.stringify({ invitation: link.slice(link.indexOf("#") + 1), name })
  })
  return { status: answer.status, cookie: cookieOf(answer) }
}

describe("the sign-in link of the owner", () => {
  test("is printed at each start until an owner has signed in; a new one ends the earlier ones", async () => {
    await waitUntil(
      async () => links(),
      ({ length }) => length === 1
    )
    await tracker.stop()
    await tracker.start()
    const [first = "", second = ""] = await waitUntil(
      async () => links(),
      ({ length }) => length === 2
    )
    expect((await exchangeLink(tracker.origin, first)).status).toBe(401)
    expect((await exchangeLink(tracker.origin, second)).status).toBe(200)
    await tracker.stop()
    await tracker.start()
    await waitUntil(
      async () => tracker.printed(),
      (printed) => printed.includes("sign in: `npm run -s tt -- login` prints a link for the owner")
    )
    expect(links()).toHaveLength(2)
  })

  test("does not replace the session of another person until the person agrees", async () => {
    const ida = cookieOf(await exchangeLink(tracker.origin, await tracker.link("Ida")))
    const link = await tracker.link()
    const open = (body: object) =>
      fetch(`${tracker.origin}/api/session`, {
        method: "POST",
        headers: { ...fromPage(tracker.origin), "content-type": "application/json", cookie: ida },
        body: JSON.stringify({ link: link.slice(link.indexOf("#") + 1), ...body })
      })
    const refused = await open({})
    expect([refused.status, await refused.json()]).toMatchObject([409, { reason: "signed-in" }])
    expect((await open({ replace: true })).status).toBe(200)
  })
})

test("a removed person loses the session and the socket within five seconds, and joins again only by a new invitation", async () => {
  const { link } = await printedBy("people", "invite", "--role", "member")
  const nina = await join(link, "Nina")
  expect(nina.status).toBe(200)
  expect(await statusOf({ cookie: nina.cookie })).toBe(200)
  expect(await tracker.tt("sessions", "list")).toContain("Lynx")
  const socket = await openClientSocket(tracker.origin, { ...fromPage(tracker.origin), cookie: nina.cookie })
  const closed = closeCodeOf(socket)
  expect(await printedBy("people", "remove", "nina")).toMatchObject({ name: "Nina", role: null })
  expect([4001, 4003]).toContain(await closed)
  expect(await statusOf({ cookie: nina.cookie })).toBe(401)
  expect((await join(link, "Nina")).status).toBe(409)
  expect((await join(link, "Another Nina")).status).toBe(409)
  expect(await tracker.tt("people", "list")).not.toContain("Nina")
})

test("the operator renames a person, but not to the name of another one", async () => {
  await tracker.link("Rena")
  expect(await printedBy("people", "rename", "rena", "Renata")).toMatchObject({ name: "Renata" })
  await tracker.link("Sofia")
  await expect(tracker.tt("people", "rename", "Sofia", "RENATA")).rejects.toThrow("Another person on the team")
})

test("a person who was removed and added again is not signed in by a link of before", async () => {
  const before = await tracker.link("Petra")
  await tracker.tt("people", "remove", "petra")
  const again = await tracker.link("Petra")
  expect((await exchangeLink(tracker.origin, before)).status).toBe(401)
  expect((await exchangeLink(tracker.origin, again)).status).toBe(200)
})

test("a revoked token is refused, by its name; a name that two tokens have is not enough", async () => {
  const made = await printedBy("token", "create", "--name", "bar", "--role", "member")
  const bearer = { authorization: `Bearer ${made.token}` }
  const uses = await fetch(`${tracker.origin}/api/tasks`, { headers: bearer })
  expect(uses.status).toBe(200)
  await tracker.tt("token", "create", "--name", "bar", "--role", "viewer")
  await expect(tracker.tt("token", "revoke", "bar")).rejects.toThrow("several")
  await tracker.tt("token", "revoke", made.id)
  expect((await fetch(`${tracker.origin}/api/tasks`, { headers: bearer })).status).toBe(401)
  await tracker.tt("token", "revoke", "bar")
  await tracker.tt("token", "create", "--name", "baz", "--role", "viewer", "--forever")
  const listed = await tracker.tt("token", "list")
  expect(listed.match(/revoked/g)).toHaveLength(2)
  expect(listed).not.toContain(made.token)
  expect(listed).toContain("active  never expires  not used in 30 days  baz")
})

test("a session that the operator ends is over within two seconds", async () => {
  const olga = cookieOf(await exchangeLink(tracker.origin, await tracker.link("Olga")))
  expect(await statusOf({ cookie: olga })).toBe(200)
  await tracker.tt("sessions", "end", "Olga")
  expect(await statusOf({ cookie: olga })).toBe(401)
})

test("the last owner is neither demoted nor removed by the command line", async () => {
  await expect(tracker.tt("people", "role", "Owner", "--role", "member")).rejects.toThrow("the last owner")
  await expect(tracker.tt("people", "remove", "Owner")).rejects.toThrow("the last owner")
})
