/** A copy of the store, without the master key, confirms no guess of a text or a name, and no id of Telegram. */
import { cpSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { attackNumbers, attackWords } from "../../support/dictionary/attack.ts"
import { readStore, type StoredBytes } from "../../support/dictionary/storedBytes.ts"
import { extractAndWait, listProposals, proposalText, sendAccepted } from "../../support/knowledge/requests.ts"
import { writeExport } from "../../support/import/importVerb.ts"
import { startProvider, type TestProvider } from "../../oidc/provider.ts"
import { finishAtProvider, startAtProvider } from "../../oidc/signInOver.ts"
import { cookieOf, fromPage } from "../../support/product/session.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"

/** Short and common, as in a dictionary. Each enters by another way. */
const words = {
  person: "Maria",
  invited: "Petro",
  author: "Olena Koval",
  chat: "Office",
  token: "deploy",
  title: "Buy milk",
  privateTitle: "Find another job",
  retitled: "Call mum",
  comment: "ok",
  message: "I am ill today",
  imported: "See you on Monday",
  telegram: "Pay the rent",
  telegramName: "Taras",
  keyed: "Fire Oleksiy",
  account: "Nina Bondar",
  unlinked: "Leave them",
  searched: "salary of Ivan"
}

let api: TestBotApi
let tracker: Product
let provider: TestProvider
let store: StoredBytes
let statements: ReadonlyArray<string>
let user: number

const exported = {
  name: words.chat,
  type: "private_supergroup",
  id: 71,
  messages: [
    {
      id: 1,
      type: "message",
      date: "2026-09-01T12:00:00",
      date_unixtime: "1788253200",
      from: words.author,
      from_id: "user71",
      text: words.imported
    }
  ]
}

const invitation = async () => {
  const { link } = JSON.parse(await tracker.tt("people", "invite", "--json"))
  return String(link.slice(link.indexOf("#") + 1))
}

/**
 * Signs in through the provider: one attempt that is left unfinished, and one that accepts an invitation with a key that is
 * made of a name. Then tries to unlink the account with a key that is made of a text.
 */
const joinByAccount = async () => {
  const returnTo = `/search?q=${encodeURIComponent(words.searched)}`
  await startAtProvider(tracker.origin, returnTo)
  const key = words.account.replaceAll(" ", "-")
  const started = await startAtProvider(tracker.origin, returnTo)
  const answer = await finishAtProvider(tracker.origin, started, { secret: await invitation(), key })
  expect(answer.status).toBe(200)
  const headers = { cookie: cookieOf(answer), ...fromPage(tracker.origin), "content-type": "application/json" }
  const ways = await fetch(`${tracker.origin}/api/session/ways`, { headers })
  const { accounts } = (await ways.json()) as { readonly accounts: ReadonlyArray<{ readonly id: string }> }
  expect(accounts).toHaveLength(1)
  await fetch(`${tracker.origin}/api/session/accounts/${accounts[0]?.id}/unlink`, {
    method: "POST",
    headers: { ...headers, "idempotency-key": words.unlinked.replaceAll(" ", "-") },
    body: "{}"
  })
}

/** Makes a person by an invitation, with an idempotency key that is made of the name. */
const invite = async (name: string) => {
  const answer = await fetch(`${tracker.origin}/api/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": name },
    body: JSON.stringify({ invitation: await invitation(), name })
  })
  expect(answer.ok).toBe(true)
}

const fillLog = async () => {
  await tracker.tt("seed")
  await tracker.tt("import", writeExport(tracker, JSON.stringify(exported)))
  await tracker.tt("login", "--name", words.person)
  await invite(words.invited)
  await joinByAccount()
  const service = tracker.as(await tracker.token("member", words.token))
  const { id } = await sendAccepted(service, "/api/tasks", { title: words.title })
  await sendAccepted(service, `/api/tasks/${id}/retitle`, { title: words.retitled })
  await sendAccepted(service, `/api/tasks/${id}/comment`, { text: words.comment })
  await sendAccepted(service, "/api/tasks", { title: words.privateTitle, audience: "private" })
  await service("POST", "/api/tasks", { title: words.keyed }, words.keyed.replaceAll(" ", "-"))
  await sendAccepted(service, "/api/messages", { text: words.message })

  const person = api.person(words.telegramName, {})
  user = person.user.id
  const login = ["login", "--name", words.telegramName, "--role", "member", "--telegram", "--json"]
  api.send(person.chat, person.user, `/start ${JSON.parse(await tracker.tt(...login)).code}`)
  await api.until(() => api.cards(person.chat).length === 1)
  api.send(person.chat, person.user, words.telegram)
  await api.until(() => api.cards(person.chat).some((card) => card.text.includes(words.telegram)))

  await extractAndWait(service)
  statements = (await listProposals(service)).filter(({ draft }) => draft.kind === "atom").map(proposalText)
  await waitUntil(
    () => service("GET", "/api/search?q=milk"),
    ({ body }) => body["behind"] === 0,
    60_000
  )
}

beforeAll(async () => {
  api = await startBotApi()
  provider = await startProvider()
  provider.person = { sub: "nina", name: words.account }
  tracker = await product({
    TELEGRAM_BOT_TOKEN: api.token,
    TELEGRAM_API_ROOT: api.url,
    TT_OIDC_ISSUER: provider.issuer,
    TT_OIDC_CLIENT_ID: provider.clientId,
    TT_OIDC_CLIENT_SECRET: provider.clientSecret
  })
  await tracker.start()
  await fillLog()
  await tracker.stop()
  const copy = join(tracker.folder, "copy")
  cpSync(join(tracker.folder, "data", "nats"), copy, { recursive: true })
  store = readStore(copy)
})
afterAll(async () => {
  await tracker.remove()
  await provider.stop()
  await api.stop()
})

test("the copy has the commits, the vectors and the posts that are attacked", () => {
  const tags = new Set(store.commits.flatMap(({ events }) => events.map(({ data }) => data["_tag"])))
  for (const tag of [
    "TaskCreated",
    "TaskClassified",
    "MessageReceived",
    "PersonJoined",
    "ChatBound",
    "TokenIssued",
    "AtomProposed"
  ])
    expect(tags).toContain(tag)
  for (const subject of ["vec.", "$KV.OUTBOX.post"])
    expect(store.files.some((file) => file.includes(subject))).toBe(true)
  expect(statements.length).toBeGreaterThan(0)
})

test("a dictionary with every text and name confirms none of them", () =>
  expect(attackWords(store, [...Object.values(words), ...statements])).toEqual([]))

test("the words of the page to return to are not in the copy", () => {
  const forms = [words.searched, encodeURIComponent(words.searched), words.searched.replaceAll(" ", "+")]
  expect(forms.filter((form) => store.files.some((file) => file.includes(form)))).toEqual([])
})

test("no id of a user of Telegram is confirmed by trying all of them", () =>
  expect(attackNumbers(store, { from: Math.max(1, user - 1000), to: user + 1000, messages: 30 })).toEqual([]))
