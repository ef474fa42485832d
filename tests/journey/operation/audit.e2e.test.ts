/** The audit export prints every event once, in order, with actor, time, data and cause. */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { parseLines } from "../../support/product/operator.ts"
import { allClassified, type Product, product } from "../../support/product/product.ts"

let tracker: Product
let request: ReturnType<Product["as"]>

/** The lines of the verb. */
const exported = async (...flags: ReadonlyArray<string>) => parseLines(await tracker.tt("audit", "export", ...flags))

/** A title that a spreadsheet would evaluate, and that is hard to parse as CSV. */
const hostile = '=HYPERLINK("http://evil", "x"), and "more"'

beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member", "the harbour script"))
  for (let i = 0; i < 30; i++) {
    const { body } = await request("POST", "/api/tasks", { title: i === 7 ? hostile : `Plank ${i}` }, `k${i}`)
    await request("POST", `/api/tasks/${String(body.id)}/comment`, { text: 'a line\nand another, "quoted"' }, `c${i}`)
    await request("POST", `/api/tasks/${String(body.id)}/complete`, undefined, `d${i}`)
    // A repeated command, and one whose outcome already holds: neither records an event.
    await request("POST", `/api/tasks/${String(body.id)}/complete`, undefined, `d${i}`)
    await request("POST", `/api/tasks/${String(body.id)}/complete`, undefined, `e${i}`)
  }
  await allClassified(request)
})
afterAll(() => tracker.remove())

test("every event is printed once, in the order of the log", async () => {
  const lines = await exported()
  const count = (event: string) => lines.filter((line) => line.event === event).length
  expect([count("TaskCreated"), count("TaskCommented"), count("TaskCompleted"), count("TaskClassified")]).toEqual([
    30, 30, 30, 30
  ])
  expect(new Set(lines.map(({ seq, n }) => `${seq}.${n}`)).size).toBe(lines.length)
  expect(lines).toEqual(lines.toSorted((a, b) => a.seq - b.seq || a.n - b.n))
  const { body } = await request("GET", "/api/tasks?limit=1")
  expect(lines.at(-1)?.seq).toBe(body.seq)
})

test("each line has actor, time, data and cause", async () => {
  const lines = await exported()
  const created = lines.find(({ event, data }) => event === "TaskCreated" && data["title"] === "Plank 3")
  expect(created).toMatchObject({ who: "the harbour script", why: null, data: { title: "Plank 3", audience: "team" } })
  expect(Date.parse(created?.at ?? "")).toBeGreaterThan(Date.parse("2026-01-01"))
  const classified = lines.find(({ event, subject }) => event === "TaskClassified" && subject === created?.subject)
  expect(classified).toMatchObject({
    actor: "reactor:classify",
    why: `${created?.subject}@${created?.seq}`,
    data: { model: { provider: "builtin" } }
  })
})

test("times and days limit the export, and both are included", async () => {
  const lines = await exported()
  const [first, later] = [lines[10], lines[20]]
  const between = await exported("--from", first?.at ?? "", "--to", later?.at ?? "")
  expect(between).toEqual(lines.filter(({ at }) => at >= (first?.at ?? "") && at <= (later?.at ?? "")))
  expect(between.length).toBeGreaterThan(5)
  const day = first?.at.slice(0, 10) ?? ""
  expect(await exported("--from", day, "--to", lines.at(-1)?.at.slice(0, 10) ?? "")).toEqual(lines)
  expect(await exported("--to", "2020-01-01")).toEqual([])
  for (const day of ["yesterday", "2026-02-30", "2026-13-01"])
    await expect(tracker.tt("audit", "export", "--from", day)).rejects.toThrow(
      `tt: --from ${day}: must be an existing day`
    )
  await expect(tracker.tt("audit", "export", "--from", "2026-11-24", "--to", "2026-11-20")).rejects.toThrow("is after")
})

test("CSV has the same lines, and no cell that a spreadsheet would evaluate", async () => {
  const csv = await tracker.tt("audit", "export", "--format", "csv")
  const cells = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, cell]) => (cell ?? "").replaceAll('""', '"'))
  const columns = (csv.split("\n")[0] ?? "").split(",").length
  expect(cells.length / columns).toBe((await exported()).length)
  expect(cells.some((cell) => /^[=+@-]/.test(cell))).toBe(false)
  expect(cells.filter((cell) => cell.startsWith("{")).map((cell) => JSON.parse(cell))).toContainEqual(
    expect.objectContaining({ title: hostile })
  )
})

test("a reader that closes the pipe early causes no error", () => {
  const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
  const said = execFileSync(
    "sh",
    ["-c", `"$0" "$1" audit export 2>"$2" | head -n 1; cat "$2"`, process.execPath, cli, `${tracker.folder}/errors`],
    {
      encoding: "utf8",
      env: { ...process.env, TT_DATA_DIR: `${tracker.folder}/data`, TT_HTTP_PORT: new URL(tracker.origin).port }
    }
  )
  expect(JSON.parse(said)).toMatchObject({ seq: 1 })
})
