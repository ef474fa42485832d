/** The commands of a client: each records an event, so that each acknowledged one must be in the log. */
import type { Receipt } from "./ledger.ts"

export interface Wish {
  /** The command's name in the log. */
  readonly tag: string
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  /** The key of the recorded command, when it is not the key of the request. */
  readonly recordedKey?: string
  /** Called with the id of the aggregate once it is acknowledged. */
  readonly done: (id: string) => void
}

/** The items that commands change. A client changes its own tasks, and all clients comment on the shared ones. */
export interface Things {
  readonly own: Array<string>
  readonly shared: Array<string>
  /** Open proposals that no client has taken. */
  readonly proposals: Array<string>
}

type Random = () => number
const pick = <A>(values: ReadonlyArray<A>, random: Random): A | undefined =>
  values[Math.floor(random() * values.length)]
const nothing = () => {}

const create = (things: Things, key: string, random: Random): Wish => ({
  tag: "CreateTask",
  path: "/api/tasks",
  body: { title: `Task of ${key}`, ...(random() < 0.3 ? { audience: "private" } : {}) },
  done: (id) => things.own.push(id)
})
const message = (key: string): Wish => ({
  tag: "ReceiveMessage",
  path: "/api/messages",
  body: { text: `Message of ${key}` },
  done: nothing
})
const change = (id: string, verb: string, tag: string, body: Wish["body"], done = nothing): Wish => ({
  tag,
  path: `/api/tasks/${id}/${verb}`,
  body,
  done
})

/** The next command of a client. `key` is unique among all commands of all clients. */
export const nextWish = (things: Things, key: string, random: Random): Wish => {
  const chance = random()
  const own = pick(things.own, random)
  const shared = pick(things.shared, random)
  if (chance < 0.06) {
    const proposal = things.proposals.shift()
    if (proposal !== undefined)
      return {
        tag: "ApproveProposal",
        path: `/api/proposals/${proposal}/approve`,
        body: {},
        // A command of a batch is recorded with the id of its aggregate.
        recordedKey: `${key} ${proposal}`,
        done: nothing
      }
  }
  if (chance < 0.2) return message(key)
  if (own === undefined || chance < 0.45) return create(things, key, random)
  if (chance < 0.6) return change(own, "retitle", "RetitleTask", { title: `Renamed by ${key}` })
  // A completed task accepts no second completion, so the client gives it up.
  if (chance < 0.7)
    return change(own, "complete", "CompleteTask", {}, () => void things.own.splice(things.own.indexOf(own), 1))
  return change(shared === undefined || chance < 0.8 ? own : shared, "comment", "CommentTask", { text: `By ${key}` })
}

/** The tasks that a client forgets when a fault has removed their creation from the log. */
export const keepOnly = (things: Things, receipts: ReadonlyArray<Receipt>) => {
  const known = new Set(receipts.map(({ id }) => id))
  for (const list of [things.own, things.shared]) list.splice(0, list.length, ...list.filter((id) => known.has(id)))
}
