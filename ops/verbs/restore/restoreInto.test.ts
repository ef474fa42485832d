import { Effect } from "effect"
import { expect, test } from "vitest"
import { NatsFault } from "../../../streams/nats/client/nats.ts"
import { BackupRefused } from "../backup/folder/refused.ts"
import { inWords } from "./restoreInto.ts"

const fault = new NatsFault({ kind: "unknown", cause: new Error("atomic publish batch is incomplete") })
const sentence = (error: NatsFault | BackupRefused, fullDisk: string | null) =>
  Effect.fail(error).pipe(
    inWords(() => fullDisk),
    Effect.flip,
    Effect.map(({ message }) => message),
    Effect.runSync
  )

test("a restore that stops on a full disk says so", () => {
  expect(sentence(fault, "/data")).toBe(
    "/data: the disk is full: free some space, and run the restore again, which continues it"
  )
})

test("a restore that stops for another reason names it, and how to continue", () => {
  expect(sentence(fault, null)).toBe(
    "the restore has stopped (Error: atomic publish batch is incomplete): run it again, and it continues"
  )
})

test("a refusal keeps its sentence on a full disk", () => {
  expect(sentence(new BackupRefused({ why: "here has a log already" }), "/data")).toBe("here has a log already")
})
