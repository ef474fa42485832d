/**
 * Prints a summary of a week as Markdown: tasks that were done, new ones, and those that are late.
 *
 *     TRACKER_TOKEN=tt_… node examples/weeklySummary.ts 2026-11-27 > week.md
 *
 * The day is the last one of the week, in UTC; today by default.
 */
import { type Shapes, trackerClient } from "../clients/typescript/client.ts"

type Task = Shapes["Task"]
const origin = process.env["TRACKER_URL"] ?? "http://127.0.0.1:8000"
const tracker = trackerClient({ origin, token: process.env["TRACKER_TOKEN"] ?? "" })

const lastDay = process.argv[2] ?? new Date().toISOString().slice(0, 10)
const end = new Date(`${lastDay}T00:00:00Z`)
const firstDay = new Date(end.getTime() - 6 * 24 * 3600 * 1000).toISOString().slice(0, 10)
const isInWeek = (at: string) => at.slice(0, 10) >= firstDay && at.slice(0, 10) <= lastDay

const tasks: Array<Task> = []
for (let cursor: string | null = ""; cursor !== null;) {
  const page: { readonly items: ReadonlyArray<Task>; readonly next: string | null } = await tracker.tasks.list({
    limit: 200,
    ...(cursor === "" ? {} : { cursor })
  })
  tasks.push(...page.items)
  cursor = page.next
}
const people = new Map((await tracker.people.list()).items.map(({ id, name }) => [id, name]))

const isOver = ({ status }: Task) => status === "done" || status === "cancelled"
/** Markdown signs in a title are shown as they are. */
const plain = (text: string) => text.replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`)
const line = ({ id, number, title, assignee, due }: Task) => {
  const who = assignee === null ? "" : `, ${plain(people.get(assignee) ?? assignee)}`
  return `- [T-${number}](${origin}/tasks/${id}) ${plain(title)}${who}${due === null ? "" : `, due ${due.slice(0, 10)}`}`
}
const section = (name: string, rows: ReadonlyArray<Task>) =>
  [`## ${name} (${rows.length})`, "", ...(rows.length === 0 ? ["None."] : rows.map(line)), ""].join("\n")

console.log(`# Week ${firstDay} to ${lastDay}\n`)
console.log(
  section(
    "Done",
    tasks.filter((task) => task.status === "done" && isInWeek(task.updatedAt))
  )
)
console.log(
  section(
    "New",
    tasks.filter((task) => isInWeek(task.createdAt))
  )
)
console.log(
  section(
    "Late",
    tasks.filter((task) => !isOver(task) && task.due !== null && task.due.slice(0, 10) < lastDay)
  )
)
