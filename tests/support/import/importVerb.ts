/** `tt import`, and the messages that it stored in the log. */
import { spawn } from "node:child_process"
import { existsSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Product } from "../product/product.ts"

const cli = fileURLToPath(new URL("../../../ops/tt.mjs", import.meta.url))
/** 1,121 messages of real team meetings. The file is beside the repository, not part of it, and may be missing. */
export const meeting = fileURLToPath(
  new URL("../../../../shared/data/telegram-export/ubuntu-meeting.json", import.meta.url)
)
export const withoutMeeting = `there is no ${meeting}: only the generated chats are tested`
if (!existsSync(meeting)) console.warn(`SKIPPED: the tests on real meetings: ${withoutMeeting}`)

export interface Imported {
  readonly chat: string
  readonly stored: number
  readonly alreadyThere: number
  readonly skipped: number
}
export interface Received {
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
export const written = (into: Product, content: string) => {
  const file = join(into.folder, "result.json")
  writeFileSync(file, content)
  return file
}

export const imported = async (into: Product, file: string): Promise<Imported> =>
  JSON.parse(await into.tt("import", file, "--json"))

/** Starts the verb in its own process, so that a test can kill it. */
export const begin = (into: Product, file: string) => {
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
export const received = async (from: Product): Promise<ReadonlyArray<Received>> =>
  (await from.log()).flatMap(({ event, subject, data }) =>
    event === "MessageReceived" ? [{ subject, data: data as Received["data"] }] : []
  )

/** The texts of one generated chat, or of all chats, sorted. */
export const textsIn = async (from: Product, chat?: number) =>
  (await received(from))
    .map(({ data }) => data.text)
    .filter((text) => chat === undefined || text.includes(`, ${chat}/`))
    .toSorted()
