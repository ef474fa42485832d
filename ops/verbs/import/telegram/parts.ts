/** Parses an export while its bytes arrive: the fields of each chat, and its messages one by one. */
import { JSONParser } from "@streamparser/json"
import { oneLine } from "../../../../domain/text/clean.ts"
import { BrokenExport } from "../source/source.ts"
import { makeRepair } from "./repair.ts"

/** `place` is empty in the export of one chat; in the export of an account it is `chats/3` or `left_chats/0`. */
export type Part =
  | { readonly is: "field"; readonly place: string; readonly name: string; readonly value: unknown }
  | { readonly is: "message"; readonly place: string; readonly raw: unknown }

const fields = ["name", "type", "id"]
const lists = ["chats", "left_chats"]
const chats = ["$", ...lists.map((list) => `$.${list}.list.*`)]
const paths = chats.flatMap((chat) => [...fields.map((field) => `${chat}.${field}`), `${chat}.messages.*`])

/** Parses the bytes of an export, in this or in another format. The functions throw a `BrokenExport`. */
export type TakeApart = (onPart: (part: Part) => void) => {
  readonly write: (bytes: Uint8Array) => void
  readonly end: () => void
}

/** Bytes of the longest string that is kept without a copy for each byte. */
const stringBuffer = 64 * 1024
/**
 * The most bytes between two parts of a chat. The parser keeps them in memory, so a file with more is refused as one of another
 * program.
 */
const mostBetween = 32 * 1024 * 1024
const noParts = `the file has ${mostBetween / 1024 ** 2} MiB without a message: it is not a chat export of Telegram Desktop. Nothing was stored.`
const byteOrderMark = Buffer.from("\ufeff")

/** Calls `onPart` for each part of a JSON export. */
export const makeParts: TakeApart = (onPart) => {
  const parser = new JSONParser({ paths, keepStack: false, stringBufferSize: stringBuffer })
  const repair = makeRepair()
  const utf8 = new TextDecoder("utf-8", { fatal: true })
  let bytesBefore = 0
  let lastPart = 0
  let ended = false
  let thrown: { readonly cause: unknown } | null = null
  parser.onValue = ({ value, key, stack }) => {
    lastPart = bytesBefore
    const keys = [...stack.slice(1).map((each) => each.key), key]
    const place = lists.includes(String(keys[0])) ? `${String(keys[0])}/${String(keys[2])}` : ""
    const inner = place === "" ? keys : keys.slice(3)
    try {
      if (inner.length === 2) onPart({ is: "message", place, raw: value })
      else onPart({ is: "field", place, name: String(inner[0]), value })
    } catch (cause) {
      // The parser would replace a thrown error by its own one.
      thrown ??= { cause }
    }
  }
  parser.onEnd = () => {
    ended = true
  }
  let fault: Error | null = null
  parser.onError = (error) => {
    fault = error
  }
  const failOn = (error: Error, broken: "not-json" | "cut-off" = "not-json") =>
    new BrokenExport({
      why: `the file is not JSON: ${sentenceOf(error)} (near position ${bytesBefore}). Nothing was stored.`,
      fault: broken
    })

  return {
    write: (chunk: Uint8Array): void => {
      try {
        utf8.decode(chunk, { stream: true })
      } catch {
        throw new BrokenExport({
          why: "the file is not UTF-8; save it as UTF-8. Nothing was stored.",
          fault: "not-utf8"
        })
      }
      const isFirst = bytesBefore === 0
      const bytes = isFirst && byteOrderMark.equals(chunk.subarray(0, 3)) ? chunk.subarray(3) : chunk
      // Blanks after the end are allowed, and the parser does not take them.
      if (!(ended && Buffer.from(bytes).toString().trim() === "")) parser.write(repair(bytes))
      if (thrown !== null) throw thrown.cause
      if (fault !== null) throw failOn(fault)
      bytesBefore += chunk.length
      if (bytesBefore - lastPart > mostBetween) throw new BrokenExport({ why: noParts, fault: "no-chat" })
    },
    end: (): void => {
      if (!ended) throw failOn(new Error("it ends in the middle"), "cut-off")
    }
  }
}

const sentenceOf = (error: Error) => oneLine(error.message.slice(0, 200)).replace(/\.$/u, "")
