/**
 * Prints each changed task as one line of JSON. The position is kept in a file, so a restart continues where it ended.
 *
 *     TRACKER_TOKEN=tt_… node examples/followChanges.ts position.json
 *
 * Each change comes at least once: after a kill, the last changes may come again, with the same `seq`.
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { type FollowedPosition, followWindow } from "../clients/typescript/follow.ts"

const file = process.argv[2] ?? "position.json"
const origin = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8000"
const token = process.env["TRACKER_TOKEN"] ?? ""
const since: FollowedPosition | null = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null

for await (const { snapshot, rows, removed, position } of followWindow({ origin, token }, "tasks:active", { since })) {
  for (const { id, seq, title, status } of rows) console.log(JSON.stringify({ id, seq, title, status, snapshot }))
  for (const id of removed) console.log(JSON.stringify({ id, removed: true }))
  // After the lines are printed, and in one step: a kill loses no change and leaves no half of a file.
  writeFileSync(`${file}.new`, JSON.stringify(position))
  renameSync(`${file}.new`, file)
}
