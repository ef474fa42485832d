/**
 * Creates a task from standard input: the first line is the title, the rest the description. Prints the address of the task.
 *
 *     TRACKER_TOKEN=tt_… node examples/createTask.ts mail-4711 < mail.txt
 *
 * The argument is the idempotency key: a program that crashed runs this again with the same key, and there is one task.
 */
import { text } from "node:stream/consumers"
import { trackerClient } from "../clients/typescript/client.ts"

const origin = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8000"
const tracker = trackerClient({ origin, token: process.env["TRACKER_TOKEN"] ?? "" })

const key = process.argv[2]
const [title = "", ...rest] = (await text(process.stdin)).trim().split("\n")
const { id } = await tracker.tasks.create(
  { title, description: rest.join("\n").trim() },
  key === undefined ? {} : { key }
)
console.log(`${origin}/tasks/${id}`)
