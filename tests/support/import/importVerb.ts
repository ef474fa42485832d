/** `tt import`, and the messages that it stored in the log. */
import { spawn } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Product } from "../product/product.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
/** 1,121 messages of real team meetings. The file is beside the repository, not part of it, and may be missing. */
export const meetingExport = fileURLToPath(
  new URL("../../../../shared/data/telegram-export/ubuntu-meeting.json", import.meta.url)
)
export const noMeetingExport = `there is no ${meetingExport}: only the generated chats are tested`
if (!existsSync(meetingExport)) console.warn(`SKIPPED: the tests on real meetings: ${noMeetingExport}`)

export interface ImportSummary {
  readonly chat: string
  readonly stored: number
  readonly alreadyThere: number
  readonly skipped: number
}
export interface StoredMessage {
  readonly subject: string
  readonly data: {
    readonly text: string
    readonly author: string
    readonly sentAt: string
    readonly source: string
    readonly audience: string
    readonly replyTo: string | null
  }
}

/** Writes an export with this content into the product's folder. Returns its path. */
export const writeExport = (into: Product, content: string) => {
  const file = join(into.folder, "result.json")
  writeFileSync(file, content)
  return file
}

export const runImport = async (into: Product, file: string, ...flags: ReadonlyArray<string>): Promise<ImportSummary> =>
  JSON.parse(await into.tt("import", file, "--json", ...flags))

/** Starts the verb in its own process, so that a test can kill it. */
export const startImport = (into: Product, file: string) => {
  const child = spawn(process.execPath, [cli, "import", file, "--json"], {
    env: { ...process.env, TT_DATA_DIR: join(into.folder, "data"), TT_HTTP_PORT: new URL(into.origin).port },
    stdio: "ignore"
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  return {
    kill: () => {
      child.kill("SIGKILL")
      return ended
    }
  }
}

/** The messages in the log. */
export const storedMessages = async (from: Product): Promise<ReadonlyArray<StoredMessage>> =>
  (await from.log()).flatMap(({ event, subject, data }) =>
    event === "MessageReceived" ? [{ subject, data: data as StoredMessage["data"] }] : []
  )

/** The texts of one generated chat, or of all chats, sorted. */
export const storedTexts = async (from: Product, chat?: number) =>
  (await storedMessages(from))
    .map(({ data }) => data.text)
    .filter((text) => chat === undefined || text.includes(`, ${chat}/`))
    .toSorted()
