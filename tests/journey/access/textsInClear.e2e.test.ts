/** Names and texts of people are shown to them, but no file of the log and no other file contains them unencrypted. */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { findClearText } from "../../support/clearText.ts"
import { filesBelow } from "../../support/filesBelow.ts"
import { writeExport } from "../../support/import/importVerb.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"
import { cookieOf, exchangeLink, fromPage } from "../../support/product/session.ts"
import { startBotApi, type TestBotApi } from "../../telegram/server/botApi.ts"

/** Each value enters the product by another way, and only once. */
const names = {
  person: "Zebedee Quillfeather",
  cyrillicPerson: "Пантелеймон Ковбаснюк",
  importedAuthor: "Ґудзик Волошковий",
  importedChat: "Marmalade Regatta",
  token: "harpsichord-courier",
  telegram: "Thaddeus Wigglesworth",
  telegramHandle: "wigglesworth_of_kyiv"
}
const texts = {
  title: "Polish the obsidian weathercock",
  privateTitle: "Приховати бурштинового їжака",
  description: "behind the vermilion gasworks",
  comment: "with a thimbleful of turpentine",
  imported: "the quixotic lighthouse hums at dusk",
  importedCyrillic: "фіолетовий трамвай співає опівночі",
  said: "bring eleven saffron umbrellas",
  telegram: "Urgent: repair the cantankerous zeppelin by Friday",
  search: "melancholy bandersnatch"
}
const secrets = [...Object.values(names), ...Object.values(texts)]

let api: TestBotApi
let tracker: Product
beforeAll(async () => {
  api = await startBotApi()
  tracker = await product({ TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url })
  await tracker.start()
})
afterAll(async () => {
  await tracker.remove()
  await api.stop()
})

/** Signs a person in by a link. Returns a function that sends requests in their session. */
const signIn = async (name: string) => {
  const cookie = cookieOf(await exchangeLink(tracker.origin, await tracker.link(name)))
  const request = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${tracker.origin}${path}`, {
      method,
      headers: {
        ...fromPage(tracker.origin),
        cookie,
        ...(body === undefined ? {} : { "content-type": "application/json" })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    expect(response.ok).toBe(true)
    return (await response.json()) as { readonly id: string; readonly seq: number; readonly name: string }
  }
  return { request, name: (await request("GET", "/api/session")).name }
}

const exported = {
  name: names.importedChat,
  type: "private_supergroup",
  id: 71,
  messages: [texts.imported, texts.importedCyrillic].map((text, i) => ({
    id: i + 1,
    type: "message",
    date: "2026-09-01T12:00:00",
    date_unixtime: String(1_788_253_200 + i),
    from: names.importedAuthor,
    from_id: "user71",
    text
  }))
}

test("names and texts from every source are shown, and no stored or printed byte of the log contains one of them", async () => {
  await tracker.tt("seed")
  await tracker.tt("import", writeExport(tracker, JSON.stringify(exported)))
  const zebedee = await signIn(names.person)
  const ivan = await signIn(names.cyrillicPerson)
  expect([zebedee.name, ivan.name]).toEqual([names.person, names.cyrillicPerson])
  const service = tracker.as(await tracker.token("member", names.token))

  const { id } = await zebedee.request("POST", "/api/tasks", { title: texts.title, description: texts.description })
  await ivan.request("POST", `/api/tasks/${id}/comment`, { text: texts.comment })
  const hidden = await ivan.request("POST", "/api/tasks", { title: texts.privateTitle, audience: "private" })
  await service("POST", "/api/messages", { text: texts.said }, "said")
  await zebedee.request("GET", `/api/search?q=${encodeURIComponent(texts.search)}`)
  await service("POST", "/api/tasks", { title: texts.search, colour: "red" })

  const person = api.person(names.telegram, { username: names.telegramHandle })
  const login = ["login", "--name", names.telegram, "--role", "member", "--telegram", "--json"]
  api.send(person.chat, person.user, `/start ${JSON.parse(await tracker.tt(...login)).code}`)
  await api.until(() => api.cards(person.chat).length === 1)
  api.send(person.chat, person.user, texts.telegram)
  await api.until(() => api.cards(person.chat).some((card) => card.text.includes("cantankerous zeppelin")))

  const shown = [
    ...(await waitUntil(
      () => service("GET", `/api/tasks?after=${hidden.seq}`),
      ({ body }) => body.items?.length === 1 && body.items[0]?.["classification"] === "classified"
    ).then(({ body }) => body.items ?? [])),
    ...((await service("GET", "/api/messages?limit=200")).body.items ?? []),
    await ivan.request("GET", `/api/tasks/${id}/history`),
    await ivan.request("GET", `/api/tasks/${hidden.id}`)
  ]
  const { telegram: _, search: __, ...here } = texts
  for (const text of Object.values(here)) expect(JSON.stringify(shown)).toContain(text)
  const audit = await tracker.tt("audit", "export")
  for (const name of [names.person, names.cyrillicPerson, names.importedAuthor, names.importedChat, names.token])
    expect(audit).toContain(name)
  expect(audit).toContain(texts.telegram)

  await tracker.stop()
  const data = join(tracker.folder, "data")
  const printed = join(tracker.folder, "printed")
  mkdirSync(printed)
  writeFileSync(join(printed, "output"), tracker.printed())
  // The search works: it finds names of events, and the log file of nats-server.
  const store = join(data, "nats")
  expect(findClearText(store, ["TaskCreated"]).some((found) => /EVT.*\.blk/.test(found))).toBe(true)
  expect(filesBelow(store).some(({ path }) => path.endsWith("nats-server.log"))).toBe(true)
  expect(findClearText(store, secrets)).toEqual([])
  expect(findClearText(printed, secrets)).toEqual([])
  // Only the tables may contain them: they are derived and can be deleted.
  expect(findClearText(data, secrets).filter((found) => !found.startsWith("tables/"))).toEqual([])
})
