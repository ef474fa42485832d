/** An import that is killed halfway and run again stores every message exactly once. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, expect, test } from "vitest"
import { chatExport } from "../../support/import/chatExport.ts"
import {
  startImport,
  runImport,
  meetingExport,
  storedTexts,
  noMeetingExport,
  writeExport
} from "../../support/import/importVerb.ts"
import { type Product, product, waitUntil } from "../../support/product/product.ts"

/** Messages of a file. */
const length = 900
/** Commits before the kill: far from the end of each file. */
const some = 200

let tracker: Product
let request: ReturnType<Product["as"]>
beforeAll(async () => {
  tracker = await product()
  await tracker.start()
  request = tracker.as(await tracker.token("member"))
})
afterAll(() => tracker.remove())
const alone: Array<Product> = []
afterEach(async () => {
  for (const each of alone.splice(0)) await each.remove()
})

/** Notes the position of the log. The returned function waits until `some` more commits are stored. */
const growth = async () => {
  const position = async () => Number((await request("GET", "/api/messages?limit=1")).body["seq"])
  const from = await position()
  return () => waitUntil(position, (now) => now >= from + some)
}

/** The same when no product runs: a commit takes some hundreds of bytes in the files of the log. */
const logged = async ({ folder }: Product) => {
  const blocks = join(folder, "data", "nats", "store", "jetstream", "$G", "streams", "EVT", "msgs")
  const bytes = () =>
    (existsSync(blocks) ? readdirSync(blocks) : [])
      .map((name) => statSync(join(blocks, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size, 0)
  await waitUntil(
    () => Promise.resolve(bytes()),
    (now) => now >= some * 500
  )
}

/**
 * Runs the import again. Tells whether the first one was killed halfway, the messages that it stored late, and the sum and texts of both.
 * `chat` selects one of several chats in the log.
 */
const again = async (into: Product, file: string, texts: ReadonlyArray<string>, chat?: number) => {
  const first = (await storedTexts(into, chat)).length
  const { stored, alreadyThere } = await runImport(into, file)
  return {
    halfway: first > 0 && alreadyThere < texts.length,
    late: alreadyThere - first,
    stored: alreadyThere + stored,
    texts: await storedTexts(into, chat)
  }
}
const whole = (texts: ReadonlyArray<string>) => ({
  halfway: true,
  late: 0,
  stored: texts.length,
  texts: texts.toSorted()
})

test("only the verb is killed, and the product continues", async () => {
  const { file, texts } = chatExport(3, length)
  const path = writeExport(tracker, JSON.stringify(file))
  const grown = await growth()
  const running = startImport(tracker, path)
  await grown()
  await running.kill()
  const outcome = await again(tracker, path, texts, 3)
  // The product may still store messages that it had received from the killed verb.
  expect(outcome.late).toBeGreaterThanOrEqual(0)
  expect({ ...outcome, late: 0 }).toEqual(whole(texts))
})

test("the product and its nats-server are killed, and the verb ends with an instruction", async () => {
  const { file, texts } = chatExport(4, length)
  const path = writeExport(tracker, JSON.stringify(file))
  const grown = await growth()
  const running = runImport(tracker, path).catch((error: unknown) => String(error))
  await grown()
  await tracker.kill({ nats: true })
  expect(await running).toMatch(/tt: the running product (broke off|does not answer)/)
  await tracker.start()
  expect(await again(tracker, path, texts, 4)).toEqual(whole(texts))
})

test("a verb without a running product is killed, and its nats-server survives", async () => {
  const { file, texts } = chatExport(5, length)
  const stopped = await product()
  alone.push(stopped)
  const path = writeExport(stopped, JSON.stringify(file))
  const running = startImport(stopped, path)
  await logged(stopped)
  await running.kill()
  expect(await again(stopped, path, texts)).toEqual(whole(texts))
})

test("1,121 messages of real meetings", async (context) => {
  if (!existsSync(meetingExport)) return context.skip(noMeetingExport)
  const said: ReadonlyArray<{ readonly text: string }> = JSON.parse(readFileSync(meetingExport, "utf8")).messages
  const stopped = await product()
  alone.push(stopped)
  const running = startImport(stopped, meetingExport)
  await logged(stopped)
  await running.kill()
  const texts = said.map(({ text }) => text)
  expect(texts).toHaveLength(1121)
  expect(await again(stopped, meetingExport, texts)).toEqual(whole(texts))
  return undefined
})
