import { describe, expect, test } from "vitest"
import { Audience } from "../../../domain/values.ts"
import * as view from "./view.ts"

type Row = view.ViewRow & { readonly n: number }
const row = (id: string, seq: number, n = seq, audience = "team"): Row => ({ id, seq, n, audience })
const cursor = (seq: number) => ({ generation: 1, epoch: 1, seq })
/** A client: its position, and the rows that it holds. */
type Client = view.ViewState<Row> & { readonly rows: ReadonlyMap<string, Row> }
const at = (seq: number, ...rows: ReadonlyArray<Row>): Client => ({
  rows: new Map(rows.map((each) => [each.id, each])),
  cursor: cursor(seq),
  lanes: new Map(),
  gap: false,
  aside: null
})
/** The client after a frame. */
const applied = (client: Client, outcome: view.FrameOutcome<Row>): { readonly is: string; readonly state: Client } => {
  const rows = new Map(outcome.is === "replaced" ? [] : client.rows)
  if (outcome.is === "replaced") for (const row of outcome.rows) rows.set(row.id, row)
  if (outcome.is === "changed") for (const row of outcome.put) rows.set(row.id, row)
  if (outcome.is === "changed") for (const id of outcome.gone) rows.delete(id)
  return { is: outcome.is, state: { ...outcome.state, rows } }
}
const takeChanges = (client: Client, frame: Parameters<typeof view.takeChanges<Row>>[1]) =>
  applied(
    client,
    view.takeChanges<Row>(client, frame, (id) => client.rows.get(id))
  )
const takeSnapshot = (client: Client, frame: Parameters<typeof view.takeSnapshot<Row>>[1]) =>
  applied(client, view.takeSnapshot<Row>(client, frame))
const takePosition = (client: Client, to: number): Client => ({ ...view.takePosition(client, to), rows: client.rows })
const unread: Client = { ...view.emptyView<Row>(), rows: new Map() }

const changes = (
  from: number,
  to: number,
  rows: ReadonlyArray<Row> = [],
  removed: ReadonlyArray<{ id: string; audience: string; seq: number }> = [],
  lane: string | null = "team"
) => ({
  is: "changes" as const,
  view: "tasks" as const,
  lane: lane === null ? null : Audience.make(lane),
  from,
  to,
  rows,
  removed: removed.map((each) => ({ ...each, audience: Audience.make(each.audience) }))
})
const rowsOf = (state: Client) => [...state.rows.values()]

describe("a view", () => {
  test("shows a snapshot only when all its parts are there", () => {
    const part = { is: "snapshot" as const, view: "tasks" as const, cursor: cursor(5) }
    const half = takeSnapshot(unread, { ...part, rows: [row("a", 1)], more: true })
    expect(rowsOf(half.state)).toEqual([])
    const whole = takeSnapshot(half.state, { ...part, rows: [row("b", 5)], more: false })
    expect(rowsOf(whole.state).map(({ id }) => id)).toEqual(["a", "b"])
    expect(whole.state.cursor?.seq).toBe(5)
  })

  test("applies a frame that begins at or before its position", () => {
    expect(rowsOf(takeChanges(at(5), changes(5, 7, [row("a", 7)])).state)).toEqual([row("a", 7)])
    expect(rowsOf(takeChanges(at(5, row("a", 4)), changes(2, 7, [row("a", 7)])).state)).toEqual([row("a", 7)])
  })

  test("ignores a frame that ends at or before its position", () => {
    const state = at(5, row("a", 4))
    expect(takeChanges(state, changes(1, 5, [row("a", 3)]))).toEqual({ is: "ignored", state })
  })

  test("reports a gap, and changes nothing", () => {
    const state = at(5, row("a", 4))
    expect(takeChanges(state, changes(6, 9, [row("a", 9)]))).toEqual({
      is: "gap",
      state: { ...state, gap: true }
    })
  })

  test("applies the frames of all its audiences for one batch", () => {
    const team = takeChanges(at(10), changes(10, 12, [row("a", 11)]))
    const mine = takeChanges(team.state, changes(3, 12, [row("b", 12, 12, "person:me000000")], [], "person:me000000"))
    expect(rowsOf(mine.state).map(({ id }) => id)).toEqual(["a", "b"])
    expect(takeChanges(mine.state, changes(3, 12, [row("b", 1)], [], "person:me000000")).is).toBe("ignored")
  })

  test("resumes from the position of all lanes, never from that of one lane", () => {
    const ahead = takeChanges(at(10), changes(10, 12, [row("a", 11)])).state
    expect(ahead.cursor?.seq).toBe(10)
    expect(takePosition(ahead, 12).cursor?.seq).toBe(12)
    expect(takePosition(ahead, 9).cursor?.seq).toBe(10)
  })

  test("after a gap no position counts until the subscription is answered", () => {
    const { state } = takeChanges(at(5), changes(6, 9, [row("a", 9)]))
    expect(takePosition(state, 20).cursor?.seq).toBe(5)
    const answered = takeChanges(state, changes(5, 9, [row("a", 9)], [], null)).state
    expect(answered.cursor?.seq).toBe(9)
    expect(takePosition(answered, 20).cursor?.seq).toBe(20)
  })

  test("names the rows that a frame changes, and no other", () => {
    const state = at(5, row("a", 4), row("b", 5))
    const removed = [{ id: "b", audience: Audience.make("team"), seq: 7 }]
    const outcome = view.takeChanges<Row>(state, changes(5, 7, [row("a", 6)], removed), (id) => state.rows.get(id))
    expect(outcome).toMatchObject({ is: "changed", put: [row("a", 6)], gone: ["b"] })
  })

  test("never puts an older row over a newer one", () => {
    expect(rowsOf(takeChanges(at(5, row("a", 5)), changes(3, 8, [row("a", 4)])).state)).toEqual([row("a", 5)])
  })

  test("drops a row that left the audience it was seen in", () => {
    expect(
      rowsOf(
        takeChanges(
          at(5, row("a", 4, 4, "person:me000000")),
          changes(5, 6, [], [{ id: "a", audience: "person:me000000", seq: 6 }])
        ).state
      )
    ).toEqual([])
  })

  test("keeps a row that moved between two own audiences, for any order of the frames", () => {
    const moved = row("a", 6, 6, "team")
    const left = { id: "a", audience: "person:me000000", seq: 6 }
    const before = at(5, row("a", 4, 4, "person:me000000"))
    const mine = "person:me000000"
    const leftFirst = takeChanges(takeChanges(before, changes(5, 6, [], [left], mine)).state, changes(5, 7, [moved]))
    expect(rowsOf(leftFirst.state)).toEqual([moved])
    const movedFirst = takeChanges(takeChanges(before, changes(5, 6, [moved])).state, changes(5, 7, [], [left], mine))
    expect(rowsOf(movedFirst.state)).toEqual([moved])
  })

  test("ends with the server's rows, however often frames are repeated", () => {
    const frames = [
      changes(0, 1, [row("a", 1)]),
      changes(1, 2, [row("b", 2)]),
      changes(2, 3, [row("a", 3)]),
      changes(3, 4, [], [{ id: "b", audience: "team", seq: 4 }])
    ]
    const heard = frames.flatMap((frame, i) => [frame, ...frames.slice(0, i)])
    const end = heard.reduce((state, frame) => takeChanges(state, frame).state, at(0))
    expect(rowsOf(end)).toEqual([row("a", 3)])
  })
})
