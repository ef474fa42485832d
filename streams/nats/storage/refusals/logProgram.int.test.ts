/** The log names the newest program that has opened it, and an earlier one refuses a format that it does not know. */
import { Effect, Layer } from "effect"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type NatsProcess, startNats } from "../../../../tests/support/nats/natsProcess.ts"
import { masterKeyFile } from "../../../masterKey/masterKey.ts"
import { natsClient } from "../../client/jetstream.ts"
import { Nats } from "../../client/nats.ts"
import { natsRecord } from "../../record.ts"
import { recordProgram } from "../recordProgram.ts"
import { isLater } from "./versionOrder.ts"
import { LogNewer } from "./logProgram.ts"

const folder = mkdtempSync(join(tmpdir(), "log-program-"))
let server: NatsProcess
beforeAll(async () => {
  server = await startNats()
  await open()
})
afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const options = () => ({ url: server.url, name: "test", replicas: 1 })
const open = () =>
  Effect.void.pipe(
    Effect.provide(natsRecord(options()).pipe(Layer.provide(masterKeyFile(join(folder, "master.key"))))),
    Effect.runPromise
  )
const onServer = <A, E>(act: Effect.Effect<A, E, Nats>) =>
  act.pipe(Effect.provide(natsClient(options())), Effect.runPromise)
const settings = () => onServer(Effect.flatMap(Nats, (nats) => nats.settings("EVT")))

test("a program records itself, and an earlier one does not replace it", async () => {
  expect(await onServer(recordProgram("0.9.0"))).toBe(null)
  expect(await onServer(recordProgram("0.10.0"))).toEqual({ version: "0.9.0", format: 1 })
  expect(await onServer(recordProgram("0.9.0"))).toEqual({ version: "0.10.0", format: 1 })
  expect((await settings())?.metadata).toMatchObject({ "tracker.program": '{"version":"0.10.0","format":1}' })
})

test("a log of a later program with the same format is opened", () => expect(open()).resolves.toBeUndefined())

test("a log of an unknown format is refused with the version that reads it, and stays as it is", async () => {
  const { metadata } = (await settings()) ?? {}
  const newer = { ...metadata, "tracker.program": JSON.stringify({ version: "7.2.0", format: 9, more: true }) }
  await onServer(Effect.flatMap(Nats, (nats) => nats.updateStream("EVT", { metadata: newer })))
  const before = await settings()
  await expect(open()).rejects.toThrow(new LogNewer({ version: "7.2.0", format: 9 }).message)
  await expect(open()).rejects.toThrow("start version 7.2.0 or a later one")
  expect(await settings()).toEqual(before)
})

test("versions are compared by their numbers", () => {
  expect(isLater("0.10.0", "0.9.9")).toBe(true)
  expect(isLater("0.9.9", "0.10.0")).toBe(false)
  expect(isLater("1.0.0", "1.0.0")).toBe(false)
})
