/**
 * Kills the product and nats-server repeatedly while people use the bot and calls to Telegram fail.
 * `TELEGRAM_LOAD=full` plays 30 kills; the default takes about a minute.
 */
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { natsIn } from "../../../streams/dataFolder.ts"
import { pidIn } from "../../../streams/nats/server/folder/serverProcess.ts"
import { seededRandom } from "../../support/seededRandom.ts"
import { allClassified, type Product, product } from "../../support/product/product.ts"
import { startBotApi, type TestBotApi } from "../server/botApi.ts"
import type { ApiChat, SentMessage } from "../server/serverState.ts"
import { scatterFaults } from "./scatterFaults.ts"
import { untilNone } from "./untilNone.ts"

const isFull = process.env["TELEGRAM_LOAD"] === "full"
const kills = isFull ? 30 : 5
const groups = 12
/** Requests between two kills. */
const burst = 16
/** Messages between two kills that Telegram delivers again. */
const repeats = 4

let api: TestBotApi
let tracker: Product
beforeAll(async () => {
  api = await startBotApi({ limits: true })
  tracker = await product({ TELEGRAM_BOT_TOKEN: api.token, TELEGRAM_API_ROOT: api.url })
  await tracker.start()
})
afterAll(async () => {
  await tracker.remove()
  await api.stop()
})

/** An administrator: the groups need no approval of an owner. */
const linked = async (name: string) => {
  const person = api.person(name)
  const { code } = JSON.parse(await tracker.tt("login", "--name", name, "--role", "admin", "--telegram", "--json"))
  api.send(person.chat, person.user, `/start ${code}`)
  await untilNone(api, "answers to /start", () => (api.cards(person.chat).length === 1 ? [] : [name]))
  return person
}
/** Kills the product, nats-server, or both. The product starts a killed nats-server again by itself. */
const killSome = async (n: number) => {
  const server = pidIn(natsIn(join(tracker.folder, "data")))
  if (n % 3 === 1 && server !== null) return void process.kill(server, "SIGKILL")
  await tracker.kill({ nats: n % 3 === 0 })
  await tracker.start()
}
const nameOf = ({ title, said }: { readonly title: string; readonly said: SentMessage }) =>
  `${title} (message ${said.id} of chat ${said.chat})`
const cardsOf = (chat: Pick<ApiChat, "id">, title: string) =>
  api.cards(chat).filter(({ text }) => text.split("\n")[0]?.endsWith(` · ${title}`))

test(
  `each request is one task, one card and one 👀 across ${kills} kills`,
  async () => {
    const random = seededRandom(1)
    const ann = await linked("Ann")
    const request = tracker.as(await tracker.token("admin"))
    const places = Array.from({ length: groups }, (_, n) =>
      n % 3 === 0 ? api.group(`Group ${n}`) : api.supergroup(`Group ${n}`)
    )
    const asked: Array<{ readonly title: string; readonly said: SentMessage }> = []
    const unanswered = new Set<string>()
    const someOf = <A>(all: ReadonlyArray<A>): A => all[Math.floor(random() * all.length)] as A
    const someGroup = () => someOf(places)
    const press = () => {
      const card = api.cards(someGroup()).find(({ text }) => text.includes("○"))
      if (card === undefined) return
      const name = `press ${unanswered.size} on message ${card.id}`
      unanswered.add(name)
      void api.press(card, "Done", ann.user).then(() => unanswered.delete(name))
    }

    for (let n = 0; n <= kills; n++) {
      scatterFaults(api, random)
      const worked = () => api.calls.filter(({ method }) => method !== "getUpdates").length
      const before = worked()
      for (let i = 0; i < burst; i++) {
        const wanted = `Item ${asked.length + 1}`
        asked.push({ title: wanted, said: api.send(someGroup(), ann.user, `/task ${wanted}`) })
      }
      for (let i = 0; i < repeats; i++) api.repeat(someOf(asked).said)
      press()
      if (n === kills) break
      // Kills during the work, after a number of calls that differs each time.
      const after = Math.floor(random() * 2 * burst)
      await untilNone(api, "calls before the next kill", () =>
        Array(Math.max(0, before + after + 1 - worked())).fill("any")
      )
      await killSome(n)
    }
    api.clearFaults()
    const titlesOf = (isMissing: (each: (typeof asked)[number]) => boolean) => asked.filter(isMissing).map(nameOf)
    const cards = ({ title, said }: (typeof asked)[number]) => cardsOf({ id: said.chat }, title)
    await untilNone(api, "requests without a card", () => titlesOf((each) => cards(each).length === 0))
    await untilNone(api, "requests without 👀", () => titlesOf(({ said }) => said.reactions.size === 0))
    await untilNone(api, "presses without an answer", () => [...unanswered])
    await allClassified(request)
    await untilNone(api, "cards that are not classified", () =>
      titlesOf((each) => cards(each).some(({ text }) => text.includes("being classified")))
    )
    // The bot searches for a second copy after all other messages of the chat.
    await untilNone(api, "requests with several cards", () => titlesOf((each) => cards(each).length > 1))

    const made = (await tracker.log()).filter(({ event }) => event === "TaskCreated")
    expect(made).toHaveLength(asked.length)
    expect(api.floods()).toEqual([])
    // The tasks of a chat have the order of its messages.
    const numberOf = (each: (typeof asked)[number]) => Number(/^T-(\d+) /u.exec(cards(each)[0]?.text ?? "")?.[1])
    for (const { id } of places) {
      const numbers = asked.filter(({ said }) => said.chat === id).map(numberOf)
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
    }
  },
  isFull ? 1_500_000 : 570_000
)
