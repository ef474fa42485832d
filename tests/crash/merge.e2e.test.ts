/** The product is killed at several moments of a merge: the merge is whole or absent, is not lost, and its retry completes it. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Product, product, waitUntil } from "../support/product/product.ts"
import { cookieOf, exchangeLink } from "../support/product/session.ts"

let tracker: Product
let owner: ReturnType<Product["as"]>
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  owner = tracker.as(await tracker.token("owner"))
})
afterAll(() => tracker.remove())

/** A viewer, who is signed in and has an unused link, and an administrator. */
const twoPeople = async (round: number) => {
  const cookie = cookieOf(await exchangeLink(tracker.origin, await tracker.link(`Ada ${round}`, "viewer")))
  const link = await tracker.link(`Ada ${round}`, "viewer")
  await tracker.link(`Bo ${round}`, "admin")
  // The links come from other processes, so the list may not have both people yet.
  const [ada, bo] = await waitUntil(
    async () => {
      const items = (await owner("GET", "/api/people")).body.items ?? []
      return [`Ada ${round}`, `Bo ${round}`].map((name) => items.find((each) => each["name"] === name)?.["id"])
    },
    (ids) => !ids.includes(undefined)
  )
  return { cookie, link, ada: String(ada), bo: String(bo) }
}
type People = Awaited<ReturnType<typeof twoPeople>>

const plain = (person: string) => person.slice("person:".length)
const merge = ({ ada, bo }: People) =>
  owner("POST", `/api/people/${plain(ada)}/merge`, { into: plain(bo) }, `merge-${plain(ada)}`)

/** The halves of the merge that the log has. */
const halves = async ({ ada, bo }: People) => {
  const subjects = new Set([ada, bo].map((person) => `evt.person.${plain(person)}`))
  return (await tracker.log())
    .filter(({ subject, event }) => subjects.has(subject) && /^Person(?:Merged|Absorbed)$/.test(event))
    .map(({ event }) => event)
    .toSorted()
}

/** The status of the merged person's session, the person for whom it acts, and whether the lists have the merged person. */
const stateOf = async (people: People, after: number) => {
  const answer = await fetch(`${tracker.origin}/api/session`, { headers: { cookie: people.cookie } })
  const { actor = null, role = null } = (await answer.json()) as Record<string, unknown>
  const listed = (await owner("GET", `/api/people?after=${after}`)).body.items ?? []
  return { session: answer.status, actor, role, isListed: listed.some(({ id }) => id === people.ada) }
}
const ended = { session: 401, actor: null, role: null, isListed: false }
const whole = ["PersonAbsorbed", "PersonMerged"]

/** The number of small requests that the product answers between the merge and the kill; null: the merge is answered first. */
const moments = [0, 2, 4, 7, 15, null]

test.each(moments.map((requests, round) => ({ requests, round })))(
  "killed after $requests requests, a merge is whole or absent",
  async ({ requests, round }) => {
    const people = await twoPeople(round)
    const answer = merge(people).catch(() => null)
    for (let n = 0; n < (requests ?? 0); n++) await fetch(`${tracker.origin}/healthz`)
    if (requests === null) await answer
    await tracker.kill({ nats: round % 2 === 1 })
    const answered = await answer
    await tracker.start()

    const stored = await halves(people)
    console.log(`merge: killed after ${requests ?? "its answer"}: ${stored.length === 0 ? "absent" : "whole"}`)
    expect(answered?.status === 200 ? [whole] : [[], whole]).toContainEqual(stored)
    const apart = { session: 200, actor: people.ada, role: "viewer", isListed: true }
    expect(await stateOf(people, 1)).toEqual(stored.length === 0 ? apart : ended)

    const again = await merge(people)
    expect(again.status).toBe(200)
    expect(await halves(people)).toEqual(whole)
    expect(await stateOf(people, again.body.seq ?? 1)).toEqual(ended)
    expect((await exchangeLink(tracker.origin, people.link)).status).toBe(401)
  }
)

test("the tables have no half merge either", async () => {
  expect(await tracker.tt("replay", "--diff")).toContain("every row is as it was")
})
