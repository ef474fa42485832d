/** Clients that send mixed commands, and repeat each one with its key until it has an answer. */
import { keepOnly, nextWish, type Things, type Wish } from "./commands.ts"
import { keyFrom, type Ledger } from "./ledger.ts"
import { makeGate } from "./gate.ts"
import { type Answer, pause, type Send } from "./send.ts"

/** These answers say that the same request may be sent again. */
const again = new Set([0, 429, 500, 502, 503, 504, 507])
/** The wait before a client repeats a request. Milliseconds. */
const repeatMillis = 100

export interface Load {
  /** Acknowledged so far. */
  readonly acknowledged: () => number
  /** Resolves when `n` more commands are acknowledged. */
  readonly during: (commands: number) => Promise<void>
  /** Resolves when no client has a request under way; they wait until `resume`. */
  readonly hold: () => Promise<void>
  readonly resume: () => void
  /** Forgets what the log lost after a position, also in the clients. Call it while they are held. */
  readonly forgetAfter: (seq: number) => void
  /** Lets every command end, and then ends the clients. */
  readonly end: () => Promise<void>
}

export interface LoadOptions {
  /** One for each gateway. */
  readonly sends: ReadonlyArray<Send>
  readonly actor: string
  readonly ledger: Ledger
  readonly clients: number
  /** Makes the keys of this load different from all others. */
  readonly name: string
  readonly random: () => number
  readonly proposals: Array<string>
  /** The wait of a client after each command. Milliseconds. */
  readonly restMillis: number
  /** The longest wait for acknowledgements. Milliseconds. */
  readonly patienceMillis: number
}

/** Sends wishes until each has an answer. */
const makeSender =
  ({ sends, ledger }: LoadOptions, acknowledge: (wish: Wish, key: string, answer: Answer) => void) =>
  /** The first try goes to gateway `first`, and each repetition to the next one. */
  async (wish: Wish, key: string, first: number): Promise<void> => {
    for (let attempt = first; ; attempt++) {
      const send = sends[attempt % sends.length]
      const answer = (await send?.("POST", wish.path, wish.body, key)) ?? { status: 0, body: {} }
      if (answer.status === 200 || answer.status === 201) return acknowledge(wish, key, answer)
      if (answer.status === 500) ledger.wrong.push(`${wish.tag} ${key}: 500 ${JSON.stringify(answer.body)}`)
      if (!again.has(answer.status)) {
        ledger.wrong.push(`${wish.tag} ${key}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`)
        return undefined
      }
      await pause(repeatMillis)
    }
  }

export const startLoad = (options: LoadOptions): Load => {
  const { actor, ledger, clients, name, random, proposals, restMillis, patienceMillis } = options
  let acknowledged = 0
  let ending = false
  const gate = makeGate()
  const shared: Array<string> = []
  const all: Array<Things> = []

  const sendUntilAnswered = makeSender(options, (wish, key, { body }) => {
    acknowledged++
    ledger.acknowledge(actor, wish.tag, wish.recordedKey ?? key, String(body["id"]), Number(body["seq"]))
    wish.done(String(body["id"]))
    if (wish.tag === "CreateTask" && shared.length < 3 && wish.body["audience"] === undefined)
      shared.push(String(body["id"]))
  })
  const client = async (n: number) => {
    const things: Things = { own: [], shared, proposals }
    all.push(things)
    for (let i = 0; !ending; i++) {
      const key = keyFrom(`${name}-${n}-${i}`)
      await gate.pass(() => sendUntilAnswered(nextWish(things, key, random), key, n + i))
      await pause(restMillis)
    }
  }
  const running = Promise.all(Array.from({ length: clients }, (_, n) => client(n)))
  return {
    acknowledged: () => acknowledged,
    during: async (commands) => {
      const goal = acknowledged + commands
      const latest = performance.now() + patienceMillis
      while (acknowledged < goal) {
        if (performance.now() > latest)
          throw new Error(`no ${commands} commands are acknowledged within ${patienceMillis} ms`)
        await pause(20)
      }
    },
    hold: gate.hold,
    resume: gate.open,
    forgetAfter: (seq) => {
      ledger.forgetAfter(seq)
      all.forEach((things) => keepOnly(things, ledger.receipts()))
    },
    end: async () => {
      ending = true
      gate.open()
      await running
    }
  }
}
