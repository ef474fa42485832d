/** The tables against the log, a replay against the tables, and each client against what it may see. */
import { canonical } from "../../../streams/commit/identity.ts"
import { byId } from "../../support/product/faithfulClient.ts"
import type { LogLine } from "../../support/product/operator.ts"
import { type Product, waitUntil } from "../../support/product/product.ts"
import type { Reader } from "../load/readers.ts"
import { type Send, senderTo } from "../load/send.ts"
import { expectedTasks } from "./tasks.ts"

type Row = Readonly<Record<string, unknown>>

/** All rows of a list, in the order of their ids. */
const allRows = async (send: Send, path: string): Promise<ReadonlyArray<Row>> => {
  const rows: Array<Row> = []
  for (let cursor = ""; ;) {
    const { status, body } = await send("GET", `${path}?limit=200${cursor}`)
    if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
    rows.push(...((body["items"] as ReadonlyArray<Row> | undefined) ?? []))
    if (body["next"] === null || body["next"] === undefined) return rows.toSorted(byId)
    cursor = `&cursor=${String(body["next"])}`
  }
}

/** Waits until a read shows a position, or throws. */
export const waitForPosition = (send: Send, seq: number, lateMillis: number) =>
  waitUntil(
    () => send("GET", `/api/tasks?limit=1&after=${seq}`),
    ({ status, body }) => status === 200 && Number(body["seq"]) >= seq,
    lateMillis
  )

const ours = ["seq", "number", "title", "status", "comments"] as const

const eventsAt = (log: ReadonlyArray<LogLine>, seq: unknown) =>
  log.flatMap((line) => (line.seq === seq ? [`${line.event} of ${line.subject}`] : [])).join(", ")

/** `owner`: the token of the actor who made all tasks, so that it may see every one. */
export const compareTables = async (log: ReadonlyArray<LogLine>, origin: string, owner: string) => {
  const rows = await allRows(senderTo(origin, owner), "/api/tasks")
  const expected = expectedTasks(log)
  const differing = rows.flatMap((row) => {
    const task = expected.get(String(row["id"]))
    if (task === undefined) return [`task ${String(row["id"])} is in the table, and not in the log`]
    return ours
      .filter((field) => row[field] !== task[field])
      .map(
        (field) =>
          `task ${task.id}: ${field} is ${String(row[field])}, and ${String(task[field])} by the log (at ${String(row["seq"])}: ${eventsAt(log, row["seq"])})`
      )
  })
  const there = new Set(rows.map((row) => String(row["id"])))
  const missing = [...expected.keys()].filter((id) => !there.has(id)).map((id) => `task ${id} is in no table`)
  const messages = await allRows(senderTo(origin, owner), "/api/messages")
  const received = log.filter(({ event }) => event === "MessageReceived").length
  const counts =
    messages.length === received ? [] : [`${messages.length} messages in the table, ${received} in the log`]
  return [...differing, ...missing, ...counts]
}

/** Rebuilds every table, and answers the rows that differ from the served ones. */
export const compareReplay = async (operator: Product): Promise<ReadonlyArray<string>> => {
  const printed = await operator.tt("replay", "--json")
  const last = JSON.parse(printed.trim().split("\n").at(-1) ?? "{}")
  if (last.phase !== "swapped") return [`the replay ended with ${JSON.stringify(last)}`]
  const differences: ReadonlyArray<Row> = last.differences
  return differences.map((each) => `replay: ${JSON.stringify(each)}`)
}

/** Each client must end with exactly the rows that it may see, within `lateMillis`. */
export const compareReader = async (
  { name, origin, token, rows, linesOf }: Reader,
  lateMillis: number
): Promise<ReadonlyArray<string>> => {
  const table = await allRows(senderTo(origin, token), "/api/tasks")
  // The windows of a client may change until its snapshot arrives.
  const same = await waitUntil(
    async () => canonical(rows()) === canonical(linesOf(table)),
    (isSame) => isSame,
    lateMillis
  ).catch(() => null)
  if (same !== null) return []
  const seen = new Map(rows().map((row) => [String(row["id"]), row]))
  const lines = linesOf(table)
  const differing = lines.filter((row) => canonical(seen.get(String(row["id"]))) !== canonical(row))
  const extra = [...seen.keys()].filter((id) => lines.every((row) => row["id"] !== id))
  return [
    ...differing.map((row) => `${name}: ${differenceOf(row, seen.get(String(row["id"])))}`),
    ...extra.map((id) => `${name}: shows ${id}, which its windows do not hold by the table`)
  ]
}

const differenceOf = (row: Row, shown: Row | undefined) => {
  const id = String(row["id"])
  if (shown === undefined) return `${id} at position ${String(row["seq"])} is not shown`
  const fields = Object.keys(row).filter((field) => canonical(row[field]) !== canonical(shown[field]))
  const values = fields.map((field) => `${field} ${JSON.stringify(shown[field])} for ${JSON.stringify(row[field])}`)
  return `${id} is shown with ${values.join(", ")}`
}
