/** The approvals of a group from its log, and the data of their buttons. */
import { describe, expect, test } from "vitest"
import { ActorId, ChatId, reactorActor } from "../../../domain/ids.ts"
import type { Commit } from "../../../streams/commit/envelope.ts"
import { approvalsIn, isRefusedIn } from "./approval.ts"
import { approvalPressData, approvalPressOf } from "./approvalButton.ts"

const bot = reactorActor("telegram")
const ada = ActorId.make("person:ada00001")
const bound = (waits: boolean) => ({ _tag: "ChatBound", ...(waits ? { waits: true } : {}) })
type Said = readonly [actor: ActorId, event: { readonly _tag: string }]
const commitsOf = (events: ReadonlyArray<Said>) =>
  events.map(([actor, event], i) => ({ seq: i + 1, actor, events: [event] }) as unknown as Commit)
const log = (...events: ReadonlyArray<Said>) => approvalsIn(commitsOf(events))

describe("the approval of a group", () => {
  test("does not exist for a group that was approved from the start", () =>
    expect(log([bot, bound(false)], [bot, { _tag: "ChatUnbound" }])).toEqual([]))

  test("names the person who decided, and a later end of the chat changes nothing", () => {
    expect(log([bot, bound(true)], [ada, { _tag: "ChatApproved" }], [bot, { _tag: "ChatUnbound" }])).toEqual([
      { is: "approved", since: 1, by: ada }
    ])
    expect(log([bot, bound(true)], [ada, { _tag: "ChatUnbound" }])).toEqual([{ is: "refused", since: 1, by: ada }])
  })

  test("is over when the bot was removed or the group moved, and the next one waits again", () =>
    expect(
      log(
        [bot, bound(true)],
        [bot, { _tag: "ChatUnbound" }],
        [bot, bound(true)],
        [bot, { _tag: "ChatMigrated" }],
        [bot, bound(true)]
      )
    ).toEqual([
      { is: "over", since: 1 },
      { is: "over", since: 3 },
      { is: "waiting", since: 5 }
    ]))
})

test("a refusal counts until the group is bound again, also when it needs no approval then", () => {
  const refused: ReadonlyArray<Said> = [
    [bot, bound(true)],
    [ada, { _tag: "ChatUnbound" }]
  ]
  expect(isRefusedIn(commitsOf(refused))).toBe(true)
  expect(isRefusedIn(commitsOf([...refused, [bot, bound(false)], [bot, { _tag: "ChatUnbound" }]]))).toBe(false)
  expect(
    isRefusedIn(
      commitsOf([
        [bot, bound(true)],
        [bot, { _tag: "ChatUnbound" }]
      ])
    )
  ).toBe(false)
})

test("the data of a button decodes to its press, within Telegram's 64 bytes; other texts decode to none", () => {
  const press = { action: "refuse", group: ChatId.make("a".repeat(40)) } as const
  expect(approvalPressOf(approvalPressData(press))).toEqual(press)
  expect(approvalPressData(press).length).toBeLessThanOrEqual(64)
  for (const data of ["", "g.x.aaaaaaaa", "g.a.", "g.a.AAAAAAAA", `g.a.${"a".repeat(41)}`, "q.a.aaaaaaaa.1"])
    expect(approvalPressOf(data)).toBeNull()
})
