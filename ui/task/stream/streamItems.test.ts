import { expect, test } from "vitest"
import type { ActivityRow } from "../../../gateways/contract.ts"
import { streamItems } from "./streamItems.ts"

const event = (name: string, detail: object = {}, id = name) =>
  ({ id, event: name, detail, actor: "person:ann00000", at: "2026-11-27T10:00:00Z" }) as unknown as ActivityRow
const said = (comment: string, text: string, more: object = {}) => event("TaskCommented", { comment, text, ...more })
const edited = (comment: string, text: string) => event("CommentEdited", { comment, text })

test("a comment has the words of its last edit, in its own place, and its changes are no items", () => {
  const items = streamItems([said("c1", "One"), event("TaskStarted"), edited("c1", "Two"), edited("c1", "Three")])
  expect(items.map(({ item, comment }) => [item.event, comment?.text, comment?.revision])).toEqual([
    ["TaskCommented", "Three", 3],
    ["TaskStarted", undefined, undefined]
  ])
})

test("a deleted comment says so until it is restored, and a change of one that is not loaded is left out", () => {
  const gone = [said("c1", ""), event("CommentDeleted", { comment: "c1" })]
  expect(streamItems(gone)[0]?.comment).toMatchObject({ deleted: true, text: "" })
  const back = [said("c1", "One"), ...gone.slice(1), event("CommentRestored", { comment: "c1" })]
  expect(streamItems(back)[0]?.comment).toMatchObject({ deleted: false, text: "One", revision: 1 })
  expect(streamItems([edited("c0", "Lost")])).toEqual([])
})

test("a reply from Telegram is marked", () => {
  expect(streamItems([said("c1", "Yes", { via: "telegram" })])[0]?.comment?.fromTelegram).toBe(true)
})
