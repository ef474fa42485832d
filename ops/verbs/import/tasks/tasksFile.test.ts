/** Reads files of each product as tasks, and reports the values that are not stored. */
import { Effect, Stream } from "effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { openTasks } from "./tasksFile.ts"

const folder = mkdtempSync(join(tmpdir(), "tasks-file-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cell = (text: string) => (/[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv = (...rows: ReadonlyArray<ReadonlyArray<string>>) => rows.map((row) => row.map(cell).join(",")).join("\n")

const open = (content: string, { name = "board.csv", map = null as string | null } = {}) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return openTasks(file, map, () => {})
}
const read = (content: string, given?: { readonly name?: string; readonly map?: string }) =>
  Effect.runPromise(
    Effect.gen(function* () {
      const { read, ...shown } = yield* open(content, given)
      return { ...shown, all: (yield* Stream.runCollect(read)).flat() }
    })
  )
const refusal = async (content: string, given?: { readonly map?: string }) =>
  (await Effect.runPromise(Effect.flip(open(content, given)))).message
const kinds = (losses: ReadonlyArray<{ readonly kind: string; readonly count: number }>) =>
  losses.map(({ kind, count }) => `${kind}: ${count}`).toSorted()

describe("Trello", () => {
  const header = ["Card ID", "Card Name", "Card Description", "Labels", "Members", "Due Date", "List Name", "Archived"]
  const more = ["Due Complete", "Comment Count", "List ID", "Estimate"]
  const board = csv(
    [...header, ...more],
    [
      "5f5e1000aaaaaaaaaaaaaaaa",
      "Paint the pier",
      "Two coats",
      "bug (red), outside",
      "Ann Bell",
      "2026-12-04T09:00:00.000Z",
      "Doing",
      "false",
      "false",
      "3",
      "l1",
      "5"
    ],
    ["5f5e1001aaaaaaaaaaaaaaaa", "Mend the lamp", "", "", "", "", "Готово", "true", "true", "0", "l2", ""],
    ["5f5e1002aaaaaaaaaaaaaaaa", "Old idea", "", "", "", "", "Someday", "true", "false", "", "l3", ""],
    ["5f5e1003aaaaaaaaaaaaaaaa", "  ", "no name", "", "", "", "", "", "", "", "", ""]
  )

  test("cards are tasks with their list, labels and due date", async () => {
    const { all, source, statuses } = await read(board)
    expect(source).toBe("Trello")
    expect(all.map(({ title, status }) => [title, status])).toEqual([
      ["Paint the pier", "in-progress"],
      ["Mend the lamp", "done"],
      ["Old idea", "cancelled"]
    ])
    expect(statuses).toEqual({ "in-progress": 1, done: 1, cancelled: 1 })
    expect(all[0]).toMatchObject({
      category: "bug",
      priority: null,
      due: "2026-12-04T09:00:00Z",
      assignees: ["Ann Bell"],
      description:
        "Two coats\n\nLabels: bug (red), outside\nList Name: Doing\nEstimate: 5\nCreated: 2020-09-13T12:26:40.000Z"
    })
  })

  test("comments and cards without a name are reported", async () =>
    expect(kinds((await read(board)).losses)).toEqual([
      "comments (the file has only their number): 1",
      "rows without a title: 1"
    ]))

  test("the mapping says what each column becomes, with examples", async () => {
    const { columns } = await read(board)
    expect(columns.find(({ name }) => name === "Card Name")).toMatchObject({
      use: { is: "to", field: "title" },
      examples: ["Paint the pier", "Mend the lamp", "Old idea"]
    })
    expect(columns.find(({ name }) => name === "List ID")?.use).toMatchObject({ is: "left" })
    expect(columns.find(({ name }) => name === "Estimate")?.use).toEqual({ is: "kept" })
  })
})

describe("Todoist", () => {
  const header = [
    "TYPE",
    "CONTENT",
    "DESCRIPTION",
    "PRIORITY",
    "INDENT",
    "AUTHOR",
    "RESPONSIBLE",
    "DATE",
    "DATE_LANG",
    "TIMEZONE"
  ]
  const project = csv(
    header,
    ["meta", "view_style=list", "", "", "", "", "", "", "", ""],
    ["section", "Kitchen", "", "", "", "", "", "", "", ""],
    [
      "task",
      "Buy paint @shop @bug",
      "white",
      "1",
      "1",
      "Ann (12)",
      "Olga Kit (34)",
      "2026-12-04 10:00",
      "en",
      "Europe/Kyiv"
    ],
    ["note", 'Two tins [[file {"name":"a.png"}]]', "", "", "", "Ann (12)", "", "", "", ""],
    ["task", "Ask the price", "", "4", "2", "", "", "every Monday", "en", ""],
    ["", "", "", "", "", "", "", "", "", ""],
    ["section", "Yard", "", "", "", "", "", "", "", ""],
    ["task", "Ask the price", "", "2", "1", "", "", "", "", ""],
    ["task", "Ask the price", "", "2", "1", "", "", "", "", ""]
  )

  test("tasks keep their section, parent, labels and comments", async () => {
    const { all, losses } = await read(project, { name: "Home (1).csv" })
    expect(all).toMatchObject([
      {
        title: "Buy paint",
        priority: "critical",
        category: "bug",
        due: "2026-12-04T08:00:00Z",
        assignees: ["Olga Kit (34)"],
        description:
          "white\n\n💬 Ann (12): Two tins\n\nLabels: shop, bug\nAUTHOR: Ann (12)\nProject: Home\nSection: Kitchen"
      },
      {
        title: "Ask the price",
        priority: null,
        due: null,
        description: "Project: Home\nSection: Kitchen\nSubtask of: Buy paint @shop @bug\nDATE: every Monday"
      },
      { title: "Ask the price", priority: "high", description: "Project: Home\nSection: Yard" },
      { title: "Ask the price" }
    ])
    expect(kinds(losses)).toEqual([
      "attachments: 1",
      "due dates that are not understood (kept as text): 1",
      "settings of the view: 1"
    ])
  })

  test("equal tasks have different keys, which a copy of the file has as well", async () => {
    const keys = async (name: string) => (await read(project, { name })).all.map(({ key }) => key.join(" "))
    const first = await keys("Home.csv")
    expect(new Set(first).size).toBe(4)
    expect(await keys("Home (2).csv")).toEqual(first)
    expect(await keys("Home [2203306141].csv")).toEqual(first)
    expect((await keys("Work.csv"))[0]).not.toBe(first[0])
  })
})

test("Vikunja: dates, priorities and HTML are read, and a zero date is none", async () => {
  const { all, source } = await read(
    csv(
      ["id", "title", "description", "done", "due_date", "priority", "percent_done", "created", "assignees"],
      [
        "7",
        "Repaint",
        '<p>See <a href="https://a.example">plan</a></p><ul><li>one</li></ul><script>alert(1)</script>',
        "false",
        "2026-12-04T00:00:00Z",
        "4",
        "0.5",
        "2026-11-01T08:00:00Z",
        "ann"
      ],
      ["8", "Sweep", "", "true", "0001-01-01T00:00:00Z", "0", "0", "2026-11-02T08:00:00Z", ""]
    )
  )
  expect(source).toBe("Vikunja")
  expect(all).toMatchObject([
    {
      priority: "critical",
      status: "open",
      due: "2026-12-04T00:00:00Z",
      description: "See [plan](https://a.example)\n- one\n\npercent_done: 0.5\ncreated: 2026-11-01T08:00:00Z"
    },
    { status: "done", due: null, priority: null }
  ])
})

test("Plane: states, priorities and labels are read", async () => {
  const { all, source } = await read(
    csv(
      [
        "ID",
        "Project",
        "Name",
        "Description",
        "State",
        "Target Date",
        "Priority",
        "Created By",
        "Assignee",
        "Labels",
        "Completed At"
      ],
      [
        "PIER-1",
        "Pier",
        "Fix the gate",
        "",
        "In Progress",
        "Fri, 04 Dec 2026",
        "urgent",
        "Ann",
        "Bo Kit, Ann",
        "Bug",
        ""
      ],
      ["PIER-2", "Pier", "Plan", "", "Triage", "", "none", "Ann", "", "", "2026-11-20"],
      ["PIER-3", "Pier", "Drop it", "", "Cancelled", "", "low", "Ann", "", "", "2026-11-20"]
    )
  )
  expect(source).toBe("Plane")
  expect(all).toMatchObject([
    { status: "in-progress", due: "2026-12-04", priority: "critical", category: "bug", assignees: ["Bo Kit", "Ann"] },
    { status: "done", priority: null, description: "Project: Pier\nCreated By: Ann\nState: Triage" },
    { status: "cancelled", priority: "low" }
  ])
})

describe("any other CSV file", () => {
  const table = csv(
    ["Name", "Due, Date", "Who", "Secret"],
    ["Paint", "2026-12-04", "Ann", "x"],
    ["Paint", "2026-12-04", "Ann", "x"]
  )
  const map = 'title=Name,due="Due, Date",assignee=Who'

  test("is read by --map", async () => {
    const { all, columns } = await read(table, { map })
    expect(all).toMatchObject([{ title: "Paint", due: "2026-12-04", assignees: ["Ann"], description: "" }, {}])
    expect(columns[3]?.use).toEqual({ is: "left", why: "--map does not name it" })
  })
  test("has equal rows as different tasks", async () =>
    expect(new Set((await read(table, { map })).all.map(({ key }) => key.join(" "))).size).toBe(2))

  test("is refused without --map, with the names of its columns", async () =>
    expect(await refusal(table)).toMatch(/none of Trello, Todoist, Plane, Vikunja.*--map.*"Name", "Due, Date"/))
  test.each([
    ["due=Name", /no column for the title/],
    ["name=Name", /no field of a task: "name"/],
    ["title=", /no column in "title="/],
    ["title=Title", /no column title/],
    ["__proto__=Name,title=Name", /no field/],
    ["title=Name,description=name", /names the column "name" twice/]
  ])("is refused with --map %s", async (map, says) => expect(await refusal(table, { map })).toMatch(says))
})

describe("hostile content is text, and a cut is reported:", () => {
  const one = async (title: string, description = "") => {
    const { all, losses } = await read(csv(["Name", "Note"], [title, description]), {
      map: "title=Name,description=Note"
    })
    return { task: all[0], losses: kinds(losses) }
  }
  test("a formula", async () => expect((await one('=HYPERLINK("x")')).task?.title).toBe('=HYPERLINK("x")'))
  test("NUL and bidi marks", async () => expect((await one("pay\u202e\0 eciovni")).task?.title).toBe("pay eciovni"))
  test("a path", async () => expect((await one("../../etc/passwd")).task?.title).toBe("../../etc/passwd"))
  test("a long title is whole in the description", async () => {
    const title = "long ".repeat(100).trim()
    expect((await one(title)).task?.description).toBe(title)
  })
  test("a huge cell", async () => {
    const { task, losses } = await one("Big", "y".repeat(1_000_000))
    expect(task?.description.length).toBeLessThanOrEqual(20_000)
    expect(losses).toEqual(["the end of a long text: 1"])
  })
  test("100,000 columns", async () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`)
    const { all, losses, columns } = await read(`${names.join(",")}\n${names.join(",")}`, { map: "title=c0" })
    expect(all).toMatchObject([{ title: "c0" }])
    expect(columns).toHaveLength(500)
    expect(kinds(losses)).toEqual(["cells after the last column: 1"])
  })
  test("an empty file", async () => expect(await refusal("")).toBe("the file has no rows. Nothing was stored."))
})
